"""From a reader's words to an answer: the one road that every page, list and chooser takes."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField, Case, Q, QuerySet, When
from django.db.models.functions import Cast

from search import engines, registry
from search.analysis import unfinished, views
from search.engines.base import Engine
from search.expansions import alternatives
from search.lexicon import Lexicon
from search.models import SearchDocument
from search.plan import Plan
from search.query import Hit, Query, Results
from search.spelling import Reading, as_typed, read

_HIT = ("kind", "object_id", "anchor", "title", "body", "address", "facets", "shown")


# An object id as a number, where it is one; a database may refuse to read another text so.
_NUMBER = Case(When(object_id__regex=r"^[0-9]{1,18}$", then=Cast("object_id", BigIntegerField())))


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
        hits=_hits(found.ids, using, query.kinds or query.within),
        total=found.total,
        kinds=found.kinds,
        facets=found.facets,
        step=found.step,
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
    return _hits(list(dict.fromkeys(found))[:limit], using)


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


def named(names: Collection[tuple[str, str]]) -> dict[tuple[str, str], Hit]:
    """Return what is public at this moment of the things with these kinds and object ids, in one statement."""
    if not names:
        return {}
    wanted = Q(pk__in=[])
    for kind, object_id in names:
        wanted |= Q(kind=kind, object_id=object_id)
    rows = _public(SearchDocument.objects.filter(wanted)).order_by("-pk")
    return {(row[0], row[1]): Hit(*row) for row in rows.values_list(*_HIT)}


def _hits(ids: Sequence[int], using: str, kinds: Collection[str] = ()) -> tuple[Hit, ...]:
    """Return the documents found whose object is public at this moment, whatever an engine still believes.

    `kinds` are those that can be among them, all unless given.
    """
    rows = SearchDocument.objects.using(using).filter(pk__in=ids)
    # elsewhere are documents without objects
    rows = _public(rows, kinds) if using == DEFAULT_DB_ALIAS else rows.filter(public=True)
    by_id = {row[0]: Hit(*row[1:]) for row in rows.values_list("pk", *_HIT)} if ids else {}
    return tuple(by_id[number] for number in ids if number in by_id)


def _public(rows: QuerySet[SearchDocument], kinds: Collection[str] = ()) -> QuerySet[SearchDocument]:
    return rows.filter(public=True).annotate(number=_NUMBER).filter(_still_public(kinds))


def _still_public(kinds: Collection[str]) -> Q:
    condition = Q(pk__in=[])
    for kind in (kind for kind in registry.kinds() if not kinds or kind.name in kinds):
        condition |= Q(kind=kind.name) & kind.public()
    return condition


def _words(plan: Plan) -> frozenset[str]:
    other = (phrase.folded for one in plan.alternatives for group in one.groups for phrase in group)
    return frozenset(plan.syllables).union(*other)
