"""What follows when a resource is saved, published, taken out of view or deleted, by whomever."""

from collections.abc import Sequence

from django.db.models.signals import pre_delete

from core.addresses import without_language
from core.identity import Tombstone
from resources.catalogue.models import LearningResource
from resources.catalogue.search import KIND, to_search_documents
from search import index


def keep_findable(pks: Sequence[int]) -> None:
    """Write the search documents of these resources anew from the database; those out of view are removed.

    The object in hand is not asked: it may hold an editor's unpublished words.
    """
    resources = LearningResource.objects.filter(pk__in=pks).with_record()
    index.store(to_search_documents(resource for resource in resources if resource.live))
    index.remove(KIND, [resource.public_id for resource in resources if not resource.live])


def bury_deleted(sender: type, instance: LearningResource, **kwargs) -> None:
    """Leave a tombstone, so that the address answers 410, and take the resource out of search."""
    index.remove(KIND, [instance.public_id])
    if instance.first_published_at:  # a draft that nobody saw leaves no trace
        Tombstone.objects.bury(KIND, instance.public_id, without_language(instance.get_absolute_url()))


def connect() -> None:
    """Listen for deletions, once; a query set deletes without calling the model's `delete()`."""
    pre_delete.connect(bury_deleted, sender=LearningResource, dispatch_uid="bury_deleted_resource")
