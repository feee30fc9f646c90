"""Elasticsearch 9 as an engine: it answers with the keys of documents, whose texts come from the database."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.conf import settings
from elasticsearch import Elasticsearch

from search import facet_kinds
from search.analysis import Views
from search.engines.connection import Connection, Refused, connect, responses, understood
from search.engines.indices import Indices
from search.engines.mapping import WINDOW
from search.engines.question import counts, hits, steps, suggestion
from search.engines.writing import fill, write
from search.models import SearchDocument
from search.plan import FEW, STEPS, Found, Plan

SECONDS = 2.0  # for all requests of one question
_WRITING = 60.0  # seconds


class ElasticsearchEngine:
    """Answers from the index behind an alias. Every fault raises Unavailable, for questions within `SECONDS`.

    `using` is the alias of the database that holds the documents.
    """

    name = "elasticsearch"

    def __init__(self, connection: Connection, alias: str, using: str = "default") -> None:
        self.connection, self.alias, self.using = connection, alias, using
        self.indices = Indices(connection, alias)

    def query(self, plan: Plan) -> Found:
        """Return one page of ids with its counts: one request, of two searches, a step of the ladder.

        Counted are the facets that readers know (`search.facet_kinds`) and those that are filtered by. The pages end
        after `search.engines.mapping.WINDOW` hits; behind them nothing is found, and the counts are right.
        """
        if plan.nothing:
            return Found()
        facets = list(dict.fromkeys([*facet_kinds.names(), *plan.filters]))
        found, most, reached, until = Found(), 0, 0, time.monotonic() + SECONDS
        for step in steps(plan):
            answers = self._search([hits(plan, step), counts(plan, step, facets)], until)
            matching, found = understood(partial(_read, facets=facets), answers)
            if matching > most:
                most, reached = matching, step  # a step that adds nothing is not counted as one
            if most >= FEW:
                break
        return replace(found, step=STEPS[reached])

    def suggest(self, views: Views, kinds: Sequence[str] = (), limit: int = 8) -> tuple[int, ...]:
        """Return ids of documents whose title goes on from what is being typed."""
        if not views.folded:
            return ()
        (answer,) = self._search([suggestion(views, kinds, limit)], time.monotonic() + SECONDS)
        return understood(_ids, answer)

    def index(self, rows: Sequence[SearchDocument]) -> None:
        """Write rows, public ones only, and make them findable; raises Unavailable if one is refused."""
        self._write({row.pk: row for row in rows})

    def remove(self, ids: Sequence[int]) -> None:
        """Take documents out that are no more: their keys must never be used again."""
        self._write(dict.fromkeys(ids))

    def fill(self, using: str | None = None) -> None:
        """Write every public row of a database, by default that of the engine."""
        for _done in fill(self.connection, self.alias, using or self.using, require_alias=True):
            pass
        self.indices.refresh(self.alias)

    def clear(self) -> None:
        """Put a new, empty index behind the alias."""
        self.indices.swap(self.indices.create())

    def drop(self) -> None:
        """Delete every index of the alias."""
        self.indices.drop()

    def _search(self, searches: Sequence[Mapping[str, Any]], until: float) -> list[Any]:
        """Return the answers of several searches, which go over as one request."""
        lines = [line for search in searches for line in ({"allow_partial_search_results": False}, search)]

        def work(client: Elasticsearch) -> Any:
            return client.msearch(index=self.alias, searches=lines).body

        return responses(self.connection.ask(work, until - time.monotonic()), len(searches))

    def _write(self, states: Mapping[int, SearchDocument | None]) -> None:
        outcome = write(self.connection, self.alias, states, _WRITING, require_alias=True, refresh=True)
        if outcome.refused:
            raise Refused(f"{len(outcome.refused)} refused: {next(iter(outcome.refused.values()))}")


def _read(answers: Sequence[Any], facets: Sequence[str]) -> tuple[int, Found]:
    """Return how many documents match before any filter, and what was found."""
    page, counted = answers
    chosen, own = counted["aggregations"]["chosen"], counted["aggregations"]

    def values(name: str) -> dict[str, int]:
        held = chosen[name] if name in chosen else own[name][name]
        return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in held["buckets"]}

    found = Found(
        ids=_ids(page),
        total=int(chosen["doc_count"]),
        kinds=values("kinds"),
        facets={name: held for n, name in enumerate(facets) if (held := values(f"facet{n}"))},
        reach=WINDOW,
    )
    return int(counted["hits"]["total"]["value"]), found


def _ids(answer: Any) -> tuple[int, ...]:
    return tuple(int(hit["sort"][-1]) for hit in answer["hits"]["hits"])


def portal_engine() -> ElasticsearchEngine:
    """Return the engine that the settings name."""
    return ElasticsearchEngine(connect(), settings.ELASTICSEARCH_INDEX)


__all__ = ["ElasticsearchEngine", "connect", "portal_engine"]
