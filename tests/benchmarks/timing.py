"""Times of questions: ours and the stock search's turn about in one run, so that a busy machine slows both."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from search.asking import ask
from search.engines.base import Engine, Unavailable
from search.passages import passage
from search.query import Query
from tests.benchmarks.questions import Questions
from tests.benchmarks.stock import HITS, Stock

_PATIENCE = 8.0  # seconds for the stock search a sort of questions; behind them ours goes on alone
_FACETS_EVERY = 4  # questions are asked with facets as well


@dataclass
class Times:
    """Milliseconds a question of one sort.

    `ours` are those of ten hits with facets and passages; `beside` the same, but only of the questions that `stock`
    was asked for ten hits, in its order; `whole` those of the stock search with facets, with ours in `beside_whole`.
    """

    name: str
    ours: list[float] = field(default_factory=list)
    hits: list[int] = field(default_factory=list)
    failures: int = 0
    beside: list[float] = field(default_factory=list)
    stock: list[float] = field(default_factory=list)
    beside_whole: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)

    def summary(self) -> dict:
        """Return percentiles in milliseconds, the mean of the hits, and ratios of ours to the stock search."""
        return {
            "questions": self.name,
            "number": len(self.ours),
            "failures": self.failures,
            **{f"p{part}": round(percentile(self.ours, part), 1) for part in (50, 95, 99)},
            "hits": round(sum(self.hits) / max(1, len(self.hits)), 1),
            "stock": {"number": len(self.stock), **_beside(self.beside, self.stock)},
            "stock_with_facets": {"number": len(self.whole), **_beside(self.beside_whole, self.whole)},
        }


def percentile(values: Sequence[float], part: int) -> float:
    """Return the value that `part` percent of the values do not exceed; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)] if ordered else 0.0


def page(engine: Engine, alias: str, text: str) -> int:
    """Answer as a page does: ten hits with facets, the found words marked in each; return how many there are."""
    results = ask(Query(text, size=HITS), engine=engine, using=alias)
    for hit in results.hits:
        passage(hit.body, results.words)
    return results.total


def measure(asked: Questions, engine: Engine, alias: str, stock: Stock | None) -> Times:
    """Ask every question, of the stock search as many as its patience allows."""
    times, spent = Times(asked.name), 0.0
    for place, text in enumerate(asked.texts):
        theirs: float | None = None
        asking_stock = stock is not None and spent < _PATIENCE * 1000
        if asking_stock and place % 2:
            theirs = _milliseconds(partial(stock, text))
        ours = _ours(times, engine, alias, text)
        if asking_stock:
            theirs = _milliseconds(partial(stock, text)) if theirs is None else theirs
            times.beside.append(ours)
            times.stock.append(theirs)
            spent += theirs
            if place % _FACETS_EVERY == 0:
                times.beside_whole.append(ours)
                times.whole.append(_milliseconds(partial(stock, text, with_facets=True)))
                spent += times.whole[-1]
    return times


def _ours(times: Times, engine: Engine, alias: str, text: str) -> float:
    def asking() -> None:
        try:
            times.hits.append(page(engine, alias, text))
        except Unavailable:
            times.failures += 1

    times.ours.append(_milliseconds(asking))
    return times.ours[-1]


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _beside(ours: Sequence[float], theirs: Sequence[float]) -> dict[str, float]:
    """Return the stock search's own percentiles, and how many times as long ours took."""
    if not theirs:
        return {}
    found = {}
    for part in (50, 95):
        found[f"p{part}"] = round(percentile(theirs, part), 1)
        found[f"ratio_p{part}"] = round(percentile(ours, part) / max(percentile(theirs, part), 0.01), 2)
    return found
