"""Durations and dates of records, as readers read them."""

import re

from django.utils.translation import ngettext

_DURATION = re.compile(r"^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$")


def words_of(duration: str) -> str:
    """Return an ISO 8601 duration in words, or nothing: `words_of("PT1H30M") == "1 hour 30 minutes"`."""
    match = _DURATION.match(duration)
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


def date_text(date: str) -> str:
    """Return a date of whatever precision as it is written here: `16/11/2023`, `11/2023`, `2023`."""
    return "/".join(reversed(date.split("-")))
