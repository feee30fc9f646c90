"""`/tim-kiem/`: a page for readers, JSON for machines."""

import json
import re
from dataclasses import replace

import pytest
from django.core.cache import caches
from django.db import connection

from search import facet_kinds, registry
from search.facet_kinds import FacetKind
from search.models import GlossaryEntry
from tests.search.results import ADDRESS, ask, text_of, total
from tests.search.steering.factories import a_promotion

# Spelling and other words, the match, facets and order, the rows that are still public, words that lie near; what is
# kept until something is published is not asked again.
QUERIES = 7


def test_the_page_lists_what_was_found(client, shelves):
    book = shelves[0].put("Khuyến học", body="Quỹ khuyến học của dòng họ")
    response = ask(client, "q=KHUYEN+HOC")
    assert response.status_code == 200
    assert f'<a href="{book.address}"><mark>Khuyến học</mark></a>' in text_of(response)
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
        "understood": [],
        "total": 1,
        "page": 1,
        "pages": 1,
        "match": "all",
        "suggestion": "",
        "repaired": False,
        "facets": {},
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
    ("q=%00", 400), ("q=" + "a" * 301, 400), ("exact=yes", 400), ("level=%3Cb%3E", 400),
    ("&".join(f"level=v{number}" for number in range(500)), 400), ("page=9999", 404),
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


HOSTILE = [
    "'", "%25", "%22", "%22%22%22", "NEAR(", "NEAR(a+b,+2)", "AND", "OR+NOT", "*", "-", "^a", "a:b", "_", "%5C", "%d",
    "%s%25s", "%F0%9F%99%82", "%E1%BB", "a" * 300, "a+" * 150, "%3Cscript%3E", "'+OR+1=1--", "%CC%81", "%E2%80%AE",
    "(((((", "%7B%7Bx%7D%7D",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
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
    ask(client, "q=khac")  # what is kept until something is published
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


# --- narrowing ------------------------------------------------------------------------------------------


def options(response) -> dict[str, list[tuple[str, int, bool]]]:
    return {
        facet.name: [(option.label, option.count, option.selected) for option in facet.options]
        for facet in (*response.context["facets"], *response.context["further_facets"])
    }


def test_one_facet_stands_open_and_the_others_behind_it_unless_one_has_a_choice(client, shapes, shelves):
    shelves[0].put("Toán", facets={"level": ("round",), "audience": ("red",)})
    page = text_of(ask(client, "q=toan"))
    assert re.findall(r'<details class="facet"( open)?>', page) == [" open", ""]
    assert '<details class="facets-further">' in page
    assert '<details class="facets-further" open>' in text_of(ask(client, "q=toan&level=round"))
    assert "facets-further" not in text_of(ask(client, "q=toan&kind=page"))


def test_facets_narrow_and_never_hide_their_siblings(client, shapes, shelves):
    shelves[0].put("Toán một", facets={"level": ("round",)})
    shelves[0].put("Toán hai", facets={"level": ("flat",)})
    response = ask(client, "q=toan&level=round")
    assert [hit.title for hit in response.context["hits"]] == ["Toán một"]
    assert options(response) == {"level": [("Dẹt", 1, False), ("Tròn", 1, True)]}
    assert '<input type="checkbox" name="level" value="round" form="search-form" checked>' in text_of(response)


def test_a_chip_takes_a_choice_back_and_keeps_the_tab(client, shapes, shelves):
    shelves[0].put("Toán một", facets={"level": ("round",)})
    response = ask(client, "q=toan&kind=book&level=round&page=1")
    assert [(chip.label, chip.remove_address) for chip in response.context["chips"]] == [
        ("Tròn", f"{ADDRESS}?q=toan&kind=book")
    ]
    assert response.context["clear_address"] == f"{ADDRESS}?q=toan&kind=book"


@pytest.mark.parametrize("query", ["q=toan", "q=toan&level=round", "q=toan+mot&level=round&kind=book", "level=flat"])
def test_a_tab_promises_what_it_holds(client, shapes, shelves, query):
    for number in range(25):
        shelves[number % 2].put(f"Toán {number} một", facets={"level": ("round" if number % 3 else "flat",)})
    tabs = ask(client, query).context["tabs"]
    assert len(tabs) == 3
    for tab in tabs:
        assert total(client, tab["address"]) == tab["count"] > 0


def test_json_tells_facets_whose_addresses_answer_with_their_counts(client, shapes, shelves):
    shelves[0].put("Toán một", facets={"level": ("round",)})
    shelves[0].put("Toán hai", facets={"level": ("flat", "round")})
    told = ask(client, "q=toan&format=json").json()["facets"]["level"]
    assert [(row["value"], row["label"], row["count"]) for row in told] == [("round", "Tròn", 2), ("flat", "Dẹt", 1)]
    for row in told:
        assert client.get(row["address"]).json()["total"] == row["count"]


def test_the_form_keeps_a_choice_that_has_no_list(client, shapes, shelves):
    facet_kinds.register(FacetKind("goal", "Mục tiêu", lambda values: {}, shown=False))
    shelves[0].put("Toán một", facets={"goal": ("g1",), "level": ("round",)})
    html = text_of(ask(client, "q=toan&goal=g1&level=round"))
    assert html.count('name="goal" value="g1"') == 1
    assert html.count('name="level" value="round"') == 1


# --- what was meant -------------------------------------------------------------------------------------


def test_repaired_words_are_a_link_beside_a_way_to_the_exact_ones(client, library):
    response = ask(client, "q=ky+nagn+so&kind=book")
    html = text_of(response)
    assert response.context["results"].total == 12
    assert f'href="{ADDRESS}?q=k%E1%BB%B9+n%C4%83ng+s%E1%BB%91&amp;kind=book"' in html
    assert f'href="{ADDRESS}?q=ky+nagn+so&amp;exact=1&amp;kind=book"' in html


def test_the_exact_words_are_taken_as_they_are_with_a_way_back(client, library):
    response = ask(client, "q=ky+nagn+so&exact=1")
    assert response.context["results"].total == 0
    assert f'href="{ADDRESS}?q=ky+nagn+so"' in text_of(response)
    assert '<input type="hidden" name="exact" value="1">' in text_of(response)


def test_accents_are_offered_only_where_something_was_found(client, library):
    assert "<strong>kỹ năng số</strong>" in text_of(ask(client, "q=ky+nang+so"))
    assert "<strong>kỹ năng" not in text_of(ask(client, "q=ky+nang+so&level=x"))


def test_the_step_of_the_ladder_is_said(client, shelves):
    for number in range(3):
        shelves[0].put(f"Toán {number}", body="hình học không gian")
    shelves[0].put("Toán", body="đại số")
    strict, loose = ask(client, "q=hinh+hoc", "/en/tim-kiem/"), ask(client, "q=hinh+hoc+dai+so", "/en/tim-kiem/")
    assert "hold all of the words" in text_of(strict)
    assert "Few results hold all of these words" in text_of(loose)
    assert "hold all of the words" not in text_of(ask(client, "q=toan", "/en/tim-kiem/"))  # one word: nothing to say


def test_words_read_as_filters_are_told_with_a_way_to_the_exact_words(client, words_for_shapes, shelves):
    shelves[0].put("Quả bóng", facets={"level": ("round",), "audience": ("red",)})
    shelves[0].put("Bóng tròn đỏ")
    response = ask(client, "q=b%C3%B3ng+tr%C3%B2n+%C4%91%E1%BB%8F")
    assert [hit.title for hit in response.context["hits"]] == ["Quả bóng"]
    assert [chip.label for chip in response.context["chips"]] == ["Tròn", "red"]
    html = text_of(response)
    assert "“tròn”, “đỏ”." in html
    exact = f"{ADDRESS}?q=b%C3%B3ng+tr%C3%B2n+%C4%91%E1%BB%8F&exact=1"
    assert f'href="{exact.replace("&", "&amp;")}"' in html
    assert 'data-query="bóng tròn đỏ"' in html
    assert total(client, exact) == 1


@pytest.mark.parametrize("query", ["q=tr%C3%B2n", "q=b%C3%B3ng+tr%C3%B2n+%C4%91%E1%BB%8F"])
def test_a_tab_keeps_its_promise_whatever_words_mean(client, words_for_shapes, shelves, query):
    shelves[0].put("Bóng", facets={"level": ("round",), "audience": ("red",)})
    shelves[0].put("Bóng tròn", facets={"level": ("flat",)})
    for tab in ask(client, query).context["tabs"]:
        assert total(client, tab["address"]) == tab["count"] > 0


# --- near words, and what editors promote ---------------------------------------------------------------


def test_near_words_are_links_that_find_something(client, shelves):
    GlossaryEntry.objects.create(vietnamese="kỹ năng số; năng lực số; kỹ năng lặn", english="digital skills")
    shelves[0].put("Kỹ năng số")
    shelves[0].put("Năng lực số")
    nearby = ask(client, "q=ky+nang+so").context["nearby"]
    assert nearby == [{"text": "năng lực số", "address": f"{ADDRESS}?q=n%C4%83ng+l%E1%BB%B1c+s%E1%BB%91"}]


def test_promoted_sample_data_is_told_as_that_of_hits_is(client, shelves):
    sample = shelves[0].put("Sổ tay", shown={"demo": True})
    shelves[0].put("Toán")
    assert ask(client, "q=toan").context["demo"] is False
    a_promotion("toan", kind="book", object_id=sample.object_id)
    caches["pages"].clear()  # as the change does once it is committed
    assert ask(client, "q=toan&size=50").context["demo"] is True


def test_only_words_can_be_exact(client, shapes, shelves):
    shelves[0].put("Toán", facets={"level": ("round",)})
    assert "“”" not in text_of(ask(client, "level=round&exact=1"))
