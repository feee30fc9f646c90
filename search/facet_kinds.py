"""Which facets there are, and who names their values. Search itself names none."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise


class Value(NamedTuple):
    """A value as the facet's owner says it: `indent` is its depth below values that are listed before it."""

    value: str
    label: str
    indent: int = 0


def by_number(counts: Mapping[str, int], chosen: Collection[str]) -> list[str]:
    """Return the values that have things or are chosen, those with most things first."""
    return sorted({*counts, *chosen}, key=lambda value: (-counts.get(value, 0), value))


@dataclass(frozen=True)
class FacetKind:
    """A facet, registered by the app whose things hold it. `name` is the parameter that chooses its values.

    `labels` names values in the reader's language, with one query at most; one that it does not know is shown as it
    is. `arranged(counts, chosen)` returns the values to list, in their order, out of those that have things
    (`counts`) or are `chosen`: by number where nobody says otherwise. A facet that is not `shown` has no list: its
    choices are chips, and machines get its counts. `open` says that its list stands open from the start.
    """

    name: str
    label: str | Promise
    labels: Callable[[Collection[str]], Mapping[str, str]]
    arranged: Callable[[Mapping[str, int], Collection[str]], Sequence[Value]] | None = None
    position: int = 0
    open: bool = False
    shown: bool = True

    def listed(self, counts: Mapping[str, int], chosen: Collection[str]) -> Sequence[Value]:
        """Return the values to list, in their order."""
        if self.arranged is not None:
            return self.arranged(counts, chosen)
        values = by_number(counts, chosen)
        labels = self.labels(values)
        return [Value(value, labels.get(value, value)) for value in values]


_kinds: dict[str, FacetKind] = {}


def register(kind: FacetKind) -> None:
    """Add a facet; the last registration of a name wins, so reloading apps is harmless."""
    _kinds[kind.name] = kind


def kinds() -> list[FacetKind]:
    """Return all facets in their order."""
    return sorted(_kinds.values(), key=lambda kind: kind.position)


def names() -> tuple[str, ...]:
    """Return the names of all facets in their order: the filters that an address can hold."""
    return tuple(kind.name for kind in kinds())


def labels(filters: Mapping[str, Collection[str]]) -> dict[tuple[str, str], str]:
    """Return the names of values, by facet and value, in the reader's language."""
    found = {}
    for name, values in filters.items():
        named = _kinds[name].labels(values) if name in _kinds else {}
        found |= {(name, value): named.get(value, value) for value in values}
    return found
