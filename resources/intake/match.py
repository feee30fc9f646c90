"""Finding what the library already holds: a few queries a batch, however many rows it has."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from resources.catalogue.mapping import to_record
from resources.catalogue.models import LearningResource, ResourceLink
from resources.catalogue.presentation import source_name
from resources.intake.decide import Existing
from resources.record import ResourceRecord

_COLUMNS = (
    "pk", "public_id", "source", "source_id", "record_hash", "live", "has_unpublished_changes", "locked",
    "locked_fields", "title_vi", "title_en", "title_original",
)  # fmt: skip


@dataclass(frozen=True)
class Match:
    """A resource found for a record, with its row and the fields that an editor keeps."""

    existing: Existing
    locks: Collection[str] = ()
    resource: LearningResource | None = None


def find_named(public_ids: Collection[str]) -> dict[str, Match]:
    """Return the resources with these public identifiers, each with its record."""
    if not public_ids:
        return {}
    rows = LearningResource.objects.filter(public_id__in=public_ids).with_record()
    return {row.public_id: _complete(_as_match(row), {row.pk: row}) for row in rows}


def find_existing(records: Sequence[tuple[ResourceRecord, str]], source: str) -> list[Match | None]:
    """Return for each record the resource it is about: by source and identifier, else by any address.

    Records come with their `record_hash`: whole resources are fetched only for those that changed since they
    were last taken in.
    """
    plain = [record for record, _fingerprint in records]
    by_source_id = _by_source_id(plain, source)
    by_identity = _by_identity(plain)
    matches = [_match(record, by_source_id, by_identity) for record in plain]
    fingerprints = [fingerprint for _record, fingerprint in records]
    return _with_changed_resources(fingerprints, matches, source)


def _by_source_id(records: Sequence[ResourceRecord], source: str) -> dict[str, Match]:
    ids = {record.source_id for record in records if record.source_id}
    rows = LearningResource.objects.of_source(source).filter(source_id__in=ids).only(*_COLUMNS)
    return {row.source_id: _as_match(row) for row in rows}


def _by_identity(records: Sequence[ResourceRecord]) -> dict[str, Match]:
    identities = {identity for record in records for identity in record.identities}
    pairs = ResourceLink.objects.filter(identity__in=identities).order_by("-pk").values_list("identity", "resource_id")
    pk_of = dict(pairs)  # of several resources with one address the oldest answers
    rows = LearningResource.objects.filter(pk__in=set(pk_of.values())).only(*_COLUMNS)
    matches = {row.pk: _as_match(row) for row in rows}
    return {identity: matches[pk] for identity, pk in pk_of.items()}


def _match(record: ResourceRecord, by_source_id: dict[str, Match], by_identity: dict[str, Match]) -> Match | None:
    if record.source_id in by_source_id:
        return by_source_id[record.source_id]
    return next((by_identity[identity] for identity in record.identities if identity in by_identity), None)


def _with_changed_resources(
    fingerprints: Sequence[str], matches: list[Match | None], source: str
) -> list[Match | None]:
    changed = {
        match.existing.pk
        for fingerprint, match in zip(fingerprints, matches, strict=True)
        if match and match.existing.source == source and match.existing.fingerprint != fingerprint
    }
    if not changed:
        return matches
    resources = {row.pk: row for row in LearningResource.objects.filter(pk__in=changed).with_record()}
    return [_complete(match, resources) if match and match.existing.pk in resources else match for match in matches]


def _complete(match: Match, resources: dict[int, LearningResource]) -> Match:
    resource = resources[match.existing.pk]
    return replace(match, resource=resource, existing=replace(match.existing, record=to_record(resource)))


def _as_match(row: LearningResource) -> Match:
    existing = Existing(
        pk=row.pk,
        public_id=row.public_id,
        source=row.source,
        source_name=source_name(row.source),
        title=row.title,
        fingerprint=row.record_hash,
        live=row.live,
        has_draft=row.has_unpublished_changes,
        locked=row.locked,
    )
    return Match(existing, tuple(row.locked_fields))
