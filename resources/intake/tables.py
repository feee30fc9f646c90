"""Tables as files (CSV or XLSX) → rows with records.

CSV comes in UTF-8 with comma, semicolon or tab; with or without a byte order mark. Of a spreadsheet the first sheet
is read. Knows nothing of the database.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from django.utils.translation import gettext as _

from resources.columns import RowError
from resources.intake.layouts import LAYOUTS, Layout, find_layout
from resources.intake.rows import Row
from resources.intake.spreadsheets import NumberedCells, SpreadsheetError, open_sheet

MAX_FIELD = 256 * 1024  # letters in one cell
MAX_LINE = 4 * 1024 * 1024  # letters in one line of the file
_DELIMITERS = ",;\t"
_CHUNK = 1024 * 1024
_ZIP = b"PK\x03\x04"
_OTHER_FILES = {b"%PDF": "PDF", b"\xd0\xcf\x11\xe0": "XLS/DOC"}


class TableError(ValueError):
    """A file that cannot be read as a table at all; its text says why and how to mend it."""


@dataclass(frozen=True)
class Table:
    """An opened table: its layout, and its rows to be read once."""

    layout: Layout
    rows: Iterator[Row]


def read_table(file: BinaryIO) -> Iterator[Row]:
    """Yield one `Row` per row of the table; see `open_table`."""
    yield from open_table(file).rows


def open_table(file: BinaryIO) -> Table:
    """Check a seekable binary file, read its header and return the table behind it.

    Row numbers count as a spreadsheet shows them: the header is row 1. Empty rows are passed over.
    Raises `TableError` for what is neither UTF-8 CSV nor XLSX, has no rows, or has a header that no layout knows,
    before any row is read; one bad row is not an error but a `Row` with its problem.
    """
    numbered = _sheet(file) if _start(file) == _ZIP else _csv(file)
    _number, cells, problem = next(numbered, (1, [], ""))
    if problem:
        raise TableError(problem)
    header = _trimmed([name.strip().lower() for name in cells])
    layout = find_layout(header)
    if layout is None:
        raise TableError(_unknown(header))
    first_row = next(numbered, None)
    if first_row is None:
        raise TableError(_("The table has a header but no rows."))
    return Table(layout, _rows(layout, header, chain([first_row], numbered)))


def _start(file: BinaryIO) -> bytes:
    start = file.read(4)
    file.seek(0)
    return start


def _sheet(file: BinaryIO) -> Iterator[NumberedCells]:
    try:
        yield from open_sheet(file)
    except SpreadsheetError as error:
        raise TableError(str(error)) from error


def _csv(file: BinaryIO) -> Iterator[NumberedCells]:
    _check_bytes(file)
    lines = _bounded_lines(io.TextIOWrapper(file, encoding="utf-8-sig", newline=""))
    csv.field_size_limit(MAX_FIELD)
    first_line = next(lines, "")
    reader = csv.reader(chain([first_line], lines), delimiter=max(_DELIMITERS, key=first_line.count))
    yield from _numbered(reader)


def _trimmed(cells: list[str]) -> list[str]:
    """Return the cells without empty ones at the end: a sheet is as wide as its widest row."""
    width = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
    return cells[:width]


def _rows(layout: Layout, header: list[str], numbered: Iterator[NumberedCells]) -> Iterator[Row]:
    for number, cells, problem in numbered:
        if not problem and any("\x00" in cell for cell in cells):
            problem = _("The row holds NUL bytes: the file is damaged there.")
        if problem:
            yield Row(number=number, problem=problem)
            continue
        try:
            yield layout.read(number, header, cells)
        except RowError as error:
            yield Row(number=number, problem=str(error))


def _numbered(reader: Iterator[list[str]]) -> Iterator[NumberedCells]:
    """Yield (row number, cells, problem) of every row that is not empty."""
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, [], _problem_of(error)
            continue
        if any(cell.strip() for cell in cells):
            yield number, cells, ""


def _bounded_lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Yield lines, cutting those that are longer than any table needs: memory stays bounded."""
    while line := text.readline(MAX_LINE):
        if len(line) == MAX_LINE and not line.endswith("\n"):
            while (rest := text.readline(MAX_LINE)) and not rest.endswith("\n"):
                pass
            line += "\n"
        yield line
    text.detach()  # the file stays the caller's to close


def _check_bytes(file: BinaryIO) -> None:
    """Refuse what is no UTF-8 text before anything of it is used: a table is imported whole or not at all."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    start, lines = b"", 1
    while chunk := file.read(_CHUNK):
        start = start or chunk[:4]
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as error:
            line = lines + error.object.count(b"\n", 0, error.start)
            raise TableError(_other_file(start) or _not_utf8(line)) from error
        lines += chunk.count(b"\n")
    if not start:
        raise TableError(_("The file is empty (0 bytes)."))
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise TableError(_not_utf8(lines)) from error
    if message := _other_file(start):
        raise TableError(message)
    file.seek(0)


def _other_file(start: bytes) -> str:
    kind = _OTHER_FILES.get(start)
    if not kind:
        return ""
    return _("This is no CSV file but %(kind)s. Save the table as CSV UTF-8 and try again.") % {"kind": kind}


def _not_utf8(line: int) -> str:
    return _("The file is not in UTF-8 (line %(line)d). Save it as CSV UTF-8 and try again.") % {"line": line}


def _unknown(header: list[str]) -> str:
    layouts = "; ".join(f"{layout.name}: {', '.join(layout.columns)}" for layout in LAYOUTS)
    shown = ", ".join(header).replace("\x00", "\N{REPLACEMENT CHARACTER}")
    return _("No known layout has these columns: %(columns)s. Known layouts: %(layouts)s.") % {
        "columns": shown[:200] or "–",
        "layouts": layouts,
    }


def _problem_of(error: csv.Error) -> str:
    if "field limit" in str(error):
        return _("A cell has more than %(limit)d letters; perhaps a quotation mark is not closed.") % {
            "limit": MAX_FIELD
        }
    return _("The row cannot be read: %(error)s.") % {"error": error}
