"""Finding the resource that an address names, for whatever answers there."""

from django.http import Http404

from core.identity import Gone, Tombstone
from core.statements import Statement
from resources.catalogue.models import LearningResource
from resources.catalogue.search import KIND

_NAMED = Statement(lambda public_id: LearningResource.objects.published().filter(public_id=public_id), "")


def published(public_id: str) -> LearningResource:
    """Return the resource with this identifier that readers may see.

    Raises Gone (410) once it is deleted, else Http404.
    """
    for resource in _NAMED.objects(public_id):
        return resource
    raise (Gone if Tombstone.objects.filter(kind=KIND, public_id=public_id).exists() else Http404)
