"""From a reader's words to an answer: the one road that every page, list and chooser takes."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import DEFAULT_DB_ALIAS

from search import engines, hits
from search.analysis import unfinished, views
from search.engines.base import Engine
from search.expansions import alternatives
from search.lexicon import Lexicon
from search.plan import Plan
from search.query import Hit, Query, Results
from search.spelling import Reading, as_typed, read


def ask(query: Query, engine: Engine | None = None, using: str = "default", translated: bool = True) -> Results:
    """Return one page of hits, with counts, for `query`; `engine` is the one that answers now unless given.

    `using` names the database that holds the documents; without `translated` no other language is searched.
    A fixed number of statements, whatever is typed.
    """
    reading = _reading(query, using)
    plan = plan_of(query, reading, using, translated)
    found = (engine or engines.engine()).query(plan)
    return Results(
        query=query,
        hits=hits.by_id(found.ids, using, query.kinds or query.within),
        total=found.total,
        kinds=found.kinds,
        facets=found.facets,
        step=found.step,
        reach=found.reach,
        words=_words(plan),
        suggestion=reading.suggestion if reading else "",
        repaired=bool(reading and reading.repaired),
    )


def totals(queries: Sequence[Query]) -> list[int]:
    """Return how many things each of the queries finds: they differ in filters alone, so their words are read once."""
    if not queries:
        return []
    engine, plan = engines.engine(), plan_of(queries[0], _reading(queries[0]))
    return [engine.query(replace(plan, filters=query.filters, offset=0, size=0)).total for query in queries]


def complete(
    text: str, kinds: Sequence[str] = (), limit: int = 8, engine: Engine | None = None, using: str = DEFAULT_DB_ALIAS
) -> tuple[Hit, ...]:
    """Return things whose title goes on from what is being typed; nothing for less than two letters."""
    typed, going_on = views(text), unfinished(text)
    if sum(map(len, typed.folded)) < 2:
        return ()
    asked = engine or engines.engine()
    found = [number for one in dict.fromkeys((typed, going_on)) for number in asked.suggest(one, kinds, limit)]
    return hits.by_id(list(dict.fromkeys(found))[:limit], using)


def _reading(query: Query, using: str = DEFAULT_DB_ALIAS) -> Reading | None:
    if not query.text.strip():
        return None
    return as_typed(query.text) if query.exact else read(query.text, Lexicon(using))


def plan_of(query: Query, reading: Reading | None, using: str = "default", translated: bool = True) -> Plan:
    """Return what an engine is asked: the words as they were read, other words for them, filters and page."""
    common = {
        "within": query.within,
        "kinds": query.kinds,
        "filters": query.filters,
        "sort": query.sort,
        "offset": query.offset,
        "size": query.size,
    }
    if reading is None:
        return Plan(**common)
    return Plan(
        views=reading.views,
        accents=reading.accents,
        strict=query.exact,
        nothing=not reading.views.folded,
        alternatives=() if query.exact else alternatives(reading, using, translated),
        **common,
    )


def _words(plan: Plan) -> frozenset[str]:
    other = (phrase.folded for one in plan.alternatives for group in one.groups for phrase in group)
    return frozenset(plan.syllables).union(*other)
