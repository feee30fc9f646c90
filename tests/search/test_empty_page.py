"""`/tim-kiem/` where nothing is found: what is missing, and ways that find something."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.search.results import ADDRESS, ask, text_of, total

EMPTY = 40  # with three ways out, each counted as its own page will count it


def test_nothing_found_is_said_with_advice(client, shelves):
    response = ask(client, "q=kh%C3%B4ng+c%C3%B3", "/en/tim-kiem/")
    assert response.status_code == 200
    assert "Nothing matches these words" in text_of(response)


def test_an_empty_page_names_the_words_and_leads_on(client, library):
    response = ask(client, "q=nang+khongcogi")
    assert response.context["missing"] == ["khongcogi"]
    assert [(way["count"], way["address"]) for way in response.context["ways"]] == [(12, f"{ADDRESS}?q=nang")]
    html = text_of(response)
    assert 'href="/gop-y/?ve=/tim-kiem/"' in html
    assert 'href="/hoc-lieu/"' in html


def test_each_way_out_keeps_its_promise(client, shapes, shelves):
    for number in range(4):
        shelves[0].put(f"Hình học {number}", facets={"level": ("round",)})
        shelves[1].put(f"Đại số {number}", facets={"level": ("flat",)})
    for query in ("q=hinh+so", "q=hinh+hoc&kind=map", "q=dai+so&level=round&kind=map", "q=xyzxyz+hinh"):
        ways = ask(client, query).context["ways"]
        assert 1 <= len(ways) <= 3, query
        for way in ways:
            assert total(client, way["address"]) == way["count"] > 0


def test_a_way_out_whose_words_are_filters_keeps_its_promise(client, words_for_shapes, shelves):
    shelves[0].put("Bóng", facets={"level": ("round",), "audience": ("red",)})
    shelves[0].put("Vòng", facets={"level": ("round",), "audience": ("red",)})
    shelves[0].put("Đèn tròn đỏ", facets={"level": ("flat",)})
    for query in ("q=tr%C3%B2n+%C4%91%E1%BB%8F&level=none", "q=tr%C3%B2n+%C4%91%E1%BB%8F+xyzxyz&exact=1"):
        ways = ask(client, query).context["ways"]
        assert ways, query
        for way in ways:
            assert total(client, way["address"]) == way["count"] > 0


def test_an_empty_page_costs_a_bounded_number_of_statements(client, home_page, library):
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        ask(client, "q=ky+abcxyz+nang+xyzabc+so+zzzz+mot+hai+ba+bon+nam+sau+bay+tam&level=a&level=b&kind=map")
    assert len(queries) <= EMPTY


def test_an_unknown_value_finds_nothing_and_can_be_dropped(client, shapes, shelves):
    shelves[0].put("Toán một", facets={"level": ("round",)})
    response = ask(client, "q=toan&level=khong-co", "/en/tim-kiem/")
    assert response.context["results"].total == 0
    assert [(way["label"], way["count"], way["address"]) for way in response.context["ways"]] == [
        ("Without “khong-co”", 1, f"/en{ADDRESS}?q=toan")
    ]


def test_contradicting_filters_are_told_one_by_one(client, shapes, shelves):
    shelves[0].put("Toán một", facets={"level": ("round",), "audience": ("red",)})
    shelves[0].put("Toán hai", facets={"level": ("flat",), "audience": ("blue",)})
    ways = ask(client, "q=toan&level=round&audience=blue").context["ways"]
    assert [(way["count"], way["address"]) for way in ways] == [
        (1, f"{ADDRESS}?q=toan&audience=blue"),
        (1, f"{ADDRESS}?q=toan&level=round"),
    ]
