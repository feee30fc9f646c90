"""Collections are found among everything else, and what is said of them keeps up with their resources."""

import pytest

from resources.catalogue.editing.deletion import delete_resources
from resources.collections.search import COLLECTIONS, to_search_documents
from search.models import SearchDocument
from tests.resources.collections.factories import a_collection
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db


def document() -> SearchDocument | None:
    return SearchDocument.objects.filter(kind="collection").first()


def test_it_is_found_by_its_title_without_accents(client):
    a_collection(LearningResourceFactory(), title_vi="Đường vào thiên văn")
    hits = client.get("/tim-kiem/?q=thien van&kind=collection&format=json").json()
    assert [hit["title"] for hit in hits.get("hits", hits.get("results"))] == ["Đường vào thiên văn"]
    assert "/hoc-lieu/bo-suu-tap/duong-vao-thien-van/" in client.get("/tim-kiem/?q=thien van").content.decode()


def test_its_passage_says_its_own_language(client, home_page):
    """The Vietnamese introduction is found wherever there is one, whatever a row of the list would show."""
    a_collection(LearningResourceFactory(), title_vi="Sao", intro_vi="Nhìn lên trời đêm.", intro_en="Look up at night.")
    a_collection(LearningResourceFactory(), title_vi="Hai", intro_vi="", intro_en="A telescope is enough.")
    found = {
        address: client.get(address).content.decode()
        for address in ("/en/tim-kiem/?q=troi+dem", "/en/tim-kiem/?q=telescope", "/tim-kiem/?q=telescope")
    }
    vietnamese_on_english, english, english_on_vietnamese = found.values()
    assert '<p class="hit-text" lang="vi">Nhìn lên <mark>trời đêm</mark>.</p>' in vietnamese_on_english
    assert '<p class="hit-text">A <mark>telescope</mark> is enough.</p>' in english
    assert '<p class="hit-text" lang="en">A <mark>telescope</mark> is enough.</p>' in english_on_vietnamese


def test_it_carries_its_terms_its_goals_and_what_its_resources_are_about():
    resource = LearningResourceFactory(subjects=[term("subject", "toan")], topics=[term("topic", "tai-chinh")])
    a_collection(resource, levels=[term("level", "lop-6")], audiences=[term("audience", "hoc-sinh")], goals=["III.4"])
    facets = document().facets
    assert facets["level"] == ["lop-6", "thcs"]
    assert (facets["audience"], facets["goal"]) == (["hoc-sinh"], ["III.4"])
    assert "toan" in facets["subject"]
    assert "tai-chinh" in facets["topic"]


def test_the_notes_of_its_steps_are_searched():
    a_collection(LearningResourceFactory(), notes=["Đọc chậm rãi"])
    assert "Đọc chậm rãi" in document().terms


def test_what_is_unpublished_or_deleted_is_found_no_more():
    collection = a_collection(LearningResourceFactory())
    collection.unpublish()
    assert document() is None
    collection.live = True
    collection.save()
    assert document() is not None
    collection.delete()
    assert document() is None


def test_a_draft_changes_nothing_that_is_found():
    collection = a_collection(LearningResourceFactory(), title_vi="Cũ")
    collection.title_vi = "Nháp"
    collection.save_revision()
    assert document().title == "Cũ"


def test_resources_that_change_are_followed():
    resource = LearningResourceFactory(subjects=[term("subject", "toan")])
    a_collection(resource)
    resource.subjects = [term("subject", "ngu-van")]
    resource.save()
    assert "toan" not in document().facets["subject"]
    assert "ngu-van" in document().facets["subject"]
    resource.unpublish()
    assert document().facets["subject"] == []


def test_resources_that_are_deleted_are_followed(editor):
    subjects = {"subjects": [term("subject", "toan")]}
    one, two = LearningResourceFactory(**subjects), LearningResourceFactory(**subjects)
    a_collection(one, two)
    one.delete()
    assert "toan" in document().facets["subject"]
    delete_resources([two], editor)
    assert document().facets["subject"] == []


def test_a_resource_in_no_collection_costs_one_query_more(django_assert_num_queries):
    from resources.collections.upkeep import follow_resources

    resources = LearningResourceFactory.create_batch(3)
    with django_assert_num_queries(1):
        follow_resources([resource.pk for resource in resources])


def test_documents_for_a_rebuild_are_those_that_were_stored(django_assert_max_num_queries):
    collections = [a_collection(*LearningResourceFactory.create_batch(2)) for _n in range(3)]
    ids = COLLECTIONS.next_ids("", 10)
    assert sorted(ids) == sorted(collection.public_id for collection in collections)
    with django_assert_max_num_queries(8):
        documents = list(COLLECTIONS.documents(ids))
    stored = {row.object_id: (row.title, row.address) for row in SearchDocument.objects.filter(kind="collection")}
    assert {one.object_id: (one.title, one.address) for one in documents} == stored
    assert list(to_search_documents([])) == []
