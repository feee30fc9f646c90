"""Durations and dates, as people write them and in words."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from resources.times import MAX_DURATION, date_of, date_text, duration_of, words_of


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("", ""),
        ("45 phút", "PT45M"),
        ("45 minutes", "PT45M"),
        ("45min", "PT45M"),
        ("1:30", "PT1H30M"),
        ("0:45:30", "PT45M30S"),
        ("1 giờ 30 phút", "PT1H30M"),
        ("1 giờ 30", "PT1H30M"),
        ("1h30", "PT1H30M"),
        ("1 hour and 5 minutes", "PT1H5M"),
        ("1,5 giờ", "PT1H30M"),
        ("90 giây", "PT1M30S"),
        ("PT90M", "PT1H30M"),
        ("pt1h30m", "PT1H30M"),
        ("PT5400S", "PT1H30M"),
        ("P2W", "P2W"),
        ("2 tuần", "P2W"),
        ("3 ngày 2 giờ", "P3DT2H"),
        ("0 phút", ""),
        ("PT0S", ""),
    ],
)
def test_many_spellings_have_one_form(text, duration) -> None:
    assert duration_of(text) == duration


@pytest.mark.parametrize(
    "text", ["45", "soon", "P1M", "P1Y", "1:75", "-5 phút", "PT", "P", "1.5 tuần", "5 phút 1 giờ", "9" * 30 + " phút"]
)
def test_what_is_no_duration_is_none(text) -> None:
    assert duration_of(text) is None


@given(
    st.text(max_size=20)
    | st.from_regex(r"[0-9]{1,7} ?(giờ|phút|h|m|s|tuần|ngày)( [0-9]{1,6} ?(phút|s))?", fullmatch=True)
)
def test_reading_is_total_and_a_form_is_its_own(text) -> None:
    if duration := duration_of(text):
        assert len(duration) <= MAX_DURATION
        assert duration_of(duration) == duration


@pytest.mark.parametrize("text", ["2023-02-31", "2023-13", "16/11/2023", "0000", "２０２３", "2023-11-16T10:00", "x"])
def test_what_is_no_date_is_none(text) -> None:
    assert date_of(text) is None


@pytest.mark.parametrize("text", ["", "2023", "2023-11", "2024-02-29"])
def test_a_date_keeps_its_precision(text) -> None:
    assert date_of(f" {text} ") == text


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
