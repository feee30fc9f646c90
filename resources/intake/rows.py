"""What readers hand to `ingest()`, and what it answers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from resources.record import ResourceRecord

CREATED, UPDATED, UNCHANGED, DUPLICATE, REJECTED = "created", "updated", "unchanged", "duplicate_of", "rejected"
OUTCOMES = (CREATED, UPDATED, UNCHANGED, DUPLICATE, REJECTED)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a source: a record, or the reason why there is none.

    `number` is where a person finds it again; `notes` tell what the reader could not carry over. `public_id` names
    the resource of the library that the row is about, where it says so. Such a row need not say everything:
    `complete(existing)` then returns its record with all that it leaves as it is.
    """

    number: int
    record: ResourceRecord | None = None
    problem: str = ""
    address: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()
    public_id: str = ""
    complete: Callable[[ResourceRecord], ResourceRecord] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What one column of a resource would hold, before and after."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row, and why. `public_id` names the resource written or found, where there is one.

    `changes` tell what would be updated; they are only worked out for a dry run.
    """

    outcome: str
    row: int
    reason: str = ""
    address: str = ""
    title: str = ""
    public_id: str = ""
    changes: tuple[Change, ...] = ()


def numbered(records: Iterable[Row | ResourceRecord]) -> Iterator[Row]:
    """Give bare records a row number, counted from 1."""
    for number, item in enumerate(records, start=1):
        yield item if isinstance(item, Row) else Row(number=number, record=item)
