"""`/hoc-lieu/bia/…svg`: generated covers are a finite set of files that never change."""

import pytest

from resources.intake import ingest
from resources.models import LearningResource
from tests.resources.factories import a_record


def test_a_cover_is_a_drawing_that_may_be_kept_for_ever(client):
    response = client.get("/hoc-lieu/bia/science-simulation-3.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert "immutable" in response["Cache-Control"]
    assert response.content.startswith(b"<svg")


@pytest.mark.parametrize("name", ["science-simulation-12", "science-simulation--1", "magic-book-1", "science-x-1", "a"])
@pytest.mark.django_db
def test_there_are_no_others(client, name):
    assert client.get(f"/hoc-lieu/bia/{name}.svg").status_code == 404


@pytest.mark.django_db
def test_every_resource_has_one(client):
    list(ingest([a_record(), a_record(type="", subjects=(), topics=())], "test"))
    for resource in LearningResource.objects.published().with_terms():
        assert client.get(resource.cover_url).status_code == 200
