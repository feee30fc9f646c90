"""Keeping search in step when a measure changes. Results are not searched: they stand on their measure's page."""

from collections.abc import Sequence

from django.db.models import prefetch_related_objects
from django.db.models.signals import post_save, pre_delete

from campaigns.indicators.models import Indicator
from campaigns.indicators.search import INDICATORS, to_search_documents
from search import index


def connect() -> None:
    """Connect the signals, once."""
    post_save.connect(_store, sender=Indicator, dispatch_uid="store_indicator")
    pre_delete.connect(_forget, sender=Indicator, dispatch_uid="forget_indicator")


def store_indicators(indicators: Sequence[Indicator]) -> None:
    """Write the search documents of these measures, with the targets as the database has them."""
    prefetch_related_objects(indicators, "targets")
    index.store(to_search_documents(indicators))


def _store(sender, instance: Indicator, raw: bool = False, **kwargs) -> None:
    if not raw:
        store_indicators([instance])


def _forget(sender, instance: Indicator, **kwargs) -> None:
    index.remove(INDICATORS.name, [str(instance.pk)])
