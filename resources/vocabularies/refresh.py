"""What follows, beside the request, when a term is renamed or moved: what carries it is found by other words."""

from django.db import transaction
from django.db.models import Q
from django_tasks import task

from core.cache import raise_generation
from resources.catalogue.mapping import SINGLE_TERMS, TERM_LISTS
from resources.catalogue.models import LearningResource
from resources.catalogue.upkeep import keep_findable
from resources.collections import upkeep as collections_upkeep
from resources.collections.models import ResourceCollection
from resources.vocabularies.models import Term

BATCH = 200  # resources of one transaction
_FIELD_OF = {vocabulary: name for name, vocabulary in {**SINGLE_TERMS, **TERM_LISTS}.items()}


@task()
def refresh_resources(term_pk: int) -> None:
    """Write the search documents anew of all public resources and collections that carry the term or one below it."""
    term = Term.objects.filter(pk=term_pk).first()
    if term is None:
        return
    narrower = Term.objects.narrower_or_same(term)
    carriers = LearningResource.objects.published().filter(**{f"{_FIELD_OF[term.vocabulary]}__in": narrower})
    last = 0
    while pks := list(carriers.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True).distinct()[:BATCH]):
        with transaction.atomic():
            keep_findable(pks)
        last = pks[-1]
    held = ResourceCollection.objects.published().filter(Q(levels__in=narrower) | Q(audiences__in=narrower))
    with transaction.atomic():  # by subjects and topics they follow their resources
        collections_upkeep.keep_findable(sorted(set(held.values_list("pk", flat=True))))
    raise_generation()
