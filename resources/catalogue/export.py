"""Resources of the library as a table, in any number: batch by batch, in the memory of one."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from resources.catalogue.models import LearningResource
from resources.catalogue.reading import read_records
from resources.exchange.tables import write_table
from resources.record import ResourceRecord
from resources.vocabularies.models import Term

BATCH = 500


def write_resources(pks: Sequence[int], file: BinaryIO, format: str) -> None:
    """Write these resources in the order of their keys as a table, `csv` or `xlsx`, that the import reads back."""
    write_table(_rows(pks), file, format, _languages(pks))


def _rows(pks: Sequence[int]) -> Iterator[tuple[str, ResourceRecord]]:
    terms = Term.objects.table()
    for batch in _batches(pks):
        found = {read.row.pk: read for read in read_records(LearningResource.objects.filter(pk__in=batch), terms)}
        yield from ((found[pk].row.public_id, found[pk].record) for pk in batch if pk in found)


def _languages(pks: Sequence[int]) -> list[str]:
    """Return the languages of titles and descriptions besides Vietnamese and English."""
    found: set[str] = set()
    for batch in _batches(pks):
        further = LearningResource.objects.filter(pk__in=batch).exclude(original_language="")
        found.update(further.values_list("original_language", flat=True))
    return sorted(found)


def _batches(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    return (pks[start : start + BATCH] for start in range(0, len(pks), BATCH))
