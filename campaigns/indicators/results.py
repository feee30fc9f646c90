"""Which results stand for a measure, and where the sources contradict each other."""

from collections import defaultdict
from collections.abc import Iterable

from campaigns.indicators.measurements import Measurement


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _population(row: Measurement) -> str:
    return _plain(row.population_vi or row.population_en)


def subject(row: Measurement) -> tuple:
    """Return what the result speaks of: measure, population, place and period. Without a period, its day."""
    return (
        row.indicator_id,
        _population(row),
        row.locality_id or _plain(row.place_vi or row.place_en),
        row.period_end or _plain(row.period_vi or row.period_en) or row.source_date,
    )


def _value(row: Measurement) -> tuple:
    return (row.number, row.bound) if row.number is not None else (_plain(row.reported_vi or row.reported_en),)


def contradicting(rows: Iterable[Measurement]) -> set[int]:
    """Return the keys of results that give different values for the same population, place and period."""
    together = defaultdict(list)
    for row in rows:
        together[subject(row)].append(row)
    return {row.pk for same in together.values() if len({_value(row) for row in same}) > 1 for row in same}


def latest(rows: Iterable[Measurement]) -> list[Measurement]:
    """Return the city's newest result of each population, with those that speak of the same and differ.

    Populations keep the order in which they were entered; they are never joined.
    """
    rows = sorted((row for row in rows if row.of_the_city), key=lambda row: row.pk)
    newest: dict[tuple, Measurement] = {}
    for row in rows:
        known = newest.get(key := (row.indicator_id, _population(row)))
        if known is None or (row.held_on, row.source_date) > (known.held_on, known.source_date):
            newest[key] = row
    differing = contradicting(rows)
    chosen = []
    for row in newest.values():
        same = [other for other in rows if other.pk in differing and subject(other) == subject(row)]
        chosen += same or [row]
    return chosen
