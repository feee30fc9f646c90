"""The order and the filters of campaigns, computed by the database from the dates of their phases."""

from datetime import date

from django.db.models import Case, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, TextField, Value, When
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from campaigns.campaigns.parts import CampaignPhase
from campaigns.campaigns.states import State

_ORDER = (State.RUNNING, State.UPCOMING, State.ENDED)


class CampaignQuerySet(PageQuerySet):
    def with_state(self, today: date) -> "CampaignQuerySet":
        """Annotate `state` as `standing()` computes it, empty without phases, and the dates that order by it."""
        phases = CampaignPhase.objects.filter(page=OuterRef("pk")).order_by()
        running = phases.filter(starts__lte=today, ends__gte=today)
        found = self.annotate(
            running_until=_first(running.order_by("ends"), "ends"),
            next_start=_first(phases.filter(starts__gt=today).order_by("starts"), "starts"),
            last_end=_first(phases.order_by("-ends"), "ends"),
        )
        return found.annotate(
            state=Case(
                When(running_until__isnull=False, then=Value(State.RUNNING.value)),
                When(next_start__isnull=False, then=Value(State.UPCOMING.value)),
                When(last_end__isnull=False, then=Value(State.ENDED.value)),
                default=Value(""),
                output_field=TextField(),
            )
        )

    def in_order(self, today: date) -> "CampaignQuerySet":
        """Order: what runs, soonest to end first; what comes, soonest first; what ended, latest first; the undated."""
        place = Case(
            *(When(state=state.value, then=Value(number)) for number, state in enumerate(_ORDER)),
            default=Value(len(_ORDER)),
            output_field=IntegerField(),
        )
        return self.with_state(today).order_by(
            place,
            F("running_until").asc(nulls_last=True),
            F("next_start").asc(nulls_last=True),
            F("last_end").desc(nulls_last=True),
            "-first_published_at",
            "pk",
        )

    def in_year(self, year: int) -> "CampaignQuerySet":
        """Return the campaigns of which a phase touches the year."""
        phases = CampaignPhase.objects.filter(page=OuterRef("pk"))
        return self.filter(Exists(phases.filter(starts__lte=date(year, 12, 31), ends__gte=date(year, 1, 1))))

    def with_parts(self) -> "CampaignQuerySet":
        """Fetch along what a card shows."""
        return self.select_related("locale").prefetch_related("phases", "themes")


def _first(phases: QuerySet, name: str) -> Subquery:
    return Subquery(phases.values(name)[:1])


CampaignManager = PageManager.from_queryset(CampaignQuerySet)
