"""Filters beside a list: what they count, what they are called, where their addresses lead."""

from itertools import product

import pytest

from search import facet_kinds, faceting
from search.facet_kinds import FacetKind, Value
from search.query import Query, Results
from search.requests import address
from tests.search.factories import a_document, stored

NAMES = {"a": "Anh", "b": "Bình", "c": "Chi"}


@pytest.fixture(autouse=True)
def _two_facets(monkeypatch) -> None:
    monkeypatch.setattr(facet_kinds, "_kinds", {})
    facet_kinds.register(FacetKind("level", "Lớp", labels=lambda codes: {}, position=2, shown=False))
    facet_kinds.register(FacetKind("type", "Loại", labels=lambda codes: NAMES, position=1, open=True))


def results(counts: dict[str, int], **filters: tuple[str, ...]) -> Results:
    return Results(Query("toán", filters=filters), facets={"type": counts})


def test_a_facet_lists_its_values_by_number_with_names():
    (facet,) = faceting.facets(results({"a": 2, "b": 5}))
    assert (facet.name, facet.label, facet.open) == ("type", "Loại", True)
    assert [(one.value, one.label, one.count) for one in facet.options] == [("b", "Bình", 5), ("a", "Anh", 2)]


def test_a_chosen_value_stays_with_nothing_to_give():
    (facet,) = faceting.facets(results({"a": 2}, type=("c",), level=("1",)))
    assert [(one.value, one.selected, one.count) for one in facet.options] == [("a", False, 2), ("c", True, 0)]


def test_an_address_chooses_a_value_and_takes_a_chosen_one_back():
    found = faceting.as_json(results({"a": 2}, type=("c",), level=("1",)), "/list/", extra={"kind": "x"})["type"]
    assert {value["value"]: value["address"] for value in found} == {
        "a": "/list/?q=to%C3%A1n&type=c&type=a&level=1&kind=x&format=json",
        "c": "/list/?q=to%C3%A1n&level=1&kind=x&format=json",
    }


@pytest.mark.parametrize("odd", ["a&b=c", "c+d", "%00", "đ ữ", "type=%00", "type="])
def test_an_address_says_any_value_and_any_words_as_they_are(odd):
    asked = Query(f"type=%00 & {odd}", filters={"level": (odd, "type=%00")}, sort="title", page=3)
    found = faceting.as_json(Results(asked, facets={"type": {odd: 1}, "level": {odd: 1, "x": 1}}), "/list/")
    told = {(name, one["value"]): one["address"] for name, values in found.items() for one in values}
    assert told["type", odd] == address("/list/", asked.with_filter("type", odd), {"format": "json"})
    assert told["level", "x"] == address("/list/", asked.with_filter("level", "x"), {"format": "json"})
    assert told["level", odd] == address("/list/", asked.without_filter("level", odd), {"format": "json"})


def test_what_belongs_to_the_path_stands_in_no_address():
    found = results({"a": 2}, tag=("x",))
    asked = Query("toán")
    assert faceting.as_json(found, "/the/x/", asked)["type"][0]["address"] == "/the/x/?q=to%C3%A1n&type=a&format=json"
    assert faceting.as_json(found, "/the/x/", asked, but=("type",)) == {}
    assert faceting.facets(found, but=("type",)) == []


def test_of_a_long_facet_the_largest_and_the_chosen_are_shown_in_their_order():
    counts = {letter: number for number, letter in enumerate("zyxwvutsr", start=1)}
    (facet,) = faceting.facets(results(counts, type=("z",)))
    assert [one.value for one in facet.shown] == ["r", "s", "t", "u", "z"]
    assert [one.value for one in facet.hidden] == ["v", "w", "x", "y"]
    assert facet.total_values == 9


def test_what_narrower_values_stand_below_is_never_folded_away(monkeypatch):
    tree = [Value("thcs", "THCS"), *(Value(f"lop-{grade}", f"Lớp {grade}", indent=1) for grade in (6, 7, 8, 9))]
    tree += [Value(level, level) for level in ("thpt", "gdnn", "dh")]
    kind = FacetKind("level", "Lớp", labels=lambda codes: {}, arranged=lambda counts, chosen: tree)
    monkeypatch.setitem(facet_kinds._kinds, "level", kind)
    counts = {"thcs": 4, "lop-7": 1, "thpt": 20, "gdnn": 5, "dh": 30}
    (facet,) = faceting.facets(Results(Query(filters={"level": ("lop-7",)}), facets={"level": counts}))
    assert [one.value for one in facet.shown] == ["thcs", "lop-6", "lop-7", "lop-8", "lop-9"]
    assert [one.value for one in facet.hidden] == ["thpt", "gdnn", "dh"]


def test_a_value_nobody_knows_is_called_as_it_is():
    assert [chip.label for chip in faceting.chips("/", Query(filters={"type": ("a", "zz"), "no": ("b",)}))] == [
        "Anh",
        "zz",
        "b",
    ]


def test_machines_get_what_has_no_list_as_well():
    found = Results(Query(), facets={"type": {"a": 1}, "level": {"1": 3}})
    assert list(faceting.as_json(found, "/list/")) == ["type", "level"]
    assert faceting.as_json(found, "/list/")["level"] == [
        {"value": "1", "label": "1", "count": 3, "address": "/list/?level=1&format=json"}
    ]


SHELF = [
    (title, {"type": types, "level": levels})
    for title, types, levels in (
        ("Toán học vui", ("a",), ("1",)),
        ("Toán học", ("a", "b"), ("2",)),
        ("Toán", ("b",), ("1", "2")),
        ("Văn học vui", ("c",), ("2",)),
        ("Vui", ("a",), ()),
    )
]
FILTERS = [
    {},
    {"type": ("a",)},
    {"type": ("a", "b")},
    {"level": ("2",)},
    {"type": ("b",), "level": ("1",)},
    {"type": ("zz",), "level": ("1", "2")},
]


@pytest.mark.parametrize(("text", "filters"), list(product(["", "toan hoc", "toan hoc vui chung ta"], FILTERS)))
def test_a_count_is_the_total_of_its_value_alone_under_the_other_filters(ask, text, filters):
    """On every engine, and on every step of the ladder: a filter never changes what the words match."""
    stored(*(a_document(title, facets=facets, object_id=str(number)) for number, (title, facets) in enumerate(SHELF)))
    found = ask(text, filters=filters)
    for name, values in (("type", "abc"), ("level", "12")):
        for value in values:
            alone = ask(text, filters={**filters, name: (value,)})
            assert alone.total == found.facets.get(name, {}).get(value, 0), (name, value)
            assert alone.step == found.step


def test_kinds_outside_the_page_neither_match_nor_hold_the_ladder_up(ask):
    stored(*(a_document("Toán học vui", kind="other") for _ in range(12)), a_document("Toán học", facets={}))
    found = ask("toan hoc vui", within=("thing",))
    assert ([hit.title for hit in found.hits], found.kinds) == (["Toán học"], {"thing": 1})
    assert ask("toan hoc vui", kinds=("thing",)).total == 0


def test_exact_words_are_neither_repaired_nor_loosened(ask):
    stored(a_document("Toán học"), a_document("Học vui"))
    assert ask("toan hoc vui").total == 2
    assert ask("toan hoc vui", exact=True).total == 0
    assert ask("toan hoc", exact=True).total == 1


def test_a_form_sends_along_what_none_of_its_fields_says():
    found = results({"a": 2}, level=("1", "2"), type=("a",))
    listed = faceting.facets(found, "/")
    asked = Query("toán", filters=found.query.filters, sort="newest", size=50, page=3, exact=True)
    assert faceting.hidden_inputs(asked, listed, {"view": "grid"}) == [
        ("level", "1"),
        ("level", "2"),
        ("size", "50"),
        ("exact", "1"),
        ("view", "grid"),
    ]
