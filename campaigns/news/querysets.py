"""News in order, and what belongs together."""

from django.db.models import Case, Q, Value, When
from django.utils import timezone
from wagtail.models import PageManager

from core.pages import BasePageQuerySet

NEWEST = ("-dated", "-first_published_at", "-pk")


class NewsQuerySet(BasePageQuerySet):
    def newest(self) -> "NewsQuerySet":
        """Order by the day that the news is about, not by the day on which somebody typed it in."""
        return self.order_by(*NEWEST)

    def pinned_first(self) -> "NewsQuerySet":
        """As `newest`, but what is pinned today comes before everything else."""
        pinned = Q(pinned=True) & (Q(pinned_until=None) | Q(pinned_until__gte=timezone.localdate()))
        return self.annotate(at_top=Case(When(pinned, then=Value(1)), default=Value(0))).order_by("-at_top", *NEWEST)

    def shown(self) -> "NewsQuerySet":
        """Return what is public."""
        return self.live().public()


NewsManager = PageManager.from_queryset(NewsQuerySet)
