"""Measures and targets: worded as the resolution words them, and the table refuses what would not be."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from tests.campaigns.indicators.factories import IndicatorFactory, TargetFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "vietnamese", "english"),
    [
        ({"kind": "pct", "value": Decimal("95.00")}, "95%", "95%"),
        ({"kind": "pct", "value": Decimal("100.00")}, "100%", "100%"),
        ({"kind": "min", "value": Decimal("99.50")}, "từ 99,5% trở lên", "99.5% or more"),
        ({"kind": "gt", "value": Decimal(60)}, "trên 60%", "more than 60%"),
        ({"kind": "range", "value": None, "low": Decimal(75), "high": Decimal("80.5")}, "75–80,5%", "75–80.5%"),
        (
            {"kind": "none", "value": None, "quote": "", "provision": "", "group": ""},
            "Nghị quyết không nêu chỉ tiêu",
            "The resolution sets no target",
        ),
        ({"kind": "maintain", "value": None, "text_vi": "Duy trì", "text_en": "Maintain"}, "Duy trì", "Maintain"),
    ],
)
def test_a_target_is_shown_in_words_that_keep_its_bound(fields, vietnamese, english):
    target = TargetFactory(**fields)
    target.refresh_from_db()
    assert target.shown == vietnamese
    with override("en"):
        assert target.shown == english


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "pct", "value": None},
        {"kind": "pct", "value": Decimal(101)},
        {"kind": "pct", "value": Decimal(50), "low": Decimal(40)},
        {"kind": "range", "value": Decimal("77.5"), "low": Decimal(75), "high": Decimal(80)},
        {"kind": "range", "value": None, "low": Decimal(80), "high": Decimal(75)},
        {"kind": "range", "value": None, "low": Decimal(80)},
        {"kind": "maintain", "value": Decimal(100), "text_vi": "Duy trì", "text_en": "Maintain"},
        {"kind": "maintain", "value": None},
        {"kind": "none", "value": Decimal(0), "quote": "", "provision": "", "group": ""},
        {"kind": "none", "value": None},
        {"kind": "pct", "quote": ""},
        {"kind": "pct", "provision": ""},
        {"kind": "percent"},
    ],
)
def test_the_table_refuses_a_target_that_its_kind_does_not_allow(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetFactory(**fields)


def test_a_measure_has_one_target_a_year():
    target = TargetFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetFactory(indicator=target.indicator, year=target.year)


def test_a_measure_has_an_address_by_its_code_and_a_title_of_the_language():
    measure = IndicatorFactory(code="B1a", name_vi="Trong đó: tủ sách mới", name_en="of which: new shelves")
    assert (measure.get_absolute_url(), measure.title) == ("/chi-tieu/b1a/", "B1a · Trong đó: tủ sách mới")
    with override("en"):
        assert (measure.get_absolute_url(), measure.title) == ("/en/chi-tieu/b1a/", "B1a · of which: new shelves")
