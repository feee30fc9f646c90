"""The sample resources: loaded once, marked, removed without a trace."""

from collections import Counter

import pytest

from core import demo as core_demo
from core.identity import Tombstone
from resources.catalogue.models import LearningResource
from resources.demo import FILE, load, remove
from resources.intake import ingest
from resources.intake.samples import read_samples
from search.models import SearchDocument
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db


def test_every_sample_comes_in_without_a_word_that_no_vocabulary_knows() -> None:
    outcomes = list(ingest(read_samples(FILE), "demo", demo=True))
    assert Counter(outcome.outcome for outcome in outcomes) == {"created": len(outcomes)}
    assert [outcome.reason for outcome in outcomes if outcome.reason] == []


def test_loading_again_changes_nothing_and_keeps_an_editors_choice() -> None:
    count = load()
    assert LearningResource.objects.filter(demo=True, live=True).count() == count
    featured = LearningResource.objects.filter(featured=True)
    assert 0 < featured.count() < count
    featured.update(featured=False)
    assert load() == 0
    assert not featured.exists()


def test_removal_takes_only_what_is_marked() -> None:
    kept = LearningResourceFactory()
    count = load()
    assert remove() == count
    assert list(LearningResource.objects.all()) == [kept]
    assert list(SearchDocument.objects.values_list("object_id", flat=True)) == [kept.public_id]
    assert not Tombstone.objects.exists()
    assert remove() == 0


def test_it_is_a_part_of_the_demo_content() -> None:
    assert "resources" in [part.name for part in core_demo.parts()]
