"""From an address to a query and back."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from core.bad_input import BadInput
from core.cache import KNOWN_PARAMETERS
from search.facet_kinds import names
from search.query import MAX_PAGE, MAX_TEXT, SORTS, Query
from search.requests import MAX_VALUES, SIZES, address, parameters, read_query


def read(address: str) -> Query:
    return read_query(QueryDict(address))


def test_an_empty_address_asks_for_everything():
    assert read("") == Query(text="", kinds=(), filters={}, sort="relevance", page=1, size=20)


def test_every_parameter_has_its_place_in_the_query():
    query = read("q=to%C3%A1n+h%E1%BB%8Dc&type=sach&level=lop-9&level=lop-8&sort=title&page=3&size=50")
    assert query == Query(
        "toán học", filters={"type": ("sach",), "level": ("lop-9", "lop-8")}, sort="title", page=3, size=50
    )


def test_what_is_empty_counts_as_not_said():
    assert read("q=+%C2%A0%0A&type=&sort=&page=&size=&format=&utm_source=x") == Query()


def test_a_filter_value_said_twice_counts_once():
    assert read("type=a&type=b&type=a").filters == {"type": ("a", "b")}


@pytest.mark.parametrize(
    "page", ["0", "-1", "abc", "999999999", "½", "1.5", "+1", "0x1", "1e3", "٣", "１", "1 2", "%00"]
)
def test_a_page_that_is_no_page_is_not_found(page):
    with pytest.raises(BadInput) as refusal:
        read(f"page={page}")
    assert refusal.value.status == 404
    assert str(MAX_PAGE) in refusal.value.message


@pytest.mark.parametrize("size", ["0", "-20", "101", "abc", "9999999", "½", "%00"])
def test_a_size_out_of_bounds_is_refused(size):
    with pytest.raises(BadInput) as refusal:
        read(f"size={size}")
    assert refusal.value.status == 400
    assert str(SIZES[-1]) in refusal.value.message


@pytest.mark.parametrize("odd", ["sort=rank", "sort=TITLE", "sort=%00", "format=xml", "format=JSON", "format=%00"])
def test_an_unknown_order_or_format_is_refused(odd):
    with pytest.raises(BadInput) as refusal:
        read(odd)
    assert refusal.value.status == 400


def test_json_is_a_format():
    assert read("format=json&q=a") == read("q=a")


@pytest.mark.parametrize("text", ["%00", "to%00an", "%01", "%1B[0m", "a%08"])
def test_a_text_with_unreadable_signs_is_refused(text):
    with pytest.raises(BadInput):
        read(f"q={text}")


def test_broken_utf8_is_read_as_far_as_it_goes():
    assert read("q=to%E1%BBn").text == "to\ufffdn"


def test_a_text_has_at_most_three_hundred_letters():
    assert len(read("q=" + "a" * MAX_TEXT).text) == MAX_TEXT
    assert len(read("q=++" + "a" * MAX_TEXT + "++").text) == MAX_TEXT
    with pytest.raises(BadInput, match=str(MAX_TEXT)):
        read("q=" + "a" * (MAX_TEXT + 1))


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("value", ["a b", "a:b", "'", "%00", "a%25", "x" * 81, "<b>", "%F0%9F%99%82"])
def test_a_filter_that_cannot_be_a_code_is_refused_by_name(name, value):
    with pytest.raises(BadInput, match=name):
        read(f"{name}=fine&{name}={value}")


def test_an_unknown_code_is_a_filter_all_the_same():
    assert read("level=chua-co&tag=toán").filters == {"level": ("chua-co",), "tag": ("toán",)}


def test_filters_have_a_limit_together():
    allowed = "&".join(f"type=a{number}" for number in range(MAX_VALUES))
    assert len(read(allowed).filters["type"]) == MAX_VALUES
    with pytest.raises(BadInput, match=str(MAX_VALUES)):
        read(f"{allowed}&level=b")


def test_a_list_reads_only_the_facets_it_has():
    assert read_query(QueryDict("type=a&level=b&kind=c"), facets=("level",)).filters == {"level": ("b",)}
    assert read_query(QueryDict("type=<b>"), facets=()).filters == {}


CODES = st.from_regex(r"[\w.\-]{1,80}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=MAX_TEXT).map(lambda text: text.strip(" \xa0"))
QUERIES = st.builds(
    Query,
    text=TEXTS,
    filters=st.dictionaries(
        st.sampled_from(names()), st.lists(CODES, min_size=1, max_size=5, unique=True).map(tuple), max_size=5
    ),
    sort=st.sampled_from(SORTS),
    page=st.integers(1, MAX_PAGE),
    size=st.integers(1, SIZES[-1]),
)


@given(QUERIES)
def test_an_address_says_its_query_wholly(query):
    path, _, asked = address("/hoc-lieu/", query).partition("?")
    assert path == "/hoc-lieu/"
    assert read(asked) == query


@given(QUERIES)
def test_an_address_says_nothing_that_the_cache_would_not_know(query):
    assert {name for name, _value in parameters(query, kind="page")} <= KNOWN_PARAMETERS


def test_an_address_leaves_out_what_stands_at_its_default():
    assert address("/tim-kiem/", Query()) == "/tim-kiem/"
    assert address("/tim-kiem/", Query("a b", page=2), page=1) == "/tim-kiem/?q=a+b"
    assert address("/tim-kiem/", Query("a"), {"kind": "page", "view": ""}) == "/tim-kiem/?q=a&kind=page"
