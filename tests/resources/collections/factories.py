"""Collections for tests: one call gives a valid thing; and what a page costs that nobody has kept."""

from itertools import count

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from resources.catalogue.models import LearningResource
from resources.collections.models import CollectionItem, ResourceCollection

_numbers = count(1)


def a_collection(*resources: LearningResource, levels=(), audiences=(), notes=(), **fields) -> ResourceCollection:
    """Return a published collection whose steps are these resources, in this order."""
    fields = {"title_vi": f"Đường vào toán {next(_numbers)}", "first_published_at": timezone.now(), **fields}
    collection = ResourceCollection(**fields)
    collection.levels, collection.audiences = list(levels), list(audiences)
    collection.items = [
        CollectionItem(resource=resource, sort_order=at, note_vi=notes[at] if at < len(notes) else "")
        for at, resource in enumerate(resources)
    ]
    collection.save()
    return collection


def queries_of(client: Client, address: str) -> int:
    """Return how many queries a page needs when nothing is cached."""
    client.get(address)  # what a process reads once, such as the site
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
