"""What the library adds to the pattern page: its cards, rows and licence lines, with resources of the demo."""

from core.pattern_samples import Pattern
from resources.catalogue.models import LearningResource


def _resources() -> list[LearningResource]:
    return list(LearningResource.objects.published().filter(demo=True).with_terms().order_by("pk")[:4])


LIBRARY = Pattern("resources/patterns.html", _resources)
