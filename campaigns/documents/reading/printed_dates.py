"""Dates as Vietnamese documents print them, turned into ISO 8601 of the precision that is known."""

import datetime
import re

_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s*(?:năm\s+|[/-])\d{4}"
_MONTH = r"tháng\s+\d{1,2}\s*(?:năm\s+|[/-])\d{4}"
# A date as it follows a document's number: “ngày 10/5/2019”, “tháng 11 năm 2023”, “năm 2021”.
DATE_IN_WORDS = rf"(?:ngày\s+(?P<day>{_DAY})|(?P<month>{_MONTH})|năm\s+(?P<year>\d{{4}}))(?!\d)"

_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?![\d-])",
        r"(?<![\d/.-])(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>\d{4})(?!\d)",
        r"(?:(?<!\d)(?P<d>\d{1,2})\s+)?tháng\s+(?P<m>\d{1,2})\s*(?:năm\s+|[/-])(?P<y>\d{4})(?!\d)",
        r"(?<![\d/.-])(?P<m>\d{1,2})[/-](?P<y>\d{4})(?!\d)",
        r"năm\s+(?P<y>\d{4})(?!\d)",
        r"^\s*(?P<y>\d{4})\s*$",
    )
)


def parse_date(text: str) -> str:
    """The first date in the text as `2019-05-10`, `2023-11` or `2023`; empty when there is none.

    >>> parse_date("ngày 10/5/2019")
    '2019-05-10'
    >>> parse_date("Hà Nội, ngày … tháng 11 năm 2023")
    '2023-11'

    A day that no calendar has (31/02/2020) is no date.
    """
    for form in _FORMS:
        if match := form.search(text):
            parts = match.groupdict()
            return _iso([int(parts[name]) for name in "ymd" if parts.get(name)])
    return ""


def _iso(parts: list[int]) -> str:
    """Year, month and day, as many as are known; empty when the calendar has no such date."""
    try:
        whole = datetime.date(*[*parts, 1, 1][:3]).isoformat()
    except ValueError:
        return ""
    return whole[: (4, 7, 10)[len(parts) - 1]]
