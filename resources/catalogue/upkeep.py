"""What follows when a resource is saved, published, taken out of view or deleted, by whomever."""

from collections.abc import Sequence

from django.db.models.signals import pre_delete

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


def connect() -> None:
    """Listen for deletions, once; a query set deletes without calling the model's `delete()`."""
    from resources.catalogue.editing.deletion import bury_deleted  # it needs the models

    pre_delete.connect(bury_deleted, sender=LearningResource, dispatch_uid="bury_deleted_resource")
