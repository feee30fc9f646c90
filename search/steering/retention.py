"""Forgetting what was asked: rare queries after a month, everything after thirteen."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet, Sum

from search.steering.models import ClickCount, QueryCount

RARE = 5  # times; what was asked less often may still tell of somebody
RARE_DAYS = 30
ALL_DAYS = 396  # thirteen months: a month can be compared with that of the year before
_BATCH = 1000


def forget(today: date) -> int:
    """Delete what is too old to be kept; returns how many rows. In short transactions: others count meanwhile."""
    rare, everything = today - timedelta(days=RARE_DAYS), today - timedelta(days=ALL_DAYS)
    asked = QueryCount.objects.values("query").annotate(times=Sum("asked"))
    frequent = asked.filter(times__gte=RARE).values("query")
    old = Q(day__lt=everything) | (Q(day__lt=rare) & ~Q(query__in=frequent))
    # Clicks first: whether a query is rare, its counts tell.
    return sum(_deleted(ClickCount.objects.filter(old))) + sum(_deleted(QueryCount.objects.filter(old)))


def _deleted(rows: QuerySet) -> Iterator[int]:
    while batch := list(rows.values_list("pk", flat=True)[:_BATCH]):
        yield rows.model.objects.filter(pk__in=batch).delete()[0]
