"""Calendars of days as iCalendar files (RFC 5545): what a reader's own calendar reminds of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from unicodedata import category

CONTENT_TYPE = "text/calendar; charset=utf-8"
_LINE = 75  # octets, without the line's end


@dataclass(frozen=True)
class Event:
    """Whole days, the last one included. `uid` stays the same for ever; `yearly` repeats it each year."""

    uid: str
    starts: date
    ends: date
    summary: str
    description: str = ""
    location: str = ""
    address: str = ""
    yearly: bool = False


def calendar(name: str, language: str, events: Iterable[Event], changed: datetime) -> str:
    """Return a calendar file. `changed` is the time of the last change, with its time zone."""
    stamp = f"{changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Hanoi Learning City//Campaigns//{language.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        *(line for event in events for line in _lines(event, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _lines(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_day(event.starts)}"
    yield f"DTEND;VALUE=DATE:{_day(event.ends + timedelta(days=1))}"  # the first day that is not part of it
    if event.yearly:
        yield "RRULE:FREQ=YEARLY"
    yield f"SUMMARY:{escaped(event.summary)}"
    for label, text in (("DESCRIPTION", event.description), ("LOCATION", event.location)):
        if text:
            yield f"{label}:{escaped(text)}"
    if event.address:
        yield f"URL:{event.address}"
    yield "TRANSP:TRANSPARENT"  # a week of learning leaves nobody busy
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")  # strftime leaves the zeros of a year out


def escaped(text: str) -> str:
    """Return a text as RFC 5545, 3.3.11 writes it; of control characters only line breaks are kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in text if sign == "\n" or category(sign) not in ("Cc", "Cs"))
    for sign in ("\\", ";", ","):
        kept = kept.replace(sign, f"\\{sign}")
    return kept.replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line broken into pieces of at most 75 octets, no letter cut in two (RFC 5545, 3.1)."""
    pieces, piece, room = [], "", _LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", _LINE - 1  # the space that begins the next piece counts
        piece += letter
        room -= size
    return "\r\n ".join([*pieces, piece])
