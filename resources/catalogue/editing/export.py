"""Resources as a table to download, in any number: batch by batch, in the memory of one."""

import tempfile
from collections.abc import Iterator, Sequence

from django.http import FileResponse
from django.utils import timezone

from resources.catalogue.mapping import to_record
from resources.catalogue.models import LearningResource
from resources.exchange.tables import MEDIA_TYPES, write_table
from resources.record import ResourceRecord

BATCH = 500
_IN_MEMORY = 1 << 20  # bytes; a larger table waits on the disk


def table_response(pks: Sequence[int], format: str) -> FileResponse:
    """Return these resources, in the order of their keys, as a table (`csv` or `xlsx`) that the import reads back."""
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (the response closes it)
    write_table(_rows(pks), file, format, _languages(pks))
    file.seek(0)
    name = f"hoc-lieu-{timezone.localdate():%Y-%m-%d}.{format}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPES[format])


def _rows(pks: Sequence[int]) -> Iterator[tuple[str, ResourceRecord]]:
    for batch in _batches(pks):
        rows = {row.pk: row for row in LearningResource.objects.filter(pk__in=batch).with_record()}
        yield from ((rows[pk].public_id, to_record(rows[pk])) for pk in batch if pk in rows)


def _languages(pks: Sequence[int]) -> list[str]:
    """Return the languages of titles and descriptions besides Vietnamese and English."""
    found: set[str] = set()
    for batch in _batches(pks):
        further = LearningResource.objects.filter(pk__in=batch).exclude(original_language="")
        found.update(further.values_list("original_language", flat=True))
    return sorted(found)


def _batches(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    return (pks[start : start + BATCH] for start in range(0, len(pks), BATCH))
