"""The page of a collection: a numbered path without gaps, at an address that goes on answering."""

import json
import re

import pytest

from resources.catalogue.editing.deletion import restore
from resources.catalogue.models import LearningResource
from resources.collections.models import CollectionItem, FormerSlug
from resources.collections.steps import collections_of
from resources.models import DeletedResource
from tests.campaigns.documents.factories import DocumentFactory, ProvisionFactory
from tests.resources.collections.factories import a_collection, queries_of
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db


def page(client, collection, language: str = "") -> str:
    response = client.get(language + collection.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode()


def titles(response) -> list[tuple[int, str]]:
    return [(step.number, step.resource.title) for step in response.context["steps"]]


def test_it_shows_the_steps_in_order_with_the_notes_of_the_editor(client):
    one, two = LearningResourceFactory(title_vi="Một"), LearningResourceFactory(title_vi="Hai")
    collection = a_collection(two, one, notes=["Làm trước.", "Làm sau."], title_vi="Đường đi", intro_vi="Dành cho em.")
    response = client.get("/hoc-lieu/bo-suu-tap/duong-di/")
    assert titles(response) == [(1, "Hai"), (2, "Một")]
    html = response.content.decode()
    assert html.index("Làm trước.") < html.index("Làm sau.")
    assert "Dành cho em." in html
    assert f"/hoc-lieu/{two.public_id}/" in html  # printed: the address that never changes
    assert collection.get_absolute_url() == "/hoc-lieu/bo-suu-tap/duong-di/"


def test_words_in_the_other_language_say_so(client):
    collection = a_collection(LearningResourceFactory(), title_vi="Đường đi", notes=["Làm trước."], title_en="The way")
    html = page(client, collection, "/en")
    assert "<h1>The way</h1>" in html
    assert re.search(r'class="path-note" lang="vi"', html)


def test_hidden_and_deleted_resources_leave_no_gap(client):
    one, two, three = LearningResourceFactory.create_batch(3)
    collection = a_collection(one, two, three)
    one.unpublish()
    two.delete()
    response = client.get(collection.get_absolute_url())
    assert titles(response) == [(1, three.title)]


def test_a_collection_of_which_nothing_is_left_says_so(client):
    resource = LearningResourceFactory()
    collection = a_collection(resource)
    resource.unpublish()
    response = client.get(collection.get_absolute_url())
    assert (response.status_code, response.context["steps"], response.context["reuse"]) == (200, [], None)


def test_a_restored_resource_takes_its_step_again(client, editor):
    one, two = LearningResourceFactory(title_vi="Một"), LearningResourceFactory(title_vi="Hai")
    collection = a_collection(one, two)
    one.delete()
    assert CollectionItem.objects.get(public_id=one.public_id).resource is None
    restore(DeletedResource.objects.get(), editor)
    assert titles(client.get(collection.get_absolute_url())) == [(1, "Một"), (2, "Hai")]


def test_time_is_summed_where_it_is_known(client):
    one = LearningResourceFactory(duration="PT45M")
    two = LearningResourceFactory(duration="PT1H30M")
    assert client.get(a_collection(one, two).get_absolute_url()).context["total_time"] == "2 giờ 15 phút"
    some = client.get(a_collection(one, two, LearningResourceFactory()).get_absolute_url())
    assert (some.context["total_time"], some.context["timed"]) == ("2 giờ 15 phút", 2)
    none = client.get(a_collection(LearningResourceFactory()).get_absolute_url())
    assert none.context["total_time"] == ""


def test_machines_read_an_ordered_list(client):
    one, two = LearningResourceFactory(duration="PT45M"), LearningResourceFactory(title_vi="</script><b>")
    html = page(client, a_collection(two, one, levels=[term("level", "thcs")], goals=["III.4"]))
    described = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S).group(1))
    entries = described["mainEntity"]["itemListElement"]
    assert (described["@type"], described["mainEntity"]["@type"]) == ("LearningResource", "ItemList")
    assert [(entry["position"], entry["name"]) for entry in entries] == [(1, two.title), (2, one.title)]
    assert entries[1]["url"].endswith(one.get_absolute_url())
    assert described["educationalLevel"] == ["Trung học cơ sở"]
    assert "timeRequired" not in described  # one step does not say


def test_its_goals_lead_to_the_resolution(client, settings):
    document = DocumentFactory(number=settings.RESOLUTION_NUMBER)
    ProvisionFactory(document=document, code="III.4", title_vi="Chuyển đổi số")
    assert "#iii-4" in page(client, a_collection(LearningResourceFactory(), goals=["III.4"]))


def test_a_former_address_leads_on_for_good_in_both_languages(client):
    collection = a_collection(LearningResourceFactory(), slug="cu")
    for slug in ("moi", "moi-hon"):
        collection.slug = slug
        collection.save()
    for language in ("", "/en"):
        for slug in ("cu", "moi"):
            response = client.get(f"{language}/hoc-lieu/bo-suu-tap/{slug}/")
            assert (response.status_code, response["Location"]) == (301, f"{language}/hoc-lieu/bo-suu-tap/moi-hon/")


def test_an_address_that_is_taken_again_answers_itself(client):
    collection = a_collection(LearningResourceFactory(), slug="cu")
    for slug in ("moi", "cu"):
        collection.slug = slug
        collection.save()
    assert client.get("/hoc-lieu/bo-suu-tap/cu/").status_code == 200
    assert client.get("/hoc-lieu/bo-suu-tap/moi/")["Location"] == "/hoc-lieu/bo-suu-tap/cu/"
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["moi"]


def test_a_deleted_one_is_gone_at_every_address_it_had(client, django_capture_on_commit_callbacks):
    collection = a_collection(LearningResourceFactory(), slug="cu")
    collection.slug = "moi"
    collection.save()
    assert client.get("/hoc-lieu/bo-suu-tap/moi/").status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        collection.delete()
    for address in ("/hoc-lieu/bo-suu-tap/moi/", "/en/hoc-lieu/bo-suu-tap/moi/", "/hoc-lieu/bo-suu-tap/cu/"):
        assert client.get(address).status_code == 410, address


def test_a_draft_and_an_unknown_one_are_missing_and_leave_no_trace(client):
    draft = a_collection(LearningResourceFactory(), live=False, first_published_at=None, slug="nhap")
    assert client.get("/hoc-lieu/bo-suu-tap/nhap/").status_code == 404
    draft.slug = "nhap-moi"
    draft.save()
    assert not FormerSlug.objects.exists()
    draft.delete()
    assert client.get("/hoc-lieu/bo-suu-tap/nhap-moi/").status_code == 404
    assert client.get("/hoc-lieu/bo-suu-tap/khong-co/").status_code == 404


def test_the_address_of_a_deleted_one_is_given_to_no_other(client, django_capture_on_commit_callbacks):
    gone = a_collection(LearningResourceFactory(), title_vi="Đường đi")
    with django_capture_on_commit_callbacks(execute=True):
        gone.delete()
    assert a_collection(title_vi="Đường đi").slug == "duong-di-2"
    assert client.get(gone.get_absolute_url()).status_code == 410
    unseen = a_collection(title_vi="Lối tắt", live=False, first_published_at=None)
    unseen.delete()
    assert a_collection(title_vi="Lối tắt").slug == "loi-tat"


def test_two_of_the_same_title_have_addresses_of_their_own():
    slugs = [a_collection(title_vi="Đường đi").slug for _n in range(3)]
    assert slugs == ["duong-di", "duong-di-2", "duong-di-3"]


def test_the_address_of_another_that_moved_is_not_given_away():
    first = a_collection(title_vi="Đường đi")
    first.slug = "khac"
    first.save()
    assert a_collection(title_vi="Đường đi").slug == "duong-di-2"


def test_a_resource_names_the_collections_that_hold_it(django_assert_num_queries):
    resource = LearningResourceFactory()
    shown = [a_collection(resource, title_vi="Hai"), a_collection(resource, title_vi="Một", featured=True)]
    a_collection(resource, live=False)
    a_collection(LearningResourceFactory())
    with django_assert_num_queries(1):
        assert [holder.address for holder in collections_of(resource)] == [
            collection.get_absolute_url() for collection in shown[::-1]
        ]


def test_what_is_not_saved_yet_is_in_no_collection():
    deleted = LearningResourceFactory()
    a_collection(deleted)
    deleted.delete()  # its step names no resource any more
    assert collections_of(LearningResource(title_vi="Mới")) == []


def test_a_longer_path_costs_no_query_more(client):
    subjects = {"subjects": [term("subject", "toan")], "levels": [term("level", "lop-6")]}
    short = a_collection(*LearningResourceFactory.create_batch(2, **subjects))
    long = a_collection(*LearningResourceFactory.create_batch(20, **subjects))
    assert queries_of(client, long.get_absolute_url()) == queries_of(client, short.get_absolute_url())
