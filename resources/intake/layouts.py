"""The known table layouts: which header is whose, and how one row becomes one record.

A new layout is one more `Layout` here. Ours is documented by `PORTAL_COLUMNS`; lists in it are parted by `|`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from resources.intake import oer_commons
from resources.intake.text import looks_like_html, split_list, text_of_html
from resources.record import DOWNLOAD, Link, ResourceRecord

Reader = Callable[[Sequence[str], Sequence[str]], ResourceRecord]

# Besides these, `title_<tag>` and `description_<tag>` for any language. `links` holds pages, `downloads` files;
# the first link is the main address. A licence is a code, a label (CC BY 4.0) or an address.
PORTAL_COLUMNS = (
    "title_vi", "title_en", "description_vi", "description_en", "languages", "type", "levels", "subjects",
    "topics", "audiences", "tags", "authors", "publisher", "licence", "licence_version", "links", "downloads",
    "goals", "source_id", "published",
)  # fmt: skip
_PORTAL_LISTS = (
    "languages", "levels", "subjects", "topics", "audiences", "tags", "authors", "goals",
)  # fmt: skip
_PORTAL_TEXTS = ("type", "publisher", "licence", "licence_version", "source_id", "published")
_LOCALISED = re.compile(r"^(title|description)_([a-z]{2,3})$")


class RowError(ValueError):
    """A row that cannot be read; its text says what is wrong with it."""


@dataclass(frozen=True)
class Layout:
    """A header we know. `source` is the name under which its rows are kept unless another is given.

    `read(header, cells)` returns a record or raises `RowError`; `header` is in lower case.
    """

    name: str
    source: str
    knows: Callable[[Sequence[str]], bool]
    read: Reader
    columns: tuple[str, ...]


def find_layout(header: Sequence[str]) -> Layout | None:
    """Return the layout of a header (lower case, stripped), or None."""
    return next((layout for layout in LAYOUTS if layout.knows(header)), None)


def _knows_portal(header: Sequence[str]) -> bool:
    return (
        "links" in header
        and any(_LOCALISED.match(name) and name.startswith("title_") for name in header)
        and all(name in PORTAL_COLUMNS or _LOCALISED.match(name) for name in header)
        and len(set(header)) == len(header)
    )


def _read_portal(header: Sequence[str], cells: Sequence[str]) -> ResourceRecord:
    check_width(header, cells)
    row = dict(zip(header, cells, strict=False))
    texts: dict[str, dict[str, str]] = {"title": {}, "description": {}}
    for name, value in row.items():
        if (match := _LOCALISED.match(name)) and value.strip():
            texts[match[1]][match[2]] = text_of_html(value) if looks_like_html(value) else value
    return ResourceRecord(
        titles=texts["title"],
        descriptions=texts["description"],
        links=(
            *(Link(address) for address in split_list(row.get("links", ""))),
            *(Link(address, DOWNLOAD) for address in split_list(row.get("downloads", ""))),
        ),
        **{name: split_list(row.get(name, "")) for name in _PORTAL_LISTS},
        **{name: row.get(name, "") for name in _PORTAL_TEXTS},
    )


def _read_oer_commons(header: Sequence[str], cells: Sequence[str]) -> ResourceRecord:
    cells, types = oer_commons.unglue(cells)
    check_width(header, cells)
    return oer_commons.read(dict(zip(header, cells, strict=True)), types)


def check_width(header: Sequence[str], cells: Sequence[str]) -> None:
    """Raise `RowError` unless there is a cell for each column; empty surplus cells are let pass."""
    if len(cells) < len(header) or any(cell.strip() for cell in cells[len(header) :]):
        raise RowError(
            _("The row has %(found)d columns instead of %(expected)d; check the delimiter and the quotes.")
            % {"found": len(cells), "expected": len(header)}
        )


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        name="OER Commons",
        source=oer_commons.SOURCE,
        knows=lambda header: tuple(header) == oer_commons.COLUMNS,
        read=_read_oer_commons,
        columns=oer_commons.COLUMNS,
    ),
    Layout(name="portal", source="table", knows=_knows_portal, read=_read_portal, columns=PORTAL_COLUMNS),
)
