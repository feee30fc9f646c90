"""What serves a goal of the resolution: resources, campaigns, stories, asked by kind and code, never by model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from core.addresses import in_language
from search import facets, registry
from search.answers import Shown, show
from search.hits import by_id
from search.order import in_order
from search.query import Hit, Query, Results

FACET = "goal"
KINDS = ("resource", "campaign", "story")


@dataclass(frozen=True)
class Serving:
    """The things of one kind that serve the goals: how many, the newest few, and where all of them are."""

    kind: registry.Kind
    total: int
    shown: list[Shown]
    address: str


def newest(codes: Sequence[str], kinds: Sequence[str] = KINDS, limit: int = 4) -> tuple[list[Hit], dict[str, int]]:
    """Return the newest `limit` things of each kind that serve one of the goals, and how many of each kind do.

    Two statements, and one for each kind of which something does.
    """
    kinds = [name for name in kinds if registry.find(name)]
    held = facets.read_values({FACET: codes, facets.KIND: kinds}) if codes and kinds else facets.Facets()
    serving_it = held.any_of(FACET, codes)
    members = {name: found for name in kinds if (found := serving_it & held.any_of(facets.KIND, [name]))}
    ids = [number for found in members.values() for number in in_order("newest", found, 0, limit)]
    return list(by_id(ids, kinds=tuple(members))), {name: found.bit_count() for name, found in members.items()}


def serving(codes: Sequence[str], kinds: Sequence[str] = KINDS, limit: int = 4) -> list[Serving]:
    """Return, for each kind of which something serves one of the goals, the newest `limit` of them."""
    hits, totals = newest(codes, kinds, limit)
    shown = show(Results(query=Query(), hits=tuple(hits)))
    found = [(registry.find(name), [one for one in shown if one.kind.name == name]) for name in totals]
    return [Serving(kind, totals[kind.name], some, all_address(kind.name, codes)) for kind, some in found if some]


def counts(groups: Mapping[str, Sequence[str]], kinds: Sequence[str] = KINDS) -> dict[str, dict[str, int]]:
    """Return how many public things of each kind serve the goals of each group, in one query."""
    goals = {code for codes in groups.values() for code in codes}
    held = facets.read_values({FACET: goals, facets.KIND: kinds})
    counted = {}
    for group, codes in groups.items():
        serving_it = held.any_of(FACET, codes)
        numbers = {kind: (serving_it & held.any_of(facets.KIND, [kind])).bit_count() for kind in kinds}
        counted[group] = {kind: number for kind, number in numbers.items() if number}
    return counted


def all_address(kind: str, codes: Sequence[str]) -> str:
    """Return the address of the results page that lists all things of a kind that serve one of the goals."""
    return f"{in_language('/tim-kiem/')}?{urlencode([('kind', kind), *((FACET, code) for code in codes)])}"
