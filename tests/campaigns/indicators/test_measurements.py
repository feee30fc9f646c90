"""Results: refused without their source, told apart by population, shown beside those that contradict them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import override

from campaigns.indicators.results import contradicting, latest
from core.localities import Locality
from tests.campaigns.indicators.factories import IndicatorFactory, MeasurementFactory

pytestmark = pytest.mark.django_db


def refusals(**fields) -> dict[str, list[str]]:
    row = MeasurementFactory.build(indicator=fields.pop("indicator", None) or IndicatorFactory(), **fields)
    with pytest.raises(ValidationError) as refusal:
        row.full_clean()
    return refusal.value.message_dict


def test_a_result_with_source_and_date_is_taken():
    MeasurementFactory.build(indicator=IndicatorFactory()).full_clean()


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"source_name": ""}, "source_name"),
        ({"source_date": None}, "source_date"),
        ({"source_url": "ftp://example.org/x"}, "source_url"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"reported_vi": "", "reported_en": "", "number": None}, "reported_vi"),
        ({"number": Decimal(41)}, "number"),
        ({"number": Decimal(400), "reported_vi": "400%"}, "number"),
        ({"source_date": timezone.localdate() + timedelta(days=1)}, "source_date"),
        ({"period_end": date(2025, 3, 1)}, "period_end"),
    ],
)
def test_a_result_is_refused_at_the_field_that_is_wrong(fields, named):
    assert set(refusals(**fields)) == {named}


def test_a_number_is_refused_where_nothing_is_counted():
    assert "number" in refusals(indicator=IndicatorFactory(unit="milestone"))


def test_the_number_may_be_written_in_the_way_of_either_language():
    indicator = IndicatorFactory()
    for reported in ({"reported_vi": "hơn 67,5%", "reported_en": ""}, {"reported_vi": "", "reported_en": "over 67.5%"}):
        MeasurementFactory.build(
            indicator=indicator, number=Decimal("67.5"), bound="more-than", **reported
        ).full_clean()


@pytest.mark.parametrize("fields", [{"source_name": ""}, {"reported_vi": "", "reported_en": ""}, {"number": 101}])
def test_the_table_itself_refuses_a_result_without_source_or_words(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        MeasurementFactory(**fields)


def test_a_ward_of_today_is_no_part_of_a_series_of_districts():
    ward = Locality.objects.first() or Locality.objects.create(
        code="00004", kind="phuong", name_vi="Ba Đình", name_en="Ba Dinh"
    )
    districts = IndicatorFactory(per_district=True, unit="percent-districts")
    wrong = refusals(indicator=districts, locality=ward)
    assert set(wrong) == {"locality"}
    assert set(refusals(locality=ward, place_vi="Quận Ba Đình")) == {"place_vi"}


def test_two_values_for_one_population_and_period_contradict_each_other():
    measure = IndicatorFactory()
    first = MeasurementFactory(indicator=measure)
    second = MeasurementFactory(indicator=measure, reported_vi="44%", number=Decimal(44), source_name="Báo khác")
    MeasurementFactory(indicator=measure, reported_vi="46%", number=Decimal(46), population_vi="Phường")
    MeasurementFactory(indicator=measure, reported_vi="30%", number=Decimal(30), period_end=date(2020, 12, 31))
    rows = list(measure.measurements.all())
    assert contradicting(rows) == {first.pk, second.pk}


def test_the_same_value_from_two_sources_is_no_contradiction():
    measure = IndicatorFactory()
    MeasurementFactory.create_batch(2, indicator=measure)
    assert contradicting(measure.measurements.all()) == set()


def test_the_newest_result_is_that_of_the_newest_period_for_each_population():
    measure = IndicatorFactory()
    MeasurementFactory(indicator=measure, population_vi="Thôn", period_end=date(2020, 12, 31))
    village = MeasurementFactory(indicator=measure, population_vi="Thôn")
    ward = MeasurementFactory(indicator=measure, population_vi="Phường", period_end=date(2019, 12, 31))
    MeasurementFactory(indicator=measure, place_vi="Xã Mẫu", period_end=date(2025, 1, 1))  # not of the whole city
    assert latest(measure.measurements.all()) == [village, ward]


def test_a_contradiction_of_the_newest_period_is_shown_whole():
    measure = IndicatorFactory()
    pair = [
        MeasurementFactory(indicator=measure),
        MeasurementFactory(indicator=measure, reported_vi="44%", number=Decimal(44)),
    ]
    assert latest(measure.measurements.all()) == pair


def test_words_are_of_the_readers_language_or_say_which_they_are():
    row = MeasurementFactory.build(reported_vi="hơn 67%", reported_en="", population_vi="Gia đình")
    with override("en"):
        assert (row.reported, row.reported_language) == ("hơn 67%", "vi")
