"""Things like another one, asked by kind and facets that only the tests know."""

import pytest

from search.alike import WORD, Trait, alike
from search.documents import DocumentData
from search.index import remove, store

pytestmark = pytest.mark.django_db


def put(
    object_id: str, title: str, kind: str = "thing", public: bool = True, body: str = "", **facets: tuple[str, ...]
) -> None:
    document = DocumentData(kind, object_id, title, address="/x/", body=body, facets=facets, public=public)
    store([document])


TRAITS = [Trait("colour", ("red",), 8), Trait("size", ("big", "huge"), 1)]


def test_what_shares_most_comes_first():
    put("a", "Một", colour=("red",))
    put("b", "Hai", colour=("red",), size=("huge",))
    put("c", "Ba con mèo", size=("big",))
    put("d", "Bốn", size=("small",))
    assert alike("thing", "con mèo", TRAITS, 10) == ["b", "a", "c"]
    assert alike("thing", "con mèo", TRAITS, 10, least=8) == ["b", "a"]
    assert alike("thing", "con mèo", TRAITS, 1) == ["b"]


def test_of_equals_the_newest_come_first():
    for name in "abc":
        put(name, name, colour=("red",))
    assert alike("thing", "", TRAITS, 2) == ["c", "b"]


def test_two_neighbouring_words_must_stand_side_by_side_in_a_title_and_a_single_one_by_itself():
    put("a", "Phân số thập phân")
    put("b", "Số học", body="Cộng phân số")
    put("c", "Fraction")
    put("d", "Số và phân")
    put("e", "Phản sốt")
    assert alike("thing", "Cộng phan so", [], 5, least=WORD + 1) == ["a"]
    assert alike("thing", "Fractions", [], 5) == ["c"]
    assert alike("thing", "", [], 5) == []


def test_words_that_no_other_title_has_take_no_place_from_those_that_one_has():
    title = "một hai ba bốn năm sáu bảy tám chín mười phân số"
    put("own", title)
    put("other", "phân số")
    assert alike("thing", title, [], 5) == ["own", "other"]


def test_a_rare_word_by_itself_counts_less_than_two_side_by_side():
    put("a", "Moodle")
    put("b", "Quiz in class")
    put("c", "In class")
    assert alike("thing", "A quiz in Moodle", [], 5) == ["b", "a"]
    assert alike("thing", "A quiz in Moodle", [], 5, least=WORD) == ["b"]


def test_words_that_only_join_others_tell_nothing():
    put("a", "Phim và ảnh của trường")
    put("b", "Video và bài luyện")
    put("c", "Về các vì sao")
    assert alike("thing", "Kho phim về các ngôi sao và của", [], 5) == ["c", "a"]
    put("d", "Của")
    assert alike("thing", "Của", [], 5) == ["d", "a"]


def test_of_many_words_the_rarest_count(monkeypatch):
    monkeypatch.setattr("search.alike._PAIRS", 1)
    for object_id, title in (
        ("a", "Phân số"),
        ("b", "Bài tập"),
        ("c", "Cộng phân số"),
        ("d", "Bài tập"),
        ("e", "Bài tập"),
    ):
        put(object_id, title)
    assert alike("thing", "Bài tập phân số", [], 9, least=WORD) == ["c", "a"]


def test_words_of_too_many_titles_tell_nothing(monkeypatch):
    monkeypatch.setattr("search.alike._COMMON", 2)
    for number in range(3):
        put(f"a{number}", "Bài tập")
    put("b", "Phân số")
    put("c", "Phân số thập phân")
    assert alike("thing", "Bài tập phân số", [], 9, least=WORD) == ["c", "b"]


def test_a_very_long_title_is_read_from_its_beginning():
    put("a", "Phân số")
    put("b", "Bài tập")
    between = " ".join(f"từ{number}" for number in range(70))
    assert alike("thing", f"Phân số {between} bài tập", [], 9) == ["a"]


def test_other_kinds_drafts_and_what_is_gone_are_not_alike():
    put("a", "Một", colour=("red",))
    put("b", "Hai", kind="other", colour=("red",))
    put("c", "Ba", public=False, colour=("red",))
    put("d", "Bốn", colour=("red",))
    remove("thing", ["d"])
    assert alike("thing", "Một hai", TRAITS, 5) == ["a"]


def test_it_costs_three_queries(django_assert_num_queries):
    for number in range(50):
        put(f"n{number}", f"Phân số {number}", colour=("red",))
    with django_assert_num_queries(3):
        assert len(alike("thing", "Phân số lớp sáu", TRAITS, 24)) == 24
