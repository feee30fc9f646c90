"""The waist at work: batch by batch, what is decided is written, and every row gets its outcome."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _

from resources.catalogue.models import LearningResource
from resources.intake.decide import Decision, decide
from resources.intake.match import Match, find_existing
from resources.intake.normalise import normalise
from resources.intake.problems import problems
from resources.intake.rows import CREATED, DUPLICATE, REJECTED, UPDATED, Outcome, Row, numbered
from resources.intake.write import Writing, write
from resources.record import ResourceRecord, record_hash
from resources.vocabularies.lookup import TermTable
from resources.vocabularies.models import Term

BATCH = 500


def ingest(
    records: Iterable[Row | ResourceRecord],
    source: str,
    dry_run: bool = False,
    batch_size: int = BATCH,
    demo: bool = False,
) -> Iterator[Outcome]:
    """Take records into the library and yield one outcome for each, in their order.

    The only way by which records become resources; nothing happens until the outcomes are asked for. Each
    batch is one transaction: stopped at any moment and run again, the library ends the same. A row that the
    database refuses is rejected alone. `dry_run` decides everything and writes nothing. `demo` marks what is
    created as sample content. Memory holds one batch, and a number for each address of the run.
    """
    run = _Run(source, Term.objects.table(), dry_run, demo)
    rows = numbered(records)
    while batch := list(islice(rows, batch_size)):
        yield from run.take(batch)


@dataclass
class _Item:
    """A row on its way through a batch. `problem` is what keeps it out, if anything does."""

    row: Row
    record: ResourceRecord | None = None
    problem: str = ""
    fingerprint: str = ""
    notes: tuple[str, ...] = ()
    outcome: Outcome | None = None
    writing: Writing | None = None


@dataclass
class _Run:
    """One run over a source. What identifies a row leads to the number of the first row that had it."""

    source: str
    terms: TermTable
    dry_run: bool
    demo: bool
    taken: dict[int, int] = field(default_factory=dict)
    refused: dict[int, int] = field(default_factory=dict)

    def take(self, batch: Sequence[Row]) -> Iterator[Outcome]:
        items = [self._prepare(row) for row in batch]
        sound = [(item.record, item.fingerprint) for item in items if not item.problem]
        matches = iter(find_existing(sound, self.source))
        for item in items:
            if item.problem:
                self._refuse(item)
            else:
                self._decide(item, next(matches))
        if not self.dry_run:
            self._write([item for item in items if item.writing])
        for item in items:
            yield item.outcome

    def _prepare(self, row: Row) -> _Item:
        if row.record is None:
            return _Item(row, problem=row.problem)
        normalised = normalise(row.record, self.terms)
        row = replace(row, title=normalised.record.title, address=normalised.record.address)
        return _Item(
            row,
            normalised.record,
            problem=" ".join(problems(normalised.record)),
            fingerprint=record_hash(normalised.record),
            notes=(*row.notes, *normalised.notes),
        )

    def _refuse(self, item: _Item) -> None:
        """Reject a row with a problem, unless its address says that its first occurrence was judged already."""
        keys = _keys(item.record, None) if item.record else []
        if not self._is_repeated(item, keys, self.taken, self.refused):
            item.outcome = _outcome(item.row, REJECTED, item.problem)
            self.refused.update((key, item.row.number) for key in keys)

    def _decide(self, item: _Item, match: Match | None) -> None:
        """Decide on a sound row. One whose first occurrence was refused takes its place."""
        keys = _keys(item.record, match)
        if self._is_repeated(item, keys, self.taken):
            return
        for key in keys:
            self.taken.setdefault(key, item.row.number)
        existing = match.existing if match else None
        locks = match.locks if match else ()
        decision = decide(item.record, item.fingerprint, existing, locks, self.source)
        reason = " ".join(filter(None, [decision.reason, *item.notes])) if decision.record else decision.reason
        item.outcome = _outcome(item.row, decision.outcome, reason, existing.public_id if existing else "")
        if decision.outcome in (CREATED, UPDATED):
            item.writing = self._writing(item, decision, match)

    def _is_repeated(self, item: _Item, keys: Sequence[int], *seen: dict[int, int]) -> bool:
        first = next((numbers[key] for numbers in seen for key in keys if key in numbers), None)
        if first is not None:
            item.outcome = _outcome(item.row, DUPLICATE, _("The same address as in row %(row)d.") % {"row": first})
        return first is not None

    def _writing(self, item: _Item, decision: Decision, match: Match | None) -> Writing:
        resource = match.resource if match else LearningResource(source=self.source, demo=self.demo)
        return Writing(resource, match is None, decision.record, decision.changed, item.fingerprint)

    def _write(self, items: Sequence[_Item]) -> None:
        """Write all in one transaction; if the database refuses one, each in its own."""
        if not items:
            return
        try:
            write([item.writing for item in items], self.source, self.terms)
        except (IntegrityError, DataError) as error:
            if len(items) > 1:
                for item in items:
                    self._write([item])
                return
            reason = _("The database refused the row: %(error)s") % {"error": error}
            items[0].outcome = _outcome(items[0].row, REJECTED, reason)
            return
        for item in items:
            item.outcome = replace(item.outcome, public_id=item.writing.resource.public_id)


def _keys(record: ResourceRecord, match: Match | None) -> list[int]:
    """Return what makes two rows of a run the same: an address, the source's identifier, the resource found.

    Kept as hashes, a number each instead of the text, for files of any length.
    """
    keys = [*record.identities, ("source_id", record.source_id)] if record.source_id else [*record.identities]
    if match:
        keys.append(("pk", match.existing.pk))
    return [hash(key) for key in keys]


def _outcome(row: Row, outcome: str, reason: str, public_id: str = "") -> Outcome:
    return Outcome(outcome, row.number, reason, row.address, row.title, public_id)
