"""Finding the resource that an address names, for whatever answers there."""

from django.db.models import QuerySet
from django.http import Http404

from core.identity import Gone, Tombstone
from resources.catalogue.models import LearningResource
from resources.catalogue.search import KIND


def published(resources: QuerySet[LearningResource], public_id: str) -> LearningResource:
    """Return the one of `resources` with this identifier that readers may see.

    Raises Gone (410) once it is deleted, else Http404.
    """
    resource = resources.filter(live=True, public_id=public_id).first()
    if resource is None:
        raise (Gone if Tombstone.objects.filter(kind=KIND, public_id=public_id).exists() else Http404)
    return resource
