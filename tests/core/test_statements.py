"""Statements whose SQL is written once say at every asking what their query set would."""

import pytest

from core.models import Locality
from core.statements import Statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def places() -> list[Locality]:
    Locality.objects.all().delete()
    return [Locality.objects.create(code=f"p{n}", name_vi=f"Phường {n}", kind="phuong") for n in range(3)]


def test_it_asks_again_with_other_values(places, django_assert_num_queries):
    of_code = Statement(lambda code: Locality.objects.filter(code=code), "")
    with django_assert_num_queries(3):
        assert of_code.objects("p1") == [places[1]]
        assert of_code.objects("p2") == [places[2]]
        assert of_code.objects("không có") == []


def test_it_returns_columns_in_the_order_that_was_asked_for(places):
    two = Statement(
        lambda one, other: Locality.objects.filter(code__in=(one, other)).order_by("-code").values_list("code"), "", "-"
    )
    assert two.rows("p0", "p2") == [("p2",), ("p0",)]
    assert two.rows("p2", "p0") == [("p2",), ("p0",)]


def test_what_is_no_value_stays_as_it_is(places):
    wards = Statement(
        lambda code: Locality.objects.filter(kind="phuong", code__gte=code).order_by("code").values_list("code"), ""
    )
    assert wards.rows("p1") == [("p1",), ("p2",)]


def test_a_value_that_the_statement_does_not_ask_for_is_refused():
    with pytest.raises(ValueError, match="no parameter"):
        Statement(lambda code: Locality.objects.filter(kind="phuong"), "x").rows("p1")
    with pytest.raises(ValueError, match="takes 1 values"):
        Statement(lambda code: Locality.objects.filter(code=code), "x").rows()
