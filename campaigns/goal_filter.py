"""Filters by goal: of the lists of campaigns, stories and news, and of what search finds."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.goals import Goal, goals
from core.listing import ListFilter, ListingPage
from search.facet_kinds import FacetKind
from search.serving import FACET


def serving_one_of(pages: QuerySet, codes: Sequence[str]) -> QuerySet:
    """Return the pages that serve one of the goals; SQLite cannot ask what a JSON list holds, so its text is asked."""
    if not codes:
        return pages.none()
    named = Q()
    for code in codes:
        named |= Q(goals_text__contains=f'"{code}"')
    return pages.annotate(goals_text=Cast("goals", TextField())).filter(named)


def goals_named(pages: QuerySet) -> list[Goal]:
    """Return the goals that the pages name, in order; three queries."""
    lists = pages.order_by().values_list("goals", flat=True).distinct()
    return goals(sorted({code for codes in lists for code in codes}))


def goal_filter() -> ListFilter:
    """Return the filter; the list must have `goals_served`, the goals that its entries name."""

    def choices(page: ListingPage) -> list[tuple[str, str]]:
        return [(goal.code, goal.title_with_code) for goal in page.goals_served]

    def chosen(pages: QuerySet, code: str) -> QuerySet:
        return serving_one_of(pages, [code])

    return ListFilter(FACET, gettext_lazy("Goal of the resolution"), choices, chosen)


def _labels(codes: Collection[str]) -> Mapping[str, str]:
    return {code: _("Serves %(code)s") % {"code": code} for code in codes}


GOALS = FacetKind(FACET, gettext_lazy("Goal of the resolution"), labels=_labels, position=130, shown=False)
