"""Things like another one, asked by kind and facets that only the tests know."""

import pytest

from search.alike import Trait, alike
from search.documents import DocumentData
from search.index import remove, store
from search.lexicon import refresh

pytestmark = pytest.mark.django_db


def put(object_id: str, title: str, kind: str = "thing", public: bool = True, **facets: tuple[str, ...]) -> None:
    store([DocumentData(kind=kind, object_id=object_id, title=title, address="/x/", facets=facets, public=public)])


TRAITS = [Trait("colour", ("red",), 4), Trait("size", ("big", "huge"), 1)]


def test_what_shares_most_comes_first():
    put("a", "Một", colour=("red",))
    put("b", "Hai", colour=("red",), size=("huge",))
    put("c", "Ba con mèo", size=("big",))
    put("d", "Bốn", size=("small",))
    assert alike("thing", "con mèo", TRAITS, 10) == ["b", "a", "c"]
    assert alike("thing", "con mèo", TRAITS, 10, least=4) == ["b", "a"]
    assert alike("thing", "con mèo", TRAITS, 1) == ["b"]


def test_of_equals_the_newest_come_first():
    for name in "abc":
        put(name, name, colour=("red",))
    assert alike("thing", "", TRAITS, 2) == ["c", "b"]


def test_two_neighbouring_words_must_both_occur_and_a_single_one_by_itself():
    put("a", "Phân số thập phân")
    put("b", "Số học")
    put("c", "Fraction")
    assert alike("thing", "Cộng phan so", [], 5) == ["a"]
    assert alike("thing", "Fractions", [], 5) == ["c"]
    assert alike("thing", "", [], 5) == []


def test_words_that_occur_nowhere_else_take_no_place_from_others():
    put("own", "xanh lơ đỏ tía vàng ươm phân số")
    put("other", "phân số")
    refresh()
    assert alike("thing", "xanh lơ đỏ tía vàng ươm phân số", [], 5) == ["other", "own"]


def test_other_kinds_drafts_and_what_is_gone_are_not_alike():
    put("a", "Một", colour=("red",))
    put("b", "Hai", kind="other", colour=("red",))
    put("c", "Ba", public=False, colour=("red",))
    put("d", "Bốn", colour=("red",))
    remove("thing", ["d"])
    assert alike("thing", "Một hai", TRAITS, 5) == ["a"]


def test_it_costs_four_queries(django_assert_num_queries):
    for number in range(50):
        put(f"n{number}", f"Phân số {number}", colour=("red",))
    with django_assert_num_queries(4):
        assert len(alike("thing", "Phân số lớp sáu", TRAITS, 24)) == 24
