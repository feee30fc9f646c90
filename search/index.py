"""Writing to the index: rows in the caller's transaction, in batches."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import transaction
from django.utils import timezone

from core.vietnamese import nfc, sort_key, tokens
from search import registry
from search.documents import DocumentData
from search.models import SearchDocument

BATCH = 500
_KEY = ["kind", "object_id", "anchor", "language"]
_VALUES = [field.name for field in SearchDocument._meta.concrete_fields if field.name not in {*_KEY, "id"}]


def spaced(syllables: Iterable[str]) -> str:
    """Return syllables each between spaces: `" hoc lieu "`; a whole syllable is then ` hoc `."""
    joined = " ".join(syllables)
    return f" {joined} " if joined else ""


def facet_key(facets) -> str:
    """Return ` name:code name:code ` for all values, sorted so that equal facets give equal keys."""
    return spaced(sorted({f"{name}:{code}" for name, codes in facets.items() for code in codes}))


def to_row(document: DocumentData) -> SearchDocument:
    """Return the unsaved row of a document, NFC and with its keys."""
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
        address=document.address,
        weight=document.weight,
        sort_key=document.sort_key or sort_key(title),
        public=document.public,
        dated=document.dated or timezone.now(),
        title_key=spaced(tokens(title)),
        body_key=spaced(tokens(f"{document.body} \n {document.terms}")),
        facet_key=facet_key(document.facets),
    )


def store(documents: Iterable[DocumentData]) -> int:
    """Insert or replace documents; returns how many. Takes part in the caller's transaction.

    What comes twice at once is stored as it came last: PostgreSQL refuses to replace a row that it just wrote.
    """
    count, source = 0, iter(documents)
    while batch := list(islice(source, BATCH)):
        rows = {(row.kind, row.object_id, row.anchor, row.language): row for row in map(to_row, batch)}
        SearchDocument.objects.bulk_create(
            rows.values(),
            update_conflicts=True,
            unique_fields=_KEY,
            update_fields=_VALUES,
        )
        count += len(batch)
    return count


def remove(kind: str, object_ids: Sequence[str]) -> None:
    """Take things out of the index, with all their anchors."""
    SearchDocument.objects.filter(kind=kind, object_id__in=list(object_ids)).delete()


def rebuild() -> dict[str, int]:
    """Write every registered kind anew, each in one transaction; returns the number of documents by kind."""
    counts = {}
    for kind in registry.kinds():
        with transaction.atomic():
            SearchDocument.objects.filter(kind=kind.name).delete()
            counts[kind.name] = store(kind.documents())
    return counts
