"""Resources of the library as a table, in any number: batch by batch, in the memory of one."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from resources.catalogue.mapping import to_record
from resources.catalogue.models import LearningResource
from resources.exchange.tables import write_table
from resources.record import ResourceRecord

BATCH = 500


def write_resources(pks: Sequence[int], file: BinaryIO, format: str) -> None:
    """Write these resources in the order of their keys as a table, `csv` or `xlsx`, that the import reads back."""
    languages = LearningResource.objects.order_by("original_language").values_list("original_language", flat=True)
    write_table(_rows(pks), file, format, languages.distinct())


def _rows(pks: Sequence[int]) -> Iterator[tuple[str, ResourceRecord]]:
    for start in range(0, len(pks), BATCH):
        batch = pks[start : start + BATCH]
        found = {row.pk: row for row in LearningResource.objects.filter(pk__in=batch).with_record()}
        yield from ((found[pk].public_id, to_record(found[pk])) for pk in batch if pk in found)
