"""Deleting and bringing back: what a deleted resource held is kept for `DELETED_KEPT_DAYS`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models.deletion import Collector
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from core.addresses import without_language
from core.identity import Tombstone
from people.models import User
from resources.catalogue.editing.models import DeletedResource
from resources.catalogue.models import LearningResource
from resources.catalogue.search import KIND
from resources.catalogue.upkeep import tell_followers
from resources.files.addresses import checksum_of
from resources.files.models import StoredFile
from search import index

RESTORED = "resources.restored"  # the action in the history
# What Wagtail keeps for itself: nobody misses it.
_INNER_FIELDS = {"locked_by", "latest_revision", "live_revision"}


class CannotRestore(Exception):
    """Says in the reader's language why a resource cannot come back."""


@dataclass(frozen=True)
class Restored:
    """A resource that is back, and the names of what it referred to that is no longer there."""

    resource: LearningResource
    left_out: list[str]


def bury(pks: Sequence[int], user: User | None) -> None:
    """Keep what these resources hold, take them out of search and leave tombstones where readers saw them.

    A fixed number of queries; the rows themselves are still there afterwards.
    """
    resources = list(LearningResource.objects.filter(pk__in=pks).with_record().prefetch_related("tagged_items"))
    _keep(resources, user)
    index.remove(KIND, [resource.public_id for resource in resources])
    tell_followers(pks, gone=True)
    seen = [resource for resource in resources if resource.first_published_at]  # an unseen draft leaves no trace
    Tombstone.objects.bulk_create(
        [
            Tombstone(kind=KIND, public_id=resource.public_id, address=without_language(resource.get_absolute_url()))
            for resource in seen
        ],
        update_conflicts=True,
        unique_fields=["kind", "public_id"],
        update_fields=["address", "reason", "withdrawn_at"],
    )


def delete_resources(rows: Sequence[LearningResource], user: User) -> None:
    """Delete many in a fixed number of queries: what one deletion asks the database is asked once for all."""
    bury([row.pk for row in rows], user)
    for row in rows:
        row.is_buried = True
    with disable_reference_index_auto_update():
        collector = Collector(using=rows[0]._state.db, origin=rows[0])
        collector.collect(rows)
        keys = [str(row.pk) for row in rows]
        collector.delete()
    kind = ReferenceIndex._get_base_content_type(LearningResource)
    ReferenceIndex.objects.filter(base_content_type=kind, object_id__in=keys).delete()
    ReferenceIndex.objects.filter(to_content_type=kind, to_object_id__in=keys).delete()


def bury_deleted(sender: type, instance: LearningResource, **kwargs) -> None:
    """Before any deletion, whoever asks for it; many at once were buried together."""
    if not getattr(instance, "is_buried", False):
        context = get_active_log_context()
        bury([instance.pk], context.user if context else None)


@transaction.atomic
def restore(deleted: DeletedResource, user: User) -> Restored:
    """Bring a resource back as it was, live or not, with its identifier and its draft.

    Raises CannotRestore where another resource has taken its place.
    """
    _check_place(deleted)
    left_out = list(_drop_missing(LearningResource, deleted.content))
    resource = LearningResource.from_serializable_data(deleted.content, check_fks=False)
    resource._state.adding = True
    Tombstone.objects.filter(kind=KIND, public_id=deleted.public_id).delete()
    resource.save()
    if deleted.draft:
        left_out += _drop_missing(LearningResource, deleted.draft)
        draft = resource.with_content_json(deleted.draft)
        draft.save_revision(user=user, log_action=False)
    log(instance=resource, action=RESTORED, user=user)
    deleted.delete()
    return Restored(resource, list(dict.fromkeys(left_out)))


def _keep(resources: Sequence[LearningResource], user: User | None) -> None:
    waiting = [one.latest_revision_id for one in resources if one.has_unpublished_changes and one.latest_revision_id]
    drafts = dict(Revision.objects.filter(pk__in=waiting).values_list("pk", "content"))
    kept = [
        DeletedResource(
            public_id=resource.public_id,
            title=str(resource)[:400],
            live=resource.live,
            content=resource.serializable_data(),
            draft=drafts.get(resource.latest_revision_id),
            deleted_by=user,
        )
        for resource in resources
    ]
    names = [one.public_id for one in kept]
    DeletedResource.objects.filter(public_id__in=names).delete()  # of an earlier life of theirs
    DeletedResource.objects.bulk_create(kept)
    named = {one.public_id: _checksums(one) for one in kept}
    wanted = set().union(*named.values())
    files = dict(StoredFile.objects.filter(checksum__in=wanted).values_list("checksum", "pk")) if wanted else {}
    through = DeletedResource.files.through
    through.objects.bulk_create(
        through(deletedresource=one, storedfile_id=files[checksum])
        for one in kept
        for checksum in sorted(named[one.public_id] & files.keys())
    )


def _checksums(kept: DeletedResource) -> set[str]:
    """Return those of the portal's own files that the row or its draft offers."""
    links = [*kept.content["link_rows"], *(kept.draft or {}).get("link_rows", ())]
    return {checksum for link in links if (checksum := checksum_of(link["address"]))}


def _check_place(deleted: DeletedResource) -> None:
    """See whether an import or an editor has made the same resource anew."""
    same = models.Q(public_id=deleted.public_id) | models.Q(pk=deleted.content["pk"])
    if source_id := deleted.content["source_id"]:
        same |= models.Q(source=deleted.content["source"], source_id=source_id)
    if other := LearningResource.objects.filter(same).first():
        raise CannotRestore(
            _("It is in the library again as “%(title)s”. Delete that one first, or leave this one deleted.")
            % {"title": other}
        )


def _drop_missing(model: type[models.Model], data: dict[str, Any]) -> Iterator[str]:
    """Take references to rows that are no longer there out of `data`; yield the names of the fields concerned.

    A row of a child table goes with what it cannot be without (a tag), or loses what it can (a file).
    """
    for field in model._meta.get_fields():
        if field.name not in data:
            continue
        if field.many_to_many and field.concrete:
            kept = [pk for pk in data[field.name] if pk in _there(field, data[field.name])]
            if len(kept) < len(data[field.name]):
                yield str(field.verbose_name)
            data[field.name] = kept
        elif field.many_to_one and field.concrete and data[field.name] not in _there(field, [data[field.name]]):
            if data[field.name] is not None and field.name not in _INNER_FIELDS:
                yield str(field.verbose_name)
            data[field.name] = None
        elif field.one_to_many and isinstance(data[field.name], list):
            yield from _drop_missing_children(field, data[field.name])


def _drop_missing_children(relation: models.ManyToOneRel, rows: list[dict[str, Any]]) -> Iterator[str]:
    model, parent = relation.related_model, relation.field.name
    fields = [field for field in model._meta.concrete_fields if field.many_to_one and field.name != parent]
    for field in fields:
        there = _there(field, [row.get(field.name) for row in rows])
        for row in [row for row in rows if row.get(field.name) not in there]:
            yield capfirst(str(model._meta.verbose_name))
            if field.null:
                row[field.name] = None
            else:
                rows.remove(row)
    for row in rows:
        row["pk"] = None  # it becomes a row anew


def _there(field: models.Field, keys: Sequence[int | None]) -> set[int | None]:
    """Return those of the keys whose row exists; no reference is there, too."""
    wanted = [key for key in keys if key is not None]
    found = field.related_model._default_manager.filter(pk__in=wanted).values_list("pk", flat=True) if wanted else ()
    return {None, *found}
