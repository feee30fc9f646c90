"""What readers hand to `ingest()`, and what it answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resources.record import ResourceRecord

CREATED, UPDATED, UNCHANGED, DUPLICATE, REJECTED = "created", "updated", "unchanged", "duplicate_of", "rejected"
OUTCOMES = (CREATED, UPDATED, UNCHANGED, DUPLICATE, REJECTED)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a source: a record, or the reason why there is none.

    `number` is where a person finds it again; `notes` tell what the reader could not carry over.
    """

    number: int
    record: ResourceRecord | None = None
    problem: str = ""
    address: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row, and why. `public_id` names the resource written or found, where there is one."""

    outcome: str
    row: int
    reason: str = ""
    address: str = ""
    title: str = ""
    public_id: str = ""


def numbered(records: Iterable[Row | ResourceRecord]) -> Iterator[Row]:
    """Give bare records a row number, counted from 1."""
    for number, item in enumerate(records, start=1):
        yield item if isinstance(item, Row) else Row(number=number, record=item)
