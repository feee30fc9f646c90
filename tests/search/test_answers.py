"""From hits to what is shown."""

import pytest
from django.utils.translation import override

from core.bad_input import BadInput
from search.answers import answer, as_json
from search.index import store
from search.query import Query
from tests.search.factories import a_document


def shown(text: str = "", **asked) -> list[str]:
    return [hit.title for hit in answer(Query(text, **asked))[1]]


def test_hits_are_shown_with_their_kind_thing_and_passage(shelves):
    books, _maps = shelves
    book = books.put("Khuyến học", body="Sách <b>khuyến học</b>.")
    results, (hit,) = answer(Query("khuyen hoc"))
    assert (hit.kind, hit.title, hit.address) == (books.kind, "Khuyến học", book.address)
    assert hit.snippet == "Sách &lt;b&gt;<mark>khuyến học</mark>&lt;/b&gt;."
    assert hit.object.title == "Khuyến học"
    assert results.total == 1


def test_what_is_gone_is_not_shown_though_the_index_still_has_it(shelves):
    books, _maps = shelves
    books.put("Sách còn")
    books.take_away(books.put("Sách mất"))
    assert shown("sach") == ["Sách còn"]


def test_a_kind_that_nobody_answers_for_is_not_shown(shelves):
    shelves[0].put("Sách")
    store([a_document("Sách lạ", kind="stranger")])
    assert shown("sach") == ["Sách"]


def test_the_thing_gives_the_title_and_the_index_replaces_a_missing_one(shelves):
    books, _maps = shelves
    book, other = books.put("Tựa cũ"), books.put("Tựa khác")
    books.things[book.object_id] = a_document("Tựa theo ngôn ngữ")
    books.things[other.object_id] = a_document("")
    assert set(shown("tua")) == {"Tựa theo ngôn ngữ", "Tựa khác"}


def test_addresses_are_in_the_readers_language(shelves):
    book = shelves[0].put("Sách")
    with override("en"):
        assert [hit.address for hit in answer(Query("sach"))[1]] == [f"/en{book.address}"]


def test_a_page_behind_the_last_is_not_found(shelves):
    for number in range(21):
        shelves[0].put(f"Sách {number}")
    assert len(shown("sach", page=2)) == 1
    with override("en"), pytest.raises(BadInput, match="page 3: these results end on page 2") as refusal:
        answer(Query("sach", page=3))
    assert refusal.value.status == 404


def test_the_first_page_of_nothing_is_an_answer(shelves):
    assert shown("khong co") == []
    with pytest.raises(BadInput):
        answer(Query("khong co", page=2))


def test_every_kind_is_asked_once_however_many_hits(shelves, django_assert_num_queries):
    books, maps = shelves
    for number in range(30):
        books.put(f"Sách {number}")
    with django_assert_num_queries(3):
        shown("sach", size=50)
    assert (books.asked, maps.asked) == (1, 0)


def test_json_says_what_was_asked_and_what_was_found(shelves):
    book = shelves[0].put("Sách", body="Một cuốn")
    query = Query("sách")
    assert as_json(query, *answer(query)) == {
        "query": "sách",
        "total": 1,
        "page": 1,
        "pages": 1,
        "hits": [{"kind": "book", "title": "Sách", "address": book.address, "snippet": "Một cuốn"}],
    }
