"""What the counts tell editors: top queries, queries without results, at which rank readers open something."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from search.steering.models import LAST_RANK, ClickCount, QueryCount

_BANDS = ((1, 1), (2, 2), (3, 3), (4, 10), (11, LAST_RANK))  # first and last rank


@dataclass(frozen=True)
class Band:
    """Clicks at the ranks `first` to `last`, how many, and their share of all in percent."""

    first: int
    last: int
    clicks: int
    share: float

    @property
    def label(self) -> str:
        if self.last == LAST_RANK:
            return f"≥ {self.first}"
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True)
class Summary:
    """A period in numbers. `mrr` is the mean of 1/rank over all clicks, from 0 to 1 (always the first hit); None
    without clicks. Ranks from `LAST_RANK` on count as that one."""

    asked: int
    empty: int
    clicks: int
    mrr: float | None
    bands: tuple[Band, ...]

    @property
    def empty_share(self) -> float:
        """Of how many queries in a hundred nothing was found."""
        return 100 * self.empty / self.asked if self.asked else 0.0


@dataclass(frozen=True)
class Line:
    """A query in a period: as it was typed, how often, how often without a result, what was found last, clicks."""

    query: str
    wording: str
    asked: int
    empty: int
    total: int
    clicks: int


def summary(since: date) -> Summary:
    """Return the numbers of all days from `since` on, in two statements."""
    asked = QueryCount.objects.filter(day__gte=since).aggregate(asked=Coalesce(Sum("asked"), 0), empty=Sum("empty"))
    ranks = ClickCount.objects.filter(day__gte=since).values_list("rank").annotate(number=Sum("clicks"))
    by_rank = dict(ranks.order_by("rank"))
    clicks = sum(by_rank.values())
    weighed = sum(number / rank for rank, number in by_rank.items())
    return Summary(
        asked=asked["asked"],
        empty=asked["empty"] or 0,
        clicks=clicks,
        mrr=weighed / clicks if clicks else None,
        bands=tuple(_bands(by_rank, clicks)),
    )


def _bands(by_rank: Mapping[int, int], clicks: int) -> Iterator[Band]:
    for first, last in _BANDS:
        number = sum(by_rank.get(rank, 0) for rank in range(first, last + 1))
        yield Band(first, last, number, 100 * number / clicks if clicks else 0.0)


def queries(since: date, without_results: bool = False) -> QuerySet:
    """Return what was asked since, the most frequent first; or what found nothing, most often first."""
    everywhere = Max("pk", filter=Q(kind=""))  # what was found among all kinds says more than one tab
    found = QueryCount.objects.filter(day__gte=since).values("query")
    found = found.annotate(times=Sum("asked"), nothing=Sum("empty"), last=Coalesce(everywhere, Max("pk")))
    if without_results:
        return found.filter(nothing__gt=0).order_by("-nothing", "query")
    return found.order_by("-times", "query")


def lines(rows: Sequence[Mapping], since: date) -> list[Line]:
    """Return the queries of one page, or of a file, as they are shown: two statements, however many."""
    last = QueryCount.objects.in_bulk([row["last"] for row in rows])
    names = [row["query"] for row in rows]
    opened = ClickCount.objects.filter(day__gte=since, query__in=names).values_list("query")
    clicks = dict(opened.annotate(number=Sum("clicks")).order_by("query"))
    return [
        Line(
            query=row["query"],
            wording=last[row["last"]].wording,
            asked=row["times"],
            empty=row["nothing"],
            total=last[row["last"]].total,
            clicks=clicks.get(row["query"], 0),
        )
        for row in rows
        if row["last"] in last
    ]
