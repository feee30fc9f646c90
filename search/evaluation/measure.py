"""Recall and rank: how often, and how high, the document that answers a question stands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

CUT = 10  # hits that count


@dataclass(frozen=True)
class Figures:
    """In percent: queries answered by the first hit (`r1`), among ten (`r10`), and the mean of 1/rank (`mrr10`)."""

    r1: float
    r10: float
    mrr10: float


def figures(ranks: Sequence[int | None]) -> Figures:
    """Return the figures of the rank (from 1) of each query's first answer; None where ten hits hold none."""
    number = len(ranks) or 1
    found = [rank for rank in ranks if rank is not None and rank <= CUT]
    return Figures(
        r1=_percent(sum(rank == 1 for rank in found), number),
        r10=_percent(len(found), number),
        mrr10=_percent(sum(1 / rank for rank in found), number),
    )


def ranks(
    search: Callable[[str], Sequence[str]],
    queries: Iterable[str],
    answers: Iterable[frozenset[str]],
    progress: Callable[[], None] = lambda: None,
) -> list[int | None]:
    """Return for each query the rank of the first name found that is one of its answers."""
    found = []
    for query, wanted in zip(queries, answers, strict=True):
        names = search(query)[:CUT]
        found.append(next((rank for rank, name in enumerate(names, 1) if name in wanted), None))
        progress()
    return found


def _percent(part: float, whole: int) -> float:
    return round(100 * part / whole, 2)
