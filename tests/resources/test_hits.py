"""Resources among results of all kinds."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from search.steering.promoted import promoted
from tests.resources.collections.factories import a_collection
from tests.resources.factories import LearningResourceFactory, term
from tests.search.steering.factories import a_promotion

pytestmark = pytest.mark.django_db


def some(number: int) -> None:
    for _turn in range(number):
        LearningResourceFactory(
            levels=[term("level", "lop-7"), term("level", "lop-6")],
            subjects=[term("subject", "toan")],
            topics=[term("topic", "ky-nang-so")],
            type=term("type", "video"),
        )


def statements(client) -> int:
    caches["pages"].clear()
    client.get("/tim-kiem/?q=khac")  # what is kept until something is published
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/tim-kiem/?q=ke+chuyen+ha+noi").status_code == 200
    return len(queries)


def test_a_results_page_asks_at_most_twelve_times_whatever_it_shows(client, home_page):
    some(10)  # so many that the ladder stands on its first step
    few = statements(client)
    some(20)
    assert few == statements(client) <= 12


def test_a_row_names_type_levels_and_cover_as_a_card_does(client, home_page):
    some(1)
    html = client.get("/tim-kiem/?q=ke+chuyen").content.decode()
    assert "Video bài giảng" in html
    assert "Lớp 6, Lớp 7" in html
    assert "/hoc-lieu/bia/mathematics-" in html


def test_a_passage_says_its_own_language(client, home_page):
    LearningResourceFactory(
        title_vi="Gõ phím", title_en="Typing", description_vi="Tập gõ mười ngón.", description_en="Learn to touch-type."
    )
    shown = {
        address: client.get(address).content.decode()
        for address in ("/en/tim-kiem/?q=muoi+ngon", "/en/tim-kiem/?q=touch", "/tim-kiem/?q=touch")
    }
    vietnamese_on_english, english, english_on_vietnamese = shown.values()
    assert '<span lang="vi">Tập gõ <mark>mười ngón</mark>.</span>' in vietnamese_on_english
    assert ">Typing</a>" in vietnamese_on_english
    assert "<span>Learn to <mark>touch</mark>-type.</span>" in english
    assert '<span lang="en">Learn to <mark>touch</mark>-type.</span>' in english_on_vietnamese


def test_what_is_promoted_is_titled_in_the_readers_language_or_says_which_it_is():
    both = LearningResourceFactory(title_vi="Gõ phím", title_en="Typing")
    english = LearningResourceFactory(title_vi="", title_en="Fractions")
    path = a_collection(both, title_vi="", title_en="A path")
    for words, kind, thing in (("go", "resource", both), ("phan", "resource", english), ("duong", "collection", path)):
        a_promotion(words, kind=kind, object_id=thing.public_id)

    def told() -> list[tuple[str, str]]:
        return [(one.title, one.language) for words in ("go", "phan", "duong") for one in promoted(words)]

    assert told() == [("Gõ phím", ""), ("Fractions", "en"), ("A path", "en")]
    with override("en"):
        assert told() == [("Typing", ""), ("Fractions", ""), ("A path", "")]


def test_suggestions_are_in_the_language_of_the_page(client, home_page):
    LearningResourceFactory(title_vi="Gõ phím", title_en="Touch typing")
    assert [
        client.get(f"{language}/tim-kiem/goi-y/?q=go+ph").json()["completions"][0]["title"] for language in ("", "/en")
    ] == ["Gõ phím", "Touch typing"]
