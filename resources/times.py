"""Durations and dates: as people write them → the one form of the record (ISO 8601) → as readers read them."""

import re
from collections.abc import Iterable
from datetime import date

from django.utils.translation import ngettext

from core.vietnamese import fold

MAX_DURATION = 20  # letters of the canonical form

_NUMBER = r"([0-9]{1,6}(?:[.,][0-9]{1,3})?)"
_ISO = re.compile(rf"p(?:([0-9]+)w)?(?:([0-9]+)d)?(?:t(?:{_NUMBER}h)?(?:{_NUMBER}m)?(?:{_NUMBER}s)?)?")
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9])(?::([0-5][0-9]))?")
_UNITS = ("tuan|weeks?|w", "ngay|days?|d", "gio|tieng|hours?|hrs?|h", "phut|minutes?|mins?|m", "giay|seconds?|secs?|s")
_WORDS = re.compile("".join(rf"(?:{_NUMBER} ?(?:{unit})(?![a-z])(?: va| and|,)? ?)?" for unit in _UNITS))
_MINUTES_WITHOUT_UNIT = re.compile(rf"(?<=[0-9])( ?(?:{_UNITS[2]})) ?([0-5][0-9])$")  # 1h30, 1 giờ 30
_CANONICAL = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_DATE = re.compile(r"[12][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


def duration_of(text: str) -> str | None:
    """Return a duration as `PT1H30M`, "" for none, or None for what is no duration.

    Read are ISO 8601 (no months or years: they have no length), a clock's `1:30` (hours and minutes), and numbers
    with units: `45 phút`, `1 giờ 30 phút`, `1h30`, `1.5 hours`, `2 tuần`. A number without a unit is none.
    """
    word = " ".join(fold(text).split())
    if not word:
        return ""
    if clock := _CLOCK.fullmatch(word):
        amounts = [None, None, *clock.groups()]
    else:
        spelled = _MINUTES_WITHOUT_UNIT.sub(r"\1 \2m", word)
        match = _ISO.fullmatch(word) or _WORDS.fullmatch(spelled)
        if not match or not any(match.groups()):
            return None
        amounts = list(match.groups())
    return _canonical(*(float((amount or "0").replace(",", ".")) for amount in amounts))


def _canonical(weeks: float, days: float, hours: float, minutes: float, seconds: float) -> str | None:
    """Return None for what is longer than its column, and for parts of a week or a day."""
    if weeks % 1 or days % 1:
        return None
    minutes, seconds = divmod(round(hours * 3600 + minutes * 60 + seconds), 60)
    hours, minutes = divmod(minutes, 60)
    date_part = "".join(f"{amount:.0f}{unit}" for amount, unit in ((weeks, "W"), (days, "D")) if amount)
    clock_part = "".join(f"{amount}{unit}" for amount, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if amount)
    duration = f"P{date_part}" + (f"T{clock_part}" if clock_part else "")
    if len(duration) > MAX_DURATION:
        return None
    return duration if duration != "P" else ""


def words_of(duration: str) -> str:
    """Return an ISO 8601 duration in words, or nothing: `words_of("PT1H30M") == "1 hour 30 minutes"`."""
    match = _CANONICAL.fullmatch(duration)
    if not match:
        return ""
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    parts = [
        ngettext("%(n)d week", "%(n)d weeks", weeks) % {"n": weeks} if weeks else "",
        ngettext("%(n)d day", "%(n)d days", days) % {"n": days} if days else "",
        ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours} if hours else "",
        ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes} if minutes else "",
        ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds} if seconds else "",
    ]
    return " ".join(filter(None, parts))


def total_of(durations: Iterable[str]) -> str:
    """Return the sum of ISO 8601 durations, without those that are empty: `total_of(["PT45M", "PT30M"]) == "PT1H15M"`.

    Weeks and days are summed apart: they are no number of hours.
    """
    found = [match.groups() for duration in durations if (match := _CANONICAL.fullmatch(duration))]
    if not found:
        return ""
    sums = (sum(int(part or 0) for part in parts) for parts in zip(*found, strict=True))
    return _canonical(*map(float, sums)) or ""


def date_of(text: str) -> str | None:
    """Return a date of known precision (`2023`, `2023-11`, `2023-11-16`), "" for none, or None for what is no date."""
    text = text.strip()
    if not text:
        return ""
    if not _DATE.fullmatch(text):
        return None
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return None
    return text


def date_text(date: str) -> str:
    """Return a date of whatever precision as it is written here: `16/11/2023`, `11/2023`, `2023`."""
    return "/".join(reversed(date.split("-")))
