"""Sample collections made of the sample resources, marked as sample content."""

import json
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from core.cache import raise_generation
from core.demo import DemoPart
from core.identity import Tombstone
from resources.catalogue.models import LearningResource
from resources.collections.models import CollectionItem, FormerSlug, ResourceCollection
from resources.collections.search import KIND
from resources.vocabularies.models import Term, Vocabulary

FILE = Path(__file__).with_name("demo.json")
_WORDS = ("title_vi", "title_en", "slug", "intro_vi", "intro_en", "goals", "featured")
_STEP_WORDS = ("heading_vi", "heading_en", "note_vi", "note_en")


def load() -> int:
    """Lay the sample collections, once, where the sample resources are there; returns how many."""
    if ResourceCollection.objects.filter(demo=True).exists():
        return 0
    resources = {row.source_id: row for row in LearningResource.objects.filter(demo=True)}
    described = json.loads(FILE.read_text(encoding="utf-8"))
    with transaction.atomic():
        return sum(_lay(record, resources) for record in described)


def _lay(record: dict, resources: dict[str, LearningResource]) -> bool:
    steps = [step for step in record["steps"] if step["source_id"] in resources]
    if not steps:
        return False
    collection = ResourceCollection(
        demo=True, first_published_at=timezone.now(), **{name: record[name] for name in _WORDS if name in record}
    )
    collection.levels = list(Term.objects.filter(vocabulary=Vocabulary.LEVEL, code__in=record["levels"]))
    collection.audiences = list(Term.objects.filter(vocabulary=Vocabulary.AUDIENCE, code__in=record["audiences"]))
    collection.items = [
        CollectionItem(
            resource=resources[step["source_id"]],
            sort_order=position,
            **{name: step[name] for name in _STEP_WORDS if name in step},
        )
        for position, step in enumerate(steps)
    ]
    collection.save()
    return True


def remove() -> int:
    """Delete what is marked as sample content, and leave no trace: it was never part of the library."""
    samples = ResourceCollection.objects.filter(demo=True)
    public_ids = list(samples.values_list("public_id", flat=True))
    FormerSlug.objects.filter(collection__in=samples).delete()
    samples.delete()
    Tombstone.objects.filter(kind=KIND, public_id__in=public_ids).delete()
    raise_generation()
    return len(public_ids)


DEMO = DemoPart("collections", load, remove)
