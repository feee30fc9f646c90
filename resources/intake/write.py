"""The only writer of records: everything that a batch changes, in one transaction and a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from core import bulk
from core.cache import raise_generation
from resources.catalogue.mapping import (
    LINK_COLUMNS,
    RELATION_COLUMNS,
    TERM_LISTS,
    apply_record,
    link_columns,
    relation_columns,
)
from resources.catalogue.models import ChangeLog, LearningResource, ResourceLink, ResourceRelation, TaggedResource
from resources.catalogue.search import document_of
from resources.catalogue.tags import ResourceTag, tags_named
from resources.catalogue.upkeep import tell_followers
from resources.files.addresses import checksum_of
from resources.files.covers import draw_later
from resources.files.models import StoredFile
from resources.record import ResourceRecord
from resources.vocabularies.lookup import TermTable
from search import index

_WRITTEN = [
    field.name
    for field in LearningResource._meta.concrete_fields
    if field.name not in ("id", "public_id", "created_at")
]


@dataclass
class Writing:
    """One record to be written: into a new resource, or into the one it was matched with.

    `changed` names the fields of the record that differ, `fingerprint` is that of the record as it came.
    """

    resource: LearningResource
    is_new: bool
    record: ResourceRecord
    changed: Sequence[str]
    fingerprint: str


def write(writings: Sequence[Writing], source: str, terms: TermTable, organisations: Mapping[str, int]) -> None:
    """Write all of it or, on any error of the database, nothing of it; then it may be tried again in part.

    `organisations` gives the primary key of each organisation by its code.
    """
    new = [writing for writing in writings if writing.is_new]
    old = [writing for writing in writings if not writing.is_new]
    with transaction.atomic():
        _write_columns(new, old, terms, organisations)
        _write_links(new, old)
        _write_relations(new, old)
        _write_terms(new, old, terms)
        tags = _write_tags(new, old)
        now = timezone.now()
        ChangeLog.objects.bulk_create(
            ChangeLog(resource=writing.resource, at=now, source=source, fields=list(writing.changed)) for writing in old
        )
        index.store(
            document_of(writing.resource, writing.record, _tags_of(writing, tags), terms) for writing in writings
        )
        tell_followers(_pks(writings))
        raise_generation()


def _write_columns(new: list[Writing], old: list[Writing], terms: TermTable, organisations: Mapping[str, int]) -> None:
    now = timezone.now()
    for writing in [*new, *old]:
        apply_record(writing.resource, writing.record, terms, organisations)
        writing.resource.record_hash = writing.fingerprint
        writing.resource.changed_at = writing.resource.last_published_at = now
    for writing in old:  # the form opens the latest revision: that must not be what was there before
        writing.resource.latest_revision = writing.resource.live_revision = None
    for writing in new:
        writing.resource.first_published_at = now
        writing.resource.pk, writing.resource._state.adding = None, True  # a refused attempt leaves a key behind
    bulk.create([writing.resource for writing in new])
    bulk.replace([writing.resource for writing in old], _WRITTEN)


def _write_links(new: list[Writing], old: list[Writing]) -> None:
    changed = [writing for writing in old if "links" in writing.changed]
    ResourceLink.objects.filter(resource__in=_pks(changed)).delete()
    links = [
        (writing.resource.pk, position, link)
        for writing in [*new, *changed]
        for position, link in enumerate(writing.record.links)
    ]
    checksums = {checksum for *_, link in links if (checksum := checksum_of(link.address))}
    files = dict(StoredFile.objects.filter(checksum__in=checksums).values_list("checksum", "pk")) if checksums else {}
    bulk.insert(
        ResourceLink,
        ("resource_id", *LINK_COLUMNS),
        ((pk, *link_columns(link, at, files.get(checksum_of(link.address)))) for pk, at, link in links),
    )
    with_files = {pk for pk, _at, link in links if checksum_of(link.address)}
    without_any_more = {writing.resource.pk for writing in changed if writing.resource.file_cover}
    draw_later(sorted(with_files | without_any_more))


def _write_relations(new: list[Writing], old: list[Writing]) -> None:
    changed = [writing for writing in old if "relations" in writing.changed]
    if changed:
        ResourceRelation.objects.filter(resource__in=_pks(changed)).delete()
    bulk.insert(
        ResourceRelation,
        ("resource_id", *RELATION_COLUMNS),
        (
            (writing.resource.pk, *relation_columns(relation, position))
            for writing in [*new, *changed]
            for position, relation in enumerate(writing.record.relations)
        ),
    )


def _write_terms(new: list[Writing], old: list[Writing], terms: TermTable) -> None:
    for name, vocabulary in TERM_LISTS.items():
        through = getattr(LearningResource, name).through
        changed = [writing for writing in old if name in writing.changed]
        if changed:
            through.objects.filter(learningresource__in=_pks(changed)).delete()
        bulk.insert(
            through,
            ("learningresource_id", "term_id"),
            (
                (writing.resource.pk, terms.get(vocabulary, code).pk)
                for writing in [*new, *changed]
                for code in getattr(writing.record, name)
            ),
        )


def _write_tags(new: list[Writing], old: list[Writing]) -> dict[str, ResourceTag]:
    tags = tags_named(name for writing in [*new, *old] for name in writing.record.tags)
    changed = [writing for writing in old if "tags" in writing.changed]
    if changed:
        TaggedResource.objects.filter(content_object__in=_pks(changed)).delete()
    bulk.insert(
        TaggedResource,
        ("content_object_id", "tag_id"),
        ((writing.resource.pk, tag.pk) for writing in [*new, *changed] for tag in _tags_of(writing, tags)),
    )
    return tags


def _tags_of(writing: Writing, tags: dict[str, ResourceTag]) -> Iterable[ResourceTag]:
    return [tags[name.casefold()] for name in writing.record.tags]


def _pks(writings: Iterable[Writing]) -> list[int]:
    return [writing.resource.pk for writing in writings]
