"""The protocol that every engine keeps."""

from typing import Protocol

from search.query import Query, Results


class Engine(Protocol):
    """Answers queries over the public search documents. Never raises for what a reader types."""

    def query(self, query: Query) -> Results:
        """Return one page of hits with total, counts by kind and facet counts, in a fixed number of queries."""
        ...
