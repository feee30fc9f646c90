"""Words near a query: from the glossary, as far as they find something."""

import pytest

from search.models import GlossaryEntry
from search.nearby import MOST, nearby
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _glossary() -> None:
    for vietnamese, english in (
        ("kỹ năng số; năng lực số", "digital skills; digital literacy"),
        ("kỹ năng số cơ bản", "basic digital skills"),
        ("kỹ năng mềm", "soft skills"),
        ("bán hàng; kinh doanh", "sales"),
        ("bạn bè", "friend"),
    ):
        GlossaryEntry.objects.create(vietnamese=vietnamese, english=english)


def all_found(*titles: str) -> None:
    stored(*(a_document(title) for title in titles))


def test_other_wordings_come_first_and_then_what_stands_around_the_words():
    all_found("Năng lực số", "Kỹ năng số cơ bản", "Kỹ năng mềm")
    assert nearby("kỹ năng số") == nearby("ky nang so") == ["năng lực số", "kỹ năng mềm", "kỹ năng số cơ bản"]


def test_what_finds_nothing_is_not_offered():
    all_found("Kỹ năng mềm")
    stored(a_document("Năng lực số", public=False))
    assert nearby("kỹ năng số") == ["kỹ năng mềm"]


def test_names_stand_between_and_nothing_stands_twice():
    all_found("Năng lực số", "Kỹ năng mềm", "Tin học", "Toán")
    assert nearby("kỹ năng số", ["Tin học", "Năng lực số", "Vắng mặt"]) == ["năng lực số", "Tin học", "kỹ năng mềm"]
    assert nearby("kỹ năng số", [f"Toán {'toán ' * n}" for n in range(9)])[MOST:] == []


def test_accents_that_were_typed_are_meant():
    all_found("Kinh doanh", "Bạn bè")
    assert nearby("bán hàng") == nearby("ban hang") == ["kinh doanh"]
    assert nearby("bạn hàng") == []
    assert nearby("bạn") == ["bạn bè"]
    assert nearby("bán") == []


def test_english_words_are_answered_in_english():
    all_found("Digital literacy for all")
    assert nearby("digital skills") == ["digital literacy"]


@pytest.mark.parametrize("text", ["", "  ", "?", "%", "_", "và của", "'", '"', "🙂", "a" * 300, "hoc " * 75])
def test_odd_words_have_nothing_near(text):
    all_found("Kỹ năng mềm")
    assert nearby(text) == []


def test_it_asks_twice_whatever_is_typed(django_assert_max_num_queries):
    all_found("Năng lực số")
    nearby("một")  # the glossary's phrases are kept until something is published
    with django_assert_max_num_queries(2):
        nearby("kỹ năng số cho người bán hàng và bạn bè ở Hà Nội", ["Toán"])
