"""What is asked and what is answered: small frozen values that know neither engine nor page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from search.analysis import folded

MAX_TEXT = 300  # letters
MAX_SYLLABLES = 40
MAX_PAGE = 10_000
SORTS = ("relevance", "newest", "title", "used")


@dataclass(frozen=True)
class Query:
    """A question to an engine. `filters` maps a facet's name to the codes of which one must hold.

    `within` are the kinds that the asking page is about: others do not exist for it. `kinds` is a choice among them,
    as a filter is: it narrows what was found and never changes what the words match. `exact` takes the words as they
    are typed: nothing repaired, translated or read as a filter.
    """

    text: str = ""
    within: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    page: int = 1
    size: int = 20
    exact: bool = False

    @property
    def syllables(self) -> tuple[str, ...]:
        """The distinct folded syllables of the text, in order."""
        return tuple(dict.fromkeys(folded(self.text)))[:MAX_SYLLABLES]

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size

    def without_filter(self, name: str, code: str) -> "Query":
        """Return the query with one value of one filter taken back, on its first page."""
        rest = tuple(value for value in self.filters.get(name, ()) if value != code)
        filters = {key: values for key, values in {**self.filters, name: rest}.items() if values}
        return replace(self, filters=filters, page=1)

    def with_filter(self, name: str, code: str) -> "Query":
        """Return the query with one more value of one filter, on its first page."""
        values = tuple(dict.fromkeys((*self.filters.get(name, ()), code)))
        return replace(self, filters={**self.filters, name: values}, page=1)


@dataclass(frozen=True)
class Hit:
    """One answer, as its search document says it; `search.passages` marks the found words in `body`."""

    kind: str
    object_id: str
    anchor: str
    title: str
    body: str
    address: str
    facets: Mapping[str, list[str]] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Results:
    """The hits of one page, how many there are in all, and counts by kind and by facet value.

    A facet's counts obey every filter but its own (so it never hides its siblings); the counts by kind
    obey every filter but the choice of kinds. `step` says how strictly the words matched (`search.plan.STEPS`),
    `words` are the folded syllables that were looked for; `suggestion` is what may have been meant, and
    `repaired` says that the answer is already for it, because the index has never seen what was typed.
    `reach` is how many of the hits the engine can page through, None where it can reach all of them.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    step: str = "all"
    words: frozenset[str] = frozenset()
    suggestion: str = ""
    repaired: bool = False
    reach: int | None = None

    @property
    def listed(self) -> int:
        """How many of the hits the pages hold: the first ones, as far as the engine and the numbers of pages go."""
        reach = self.total if self.reach is None else self.reach
        return min(self.total, reach, MAX_PAGE * self.query.size)

    @property
    def pages(self) -> int:
        return max(1, -(-self.listed // self.query.size))
