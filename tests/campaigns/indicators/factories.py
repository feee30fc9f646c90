"""Measures and results for tests: one call gives a valid one."""

from datetime import date
from decimal import Decimal

import factory

from campaigns.indicators.measurements import Measurement
from campaigns.indicators.models import Indicator, Target


class IndicatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Indicator

    code = factory.Sequence(lambda n: f"D{n + 10}")
    group = "d"
    name_vi = "Tỷ lệ thôn có tủ sách"
    name_en = "Villages with a book shelf"
    measured_vi = "Thôn"
    measured_en = "Villages"
    position = factory.Sequence(lambda n: n + 100)


class TargetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Target

    indicator = factory.SubFactory(IndicatorFactory)
    year = 2025
    group = "d"
    kind = "pct"
    value = Decimal(50)
    quote = "50% thôn có tủ sách."
    provision = "II.2.2.d"


class MeasurementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Measurement

    indicator = factory.SubFactory(IndicatorFactory)
    reported_vi = "40%"
    reported_en = "40%"
    number = Decimal(40)
    period_vi = "Năm 2024"
    period_en = "2024"
    period_end = date(2024, 12, 31)
    source_name = "Báo Mẫu"
    source_url = "https://example.org/bai"
    source_date = date(2025, 2, 1)
