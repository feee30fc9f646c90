"""The filter by goal that lists of campaigns, stories and news share."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from campaigns.goals import Goal, goals
from core.listing import ListFilter, ListingPage


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

    return ListFilter("goal", _("Goal of the resolution"), choices, lambda pages, code: serving_one_of(pages, [code]))
