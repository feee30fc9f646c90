"""Sample content of the pattern page: what its templates need beyond plain words, and what other floors add."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

HERE = "#main"


@dataclass(frozen=True)
class Pattern:
    """A part of the page that a higher floor shows: its template, and what gives it a sample."""

    template: str
    sample: Callable[[], Any]


_patterns: dict[str, Pattern] = {}


def register(pattern: Pattern) -> None:
    """Add a part to the pattern page; the last registration of a template wins."""
    _patterns[pattern.template] = pattern


def registered() -> list[Pattern]:
    """Return the parts of the higher floors, in the order of their registration."""
    return list(_patterns.values())


def samples() -> dict[str, Any]:
    """Return a chip, a long facet, tabs, pages, a way out of an empty list, and the names of all icons."""
    return {
        "chips": [{"label": "Trung học cơ sở", "remove_address": HERE}],
        "facet": {
            "name": "level",
            "label": "Cấp học, lớp",
            "open": True,
            "total_values": 20,
            "shown": [
                _option("th", "Tiểu học", 6),
                _option("thcs", "Trung học cơ sở", 8, selected=True),
                _option("lop-8", "Lớp 8", 4, indent=1),
                _option("thpt", "Trung học phổ thông", 7),
            ],
            "hidden": [_option("mn", "Mầm non", 1), _option("dh", "Đại học", 3)],
        },
        "tabs": [
            {"label": "Tất cả", "count": 17, "address": HERE, "current": True},
            {"label": "Học liệu", "count": 7, "address": HERE, "current": False},
        ],
        "paging": {
            "page": 2,
            "pages": 12,
            "previous": HERE,
            "next": HERE,
            "items": [
                {"number": 1, "address": HERE},
                {"number": 2, "address": HERE, "current": True},
                {"gap": True},
                {"number": 12, "address": HERE},
            ],
        },
        "sizes": [{"value": 20, "address": HERE, "selected": True}, {"value": 50, "address": HERE, "selected": False}],
        "suggestions": [{"label": "Bỏ “Lớp 9”", "address": HERE, "count": 8}],
        "icons": icon_names(),
    }


def icon_names() -> list[str]:
    """Return the names of the icons in the sprite, in its order."""
    return re.findall(r'<symbol id="([^"]+)"', Path(finders.find("icons/sprite.svg")).read_text(encoding="utf-8"))


def _option(value: str, label: str, count: int, selected: bool = False, indent: int = 0) -> dict[str, Any]:
    return {"value": value, "label": label, "count": count, "selected": selected, "indent": indent}
