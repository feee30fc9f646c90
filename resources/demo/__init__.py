"""Sample resources: real, free ones of the web, described in our own words and marked as sample data."""

import json
from pathlib import Path

from core.cache import raise_generation
from core.demo import DemoPart
from core.identity import Tombstone
from resources.catalogue.models import LearningResource
from resources.catalogue.search import KIND
from resources.intake import ingest
from resources.intake.rows import CREATED, UPDATED
from resources.intake.samples import read_samples

FILE = Path(__file__).with_name("resources.json")
SOURCE = "demo"


def load() -> int:
    """Take the sample resources in, once, or again after the file has changed; returns how many were written."""
    outcomes = list(ingest(read_samples(FILE), SOURCE, demo=True))
    _feature([outcome.public_id for outcome in outcomes if outcome.outcome == CREATED])
    return sum(outcome.outcome in (CREATED, UPDATED) for outcome in outcomes)


def remove() -> int:
    """Delete what is marked as sample content, and leave no tombstones: it was never part of the library."""
    samples = LearningResource.objects.filter(demo=True)
    public_ids = list(samples.values_list("public_id", flat=True))
    samples.delete()
    Tombstone.objects.filter(kind=KIND, public_id__in=public_ids).delete()
    raise_generation()
    return len(public_ids)


def _feature(public_ids: list[str]) -> None:
    """Put the chosen samples on the home page: the portal's choice, and so no part of a record."""
    chosen = [item["source_id"] for item in json.loads(FILE.read_text(encoding="utf-8")) if item.get("featured")]
    LearningResource.objects.filter(public_id__in=public_ids, source_id__in=chosen).update(featured=True)


DEMO = DemoPart("resources", load, remove)
