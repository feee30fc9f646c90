"""XLSX files → numbered rows of text, read as a stream. Nothing in them is run, and nothing is unpacked unmeasured."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, BinaryIO
from xml.parsers import expat

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader

NumberedCells = tuple[int, list[str], str]

MAX_PARTS = 500
MAX_SHEETS = 512 * 1024**2  # bytes of all sheets, unpacked: they are streamed
MAX_STRINGS = 64 * 1024**2  # bytes of the table of texts, unpacked: it is held in memory
MAX_OTHER = 16 * 1024**2
MAX_ROW = 8 * 1024**2  # bytes of one row's XML: it is held in memory
MAX_ROWS = 1_048_576  # as Excel has it
MAX_COLUMNS = 200
_ESCAPED = re.compile(
    r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_"
)  # one letter, as Excel writes some (ISO 29500, ST_Xstring)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_CHUNK = 1024**2


class SpreadsheetError(ValueError):
    """A file that cannot be read as a spreadsheet; its text says why and how to mend it."""


def open_sheet(file: BinaryIO) -> Iterator[NumberedCells]:
    """Check a seekable XLSX file and return (row number, cells, problem) of the first sheet's rows that are not empty.

    Numbers become text without needless zeros, dates ISO 8601, times of day and lengths of time `1:30:00`. A formula
    or an error in a cell is a problem of its row: what it would show is not for the portal to guess.
    Raises `SpreadsheetError` before the first row, or while rows are read where the file breaks off.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            _check_sizes(archive.infolist())
            for part in archive.namelist():
                if _SHEET.fullmatch(part):
                    _check_sheet(archive, part)
        sheet = _workbook(file).worksheets[0]
        sheet.reset_dimensions()
    except SpreadsheetError:
        raise
    except Exception as error:  # openpyxl lets out whatever its parts stumble over
        raise SpreadsheetError(_damaged()) from error
    return _rows(sheet)


class _Archive(zipfile.ZipFile):
    """A file whose parts are read whole only while they are small: sheets are streamed, whatever is named like one."""

    def read(self, name: str, pwd: bytes | None = None) -> bytes:
        if self.getinfo(name).file_size > MAX_OTHER:
            raise SpreadsheetError(_too_large())
        return super().read(name, pwd)


def _workbook(file: BinaryIO) -> Workbook:
    """Do as `load_workbook` does. Which part is the workbook or a chart, a file says itself: no name is trusted."""
    reader = ExcelReader(file, read_only=True, keep_links=False)
    reader.archive = _Archive(file)
    reader.read()
    return reader.wb


def _rows(sheet: Any) -> Iterator[NumberedCells]:
    rows = enumerate(sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS), start=1)
    blank: Any = None
    while True:
        try:
            number, cells = next(rows)
            if cells is blank:  # one object for all missing rows: a million of them take a few letters in the file
                continue
            texts = [_text(cell.value) for cell in cells]
            problem = next((message for cell in cells if (message := _problem(cell))), "")
        except StopIteration:
            return
        except Exception as error:  # as above
            raise SpreadsheetError(_damaged()) from error
        if problem or any(text.strip() for text in texts):
            yield number, texts, problem
        else:
            blank = cells


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse what grows too large; no more than the stated size of a part is ever unpacked."""
    sheets = sum(part.file_size for part in parts if _SHEET.fullmatch(part.filename))
    strings = sum(part.file_size for part in parts if part.filename == "xl/sharedStrings.xml")
    others = sum(part.file_size for part in parts) - sheets - strings
    if len(parts) > MAX_PARTS or sheets > MAX_SHEETS or strings > MAX_STRINGS or others > MAX_OTHER:
        raise SpreadsheetError(_too_large())


def _check_sheet(archive: zipfile.ZipFile, part: str) -> None:
    """Read a sheet once for its form alone: a table is imported whole or not at all, and a row has its limit."""
    parser = expat.ParserCreate()
    last = 0

    def start(name: str, attributes: dict) -> None:
        match name.rpartition(":")[2]:
            case "row":
                measure()
            case "si":  # a table of texts under the name of a sheet, to get round its limit
                raise SpreadsheetError(_damaged())

    def measure() -> None:
        nonlocal last
        if parser.CurrentByteIndex - last > MAX_ROW:
            raise SpreadsheetError(_("A row of the spreadsheet is too large."))
        last = parser.CurrentByteIndex

    def refuse_document_type(*_declared: Any) -> None:
        raise SpreadsheetError(_damaged())

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse_document_type
    with archive.open(part) as xml:
        while chunk := xml.read(_CHUNK):
            parser.Parse(chunk)
    parser.Parse(b"", True)
    measure()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.15g}" if abs(value) < 1e15 else str(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), str(value)).replace("\r\n", "\n")


def _problem(cell: Any) -> str:
    if cell.data_type == "f":
        return _("The cell %(cell)s holds a formula; put its value there instead.") % {"cell": cell.coordinate}
    if cell.data_type == "e":
        return _("The cell %(cell)s holds an error (%(value)s).") % {
            "cell": cell.coordinate,
            "value": str(cell.value)[:20],
        }
    return ""


def _too_large() -> str:
    return _("The spreadsheet is too large once it is unpacked. Part it, or save it as CSV UTF-8 and try again.")


def _damaged() -> str:
    return _("The file cannot be read as a spreadsheet (XLSX). Open and save it anew, or save it as CSV UTF-8.")
