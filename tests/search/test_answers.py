"""From hits to what is shown."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from core.bad_input import BadInput
from search import registry
from search.answers import answer, answer_meant, as_json
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
    assert hit.object is None
    assert results.total == 1


def test_hits_come_with_their_objects_where_the_template_of_their_kind_needs_them(shelves):
    books, maps = shelves
    registry.register(replace(books.kind, hit_objects=books.fetch))
    for title in ("Sách về bản đồ", "Bản đồ và sách"):
        books.put(title)
    maps.put("Bản đồ")
    _results, hits = answer(Query("ban do"))
    assert {hit.object.title for hit in hits if hit.object} == {"Sách về bản đồ", "Bản đồ và sách"}
    assert [hit.title for hit in hits if not hit.object] == ["Bản đồ"]
    assert (books.asked, maps.asked) == (1, 0)


def test_what_is_gone_is_not_shown_though_the_index_still_has_it(shelves):
    books, _maps = shelves
    books.put("Sách còn")
    books.take_away(books.put("Sách mất"))
    assert shown("sach") == ["Sách còn"]


def test_a_kind_that_nobody_answers_for_is_not_shown(shelves):
    shelves[0].put("Sách")
    store([a_document("Sách lạ", kind="stranger")])
    assert shown("sach") == ["Sách"]


def test_the_title_is_in_the_readers_language_or_says_which_it_is_in(shelves):
    books, _maps = shelves
    books.put("Sách có tên Anh", shown={"title_en": "A book with an English name"})
    books.put("Sách không có")
    assert {hit.language for hit in answer(Query("sach"))[1]} == {""}
    with override("en"):
        named = {(hit.title, hit.language) for hit in answer(Query("sach"))[1]}
    assert named == {("A book with an English name", ""), ("Sách không có", "vi")}


def test_a_hit_says_where_it_belongs(shelves):
    shelves[0].put("Sách", shown={"place_vi": "Kệ một", "place_en": "Shelf one"})
    shelves[0].put("Sách khác", shown={"place": "Kho"})
    assert {hit.place for hit in answer(Query("sach"))[1]} == {"Kệ một", "Kho"}


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


def test_the_same_statements_however_many_hits(shelves):
    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown("sach", size=50)
        return len(captured)

    shelves[0].put("Sách")
    few = statements()
    for number in range(30):
        shelves[number % 2].put(f"Sách {number}")
    assert statements() == few


def test_json_says_what_was_asked_and_what_was_found(shelves):
    book = shelves[0].put("Sách", body="Một cuốn")
    query = Query("sách")
    facets = {"level": [{"value": "thcs"}]}
    assert as_json(*answer_meant(query), facets) == {
        "query": "sách",
        "understood": [],
        "facets": facets,
        "total": 1,
        "page": 1,
        "pages": 1,
        "match": "all",
        "suggestion": "",
        "repaired": False,
        "hits": [{"kind": "book", "title": "Sách", "address": book.address, "snippet": "Một cuốn"}],
    }
