"""Plain rows carry `_vi` and `_en` fields; readers get the one of the page's language, or the other one."""

from typing import Any

from django.utils.translation import get_language


def current_language() -> str:
    """Return "en" on English pages and "vi" everywhere else."""
    return "en" if (get_language() or "").startswith("en") else "vi"


def localised(row: Any, field: str) -> str:
    """Return `row.<field>_<language>`, falling back to the other language when it is empty."""
    return localised_with_language(row, field)[0]


def localised_with_language(row: Any, field: str) -> tuple[str, str]:
    """Like `localised`, with the language the text is really in, for the `lang` attribute."""
    first = current_language()
    second = "vi" if first == "en" else "en"
    for language in (first, second):
        if text := getattr(row, f"{field}_{language}", ""):
            return text, language
    return "", first
