"""Questions and answers as values."""

import pytest

from search.query import MAX_PAGE, MAX_SYLLABLES, Query, Results


def test_a_query_knows_its_distinct_folded_syllables():
    assert Query("Toán học, TOÁN-HỌC 9").syllables == ("toan", "hoc", "9")
    assert Query("?!").syllables == ()


def test_a_very_long_query_is_cut_after_forty_syllables():
    text = " ".join(f"s{number}" for number in range(100))
    assert len(Query(text).syllables) == MAX_SYLLABLES


def test_taking_back_a_filter_leads_to_the_first_page():
    query = Query("a", filters={"type": ("x", "y"), "level": ("z",)}, page=7)
    assert query.without_filter("type", "x") == Query("a", filters={"type": ("y",), "level": ("z",)})
    assert query.without_filter("level", "z").filters == {"type": ("x", "y")}
    assert query.without_filter("topic", "none").filters == query.filters


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_results_fill_pages(total, pages):
    assert Results(Query(size=20), total=total).pages == pages


@pytest.mark.parametrize(("total", "listed", "pages"), [(49, 49, 3), (50, 50, 3), (51, 50, 3), (1000, 50, 3)])
def test_pages_end_where_the_engine_reaches_no_further(total, listed, pages):
    results = Results(Query(size=20), total=total, reach=50)
    assert (results.listed, results.pages) == (listed, pages)


def test_pages_end_with_the_last_number_that_an_address_can_say():
    results = Results(Query(size=2), total=2 * MAX_PAGE + 1)
    assert (results.listed, results.pages) == (2 * MAX_PAGE, MAX_PAGE)


def test_a_page_begins_after_the_one_before():
    assert [Query(page=page, size=50).offset for page in (1, 2, 3)] == [0, 50, 100]
