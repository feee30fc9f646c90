"""The order and the filters of campaigns, computed by the database from the dates of their phases."""

from datetime import date

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from wagtail.models import PageManager

from campaigns.campaigns.parts import CampaignPhase
from campaigns.campaigns.states import State
from core.pages import BasePageQuerySet

# By which day a campaign of each state is ordered: one that runs, one that comes, one that has ended.
_DATES = ("running_until", "next_start", "last_end")


class CampaignQuerySet(BasePageQuerySet):
    def with_state(self, today: date) -> "CampaignQuerySet":
        """Annotate `state` as `standing()` computes it, empty without phases, and the dates that order by it."""
        return self._with_dates(today).annotate(
            state=Case(
                When(running_until__isnull=False, then=Value(State.RUNNING.value)),
                When(next_start__isnull=False, then=Value(State.UPCOMING.value)),
                When(last_end__isnull=False, then=Value(State.ENDED.value)),
                default=Value(""),
                output_field=TextField(),
            )
        )

    def _with_dates(self, today: date) -> "CampaignQuerySet":
        phases = CampaignPhase.objects.filter(page=OuterRef("pk")).order_by()
        running = phases.filter(starts__lte=today, ends__gte=today)
        return self.annotate(
            running_until=_first(running.order_by("ends"), "ends"),
            next_start=_first(phases.filter(starts__gt=today).order_by("starts"), "starts"),
            last_end=_first(phases.order_by("-ends"), "ends"),
        )

    def in_state(self, state: str, today: date) -> "CampaignQuerySet":
        """Return the campaigns that stand so today."""
        return self.with_state(today).filter(state=state)

    def in_order(self, today: date) -> "CampaignQuerySet":
        """Order: what runs, soonest to end first; what comes, soonest first; what ended, latest first; the undated."""
        # Not by the state in words: the database would work out each date once more for each of its names.
        place = Case(
            *(When(**{f"{name}__isnull": False}, then=Value(number)) for number, name in enumerate(_DATES)),
            default=Value(len(_DATES)),
            output_field=IntegerField(),
        )
        return self._with_dates(today).order_by(
            place,
            F("running_until").asc(nulls_last=True),
            F("next_start").asc(nulls_last=True),
            F("last_end").desc(nulls_last=True),
            "-first_published_at",
            "pk",
        )

    def foremost(self, today: date) -> "CampaignQuerySet":
        """Order real ones before samples, then as `in_order`: for the first alone, of each stands there once a phase.

        A join costs a fraction of the dates that `in_order` has the database work out for every campaign.
        """
        runs = Q(phases__starts__lte=today, phases__ends__gte=today)
        comes = Q(phases__starts__gt=today)
        place = Case(
            When(runs, then=Value(0)), When(comes, then=Value(1)), When(phases__isnull=False, then=Value(2)), default=3
        )
        soonest = Case(When(runs, then=F("phases__ends")), When(comes, then=F("phases__starts")))
        return self.order_by(
            "demo",
            place,
            soonest.asc(nulls_last=True),
            F("phases__ends").desc(nulls_last=True),
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
