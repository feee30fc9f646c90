"""The list of collections."""

import pytest

from resources.collections import views
from tests.resources.collections.factories import a_collection, queries_of
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db
LIST = "/hoc-lieu/bo-suu-tap/"


def shown(client, address: str = LIST) -> list[str]:
    return [collection.title for collection in client.get(address).context["collections"]]


def test_the_featured_come_first_then_the_newest_and_no_drafts(client):
    a_collection(title_vi="Cũ")
    a_collection(title_vi="Mới")
    a_collection(title_vi="Nổi bật", featured=True)
    a_collection(title_vi="Nháp", live=False)
    assert shown(client) == ["Nổi bật", "Mới", "Cũ"]


def test_it_counts_what_readers_see_and_draws_a_cover_in_the_colours_of_the_first(client):
    hidden = LearningResourceFactory(live=False)
    resource = LearningResourceFactory(subjects=[term("subject", "toan")])
    a_collection(hidden, resource, levels=[term("level", "thcs"), term("level", "thpt")])
    [collection] = client.get(LIST).context["collections"]
    assert (collection.shown_steps, collection.hidden_steps) == (1, 1)
    assert f"/bia/{term('subject', 'toan').family}-course-" in collection.cover_picture.src


def test_it_has_pages(client, monkeypatch):
    monkeypatch.setattr(views, "PER_PAGE", 2)
    for title in ("Ba", "Hai", "Một"):
        a_collection(title_vi=title)
    assert shown(client) == ["Một", "Hai"]
    assert shown(client, f"{LIST}?page=2") == ["Ba"]
    for page in ("3", "0", "x", "²"):
        assert client.get(f"{LIST}?page={page}").status_code == 404


def test_an_empty_one_says_so(client):
    assert client.get(LIST).status_code == 200


def test_more_collections_cost_no_query_more(client):
    resources = LearningResourceFactory.create_batch(3, subjects=[term("subject", "toan")])
    terms = {"levels": [term("level", "lop-6")], "audiences": [term("audience", "hoc-sinh")]}
    a_collection(*resources, **terms)
    few = queries_of(client, LIST)
    for _n in range(5):
        a_collection(*resources, **terms)
    assert queries_of(client, LIST) == few
