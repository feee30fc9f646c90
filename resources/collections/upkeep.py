"""What follows when a collection, or a resource that it holds, is saved, hidden, deleted or restored."""

from collections.abc import Sequence

from django.db.models import Q
from django.db.models.signals import pre_delete

from core.addresses import without_language
from core.identity import Tombstone
from resources.catalogue import upkeep
from resources.catalogue.models import LearningResource
from resources.collections.models import CollectionItem, ResourceCollection
from resources.collections.search import KIND, documents_of
from search import index


def keep_findable(pks: Sequence[int], without: Sequence[int] = ()) -> None:
    """Write the search documents of these collections anew from the database; those out of view are removed.

    The object in hand is not asked: it may hold an editor's unpublished words. Resources in `without` are about to
    be deleted.
    """
    collections = ResourceCollection.objects.filter(pk__in=pks)
    index.store(documents_of(collections.published(), without))
    index.remove(KIND, list(collections.filter(live=False).values_list("public_id", flat=True)))


def follow_resources(pks: Sequence[int], gone: bool = False) -> None:
    """What is said of resources changed, or they are about to be deleted; a restored one takes its old steps again.

    One query where no collection holds any of them.
    """
    named = LearningResource.objects.filter(pk__in=pks)
    waiting = Q(resource=None, public_id__in=named.values("public_id"))
    held = list(
        CollectionItem.objects.filter(Q(resource__in=pks) | waiting).values_list("collection", "resource", "public_id")
    )
    if not held:
        return
    for public_id in {public_id for _collection, resource, public_id in held if resource is None}:
        lost = CollectionItem.objects.filter(resource=None, public_id=public_id)
        lost.update(resource=named.get(public_id=public_id))
    keep_findable(sorted({collection for collection, *_rest in held}), without=pks if gone else ())


def connect() -> None:
    """Listen for deletions of collections and for changes of resources, once."""
    pre_delete.connect(_forget, sender=ResourceCollection, dispatch_uid="forget_collection")
    upkeep.follow(follow_resources)


def _forget(sender: type, instance: ResourceCollection, **kwargs) -> None:
    index.remove(KIND, [instance.public_id])
    if instance.first_published_at or instance.live:  # an unseen draft leaves no trace
        Tombstone.objects.bury(KIND, instance.public_id, without_language(instance.get_absolute_url()))
