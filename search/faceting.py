"""Filters beside a list: each with its values and how many things each would give; for machines also the addresses.

A count is what the value alone would give under the other facets' filters, so a facet never hides its own siblings.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.functional import Promise

from search.facet_kinds import Value, by_number, kinds, labels
from search.query import Query, Results
from search.requests import address, parameters

SHOWN = 5  # values of a facet before “show more”


class Option(NamedTuple):
    """A value beside a list, as a box to tick."""

    value: str
    label: str
    count: int
    selected: bool = False
    indent: int = 0
    hidden: bool = False


@dataclass(frozen=True)
class Facet:
    name: str
    label: str | Promise
    options: tuple[Option, ...]
    open: bool

    @property
    def shown(self) -> list[Option]:
        return [option for option in self.options if not option.hidden]

    @property
    def hidden(self) -> list[Option]:
        return [option for option in self.options if option.hidden]

    @property
    def total_values(self) -> int:
        return len(self.options)


@dataclass(frozen=True)
class Chip:
    """A chosen value, with the address that takes it back."""

    name: str
    value: str
    label: str
    remove_address: str


def facets(results: Results, but: Iterable[str] = ()) -> list[Facet]:
    """Return the facets of a list in their order; one without values is left out, and those that `but` names."""
    shown = []
    for kind in kinds():
        if kind.name in but or not kind.shown:
            continue
        counts, chosen = results.facets.get(kind.name, {}), results.query.filters.get(kind.name, ())
        listed = kind.listed(counts, chosen)
        at_once = _at_once(listed, counts, chosen)
        options = tuple(
            Option(
                value=one.value,
                label=one.label,
                count=counts.get(one.value, 0),
                selected=one.value in chosen,
                indent=one.indent,
                hidden=one.value not in at_once,
            )
            for one in listed
        )
        if options:
            shown.append(Facet(kind.name, kind.label, options, open=bool(chosen) or kind.open))
    return shown


def chips(path: str, query: Query, extra: Mapping[str, str] | None = None) -> list[Chip]:
    """Return one chip for each chosen value."""
    named = labels(query.filters)
    return [
        Chip(name, value, named[name, value], address(path, query.without_filter(name, value), extra))
        for name, values in query.filters.items()
        for value in values
    ]


def hidden_inputs(
    query: Query, listed: Iterable[Facet], extra: Mapping[str, str] | None = None
) -> list[tuple[str, str]]:
    """Return what the form of a list sends along: what no field of it says, such as a choice of a facet not `shown`,
    or one that no vocabulary knows."""
    boxes = {(facet.name, option.value) for facet in listed for option in facet.options}
    said = parameters(replace(query, page=1), **(extra or {}))
    return [(name, value) for name, value in said if name not in ("q", "sort") and (name, value) not in boxes]


def as_json(
    results: Results,
    path: str,
    query: Query | None = None,
    extra: Mapping[str, str] | None = None,
    but: Iterable[str] = (),
) -> dict[str, list[dict]]:
    """Return the facets for machines: every value that has things or is chosen, narrower ones as well.

    `query` is what the addresses go on from, unless it is `results.query`: filters that belong to the path stand in
    no address, and `but` names their facets. `extra` are parameters of the page.
    While a facet has no choice, what stands at `address` has `count` as its total; a chosen value's takes it back.
    """
    told = {**(extra or {}), "format": "json"}
    asked, found = query or results.query, {}
    for kind in kinds():
        counts, chosen = results.facets.get(kind.name, {}), results.query.filters.get(kind.name, ())
        values = by_number(counts, chosen)
        if kind.name not in but and values:
            named = kind.labels(values)
            # One address for all values that can be added: to write it anew for each takes longer than to count them.
            place = f"{kind.name}=%00"
            added = address(path, asked.with_filter(kind.name, "\0"), told)
            found[kind.name] = [
                {
                    "value": value,
                    "label": named.get(value, value),
                    "count": counts.get(value, 0),
                    "address": address(path, asked.without_filter(kind.name, value), told)
                    if value in chosen
                    else added.replace(place, urlencode({kind.name: value})),
                }
                for value in values
            ]
    return found


def _at_once(listed: Sequence[Value], counts: Mapping[str, int], chosen: Collection[str]) -> set[str]:
    """Return the values that stand in a list from the start: of a long one the chosen and the largest.

    What is indented keeps what it is in.
    """
    if len(listed) <= SHOWN + 1:
        return {one.value for one in listed}
    shown = {one.value for one in listed if one.value in chosen or one.indent}
    shown |= {one.value for one, below in pairwise(listed) if below.indent}
    others = sorted((one.value for one in listed if one.value not in shown), key=lambda value: -counts.get(value, 0))
    return shown | set(others[: max(0, SHOWN - len(shown))])
