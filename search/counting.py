"""How many things each of several questions finds: all of them in two statements, for pages made of counts."""

from collections.abc import Mapping, Sequence

from django.db import DEFAULT_DB_ALIAS

from search import facets, registry
from search.engines import database_engine
from search.query import Query

_Row = tuple[str, ...]  # the folded syllables of a query


def counts(queries: Sequence[Query], using: str = DEFAULT_DB_ALIAS) -> list[int]:
    """Return the total of each query, without asking for its page: see `members`."""
    return [found.bit_count() for found in members(queries, using)]


def members(queries: Sequence[Query], using: str = DEFAULT_DB_ALIAS) -> list[int]:
    """Return the documents that each query finds (`search.bits`). Of its words all must occur: they are `exact`.

    One statement for the facets, one for the words. The database answers: it knows what an engine beside it will.
    """
    if not queries:
        return []
    known = facets.read_values(_values(queries), using)
    rows = {query.syllables for query in queries if query.syllables}
    held = database_engine(using).holding(rows) if rows else {}
    return [_found(query, known, held) for query in queries]


def _found(query: Query, known: facets.Facets, held: Mapping[_Row, int]) -> int:
    # Signs alone find nothing.
    found = held.get(query.syllables, 0) if query.text.strip() else known.everything
    for kinds in filter(None, (query.within, query.kinds)):
        found &= known.any_of(facets.KIND, kinds)
    for name, values in query.filters.items():
        found &= known.any_of(name, values)
    return found


def _values(queries: Sequence[Query]) -> dict[str, set[str]]:
    """Return the facet values that the queries name, and all kinds: these together are all documents."""
    values = {facets.KIND: {kind.name for kind in registry.kinds()}}
    for query in queries:
        values[facets.KIND].update(query.within, query.kinds)
        for name, codes in query.filters.items():
            values.setdefault(name, set()).update(codes)
    return values
