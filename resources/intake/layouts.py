"""The known table layouts: which header is whose, and how one row becomes one record.

A new layout is one more `Layout` here. Ours is that of `resources.columns`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from resources.columns import COLUMNS, KEPT, LOCALISED, PUBLIC_ID, RowError, cells_of, plain, record_of
from resources.intake import oer_commons
from resources.intake.rows import Row
from resources.intake.text import looks_like_html, text_of_html

Reader = Callable[[int, Sequence[str], Sequence[str]], Row]


@dataclass(frozen=True)
class Layout:
    """A header we know. `source` is the name under which its rows are kept unless another is given.

    `read(number, header, cells)` returns a row with its record or raises `RowError`; `header` is in lower case.
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
    names_resources = PUBLIC_ID in header
    makes_resources = {"links", "offers"} & set(header) and any(name.startswith("title_") for name in header)
    return (
        bool(names_resources or makes_resources)
        and all(name in COLUMNS or LOCALISED.fullmatch(name) for name in header)
        and len(set(header)) == len(header)
    )


def _read_portal(number: int, header: Sequence[str], cells: Sequence[str]) -> Row:
    """A row that names a resource of the library speaks only of the columns that it has; its texts are plain."""
    check_width(header, cells)
    kept = [name for name, cell in zip(header, cells, strict=False) if cell.strip() == KEPT]
    row = {name: plain(cell) for name, cell in zip(header, cells, strict=False) if name not in kept}
    if public_id := row.get(PUBLIC_ID, "").strip():
        return Row(
            number,
            record_of(row),
            public_id=public_id,
            complete=lambda existing: record_of({**_told(cells_of(existing), row), **row}),
        )
    if kept:
        raise RowError(
            _("This text was too long for a spreadsheet and is not here: %(columns)s.") % {"columns": ", ".join(kept)}
        )
    for name, cell in row.items():
        if LOCALISED.fullmatch(name) and looks_like_html(cell):
            row[name] = text_of_html(cell)
    return Row(number, record_of(row))


def _told(existing: Mapping[str, str], row: Mapping[str, str]) -> Mapping[str, str]:
    """Return the cells that a row leaves as they are: offers, where it has any, are all there are."""
    replaced = ("links", "downloads") if row.get("offers", "").strip() else ()
    return {name: cell for name, cell in existing.items() if name not in replaced}


def _read_oer_commons(number: int, header: Sequence[str], cells: Sequence[str]) -> Row:
    cells, types = oer_commons.unglue(cells)
    check_width(header, cells)
    return Row(number, oer_commons.read(dict(zip(header, cells, strict=True)), types))


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
    Layout(name="portal", source="table", knows=_knows_portal, read=_read_portal, columns=COLUMNS),
)
