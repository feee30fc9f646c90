"""Documents of a set in an order, however large the set."""

from datetime import UTC, datetime

import pytest

from search import order
from search.bits import from_ids
from search.models import SearchDocument
from search.order import in_order
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("few_enough", [1000, 0])
def test_members_come_in_their_order_whether_named_or_picked_out(few_enough, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(order, "_FEW_ENOUGH", few_enough)
    stored(*(a_document(title, dated=datetime(2026, 1, day, tzinfo=UTC)) for day, title in enumerate("edcba", 1)))
    ids = dict(SearchDocument.objects.values_list("title", "pk"))
    members = from_ids(ids[title] for title in "abde")
    stored(a_document("aa"))  # newer than the set
    for name, expected in (("title", "bd"), ("newest", "bd"), ("no order", "bd")):
        with django_assert_num_queries(1):
            assert list(in_order(name, members, 1, 3)) == [ids[title] for title in expected]
    assert list(in_order("title", members, 3, 9)) == [ids["e"]]
