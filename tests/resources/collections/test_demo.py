"""The sample collections say that they are samples, and leave nothing behind."""

import pytest

from core.identity import Tombstone
from resources import demo as resources_demo
from resources.collections import demo
from resources.collections.models import FormerSlug, ResourceCollection
from resources.collections.steps import steps_of
from search.models import SearchDocument
from tests.resources.collections.factories import a_collection

pytestmark = pytest.mark.django_db


def test_they_are_made_of_the_sample_resources_once(client):
    assert demo.load() == 0  # there is nothing to make them of
    resources_demo.load()
    assert demo.load() == 3
    assert demo.load() == 0
    for collection in ResourceCollection.objects.all():
        assert collection.demo
        assert len(steps_of(collection)) >= 3
        assert all(step.item.note_vi and step.item.note_en for step in steps_of(collection))
        assert collection.level_list
        assert collection.audience_list
        assert client.get(collection.get_absolute_url()).context["demo"]


def test_they_go_and_what_editors_made_stays():
    resources_demo.load()
    demo.load()
    own = a_collection()
    renamed = ResourceCollection.objects.filter(demo=True).first()
    renamed.slug = "khac"
    renamed.save()
    assert demo.remove() == 3
    assert list(ResourceCollection.objects.all()) == [own]
    assert not Tombstone.objects.filter(kind="collection").exists()
    assert not FormerSlug.objects.exists()
    assert SearchDocument.objects.filter(kind="collection").count() == 1
