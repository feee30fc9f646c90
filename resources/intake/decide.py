"""The last step of the decision: what becomes of a record, given what the library already holds. Pure."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from resources.intake.rows import CREATED, DUPLICATE, UNCHANGED, UPDATED
from resources.labels import FIELD_LABELS
from resources.record import FIELD_NAMES, ResourceRecord


@dataclass(frozen=True)
class Existing:
    """A resource of the library that a record was matched with.

    `fingerprint` is the `record_hash` of the record last taken in from its source. `record` is what the
    library shows today; it need only be there when the fingerprints differ.
    """

    pk: int
    public_id: str
    source: str
    source_name: str
    title: str
    fingerprint: str
    live: bool = True
    has_draft: bool = False
    locked: bool = False
    record: ResourceRecord | None = None


@dataclass(frozen=True)
class Decision:
    """What is to be done with a record: `record` is what to write, `changed` the fields that differ."""

    outcome: str
    reason: str = ""
    record: ResourceRecord | None = None
    changed: tuple[str, ...] = ()
    existing: Existing | None = None


def decide(
    record: ResourceRecord,
    fingerprint: str,
    existing: Existing | None,
    locks: Collection[str] = (),
    source: str = "",
) -> Decision:
    """Say what becomes of a normalised record without problems.

    `fingerprint` is its `record_hash`, `source` where it comes from, `locks` the fields that an editor wrote
    or locked: they keep their words. A resource from another source is never overwritten, nor one that an
    editor is working on, has locked or has taken out of view: the source waits, and the next run asks again.
    """
    if existing is None:
        return Decision(CREATED, record=record, changed=FIELD_NAMES)
    if existing.source != source:
        return Decision(DUPLICATE, _from_elsewhere(existing), existing=existing)
    if existing.fingerprint == fingerprint:
        return Decision(UNCHANGED, _nothing(), existing=existing)
    if waits := _waits(existing):
        return Decision(UNCHANGED, waits, existing=existing)
    merged = replace(record, **{name: getattr(existing.record, name) for name in locks})
    return _update(merged, existing, _kept() if locks else _nothing())


def decide_named(record: ResourceRecord, existing: Existing) -> Decision:
    """Say what becomes of a normalised record in a row that names a resource by its public identifier.

    Such a row is an editor's, as their form is: it may change what any source brought, and fields that imports
    leave alone, but the identifier at the source is the source's. It waits as all others do.
    """
    record = replace(record, source_id=existing.record.source_id)
    decision = _update(record, existing, _("Nothing would change."))
    if decision.outcome == UPDATED and (waits := _waits(existing)):
        return Decision(UNCHANGED, waits, existing=existing)
    return decision


def _update(record: ResourceRecord, existing: Existing, otherwise: str) -> Decision:
    changed = tuple(name for name in FIELD_NAMES if _differ(name, record, existing.record))
    if not changed:
        return Decision(UNCHANGED, otherwise, existing=existing)
    return Decision(UPDATED, _changes(changed), record, changed, existing)


def _nothing() -> str:
    return _("Nothing has changed since the last import.")


def _kept() -> str:
    return _("Only fields that an editor keeps would change.")


def _waits(existing: Existing) -> str:
    if not existing.live:
        return _("Not shown to readers: an editor decides whether it comes back.")
    if existing.has_draft:
        return _("Waits: an editor's draft is not published yet.")
    if existing.locked:
        return _("Waits: an editor has locked it.")
    return ""


def _differ(name: str, new: ResourceRecord, old: ResourceRecord) -> bool:
    if name == "tags":  # "OER" and "oer" are one tag, whoever wrote it first
        return [tag.casefold() for tag in new.tags] != [tag.casefold() for tag in old.tags]
    return getattr(new, name) != getattr(old, name)


def _from_elsewhere(existing: Existing) -> str:
    return _("Already in the library from %(source)s: %(title)s") % {
        "source": existing.source_name,
        "title": existing.title,
    }


def _changes(changed: tuple[str, ...]) -> str:
    return _("Changed: %(fields)s.") % {"fields": ", ".join(str(FIELD_LABELS[name]) for name in changed)}
