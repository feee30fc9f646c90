"""Pages of the tree are found once published, and no more once withdrawn."""

import pytest
from wagtail.models import PageViewRestriction

from core.pages import publish_in_both, publish_page
from home.models import StandardPage
from search import index, pages
from search.models import SearchDocument
from tests.core.factories import a_page

pytestmark = pytest.mark.django_db


def found(client, text: str, prefix: str = "") -> list[str]:
    hits = client.get(f"{prefix}/tim-kiem/", {"q": text, "kind": "page", "format": "json"}).json()["hits"]
    return [hit["address"] for hit in hits]


def test_the_home_page_is_found_in_either_language(client, home_page):
    assert found(client, "cong xa hoi hoc tap") == ["/"]
    assert found(client, "hanoi learning city portal", "/en") == ["/en/"]
    assert SearchDocument.objects.filter(kind="page").count() == 1


def test_a_translated_page_is_one_answer_titled_in_the_readers_language(client, home_page):
    for prefix, title in (("", home_page.title), ("/en", home_page.get_translations().get().title)):
        hits = client.get(f"{prefix}/tim-kiem/", {"q": "hoc tap", "kind": "page", "format": "json"}).json()["hits"]
        assert [hit["title"] for hit in hits] == [title]


def test_a_page_below_a_renamed_one_is_found_at_its_new_address(client, home_page, django_capture_on_commit_callbacks):
    parent = a_page(home_page)
    a_page(parent, "Lớp bên hồ")
    parent.slug = "lang-hoc"
    with django_capture_on_commit_callbacks(execute=True):
        publish_page(parent)
    assert found(client, "lop ben ho") == ["/lang-hoc/lop-ben-ho/"]


def test_lists_that_were_made_between_a_page_and_its_document_are_forgotten(home_page, monkeypatch):
    order = []
    for place, name in ((index, "store"), (index, "remove"), (pages, "raise_generation")):
        monkeypatch.setattr(place, name, lambda *args, name=name: order.append(name))
    page = a_page(home_page)
    assert order[-2:] == ["store", "raise_generation"]
    page.unpublish()
    assert order[-2:] == ["remove", "raise_generation"]


def test_a_deleted_page_leaves_the_index(home_page):
    page = a_page(home_page)
    page.delete()
    assert not SearchDocument.objects.filter(kind="page", object_id=str(page.pk)).exists()


def test_what_is_withdrawn_is_not_found(client, home_page):
    home_page.unpublish()
    assert found(client, "cong xa hoi hoc tap") == []


def test_a_new_title_is_found_at_once(client, home_page):
    home_page.title = "Cổng học tập suốt đời"
    publish_page(home_page)
    assert found(client, "suot doi") == ["/"]


def test_the_words_of_a_withdrawn_translation_are_forgotten(home_page):
    words = {"title": "Zebrafish"}
    page = publish_in_both(StandardPage(title="Cá ngựa vằn", locale=home_page.locale), home_page, words)
    naming_it = SearchDocument.objects.filter(object_id=str(page.pk), terms__contains="Zebrafish")
    assert naming_it.exists()
    translation = page.get_translations().get()
    translation.unpublish()
    assert not naming_it.exists()
    publish_page(translation)
    assert naming_it.exists()
    translation.delete()
    assert not naming_it.exists()


def test_a_restricted_translation_says_nothing_of_itself(client, home_page):
    words = {"title": "Zebrafish"}
    page = publish_in_both(StandardPage(title="Cá ngựa vằn", locale=home_page.locale), home_page, words)
    row = SearchDocument.objects.get(object_id=str(page.pk))
    assert (row.shown["title_en"], "Zebrafish" in row.terms) == ("Zebrafish", True)
    translation = page.get_translations().get()
    PageViewRestriction.objects.create(page=translation, restriction_type=PageViewRestriction.LOGIN)
    row.refresh_from_db()
    assert (row.shown["title_en"], "Zebrafish" in row.terms) == ("", False)
