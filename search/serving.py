"""What serves a goal of the resolution: resources, campaigns, stories, asked by kind and code, never by model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from core.addresses import in_language
from search import facets, registry
from search.answers import Shown, show
from search.asking import ask
from search.query import Query

FACET = "goal"
KINDS = ("resource", "campaign", "story")


@dataclass(frozen=True)
class Serving:
    """The things of one kind that serve the goals: how many, the newest few, and where all of them are."""

    kind: registry.Kind
    total: int
    shown: list[Shown]
    address: str


def serving(codes: Sequence[str], kinds: Sequence[str] = KINDS, limit: int = 4, objects: bool = False) -> list[Serving]:
    """Return, for each kind of which something serves one of the goals, the newest `limit` of them.

    With `objects` they come with what they stand for. Queries depend on `kinds` alone, not on how much there is.
    """
    if not codes:
        return []
    found = []
    for kind in filter(None, map(registry.find, kinds)):
        query = Query(kinds=(kind.name,), filters={FACET: tuple(codes)}, sort="newest", size=limit)
        results = ask(query)
        if shown := show(results, objects):
            found.append(Serving(kind, results.total, shown, all_address(kind.name, codes)))
    return found


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
