"""Calendar files, as RFC 5545 wants them."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.campaigns.ical import Event, calendar, escaped, folded

CHANGED = datetime(2026, 9, 1, 3, 4, 5, tzinfo=UTC)
WEEK = Event("abc-1@portal", date(2026, 10, 1), date(2026, 10, 7), "Tuần lễ: Kỳ 2026", yearly=True)


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def test_a_week_is_whole_days_up_to_the_day_after_its_last():
    lines = unfolded(calendar("Tuần lễ", "vi", [WEEK], CHANGED))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    for line in (
        "VERSION:2.0",
        "UID:abc-1@portal",
        "DTSTAMP:20260901T030405Z",
        "DTSTART;VALUE=DATE:20261001",
        "DTEND;VALUE=DATE:20261008",
        "RRULE:FREQ=YEARLY",
        "SUMMARY:Tuần lễ: Kỳ 2026",
    ):
        assert line in lines
    assert not any(line.startswith(("DESCRIPTION", "LOCATION", "URL")) for line in lines)


def test_every_component_is_closed_and_has_what_the_standard_requires():
    events = [WEEK, Event("abc-2@portal", date(2027, 1, 1), date(2027, 1, 1), "Một ngày")]
    text = calendar("Tuần lễ", "vi", events, CHANGED)
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
        assert len(re.findall(rf"^{name}[:;]", text, re.MULTILINE)) == 2
    assert text.count("RRULE") == 1
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Học, đọc; viết", r"Học\, đọc\; viết"),
        ("a\\b", r"a\\b"),
        ("một\r\nhai\nba", r"một\nhai\nba"),
        ("a\x00b\x07c", "abc"),
    ],
)
def test_texts_are_escaped(text, written):
    assert escaped(text) == written


def test_a_text_cannot_break_out_of_its_line():
    event = Event("u@p", date(2026, 1, 1), date(2026, 1, 1), "x\r\nEND:VCALENDAR\r\nBEGIN:VEVENT")
    assert unfolded(calendar("x", "vi", [event], CHANGED)).count("END:VCALENDAR") == 1


@given(st.text(max_size=400))
def test_folded_lines_are_short_and_give_the_text_back(text):
    line = escaped(text)
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == line
