"""What follows when a resource is saved, published, taken out of view or deleted, by whomever."""

from collections.abc import Callable, Sequence

from django.db.models.signals import pre_delete

from resources.catalogue.models import LearningResource
from resources.catalogue.search import KIND, to_search_documents
from search import index

_followers: list[Callable[..., None]] = []


def follow(tell: Callable[..., None]) -> None:
    """Have `tell(pks, gone=False)` called whenever resources were written, in the same transaction; `gone` says that
    they are about to be deleted."""
    if tell not in _followers:
        _followers.append(tell)


def tell_followers(pks: Sequence[int], gone: bool = False) -> None:
    """Say that these resources changed to those in other rooms who show something of them."""
    for tell in _followers:
        tell(pks, gone=gone)


def keep_findable(pks: Sequence[int]) -> None:
    """Write the search documents of these resources anew from the database; those out of view are removed.

    The object in hand is not asked: it may hold an editor's unpublished words.
    """
    resources = LearningResource.objects.filter(pk__in=pks)
    index.store(to_search_documents(resources.published()))
    index.remove(KIND, list(resources.filter(live=False).values_list("public_id", flat=True)))
    tell_followers(pks)


def connect() -> None:
    """Listen for deletions, once; a query set deletes without calling the model's `delete()`."""
    from resources.catalogue.editing.deletion import bury_deleted  # it needs the models

    pre_delete.connect(bury_deleted, sender=LearningResource, dispatch_uid="bury_deleted_resource")
