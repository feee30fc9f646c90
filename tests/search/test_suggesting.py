"""What titles go on from what is being typed: alike on every engine."""

import pytest

from search.analysis import views
from search.index import remove
from search.models import SearchDocument
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggest(up_to_date):
    def suggest(text: str, **asked) -> list[str]:
        by_id = dict(SearchDocument.objects.values_list("pk", "title"))
        return [by_id[number] for number in up_to_date().suggest(views(text), **asked)]

    return suggest


@pytest.mark.parametrize("text", ["khuyen h", "khuyến ho", "KHUYẾN HỌC", "học khuyến", "hoc khuye"])
def test_the_last_syllable_is_a_beginning_and_the_others_are_whole(suggest, text):
    stored(a_document("Quỹ khuyến học"), a_document("Khuyến nông"), a_document("Học"))
    assert suggest(text) == ["Quỹ khuyến học"]


def test_only_titles_count(suggest):
    stored(a_document("Toán", body="hình học", terms="geometry"))
    assert suggest("hinh") == suggest("geo") == []


def test_accents_typed_come_first(suggest):
    stored(a_document("Hoa sen"), a_document("Hóa sinh"), a_document("Hòa bình"))
    assert suggest("hóa")[0] == "Hóa sinh"
    assert set(suggest("hoa")) == {"Hoa sen", "Hóa sinh", "Hòa bình"}


def test_kinds_and_the_limit_are_kept(suggest):
    stored(*(a_document(f"Toán {number}", kind="thing" if number % 2 else "other") for number in range(30)))
    assert len(suggest("toa")) == 8
    assert len(suggest("toa", limit=3)) == 3
    found = suggest("toa", kinds=("other",), limit=30)
    assert (len(found), {int(title.split()[1]) % 2 for title in found}) == (15, {0})
    assert suggest("toa", kinds=("stranger",)) == []


def test_what_is_not_public_or_gone_is_not_suggested(suggest):
    stored(a_document("Toán nháp", public=False), a_document("Toán cũ", object_id="7"))
    remove("thing", ["7"])
    assert suggest("toan") == []


@pytest.mark.parametrize("text", ["", "?", '"', "toan*", "^toan", "NEAR(", "a" * 300, "🙂", "toan OR x", "{toan}", "'"])
def test_nothing_typed_breaks_suggestions(suggest, text):
    stored(a_document("Toán học"))
    assert suggest(text) in ([], ["Toán học"])
