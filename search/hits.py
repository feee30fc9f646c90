"""Search documents as hits: each is checked, when it is asked for, against what is public at this moment."""

import json
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField, Case, Q, QuerySet, When
from django.db.models.functions import Cast

from core.statements import Statement
from search import registry
from search.models import SearchDocument
from search.query import Hit

_HIT = ("kind", "object_id", "anchor", "title", "body", "address", "facets", "shown")
_SIZES = 20  # a statement is written for so many ids, or a multiple

# An object id as a number, where it is one; a database may refuse to read another text so.
_NUMBER = Case(When(object_id__regex=r"^[0-9]{1,18}$", then=Cast("object_id", BigIntegerField())))

Condition = tuple[str, Callable[[], Q]]  # the name of a kind, and what says that its object is public


def by_id(ids: Sequence[int], using: str = DEFAULT_DB_ALIAS, kinds: Collection[str] = ()) -> tuple[Hit, ...]:
    """Return the documents of these ids, in their order, whose object is public, whatever an engine still believes.

    `kinds` are those that can be among them, all unless given. One statement.
    """
    if not ids:
        return ()
    places = -(-len(ids) // _SIZES) * _SIZES
    rows = _statement(_conditions(kinds), places, using).rows(*ids, *[ids[-1]] * (places - len(ids)))
    found = {row[0]: Hit(*row[1:7], json.loads(row[7]), json.loads(row[8])) for row in rows}
    return tuple(found[number] for number in ids if number in found)


def by_name(names: Collection[tuple[str, str]]) -> dict[tuple[str, str], Hit]:
    """Return what is public at this moment of the things with these kinds and object ids, in one statement."""
    if not names:
        return {}
    wanted = Q(pk__in=[])
    for kind, object_id in names:
        wanted |= Q(kind=kind, object_id=object_id)
    rows = _public(SearchDocument.objects.filter(wanted), _conditions({kind for kind, _id in names})).order_by("-pk")
    return {(row[0], row[1]): Hit(*row) for row in rows.values_list(*_HIT)}


@lru_cache(maxsize=128)
def _statement(conditions: tuple[Condition, ...], places: int, using: str) -> Statement:
    """Return the statement for so many ids: nothing in it depends on the moment."""

    def make(*ids: int) -> QuerySet:
        documents = SearchDocument.objects.using(using).filter(pk__in=ids)
        return _public(documents, conditions).values_list("pk", *_HIT)

    return Statement(make, *range(-places, 0), using=using)


def _conditions(kinds: Collection[str]) -> tuple[Condition, ...]:
    return tuple((kind.name, kind.public) for kind in registry.kinds() if not kinds or kind.name in kinds)


def _public(rows: QuerySet[SearchDocument], conditions: Collection[Condition]) -> QuerySet[SearchDocument]:
    rows = rows.filter(public=True)
    if rows.db != DEFAULT_DB_ALIAS:  # elsewhere are documents without objects
        return rows
    public = Q(pk__in=[])
    for name, condition in conditions:
        public |= Q(kind=name) & condition()
    return rows.annotate(number=_NUMBER).filter(public)
