"""The waist at work: batch by batch, what is decided is written, and every row gets its outcome."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from django.db import DataError, IntegrityError
from django.utils.translation import gettext as _

from core.memory import only_new_objects_collected
from people.organisations.models import Organisation
from resources.catalogue.models import EDITOR, LearningResource
from resources.columns import RowError, cells_of
from resources.files.addresses import checksum_of
from resources.files.models import StoredFile
from resources.files.offers import facts_of_file
from resources.intake.decide import Decision, decide, decide_named
from resources.intake.match import Match, find_existing, find_named
from resources.intake.normalise import Normalised, normalise
from resources.intake.problems import problems
from resources.intake.rows import CREATED, DUPLICATE, REJECTED, UPDATED, Change, Outcome, Row, numbered
from resources.intake.write import Writing, write
from resources.record import Link, ResourceRecord, record_hash
from resources.vocabularies.lookup import TermTable
from resources.vocabularies.models import Term

BATCH = 500
# Fields whose value a new resource does not share with another: identifier, times, lists.
_OWN = [one for one in LearningResource._meta.concrete_fields if callable(one.default)]


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
    with only_new_objects_collected():
        while batch := list(islice(rows, batch_size)):
            yield from run.take(batch)


@dataclass
class _Item:
    """A row on its way through a batch. `problem` is what keeps it out, if anything does.

    `match` is the resource that it names or was matched with, `named` says which of the two.
    """

    row: Row
    record: ResourceRecord | None = None
    problem: str = ""
    fingerprint: str = ""
    notes: tuple[str, ...] = ()
    match: Match | None = None
    named: bool = False
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
        named = find_named({row.public_id for row in batch} - {""})
        items = [self._prepare(row, named.get(row.public_id)) for row in batch]
        _know_files(items)
        self._match([item for item in items if not item.problem and not item.named])
        for item in items:
            if item.problem:
                self._refuse(item)
            else:
                self._decide(item)
        if not self.dry_run:
            self._write([item for item in items if item.writing])
        for item in items:
            yield item.outcome

    def _prepare(self, row: Row, named: Match | None) -> _Item:
        if row.record is None:
            return _Item(row, problem=row.problem)
        if row.public_id and named is None:
            problem = _("The library has no resource %(id)s. Leave the identifier empty to add a new one.")
            row = replace(row, title=row.record.title, address=row.record.address)
            return _Item(row, problem=problem % {"id": row.public_id[:20]})
        record = row.record
        if named:
            existing = named.existing.record
            try:
                record = row.complete(existing) if row.complete else record
            except RowError as error:
                return _Item(row, problem=str(error))
            # What the library holds is compared as the table would give it back.
            shown = replace(self._normalise(existing).record, source_id=existing.source_id)
            named = replace(named, existing=replace(named.existing, record=shown))
        normalised = self._normalise(record)
        record = normalised.record
        return _Item(
            replace(row, title=record.title, address=record.address),
            record,
            problem=" ".join(problems(record)),
            fingerprint=record_hash(record),
            notes=(*row.notes, *normalised.notes),
            match=named,
            named=named is not None,
        )

    @cached_property
    def organisations(self) -> dict[str, int]:
        """The primary key of each organisation by its code, asked for once a record names one."""
        return dict(Organisation.objects.values_list("code", "pk"))

    def _normalise(self, record: ResourceRecord) -> Normalised:
        return normalise(record, self.terms, self.organisations if record.organisation else ())

    def _match(self, items: Sequence[_Item]) -> None:
        matches = find_existing([(item.record, item.fingerprint) for item in items], self.source)
        for item, match in zip(items, matches, strict=True):
            item.match = match

    def _refuse(self, item: _Item) -> None:
        """Reject a row with a problem, unless its address says that its first occurrence was judged already."""
        keys = _keys(item)
        if not self._is_repeated(item, keys, self.taken, self.refused):
            item.outcome = _outcome(item, REJECTED, item.problem)
            self.refused.update((key, item.row.number) for key in keys)

    def _decide(self, item: _Item) -> None:
        """Decide on a sound row. One whose first occurrence was refused takes its place."""
        keys = _keys(item)
        if self._is_repeated(item, keys[:1] if item.named else keys, self.taken):
            return
        for key in keys:
            self.taken.setdefault(key, item.row.number)
        decision = self._decision(item)
        notes = item.notes if decision.record else ()
        changes = _changes(decision) if self.dry_run and decision.outcome == UPDATED else ()
        item.outcome = _outcome(item, decision.outcome, " ".join([decision.reason, *notes]).strip(), changes)
        if decision.outcome in (CREATED, UPDATED):
            item.writing = self._writing(item, decision)

    def _decision(self, item: _Item) -> Decision:
        existing = item.match.existing if item.match else None
        record = _without_itself(item.record, existing.public_id) if existing else item.record
        if item.named:
            return decide_named(record, existing)
        return decide(record, item.fingerprint, existing, item.match.locks if item.match else (), self.source)

    def _is_repeated(self, item: _Item, keys: Sequence[int], *seen: dict[int, int]) -> bool:
        first = next((numbers[key] for numbers in seen for key in keys if key in numbers), None)
        if first is not None:
            reason = (
                _("The same resource as in row %(row)d.") if item.named else _("The same address as in row %(row)d.")
            )
            item.outcome = _outcome(item, DUPLICATE, reason % {"row": first})
        return first is not None

    def _writing(self, item: _Item, decision: Decision) -> Writing:
        if item.match is None:
            return Writing(self._new_resource(), True, decision.record, decision.changed, item.fingerprint)
        resource, fingerprint = item.match.resource, item.fingerprint
        if item.named:
            fingerprint = resource.record_hash  # of what its source said last
            if resource.source != EDITOR:
                resource.locked_fields = sorted({*resource.locked_fields, *decision.changed})
        return Writing(resource, False, decision.record, decision.changed, fingerprint)

    def _new_resource(self) -> LearningResource:
        """Return a resource of this source that is not saved yet: a copy of one, with what each has for itself.

        To start an instance anew takes longer than all that is decided on a row: modelcluster looks through its fields.
        """
        resource = copy(self._blank)
        for own in _OWN:
            setattr(resource, own.attname, own.get_default())
        return resource

    @cached_property
    def _blank(self) -> LearningResource:
        return LearningResource(source=self.source, demo=self.demo)

    def _write(self, items: Sequence[_Item]) -> None:
        """Write all in one transaction; if the database refuses one, each in its own."""
        if not items:
            return
        try:
            named = any(item.writing.record.organisation for item in items)
            organisations = self.organisations if named else {}
            write([item.writing for item in items], self.source, self.terms, organisations)
        except (IntegrityError, DataError) as error:
            if len(items) > 1:
                for item in items:
                    self._write([item])
                return
            reason = _("The database refused the row: %(error)s") % {"error": error}
            items[0].outcome = _outcome(items[0], REJECTED, reason)
            return
        for item in items:
            item.outcome = replace(item.outcome, public_id=item.writing.resource.public_id)


def _know_files(items: Sequence[_Item]) -> None:
    """A file of this portal is offered only where it is kept, and as what it is: one query for all."""
    wanted = [(item, _checksums(item.record)) for item in items if item.record]
    checksums = set().union(*(found for _item, found in wanted))
    if not checksums:
        return
    kept = {stored.checksum: stored for stored in StoredFile.objects.filter(checksum__in=checksums)}
    for item, found in wanted:
        if missing := found - kept.keys():
            problem = _("The portal keeps no file at the address it is offered at: %(address)s")
            address = next(link.address for link in item.record.links if checksum_of(link.address) in missing)
            item.problem = f"{item.problem} {problem % {'address': address}}".strip()
        elif found:
            item.record = replace(item.record, links=tuple(_known(link, kept) for link in item.record.links))
            item.fingerprint = record_hash(item.record)


def _known(link: Link, kept: Mapping[str, StoredFile]) -> Link:
    stored = kept.get(checksum_of(link.address))
    return replace(link, **facts_of_file(stored, link.kind, link.duration)) if stored else link


def _checksums(record: ResourceRecord) -> set[str]:
    return {checksum for link in record.links if (checksum := checksum_of(link.address))}


def _without_itself(record: ResourceRecord, public_id: str) -> ResourceRecord:
    """Return the record without relations to the resource that it is about."""
    return replace(record, relations=tuple(one for one in record.relations if one.target != public_id))


def _changes(decision: Decision) -> tuple[Change, ...]:
    before, after = cells_of(decision.existing.record), cells_of(decision.record)
    return tuple(
        Change(column, before.get(column, ""), after.get(column, ""))
        for column in before | after
        if before.get(column, "") != after.get(column, "")
    )


def _keys(item: _Item) -> list[int]:
    """Return what makes two rows of a run the same: the resource found, the source's identifier, an address.

    Kept as hashes, a number each instead of the text, for files of any length.
    """
    if item.record is None:
        return []
    keys: list = [("pk", item.match.existing.pk)] if item.match else []
    if item.record.source_id and not item.named:
        keys.append(("source_id", item.record.source_id))
    return [hash(key) for key in [*keys, *item.record.identities]]


def _outcome(item: _Item, outcome: str, reason: str, changes: tuple[Change, ...] = ()) -> Outcome:
    public_id = item.match.existing.public_id if item.match else ""
    return Outcome(outcome, item.row.number, reason, item.row.address, item.row.title, public_id, changes)
