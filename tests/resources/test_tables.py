"""Tables: known layouts, delimiters, broken files, broken rows."""

import csv
import io
import tracemalloc
from collections import Counter

import pytest

from resources.intake import tables
from resources.intake.oer_commons import COLUMNS
from resources.intake.rows import Row
from resources.intake.tables import TableError, open_table, read_table
from resources.record import DOWNLOAD, Link
from tests.resources.factories import OWN_HEADER, a_row, a_table
from tests.shared import shared_file

pytestmark = pytest.mark.usefixtures("english")


def rows_of(content: bytes) -> list[Row]:
    return list(read_table(io.BytesIO(content)))


def an_export(*rows: list[str], header: tuple[str, ...] = COLUMNS) -> bytes:
    """An export of OER Commons: semicolons, upper-case header."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerows([[name.upper() for name in header], *rows])
    return text.getvalue().encode()


def a_lesson(**cells: str) -> list[str]:
    row = dict.fromkeys(COLUMNS, "") | {
        "url": "https://oercommons.org/courseware/lesson/1/overview",
        "name": "Tom &amp; Jerry",
        "teacher_overview": "<p>One&nbsp;two</p>",
        "grade_sublevels": "high-school|graduate-professional",
        "subjects": "mathematics|information-science|social-work",
        "languages": "en|es",
        "keywords": "Gaming|VR",
        "license_url": "http://creativecommons.org/licenses/by-sa/4.0/",
        "material_types": "Reading",
        "primary_user": "student|teacher|other",
        "create_date": "2016-08-04T16:12:57",
    }
    return list((row | cells).values())


def test_our_own_layout_is_read_column_by_column() -> None:
    header = "title_vi,title_fr,description_en,languages,levels,licence,links,downloads,goals,published"
    row = "Bài một,Leçon,Text,vi | fr,lop-6|lop-7,CC BY,https://a.vn/1|https://a.vn/2,https://a.vn/f.pdf,III.4|C2,2023"
    [read] = read_table(a_table(row, header=header))
    record = read.record
    assert read.number == 2
    assert record.titles == {"vi": "Bài một", "fr": "Leçon"}
    assert record.descriptions == {"en": "Text"}
    assert record.languages == ("vi", "fr")
    assert record.levels == ("lop-6", "lop-7")
    assert record.links == (Link("https://a.vn/1"), Link("https://a.vn/2"), Link("https://a.vn/f.pdf", DOWNLOAD))
    assert record.goals == ("III.4", "C2")


def test_an_export_of_oer_commons_is_read_in_our_words() -> None:
    [row] = rows_of(an_export(a_lesson()))
    record = row.record
    assert record.titles == {"en": "Tom & Jerry"}
    assert record.descriptions == {"en": "One two"}
    assert record.levels == ("thpt", "thac-si")
    assert record.subjects == ("toan",)
    assert record.topics == ("nang-luc-thong-tin",)
    assert record.tags == ("Gaming", "VR", "social work")
    assert record.audiences == ("hoc-sinh", "sinh-vien", "giao-vien")
    assert record.type == "tai-lieu-doc"
    assert record.published == "2016-08-04"
    assert record.links == (Link("https://oercommons.org/courseware/lesson/1/overview"),)


def test_glued_rows_of_oer_commons_give_the_widest_type() -> None:
    glued = [*a_lesson()[:-1], "2016-08-04T16:12:57 "]
    for kind in ("Full Course", "Unit of Study"):
        rest = [""] * 16
        rest[COLUMNS.index("material_types") - 1] = kind
        glued += rest
    [row] = rows_of(an_export(glued))
    assert row.record.type == "khoa-hoc"
    assert row.record.published == "2016-08-04"


def test_other_surplus_columns_of_oer_commons_are_a_problem() -> None:
    for surplus in (["x"], ["x"] * 16):
        [row] = rows_of(an_export([*a_lesson(), *surplus]))
        assert row.record is None
        assert "columns" in row.problem


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_delimiter_and_byte_order_mark_do_not_matter(delimiter: str, mark: bytes) -> None:
    text = "\n".join([OWN_HEADER, a_row(1)]).replace(",", delimiter)
    [row] = rows_of(mark + text.encode())
    assert row.record.titles == {"vi": "Bài 1"}


def test_cells_may_hold_delimiters_quotes_and_line_breaks() -> None:
    [row] = read_table(a_table('"Bài ""một"", hai","a\nb",vi,video,,,,https://a.vn/1'))
    assert row.record.titles == {"vi": 'Bài "một", hai'}
    assert row.record.descriptions == {"vi": "a\nb"}


def test_markup_in_our_own_layout_is_stripped() -> None:
    [row] = read_table(a_table("T,<p>a&nbsp;b</p>,vi,,,,,https://a.vn/1"))
    assert row.record.descriptions == {"vi": "a b"}


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    rows = list(read_table(a_table(a_row(1), "", ",,,,,,,", a_row(2))))
    assert [row.number for row in rows] == [2, 5]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "0 bytes"),
        (b"\xef\xbb\xbf", "columns"),
        (OWN_HEADER.encode(), "no rows"),
        (OWN_HEADER.encode() + b"\r\n\r\n", "no rows"),
        (b"name,place\r\na,b\r\n", "name, place"),
        (OWN_HEADER.encode() + b",colour\r\n", "colour"),
        (OWN_HEADER.encode() + b",links\r\n", "Known layouts"),
        (b"\n\n\n", "columns"),
        (b"PK\x03\x04" + b"\x00" * 40, "XLSX"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (OWN_HEADER.encode("utf-16"), "UTF-8"),
        ((OWN_HEADER + "\n" + a_row(1)).encode("cp1258", "replace"), "UTF-8"),
        (OWN_HEADER.encode() + b"\n" + a_row(1).encode() + b"\nb\xe1i,", "line 3"),
        (OWN_HEADER.encode() + b"\n\xe1", "UTF-8"),
        (b"\x00" * 100, "columns"),
        (b'"' + b"x" * (tables.MAX_FIELD + 10), "quotation mark"),
    ],
)
def test_what_is_no_table_says_why(content: bytes, words: str) -> None:
    with pytest.raises(TableError) as error:
        open_table(io.BytesIO(content))
    assert words in str(error.value)
    assert "\x00" not in str(error.value)


def test_a_bad_row_is_a_problem_and_the_next_is_read() -> None:
    table = a_table("nur,zwei", "T\x00,a,vi,,,,,https://a.vn/1", a_row(3) + ",too,many", a_row(4), a_row(5) + ",,")
    rows = list(read_table(table))
    assert [row.number for row in rows if row.record] == [5, 6]
    problems = [row.problem for row in rows if not row.record]
    assert "2 columns instead of 8" in problems[0]
    assert "NUL" in problems[1]
    assert "10 columns instead of 8" in problems[2]


def test_a_giant_cell_is_a_problem_and_costs_no_more_memory_than_a_line() -> None:
    giant = b"x" * (30 * 1024 * 1024)
    content = io.BytesIO(OWN_HEADER.encode() + b"\n" + giant + b"\n" + a_row(2).encode())
    tracemalloc.start()
    rows = list(read_table(content))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [bool(row.record) for row in rows] == [False, True]
    assert "letters" in rows[0].problem
    assert peak < 25 * 1024 * 1024


def test_an_open_quote_ends_at_the_limit_and_says_so() -> None:
    content = OWN_HEADER.encode() + b'\n"T,' + b"\n".join([b"y" * 1000] * 300)
    rows = rows_of(content)
    assert "quotation mark" in rows[0].problem
    assert not any(row.record for row in rows)


def test_the_callers_file_stays_open() -> None:
    file = a_table(a_row(1))
    list(read_table(file))
    assert not file.closed


def test_the_real_export_is_read_whole() -> None:
    with shared_file("data/oer_commons.csv").open("rb") as file:
        table = open_table(file)
        rows = list(table.rows)
    assert table.layout.source == "oer-commons"
    assert [row.number for row in rows] == list(range(2, 872))
    assert all(row.record for row in rows)
    assert len({row.record.address for row in rows}) == 780
    assert not any("<p" in text or "&nbsp;" in text for row in rows for text in row.record.descriptions.values())
    assert Counter(language for row in rows for language in row.record.titles) == {"en": 861, "de": 6, "ar": 2, "uk": 1}
