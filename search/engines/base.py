"""The protocol that every engine keeps."""

from collections.abc import Sequence
from typing import Protocol

from search.analysis import Views
from search.models import SearchDocument
from search.plan import Found, Plan

# What a view's token is worth when it occurs, beside a folded syllable (search-sql.md's measured weights).
WEIGHTS = {"exact": 1.2, "folded": 1.0, "pairs": 0.84, "folded_pairs": 0.7}


class Engine(Protocol):
    """Answers plans over the public search documents; never raises for what a reader types.

    Documents go by the primary key of their `SearchDocument` row. The database engines write in the caller's
    transaction; Elasticsearch is written by its outbox and may raise `search.engines.base.Unavailable`.
    """

    name: str

    def index(self, rows: Sequence[SearchDocument]) -> None:
        """Add saved rows, or replace them."""
        ...

    def remove(self, ids: Sequence[int]) -> None:
        """Forget documents; unknown ones are ignored."""
        ...

    def query(self, plan: Plan) -> Found:
        """Return one page of ids with total, counts by kind and facet counts, in a fixed number of requests."""
        ...

    def suggest(self, views: Views, kinds: Sequence[str] = (), limit: int = 8) -> tuple[int, ...]:
        """Return ids of documents whose title goes on from what is being typed.

        The last folded syllable is taken as a beginning, all others must occur whole; titles that hold the
        syllables with the accents typed come first.
        """
        ...

    def clear(self) -> None:
        """Forget everything, before a rebuild."""
        ...


class Unavailable(Exception):
    """The engine cannot answer now; another one must."""
