"""`read_document()`: text, Markdown and Word become paragraphs, and a bad file says how to mend it."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from campaigns.documents.reading import files
from campaigns.documents.reading.files import DocumentError, read_document
from campaigns.documents.reading.word_numbering import written
from tests.campaigns.documents.reading.words import add_number, number, numbered_document, saved


def texts(name: str, data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read_document(name, data)]


def test_it_reads_a_text_file_line_by_line():
    paragraphs = read_document("a.txt", "I. TÌNH HÌNH\n\nThành phố học tập.\n".encode())

    assert [(paragraph.text, paragraph.line) for paragraph in paragraphs] == [
        ("I. TÌNH HÌNH", 1),
        ("Thành phố học tập.", 3),
    ]


def test_it_reads_italics():
    (paragraph,) = read_document("a.txt", "Mô hình “*Đơn vị học tập*” và 2 * 3 (*)".encode())

    assert paragraph.text == "Mô hình “Đơn vị học tập” và 2 * 3 (*)"
    assert paragraph.html == "Mô hình “<em>Đơn vị học tập</em>” và 2 * 3 (*)"


def test_it_reads_markdown():
    source = "## I\\. TÌNH HÌNH\n\n**1. Mục tiêu**\n\n* một\n"

    assert texts("a.md", source.encode()) == ["I. TÌNH HÌNH", "1. Mục tiêu", "* một"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_it_reads_unicode_of_every_form(encoding, end):
    source = end.join(["Học tập", "suốt đời"])

    assert texts("a.txt", source.encode(encoding)) == ["Học tập", "suốt đời"]


def test_it_composes_letters_and_drops_what_cannot_be_seen():
    assert texts("a.txt", "ho\u0323c\u200b\u00a0ta\u0323\u0302p\u0007".encode()) == ["học tập"]


def test_it_reads_word_like_text():
    document = Document()
    document.add_paragraph("I. TÌNH HÌNH")
    document.add_paragraph("Thành phố học tập.")

    assert texts("a.docx", saved(document)) == ["I. TÌNH HÌNH", "Thành phố học tập."]


def test_it_writes_out_words_automatic_numbers():
    lines = [
        ("TÌNH HÌNH", 0),
        ("MỤC TIÊU", 0),
        ("Mục tiêu chung", 1),
        ("Mục tiêu cụ thể", 1),
        ("Đến năm 2025", 2),
        ("Xóa mù chữ", 3),
        ("Kỹ năng số", 3),
        ("Không có số", None),
        ("Đến năm 2030", 2),
        ("Xóa mù chữ", 3),
        ("GIẢI PHÁP", 0),
        ("Tuyên truyền", 1),
    ]

    assert texts("a.docx", saved(numbered_document(lines))) == [
        "I. TÌNH HÌNH",
        "II. MỤC TIÊU",
        "1. Mục tiêu chung",
        "2. Mục tiêu cụ thể",
        "2.1. Đến năm 2025",
        "a) Xóa mù chữ",
        "b) Kỹ năng số",
        "Không có số",
        "2.2. Đến năm 2030",
        "a) Xóa mù chữ",
        "III. GIẢI PHÁP",
        "1. Tuyên truyền",
    ]


def test_a_bare_automatic_number_gets_a_stop():
    document = numbered_document([("Phạm vi", 0), ("Đối tượng", 0)], [("decimal", "Điều %1")])

    assert texts("a.docx", saved(document)) == ["Điều 1. Phạm vi", "Điều 2. Đối tượng"]


def test_bullets_become_dashes_and_inner_bullets_plus_signs():
    document = numbered_document([("Ngoài", 0), ("Trong", 1)], [("bullet", "\uf0b7"), ("bullet", "o")])

    assert texts("a.docx", saved(document)) == ["- Ngoài", "+ Trong"]


def test_a_legal_level_counts_its_roman_parent_in_figures():
    levels = [("upperRoman", "%1."), ("decimal", "%1.%2.")]
    document = numbered_document([("A", 0), ("B", 0), ("C", 1)], levels, inside="<w:isLgl/>")

    assert texts("a.docx", saved(document)) == ["1. A", "2. B", "2.1. C"]


def test_a_list_that_starts_afresh_shares_the_counter_of_its_family():
    document = numbered_document([("một", 0), ("hai", 0)], [("decimal", "%1.")])
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    add_number(document.part.numbering_part.element, 91, override)
    add_number(document.part.numbering_part.element, 92)
    for text, number_id in [("lại một", 91), ("hai", 91), ("ba", 92)]:
        number(document.add_paragraph(text), 0, number_id)

    assert texts("a.docx", saved(document)) == ["1. một", "2. hai", "1. lại một", "2. hai", "3. ba"]


def test_a_level_may_be_told_not_to_begin_anew():
    levels = [("upperRoman", "%1."), ("decimal", "%2.")]
    lines = [("A", 0), ("a", 1), ("B", 0), ("b", 1)]
    document = numbered_document(lines, levels, inside='<w:lvlRestart w:val="0"/>')

    assert texts("a.docx", saved(document)) == ["I. A", "1. a", "II. B", "2. b"]


def test_a_style_may_carry_the_number_and_a_paragraph_may_drop_it():
    document = numbered_document([], [("upperRoman", "%1."), ("decimal", "%2.")])
    style = document.styles.add_style("Phần con", 1)
    style.base_style = document.styles["Heading 2"]
    document.styles["Heading 2"].element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="1"/><w:numId w:val="90"/></w:numPr>')
    )
    document.add_paragraph("Mục tiêu", style="Heading 2")
    document.add_paragraph("Quan điểm", style="Phần con")
    number(document.add_paragraph("Không số", style="Phần con"), 0, number_id=0)

    assert texts("a.docx", saved(document)) == ["1. Mục tiêu", "2. Quan điểm", "Không số"]


def test_word_italics_are_kept_whether_set_by_hand_or_by_a_style():
    document = Document()
    paragraph = document.add_paragraph("Mô hình “")
    paragraph.add_run("Đơn vị ").italic = True
    paragraph.add_run("học tập").italic = True
    paragraph.add_run("” và ")
    paragraph.add_run("ghi công", style="Emphasis")
    plain = document.add_paragraph(style="Quote").add_run("không nghiêng")
    plain.italic = False

    first, second = read_document("a.docx", saved(document))

    assert first.html == "Mô hình “<em>Đơn vị học tập</em>” và <em>ghi công</em>"
    assert second.html == "không nghiêng"


def test_word_tables_are_read_cell_by_cell_and_soft_breaks_part_lines():
    document = Document()
    document.add_paragraph("trước\nsau")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Nơi nhận:"
    table.cell(0, 1).text = "T/M BAN THƯỜNG VỤ"

    assert texts("a.docx", saved(document)) == ["trước", "sau", "Nơi nhận:", "T/M BAN THƯỜNG VỤ"]


def test_words_table_of_contents_is_left_out():
    document = Document()
    document.add_paragraph("I. TÌNH HÌNH 3", style=document.styles.add_style("TOC 1", 1))
    document.add_paragraph("I. TÌNH HÌNH")

    assert texts("a.docx", saved(document)) == ["I. TÌNH HÌNH"]


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (7, "vietnameseCounting", "7"),
        (7, "none", ""),
    ],
)
def test_numbers_are_written_in_words_formats(number, form, expected):
    assert written(number, form) == expected


def archive(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "holds no text"),
        ("a.docx", saved(Document()), "holds no text"),
        ("a.txt", "Thành phố".encode("cp1258", "replace"), "encoding UTF-8"),
        ("a.txt", "Học".encode("utf-16")[:-1], "encoding UTF-8"),
        ("a.txt", b"a\x00b", "NUL"),
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as .docx"),
        ("a.csv", b"a,b", "“.csv”"),
        ("a.docx", b"I. T", "no Word file"),
        ("a.txt", saved(Document()), "no plain text"),
        ("a.docx", archive(xl__workbook=b"x"), "not a Word file"),
        ("a.docx", archive(**{"word__document.xml": b"x"}), "damaged"),
        ("a.docx", saved(Document())[:2000], "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_says_how_to_mend_it(name, data, words):
    with pytest.raises(DocumentError) as error:
        read_document(name, data)

    assert words in str(error.value)


def test_a_file_above_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 2**20)

    with pytest.raises(DocumentError, match="larger than 1 MB"):
        read_document("a.txt", b"a" * (2**20 + 1))


def test_a_text_above_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(files, "MAX_CHARACTERS", 10)

    with pytest.raises(DocumentError, match="longer than 10 characters"):
        read_document("a.txt", b"a" * 11)


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = archive(**{"word__document.xml": b"0" * (files.MAX_UNPACKED_BYTES + 1)})

    assert len(bomb) < 100_000
    with pytest.raises(DocumentError, match="Unpacked"):
        read_document("a.docx", bomb)


@given(st.sampled_from(["a.txt", "a.md", "a.docx", "a", "a.pdf", ""]), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_politely(name, data):
    try:
        paragraphs = read_document(name, data)
    except DocumentError:
        return
    assert all(paragraph.text for paragraph in paragraphs)
