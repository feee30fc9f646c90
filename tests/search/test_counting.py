"""Many totals at once: the same numbers as asking one by one, in two statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.asking import ask
from search.counting import counts
from search.query import Query
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db

QUERIES = [
    Query(),
    Query(within=("thing",)),
    Query(within=("nothing-of-the-kind",)),
    Query(within=("thing",), filters={"level": ("lop-1",)}),
    Query(filters={"level": ("lop-1", "lop-2"), "type": ("video",)}),
    Query(filters={"level": ("gone",)}),
    Query(filters={"level": ("gone", "lop-2")}),
    Query(text="phan so", exact=True),
    Query(text="Phân  số", within=("thing",), filters={"type": ("video",)}, exact=True),
    Query(text="phân voi", exact=True),
    Query(text="?!", exact=True),
    Query(text=" "),
]


def _store() -> None:
    stored(
        a_document("Phân số", object_id="1", facets={"level": ("lop-1",), "type": ("video",)}),
        a_document("Hình tròn", object_id="2", facets={"level": ("lop-2",), "type": ("video",)}),
        a_document("Phần thưởng, số đếm", object_id="3", facets={"level": ("lop-2",)}),
        a_document("Phân số giấu", object_id="4", facets={"level": ("lop-1",)}, public=False),
    )


def test_each_total_is_what_asking_for_it_alone_gives():
    _store()
    assert counts(QUERIES) == [ask(query).total for query in QUERIES]
    assert counts(QUERIES) == [3, 3, 0, 1, 2, 0, 2, 2, 1, 0, 0, 3]


def test_any_number_of_them_costs_two_statements():
    _store()
    with CaptureQueriesContext(connection) as captured:
        counts(QUERIES * 5)
    assert len(captured) == 2
    with CaptureQueriesContext(connection) as captured:
        assert counts([]) == []
    assert len(captured) == 0
