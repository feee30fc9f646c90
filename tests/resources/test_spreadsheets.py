"""XLSX tables: what a spreadsheet makes of what is typed, and files that are none."""

import io
import tracemalloc
import zipfile
from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import Workbook

from resources.intake import spreadsheets
from resources.intake.tables import TableError, open_table, read_table
from tests.resources.factories import OWN_HEADER

pytestmark = pytest.mark.usefixtures("english")
HEADER = [*OWN_HEADER.split(","), "duration", "published", "version"]


def a_sheet(*rows: dict, header=HEADER) -> io.BytesIO:
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(header)
    for row in rows:
        sheet.append([row.get(name) for name in header])
    file = io.BytesIO()
    workbook.save(file)
    file.seek(0)
    return file


def a_row(**cells) -> dict:
    return {"title_vi": "Bài", "links": "https://a.vn/1", **cells}


def repacked(change) -> io.BytesIO:
    """A sound file with its parts changed: `change` takes and gives a dict of their bytes."""
    with zipfile.ZipFile(a_sheet(a_row())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    file.seek(0)
    return file


def test_cells_of_all_kinds_become_text() -> None:
    kinds = [
        ("published", datetime(2023, 11, 16), "2023-11-16"),
        ("published", date(2023, 11, 16), "2023-11-16"),
        ("published", 2023, "2023"),
        ("version", 2.0, "2"),
        ("version", 2.1, "2.1"),
        ("version", "007", "007"),
        ("version", True, "true"),
        ("duration", time(1, 30), "01:30:00"),
        ("duration", timedelta(hours=26, minutes=5), "26:05:00"),
    ]
    rows = list(read_table(a_sheet(*(a_row(**{name: value}) for name, value, _text in kinds))))
    assert [getattr(row.record, name) for row, (name, *_rest) in zip(rows, kinds, strict=True)] == [
        text for *_rest, text in kinds
    ]


def test_rows_are_numbered_as_they_are_shown_and_empty_ones_are_passed_over() -> None:
    assert [row.number for row in read_table(a_sheet(a_row(), {}, a_row()))] == [2, 4]


def test_a_formula_is_a_problem_of_its_row_alone() -> None:
    rows = list(read_table(a_sheet(a_row(title_vi='=HYPERLINK("https://x.vn","y")'), a_row(title_vi="=1"), a_row())))
    assert [bool(row.record) for row in rows] == [False, False, True]
    assert "A2" in rows[0].problem
    assert "formula" in rows[0].problem


def test_an_error_in_a_cell_is_a_problem() -> None:
    [row] = read_table(a_sheet(a_row(title_vi="#REF!")))
    assert "#REF!" in row.problem


def bomb(parts: dict) -> None:
    parts["xl/sharedStrings.xml"] = b"<sst>" + b" " * (spreadsheets.MAX_STRINGS + 1) + b"</sst>"


def giant_row(parts: dict) -> None:
    cells = b"<c/>" * (spreadsheets.MAX_ROW // 4 + 10)
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", b"<row>" + cells + b"</row></sheetData>")


def entity(parts: dict) -> None:
    sheet = parts["xl/worksheets/sheet1.xml"].partition(b"<worksheet")
    parts["xl/worksheets/sheet1.xml"] = b'<!DOCTYPE w [<!ENTITY a "x">]><worksheet' + sheet[2]


def strings_as_sheet(parts: dict) -> None:
    parts["xl/worksheets/sheet9.xml"] = b"<sst><si><t>x</t></si></sst>"


def workbook_as_sheet(parts: dict) -> None:
    """A part may be named like a sheet and be read whole: here it is said to be the workbook."""
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"/xl/workbook.xml", b"/xl/worksheets/sheet9.xml")
    parts["xl/worksheets/sheet9.xml"] = b"<workbook>" + b" " * (spreadsheets.MAX_OTHER + 1) + b"</workbook>"


def chart_as_sheet(parts: dict) -> None:
    relations = parts["xl/_rels/workbook.xml.rels"]
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(b"relationships/worksheet", b"relationships/chartsheet")
    parts["xl/worksheets/sheet1.xml"] = b"<chartsheet>" + b" " * (spreadsheets.MAX_OTHER + 1) + b"</chartsheet>"


def bomb_as_picture(parts: dict) -> None:
    parts["xl/media/image1.png"] = b" " * (spreadsheets.MAX_OTHER + 1)


def truncated(parts: dict) -> None:
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-30]


def no_workbook(parts: dict) -> None:
    del parts["xl/workbook.xml"]


def no_styles(parts: dict) -> None:
    parts["xl/styles.xml"] = b"<styleSheet"


def many_parts(parts: dict) -> None:
    parts |= {f"x{number}": b"" for number in range(spreadsheets.MAX_PARTS)}


@pytest.mark.parametrize(
    "change",
    [
        bomb,
        bomb_as_picture,
        strings_as_sheet,
        workbook_as_sheet,
        chart_as_sheet,
        giant_row,
        entity,
        truncated,
        no_workbook,
        no_styles,
        many_parts,
    ],
)
def test_a_broken_or_hostile_file_is_one_clear_refusal(change) -> None:
    file = repacked(change)
    tracemalloc.start()
    with pytest.raises(TableError) as error:
        list(open_table(file).rows)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "spreadsheet" in str(error.value)
    assert peak < 40 * 1024**2


def test_a_row_far_below_ends_the_table() -> None:
    def far(parts: dict) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"]
        parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", b'<row r="999999999999"/></sheetData>')

    assert len(list(read_table(repacked(far)))) == 1


def test_a_million_missing_rows_cost_nothing(monkeypatch) -> None:
    def gap(parts: dict) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"]
        parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", b'<row r="9000"/></sheetData>')

    read = []
    monkeypatch.setattr(spreadsheets, "_text", lambda value: read.append(value) or str(value or ""))
    assert len(list(read_table(repacked(gap)))) == 1
    assert len(read) < 5 * spreadsheets.MAX_COLUMNS


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"\x00" * 200])
def test_a_zip_that_is_no_spreadsheet_says_so(content) -> None:
    with pytest.raises(TableError, match="XLSX"):
        open_table(io.BytesIO(content))


def test_an_unknown_header_is_said_as_of_csv() -> None:
    with pytest.raises(TableError, match="colour"):
        open_table(a_sheet({"colour": "red"}, header=["colour"]))
