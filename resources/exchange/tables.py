"""Records as the portal's own table, CSV or XLSX, as the import reads it back. Row by row: memory holds one of them."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from resources.columns import COLUMNS, KEPT, cells_of, safe
from resources.record import ResourceRecord

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MAX_CELL = 32_767  # letters, as Excel counts them: in UTF-16
_LIKE_ESCAPED = re.compile(
    r"_(?=x[0-9A-Fa-f]{4}_)"
)  # a spreadsheet would read it as one letter (ISO 29500, ST_Xstring)
_TEXT_FORMAT = "@"  # a spreadsheet then makes neither dates nor numbers of what is typed

Rows = Iterable[tuple[str, ResourceRecord]]


def write_table(rows: Rows, file: BinaryIO, format: str, languages: Iterable[str] = ()) -> None:
    """Write (public identifier, record) pairs as a table of this format, `csv` or `xlsx`.

    `languages` are the tags of texts beyond Vietnamese and English: each has its columns. A text that a cell of a
    spreadsheet cannot hold is replaced by a sign by which the import leaves it as it is.
    """
    further = [tag for tag in dict.fromkeys(languages) if tag not in ("", "vi", "en")]
    header = [*COLUMNS, *(f"{text}_{tag}" for tag in further for text in ("title", "description"))]
    lines = (_line(header, public_id, record) for public_id, record in rows)
    {"csv": _write_csv, "xlsx": _write_xlsx}[format](header, lines, file)


def _line(header: list[str], public_id: str, record: ResourceRecord) -> list[str]:
    cells = cells_of(record, public_id)
    return [safe(cells.get(name, "")) for name in header]


def _write_csv(header: list[str], lines: Iterable[list[str]], file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")  # by the mark Excel knows UTF-8
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(lines)
    text.detach()


def _write_xlsx(header: list[str], lines: Iterable[list[str]], file: BinaryIO) -> None:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    sheet.freeze_panes = "A2"
    cell: Cell = WriteOnlyCell(sheet)
    cell.number_format = _TEXT_FORMAT

    def written(line: list[str]) -> Iterator[Cell | None]:
        for text in line:
            if not text:
                yield None
                continue
            text = _LIKE_ESCAPED.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", text))
            cell.value = text if _fits(text) else KEPT
            cell.data_type = "s"  # whatever it looks like
            yield cell

    sheet.append(header)
    for line in lines:
        sheet.append(written(line))
    workbook.save(file)


def _fits(text: str) -> bool:
    return len(text) <= MAX_CELL // 2 or len(text.encode("utf-16-le")) // 2 <= MAX_CELL
