"""Durations and dates in words."""

import pytest
from django.utils.translation import override

from resources.catalogue.times import date_text, words_of


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        ("PT45M", "45 minutes"),
        ("PT1H30M", "1 hour 30 minutes"),
        ("P2W", "2 weeks"),
        ("P1DT1S", "1 day 1 second"),
        ("", ""),
        ("45", ""),
        ("P", ""),
    ],
)
def test_a_duration_in_words(duration, words):
    with override("en"):
        assert words_of(duration) == words


def test_a_duration_in_vietnamese():
    with override("vi"):
        assert words_of("PT1H30M") == "1 giờ 30 phút"


@pytest.mark.parametrize(("date", "text"), [("2023", "2023"), ("2023-11", "11/2023"), ("2023-11-16", "16/11/2023")])
def test_a_date_of_any_precision(date, text):
    assert date_text(date) == text
