"""Plain rows carry `_vi` and `_en` fields; readers get the one of the page's language, or the other one."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, override


def current_language() -> str:
    """Return "en" on English pages and "vi" everywhere else."""
    return "en" if (get_language() or "").startswith("en") else "vi"


def in_each_language(read: Callable[[], Any]) -> dict[str, str]:
    """Return what `read` says in each language of the site, by its code: {"vi": …, "en": …}."""
    said = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            said[code] = str(read())
    return said


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
