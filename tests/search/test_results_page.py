"""`/tim-kiem/`: a page for readers, JSON for machines."""

import json
import re
from dataclasses import replace

import pytest
from django.db import connection

from search import registry

ADDRESS = "/tim-kiem/"
QUERIES = 6  # spelling and other words, the match, facets and order, the rows that are still public


def ask(client, query: str, path: str = ADDRESS):
    return client.get(f"{path}?{query}")


def text_of(response) -> str:
    return response.content.decode()


def test_the_page_lists_what_was_found(client, shelves):
    book = shelves[0].put("Khuyến học", body="Quỹ khuyến học của dòng họ")
    response = ask(client, "q=KHUYEN+HOC")
    assert response.status_code == 200
    assert f'<a href="{book.address}">Khuyến học</a>' in text_of(response)
    assert "Quỹ <mark>khuyến học</mark> của dòng họ" in text_of(response)
    assert 'value="KHUYEN HOC"' in text_of(response)


def test_the_english_page_leads_to_english_addresses(client, shelves):
    book = shelves[0].put("Khuyến học")
    response = ask(client, "q=khuyen", "/en/tim-kiem/")
    assert f'href="/en{book.address}"' in text_of(response)
    assert "Search results" in text_of(response)


def test_without_words_it_only_asks_for_some(client, shelves):
    shelves[0].put("Sách")
    for query in ("", "q=", "q=+++"):
        response = ask(client, query)
        assert response.status_code == 200
        assert 'name="q"' in text_of(response)
        assert "Sách" not in text_of(response)


def test_nothing_found_is_said_with_advice(client, shelves):
    response = ask(client, "q=kh%C3%B4ng+c%C3%B3", "/en/tim-kiem/")
    assert response.status_code == 200
    assert "Nothing matches these words" in text_of(response)


def test_what_a_reader_typed_is_escaped(client, shelves):
    response = ask(client, "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert response.status_code == 200
    assert "<script>alert" not in text_of(response)


def test_tabs_count_every_kind_and_keep_the_words(client, shelves):
    books, maps = shelves
    books.put("Toán một")
    books.put("Toán hai")
    maps.put("Toán ba")
    tabs = ask(client, "q=toan&kind=book&sort=title").context["tabs"]
    assert [(str(tab["label"]), tab["count"], tab["current"]) for tab in tabs[1:]] == [
        ("Bản đồ", 1, False),
        ("Sách", 2, True),
    ]
    assert (tabs[0]["count"], tabs[0]["current"]) == (3, False)
    assert tabs[0]["address"] == f"{ADDRESS}?q=toan&sort=title"
    assert tabs[1]["address"] == f"{ADDRESS}?q=toan&sort=title&kind=map"


def test_a_tab_shows_its_kind_alone(client, shelves):
    shelves[0].put("Toán một")
    shelves[1].put("Toán ba")
    assert [hit.title for hit in ask(client, "q=toan&kind=map").context["hits"]] == ["Toán ba"]


def test_pages_lead_to_each_other_and_keep_the_kind(client, shelves):
    for number in range(45):
        shelves[0].put(f"Toán {number:02}")
    response = ask(client, "q=toan&kind=book&page=2")
    assert response.context["paging"].next == f"{ADDRESS}?q=toan&page=3&kind=book"
    assert response.context["paging"].previous == f"{ADDRESS}?q=toan&kind=book"
    assert 'rel="next"' in text_of(response)


def test_json_has_exactly_the_promised_shape(client, shelves):
    book = shelves[0].put("Khuyến học", body="Quỹ khuyến học")
    response = ask(client, "q=khuyen&format=json")
    assert response.headers["Content-Type"] == "application/json"
    assert json.loads(response.content) == {
        "query": "khuyen",
        "total": 1,
        "page": 1,
        "pages": 1,
        "match": "all",
        "suggestion": "",
        "repaired": False,
        "hits": [
            {"kind": "book", "title": "Khuyến học", "address": book.address, "snippet": "Quỹ <mark>khuyến</mark> học"}
        ],
    }


def test_json_pages_and_filters_by_kind(client, shelves):
    for number in range(3):
        shelves[0].put(f"Toán {number}")
    shelves[1].put("Toán bản đồ")
    answer = ask(client, "q=toan&kind=book&size=2&page=2&sort=title&format=json").json()
    assert (answer["total"], answer["page"], answer["pages"]) == (3, 2, 2)
    assert [hit["title"] for hit in answer["hits"]] == ["Toán 2"]


REFUSED = [
    ("page=0", 404), ("page=-1", 404), ("page=abc", 404), ("page=999999999", 404), ("page=%C2%BD", 404),
    ("page=2", 404), ("size=0", 400), ("size=101", 400), ("sort=best", 400), ("kind=stranger", 400), ("kind=%00", 400),
    ("q=%00", 400), ("q=" + "a" * 301, 400),
]  # fmt: skip


@pytest.mark.parametrize(("query", "status"), REFUSED)
def test_what_cannot_be_answered_is_refused_to_readers_and_machines(client, shelves, query, status):
    words = query if query.startswith("q=") else f"q=toan&{query}"
    page = ask(client, words)
    assert page.status_code == status
    assert re.search(r"<h1>.+</h1>", text_of(page))
    machine = ask(client, f"{words}&format=json")
    assert machine.status_code == status
    assert list(machine.json()) == ["error"]
    assert machine.json()["error"]


def test_an_unknown_format_is_refused(client, shelves):
    assert ask(client, "q=toan&format=xml").status_code == 400


def test_machines_must_say_what_to_look_for(client, shelves):
    response = ask(client, "format=json")
    assert (response.status_code, list(response.json())) == (400, ["error"])


def test_an_unknown_kind_is_told_the_known_ones(client, shelves):
    assert "map, book" in ask(client, "q=a&kind=x&format=json").json()["error"]


@pytest.mark.parametrize("text", ["'", "%25", "%22", "NEAR(", "_", "%5C", "%F0%9F%99%82", "%d", "%E1%BB", "a" * 300])
def test_no_words_break_the_page(client, shelves, text):
    shelves[0].put("Toán")
    assert ask(client, f"q={text}").status_code == 200
    assert ask(client, f"q={text}&format=json").json()["total"] == 0


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_page_only_answers_questions(client, shelves, method):
    assert getattr(client, method)(ADDRESS).status_code in (403, 405)


def test_head_is_answered_without_a_body(client, shelves):
    response = client.head(f"{ADDRESS}?q=toan")
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("number", [2, 40])
def test_the_page_costs_the_same_queries_for_few_and_for_many(
    client, home_page, shelves, number, django_assert_num_queries
):
    for count in range(number):
        shelves[0].put(f"Toán {count}")
    client.get("/")  # what is made when first asked for
    with django_assert_num_queries(QUERIES + (connection.vendor == "postgresql")):  # which counts words apart
        ask(client, "q=toan&size=100")


def test_a_kind_with_a_template_is_shown_by_it(client, shelves):
    registry.register(replace(shelves[0].kind, template="components/languages.html"))
    shelves[0].put("Toán")
    assert 'class="hit-title"' not in text_of(ask(client, "q=toan"))


@pytest.mark.django_db
def test_the_title_names_the_words_and_search_engines_pass_over_the_page(client):
    html = client.get("/tim-kiem/", {"q": "toán"}).content.decode()
    assert "<title>Kết quả tìm “toán”" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "noindex" not in client.get("/tim-kiem/").content.decode()
