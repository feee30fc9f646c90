"""Dates as text of the known precision: `2023`, `2023-11`, `2023-11-16` (ISO 8601, reduced precision)."""

import re
from datetime import date

_TEXT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def is_date_text(text: str) -> bool:
    """Tell whether `text` is a real date, month or year."""
    match = _TEXT.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def shown_date(text: str) -> str:
    """Return a date text as readers get it: `16/11/2023`, `11/2023`, `2023`, or "" for unknown."""
    return "/".join(reversed(text.split("-"))) if text else ""
