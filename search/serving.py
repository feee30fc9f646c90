"""What serves a goal of the resolution: resources, campaigns, stories, asked by kind and code, never by model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q

from core.addresses import in_language
from search import registry
from search.answers import Shown, still_public
from search.engines import engine
from search.index import spaced
from search.models import SearchDocument
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


def serving(codes: Sequence[str], kinds: Sequence[str] = KINDS, limit: int = 4) -> list[Serving]:
    """Return, for each kind of which something serves one of the goals, the newest `limit` of them.

    Queries depend on `kinds` alone, not on how much there is.
    """
    if not codes:
        return []
    found = []
    for kind in filter(None, map(registry.find, kinds)):
        query = Query(kinds=(kind.name,), filters={FACET: tuple(codes)}, sort="newest", size=limit)
        results = engine().query(query)
        if shown := still_public(results):
            found.append(Serving(kind, results.total, shown, all_address(kind.name, codes)))
    return found


def counts(groups: Mapping[str, Sequence[str]], kinds: Sequence[str] = KINDS) -> dict[str, dict[str, int]]:
    """Return how many public things of each kind serve the goals of each group, in one query."""
    wanted = {f"group_{n}": Q() for n in range(len(groups))}
    for name, codes in zip(wanted, groups.values(), strict=True):
        for code in codes:
            wanted[name] |= Q(facet_key__contains=spaced([f"{FACET}:{code}"]))
    numbers = {name: Count("pk", filter=condition) for name, condition in wanted.items() if condition}
    rows = {}
    if numbers:
        public = SearchDocument.objects.filter(public=True, kind__in=list(kinds)).order_by()
        rows = {row["kind"]: row for row in public.values("kind").annotate(**numbers)}
    return {
        group: {kind: rows[kind].get(name, 0) for kind in kinds if rows.get(kind, {}).get(name)}
        for group, name in zip(groups, wanted, strict=True)
    }


def all_address(kind: str, codes: Sequence[str]) -> str:
    """Return the address of the results page that lists all things of a kind that serve one of the goals."""
    return f"{in_language('/tim-kiem/')}?{urlencode([('kind', kind), *((FACET, code) for code in codes)])}"
