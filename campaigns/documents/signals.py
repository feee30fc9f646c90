"""Keeping search in step when an editor saves, publishes, withdraws or deletes a document."""

from django.db.models.signals import post_save, pre_delete

from campaigns.documents.models import OfficialDocument, Provision
from campaigns.documents.search import DOCUMENTS, PROVISIONS, provision_document, to_search_documents
from core.cache import raise_generation
from core.identity import Tombstone
from search import index


def connect() -> None:
    """Connect the signals, once."""
    post_save.connect(_store, sender=OfficialDocument, dispatch_uid="store_document")
    post_save.connect(_store_of_provision, sender=Provision, dispatch_uid="store_provision")
    pre_delete.connect(_forget, sender=OfficialDocument, dispatch_uid="forget_document")


def _store(sender, instance: OfficialDocument, raw: bool = False, update_fields=None, **kwargs) -> None:
    if not raw:
        store_document(instance.pk)
        if update_fields is None:  # no draft
            raise_generation()  # published by the clock it was saved before, and a list made since then lacks it


def _store_of_provision(sender, instance: Provision, raw: bool = False, **kwargs) -> None:
    if not raw:
        index.store([provision_document(instance.document, instance)])


def store_document(pk: int) -> None:
    """Write a document's search documents from the database.

    The object in hand is not asked: it may hold an unpublished draft.
    """
    index.store(to_search_documents(OfficialDocument.objects.filter(pk=pk).prefetch_related("provisions")))


def _forget(sender, instance: OfficialDocument, **kwargs) -> None:
    index.remove(PROVISIONS.name, [str(pk) for pk in instance.provisions.values_list("pk", flat=True)])
    index.remove(DOCUMENTS.name, [str(instance.pk)])
    if instance.live:
        Tombstone.objects.bury("document", instance.public_id, f"/van-ban/{instance.slug}/")
