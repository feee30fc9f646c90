"""`read_outline()`: numbered provisions, mended paragraphs, head and foot, and what is odd."""

import re
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.documents.reading.files import DocumentError, read_document
from campaigns.documents.reading.markup import plain_text
from campaigns.documents.reading.outline import Outline, read_outline
from tests.campaigns.documents.reading.words import number, numbered_document, saved
from tests.shared import shared_file

RESOLUTION = """NGHỊ QUYẾT

Về đẩy mạnh tự học trong thời đại số

I. TÌNH HÌNH
Nhiều người đã tự học.

II. MỤC TIÊU
1. Mục tiêu chung
1.1. Mọi người đều được học.
1.2. Học suốt đời.
2. Mục tiêu cụ thể
a. Đến năm 2025
- Một nửa số người dân.
- Một nửa số trường.
b. Đến năm 2030

Nghị quyết này được phổ biến đến chi bộ./.
Nơi nhận:
- Các cấp ủy,
- Lưu văn phòng.
T/M BAN THƯỜNG VỤ
BÍ THƯ
Nguyễn Văn An
"""


def outline_of(text: str) -> Outline:
    return read_outline(read_document("a.txt", text.encode()))


def codes(outline: Outline) -> list[str]:
    return [provision.code for provision in outline.provisions]


def odd_codes(outline: Outline) -> list[str]:
    return [oddity.code for oddity in outline.oddities]


def test_it_takes_a_resolution_apart():
    outline = outline_of(RESOLUTION)

    assert (outline.title_line, outline.abstract) == ("NGHỊ QUYẾT", "Về đẩy mạnh tự học trong thời đại số")
    assert [(item.code, item.anchor, item.number, item.parent, item.title) for item in outline.provisions] == [
        ("I", "i", "I", "", "TÌNH HÌNH"),
        ("II", "ii", "II", "", "MỤC TIÊU"),
        ("II.1", "ii-1", "1", "II", "Mục tiêu chung"),
        ("II.1.1", "ii-1-1", "1.1", "II.1", ""),
        ("II.1.2", "ii-1-2", "1.2", "II.1", ""),
        ("II.2", "ii-2", "2", "II", "Mục tiêu cụ thể"),
        ("II.2.a", "ii-2-a", "a", "II.2", "Đến năm 2025"),
        ("II.2.b", "ii-2-b", "b", "II.2", "Đến năm 2030"),
    ]
    bodies = {item.code: item.html for item in outline.provisions}
    assert bodies["I"] == "<p>Nhiều người đã tự học.</p>"
    assert bodies["II.1.1"] == "<p>Mọi người đều được học.</p>"
    assert bodies["II.2.a"] == "<ul><li>Một nửa số người dân.</li><li>Một nửa số trường.</li></ul>"
    assert bodies["II.2.b"] == ""


def test_the_foot_is_no_part_of_the_last_provision():
    closing = outline_of(RESOLUTION).closing

    assert closing.dissemination == "Nghị quyết này được phổ biến đến chi bộ./."
    assert closing.recipients == ("Các cấp ủy", "Lưu văn phòng")
    assert closing.signature == ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn An")
    assert (closing.position, closing.signer) == ("BÍ THƯ", "Nguyễn Văn An")


LONG = "Mọi người dân của Thành phố đều có quyền học tập thường xuyên, học tập suốt đời và được tạo điều"


def test_a_paragraph_that_a_page_break_split_is_joined_and_reported():
    outline = outline_of(f"I. A B\n{LONG}\n\nkiện để học.\n- {LONG}\nkiện.")

    assert outline.provisions[0].html == f"<p>{LONG} kiện để học.</p><ul><li>{LONG} kiện.</li></ul>"
    joined = [item for item in outline.oddities if item.code == "joined-paragraph"]
    assert [item.place for item in joined] == ["2–4", "5–6"]
    assert "Lines 2 and 4" in joined[0].message


def test_a_paragraph_split_twice_is_joined_twice():
    outline = outline_of(f"I. A B\n{LONG}\nkiện thuận lợi,\nbình đẳng.")

    assert outline.provisions[0].html == f"<p>{LONG} kiện thuận lợi, bình đẳng.</p>"


@pytest.mark.parametrize(
    "lines",
    [
        [f"{LONG}.", "kiện để học."],
        [f"{LONG};", "kiện để học;"],
        [f"{LONG}:", "kiện để học."],
        [LONG, "Kiện để học."],
        [LONG, "a) kiện để học."],
        [LONG, "đ) kiện để học."],
        [LONG, "- kiện để học."],
        ["Một dòng ngắn", "kiện để học."],
        [LONG.upper(), "kiện để học."],
    ],
)
def test_headings_items_and_sentences_are_not_joined(lines):
    assert "joined-paragraph" not in odd_codes(outline_of("\n".join(["I. A B", *lines])))


@pytest.mark.parametrize(
    ("first", "second", "html"),
    [
        # The converter closed the italics at the foot of the page and forgot to open them again.
        (f"“*{LONG}*", "kiện” cho mọi người.", f"“<em>{LONG} kiện</em>” cho mọi người."),
        # The marks stand on two pages.
        (f"*{LONG}", "kiện* cho mọi người.", f"<em>{LONG} kiện</em> cho mọi người."),
        (f"*{LONG}*", "*kiện* cho mọi người.", f"<em>{LONG} kiện</em> cho mọi người."),
        # The closing mark is missing altogether.
        (f"{LONG} “*học", "tập” cho mọi người.", f"{LONG} “<em>học tập</em>” cho mọi người."),
    ],
)
def test_italics_are_mended_where_paragraphs_are_joined(first, second, html):
    outline = outline_of(f"I. A B\n{first}\n\n{second}")

    assert outline.provisions[0].html == f"<p>{html}</p>"


def test_a_lonely_italics_mark_is_shown_and_reported():
    outline = outline_of("I. A B\nHọc *suốt đời.\nChú thích (*) và 2 * 3.")

    assert [item.place for item in outline.oddities if item.code == "lonely-mark"] == ["2"]
    assert "Học *suốt đời." in plain_text(outline.provisions[0].html)


def test_plus_items_stand_inside_the_dash_item_above_them():
    outline = outline_of("I. A B\n- Một\n+ Trong một\n+ Nữa\n- Hai\nThường")

    assert outline.provisions[0].html == (
        "<ul><li>Một<ul><li>Trong một</li><li>Nữa</li></ul></li><li>Hai</li></ul><p>Thường</p>"
    )


def test_html_in_the_text_is_only_text():
    outline = outline_of("I. A B\n<script>alert('x')</script> & *<b>*\n1. <i>Tên</i>")

    assert outline.provisions[0].html == (
        "<p>&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; <em>&lt;b&gt;</em></p>"
    )
    assert outline.provisions[1].title == "<i>Tên</i>"


def test_the_letterhead_gives_number_and_date():
    outline = outline_of(
        "THÀNH ỦY HÀ NỘI\n*\nSố 07 - NQ/TU\nHà Nội, ngày 05 tháng 3 năm 2024\nNGHỊ QUYẾT\nCỦA BAN THƯỜNG VỤ\n"
        "Căn cứ Kết luận số 49-KL/TW.\nI. A B\n"
    )

    assert (outline.front.number, outline.front.date) == ("07-NQ/TU", "2024-03-05")
    assert outline.front.preamble == "<p>Căn cứ Kết luận số 49-KL/TW.</p>"
    assert [citation.number for citation in outline.citations] == ["49-KL/TW"]


def test_the_date_of_a_document_cited_is_not_its_own():
    outline = outline_of("QUYẾT ĐỊNH\nVề thư viện\nCăn cứ Kết luận số 49-KL/TW ngày 10/5/2019.\nI. A B\n")

    assert (outline.front.number, outline.front.date) == ("", "")


def test_a_provision_that_speaks_of_making_known_is_no_foot():
    outline = outline_of("I. A B\nNghị quyết này cần được phổ biến rộng rãi.\nII. C D\n")

    assert codes(outline) == ["I", "II"]


def test_what_a_text_lacks_is_odd():
    assert odd_codes(outline_of("Chỉ một dòng.")) == [
        "no-title",
        "no-number",
        "no-date",
        "no-provisions",
        "no-signer",
        "no-position",
    ]


def test_text_after_the_signature_is_kept_and_reported():
    outline = outline_of(RESOLUTION + "Phụ lục kèm theo.\n")

    assert outline.closing.rest == ("Phụ lục kèm theo.",)
    assert "after-signature" in odd_codes(outline)


def test_mixed_tone_marks_are_odd_and_qu_is_neither():
    assert "tone-marks" in odd_codes(outline_of("I. A B\nVăn hoá và xóa mù chữ."))
    assert "tone-marks" not in odd_codes(outline_of("I. A B\nVăn hóa, quý, quỳ, khoan, hòa."))


def test_words_automatic_numbers_give_the_same_outline():
    lines = [("TÌNH HÌNH", 0), ("MỤC TIÊU", 0), ("Chung", 1), ("Mọi người đều học.", 2), ("Đến năm 2025", 3)]

    outline = read_outline(read_document("a.docx", saved(numbered_document(lines))))

    assert codes(outline) == ["I", "II", "II.1", "II.1.1", "II.1.1.a"]
    assert outline.provisions[-1].title == "Đến năm 2025"


@pytest.fixture(scope="module")
def real() -> Outline:
    return read_outline(read_document("23-nq-tu.txt", shared_file("data/resolution-vi.txt").read_bytes()))


def test_the_real_resolution_has_its_four_parts(real):
    groups = [f"II.2.{number}.{letter}" for number in (2, 3) for letter in "abcd"]
    assert codes(real) == [
        "I",
        *["II", "II.1", "II.1.1", "II.1.2", "II.1.3", "II.2", "II.2.1"],
        *["II.2.2", *groups[:4], "II.2.3", *groups[4:]],
        *["III", *(f"III.{number}" for number in range(1, 10))],
        *["IV", *(f"IV.{number}" for number in range(1, 7))],
    ]
    titles = {item.code: item.title for item in real.provisions}
    assert titles["III"] == "NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM"
    assert titles["III.8"] == "Tăng cường hợp tác quốc tế, phấn đấu trở thành “Thành phố học tập” của UNESCO"
    assert [code for code, title in titles.items() if not title] == ["II.1.1", "II.1.2", "II.1.3"]


def test_the_real_resolution_is_mended(real):
    joined = [item.place for item in real.oddities if item.code == "joined-paragraph"]
    assert joined == ["9–11", "23–25", "141–143", "161–163", "211–213"]
    html = {item.code: item.html for item in real.provisions}
    assert "xếp loại Đơn vị học tập trên địa bàn thành phố Hà Nội</em>”;" in html["I"]
    assert [html[code].count("<li>") for code in ("II.2.2.a", "II.2.2.b", "II.2.2.c", "II.2.2.d")] == [
        6,
        6,
        4,
        5,
    ]
    assert [html[code].count("<li>") for code in ("II.2.3.a", "II.2.3.b", "II.2.3.c", "II.2.3.d")] == [
        6,
        5,
        3,
        5,
    ]
    assert html["III.7"].count("<li>") == 4
    assert "phổ biến đến chi bộ" not in html["IV.6"]
    assert len(real.closing.recipients) == 13
    assert real.closing.signer == "Đinh Tiến Dũng"
    assert {"no-number", "no-date", "no-position", "mended-italics", "tone-marks"} <= set(odd_codes(real))
    assert not [code for code in odd_codes(real) if code.startswith("number")]


def test_the_real_resolution_gives_the_same_provisions_when_word_numbers_it(real):
    lines = []
    for line in shared_file("data/resolution-vi.txt").read_text().split("\n"):
        match = re.match(r"(?P<part>[IV]+\. )|(?P<group>\d\. )|(?P<item>\d\.\d\. )|(?P<point>[a-d]\. )", line)
        level = ["part", "group", "item", "point"].index(match.lastgroup) if match else None
        lines.append((line[match.end() :] if match else line, level))
    document = numbered_document([])
    for text, level in lines:
        paragraph = document.add_paragraph()
        for place, piece in enumerate(text.split("*")):
            paragraph.add_run(piece).italic = place % 2 == 1
        if level is not None:
            number(paragraph, level)

    outline = read_outline(read_document("23-nq-tu.docx", saved(document)))

    assert outline.provisions == real.provisions
    assert outline.closing == real.closing
    assert outline.citations == real.citations


class Balance(HTMLParser):
    """Fails on a tag that is not closed, not opened or not one of ours."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list) -> None:
        assert tag in {"p", "ul", "li", "em"}
        assert not attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


PIECES = (
    *(
        "I. ",
        "II. ",
        "1. ",
        "1.1. ",
        "a) ",
        "đ) ",
        "Điều 1. ",
        "Chương I",
        "- ",
        "+ ",
        "*",
        "“",
        "”",
        "\n",
        " ",
        ".",
    ),
    *(
        "NGHỊ QUYẾT",
        "HỌC TẬP",
        "học tập",
        "Về",
        "số 49-KL/TW ngày 10/5/2019",
        "Nơi nhận:",
        "T/M BAN",
        "\u0338",
        "<",
    ),
    LONG,
)
pieces = st.one_of(st.sampled_from(PIECES), st.text(max_size=3))
documents = st.one_of(st.text(), st.lists(pieces, max_size=40).map("".join))


@given(documents)
def test_any_text_gives_a_sound_outline_or_a_polite_refusal(text):
    try:
        outline = outline_of(text)
    except DocumentError:
        return
    names = [item.code for item in outline.provisions]
    assert len(names) == len(set(names)) == len({item.anchor for item in outline.provisions})
    for place, item in enumerate(outline.provisions):
        assert item.parent in {"", *names[:place]}
        for value in (item.code, item.number, item.title, item.html):
            assert unicodedata.is_normalized("NFC", value)
        Balance(item.html)
    Balance(outline.front.preamble)


@given(st.lists(st.sampled_from(["I. ", "1. ", "a) ", "- ", "", "*", "Điều 1. "]), max_size=20))
def test_no_word_gets_lost(heads):
    words = [f"từ{place}" for place in range(len(heads))]
    outline = outline_of("I. ĐẦU\n" + "\n".join(map("".join, zip(heads, words, strict=True))))

    shown = " ".join(f"{item.title} {plain_text(item.html)}" for item in outline.provisions)
    assert [word for word in words if word not in shown.replace("*", "").split()] == []


def test_a_number_repeated_without_end_is_read_in_time_that_grows_with_the_text():
    found = codes(outline_of("I. LẶP LẠI\n" * 20_000))
    assert found[:3] == ["I", "I_2", "I_3"]
    assert len(set(found)) == 20_000
