"""Writing to the index: rows, bits of facets and the database's engine, in the caller's transaction, in batches.

A document's row is locked before anything is written of it, so what two writers say of it comes one after the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from itertools import groupby, islice

from django.db import DEFAULT_DB_ALIAS, IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from core import bulk
from core.vietnamese import nfc, sort_key
from search import engines, facets, locks, outbox
from search.documents import DocumentData
from search.models import SearchDocument

BATCH = 500
_KEY = ("kind", "object_id", "anchor", "language")
# How often a thing is used is not said by its document.
_VALUES = [field.name for field in SearchDocument._meta.concrete_fields if field.name not in {*_KEY, "id", "used"}]


def to_row(document: DocumentData) -> SearchDocument:
    """Return the unsaved row of a document, NFC and with its keys; without a date it has none yet."""
    title = nfc(document.title)[:400]
    return SearchDocument(
        kind=document.kind,
        object_id=document.object_id,
        anchor=document.anchor,
        language=document.language,
        title=title,
        body=nfc(document.body),
        terms=nfc(document.terms),
        facets={name: list(codes) for name, codes in document.facets.items()},
        shown=dict(document.shown),
        address=document.address,
        weight=document.weight,
        sort_key=document.sort_key or sort_key(title),
        public=document.public,
        dated=document.dated,
    )


def store(documents: Iterable[DocumentData], using: str = DEFAULT_DB_ALIAS) -> int:
    """Insert or replace documents; returns how many. Takes part in the caller's transaction.

    A document keeps its primary key as long as it is there. What comes twice at once is stored as it came last.
    """
    count, source = 0, iter(documents)
    while batch := list(islice(source, BATCH)):
        rows = {_key(row): row for row in map(to_row, batch)}
        with locks.writing(using):
            try:
                _write(rows, using)
            except IntegrityError:  # another has just stored one of these for the first time; now it is there
                _write(rows, using)
        count += len(batch)
    return count


def remove(kind: str, object_ids: Sequence[str], using: str = DEFAULT_DB_ALIAS) -> None:
    """Take things out of the index, with all their anchors. Takes part in the caller's transaction."""
    source = iter(object_ids)
    while batch := list(islice(source, BATCH)):
        with locks.writing(using):
            documents = _locked(Q(kind=kind, object_id__in=batch), using).only("kind", "public", "facets")
            gone = {row.pk: facets.values_of(row) for row in documents}
            if gone:
                _forget(gone, using)


def set_used(kind: str, numbers: Mapping[str, int], using: str = DEFAULT_DB_ALIAS) -> int:
    """Say how often each thing of a kind is used, by object id: what is not named, never. Returns how many changed.

    It is what the order “most used” goes by; in batches, each a transaction of its own.
    """
    documents = SearchDocument.objects.using(using).filter(kind=kind)
    before = dict(documents.filter(used__gt=0).values_list("object_id", "used"))
    changed = [key for key in sorted({*before, *numbers}) if before.get(key, 0) != numbers.get(key, 0)]
    count, source = 0, iter(changed)
    while batch := list(islice(source, BATCH)):
        with locks.writing(using):
            rows = list(_locked(Q(kind=kind, object_id__in=batch), using).only("object_id", "changed_at"))
            now = timezone.now()
            for row in rows:
                row.used = numbers.get(row.object_id, 0)
                row.changed_at = max(now, row.changed_at + timedelta(microseconds=1))
            SearchDocument.objects.using(using).bulk_update(rows, ["used", "changed_at"])
            _tell_elasticsearch([row.pk for row in rows], using)
        count += len(rows)
    return count


def _write(rows: dict[tuple, SearchDocument], using: str) -> None:
    wanted = Q()
    for kind, keys in groupby(sorted(rows), lambda key: key[0]):
        wanted |= Q(kind=kind, object_id__in={key[1] for key in keys})
    before, now = {}, timezone.now()
    for row in rows.values():
        row.changed_at = now
    for old in _locked(wanted, using).only(*_KEY, "public", "facets", "dated", "changed_at"):
        if row := rows.get(_key(old)):
            row.pk, row.dated = old.pk, row.dated or old.dated
            row.changed_at = max(now, old.changed_at + timedelta(microseconds=1))  # a version: it only grows
            before[old.pk] = facets.values_of(old)
    for row in rows.values():
        row.dated = row.dated or now
    # By primary key, so that replacing takes no number from PostgreSQL's sequence: bits are as long as the highest.
    with transaction.atomic(using=using):
        bulk.replace([row for row in rows.values() if row.pk], _VALUES, using)
        bulk.create([row for row in rows.values() if row.pk is None], using)
    facets.change(before, {row.pk: facets.values_of(row) for row in rows.values()}, using)
    engines.database_engine(using).index(list(rows.values()))
    _tell_elasticsearch([row.pk for row in rows.values()], using)


def _forget(gone: dict[int, facets.Values], using: str) -> None:
    facets.change(gone, {}, using)
    engines.database_engine(using).remove(list(gone))
    SearchDocument.objects.using(using).filter(pk__in=gone).delete()
    _tell_elasticsearch(list(gone), using)


def _key(row: SearchDocument) -> tuple:
    return tuple(getattr(row, name) for name in _KEY)


def _locked(wanted: Q, using: str) -> QuerySet[SearchDocument]:
    return SearchDocument.objects.using(using).filter(wanted).order_by("pk").select_for_update()


def _tell_elasticsearch(ids: Sequence[int], using: str) -> None:
    if using == DEFAULT_DB_ALIAS:  # a throw-away database has no reader
        outbox.add(ids)
