"""Share cards: any title fits, and no tone mark is cut."""

import unicodedata
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from core.drawing.lettering import LINE_HEIGHT, drawable, fit, font, line_height, wrap
from core.drawing.share_card import TEXT_WIDTH, TITLE_HEIGHT, TITLE_SIZES, share_card_png

LETTERS = (
    "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴĐ"
)
LONG = "Nghị quyết về xây dựng xã hội học tập, đẩy mạnh học tập suốt đời trên địa bàn thành phố Hà Nội " * 4


def open_card(title: str, eyebrow: str = "Văn bản") -> Image.Image:
    return Image.open(BytesIO(share_card_png(title, eyebrow)))


def test_a_card_is_a_png_of_the_size_that_open_graph_asks_for():
    card = open_card("Truyện Kiều", "Sách điện tử")
    assert (card.format, card.size) == ("PNG", (1200, 630))


@pytest.mark.parametrize("title", ["", "   ", "學習", "\x00", LONG, "x" * 500, "https://example.org/" + "a-" * 200])
def test_any_title_gives_a_card_well_under_100_kb(title):
    assert len(share_card_png(title, title)) < 60_000


def test_different_titles_give_different_cards():
    assert share_card_png("Toán 9", "Video") != share_card_png("Toán 8", "Video")
    assert share_card_png("Toán 9", "Video") == share_card_png("Toán 9", "Video")


def test_decomposed_letters_are_drawn_like_composed_ones():
    title = "Khuyến học, ĐẪ Ỗ Ữ"
    assert share_card_png(unicodedata.normalize("NFD", title), "") == share_card_png(title, "")


def test_the_font_has_every_vietnamese_letter():
    missing = bytes(font(40).getmask("\uffff"))
    assert drawable(LETTERS) == LETTERS
    assert not [letter for letter in LETTERS if bytes(font(40).getmask(letter)) == missing]


def test_everything_that_counts_as_drawable_is_in_the_font():
    missing = bytes(font(40).getmask("\uffff"))
    kept = [chr(code) for code in range(0x20, 0x2200) if drawable(f"a{chr(code)}b") == f"a{chr(code)}b"]
    assert len(kept) > 300
    assert not [sign for sign in kept if sign != " " and bytes(font(40).getmask(sign)) == missing]


@pytest.mark.parametrize("size", TITLE_SIZES)
def test_marks_of_one_line_never_reach_the_next(size):
    for text in (
        LETTERS,
        LETTERS.upper(),
        "Ngẫm nghĩ, ưỡn ẹo, ngậm ngùi",
        "NGHỊ QUYẾT VỀ HỌC TẬP, QUYỂN, Ẫ Ỗ Ữ",
    ):
        rise = max(-font(size).getbbox(letter, anchor="ls")[1] for letter in text)
        sink = max(font(size).getbbox(letter, anchor="ls")[3] for letter in text)
        assert line_height(text, size) > rise + sink


def test_small_letters_keep_the_usual_line_height():
    assert line_height("Ngẫm nghĩ, ưỡn ẹo, ngậm ngùi", 50) == 50 * LINE_HEIGHT
    assert line_height("QUYẾT ĐỊNH", 50) > 50 * LINE_HEIGHT


def test_foreign_signs_are_left_out():
    assert drawable("Học 学 mở\n\tcửa") == "Học mở cửa"
    assert drawable("khuyến\u00adhọc \u200bmở") == "khuyếnhọc mở"


def test_a_title_keeps_its_words_and_its_order():
    assert " ".join(wrap(LONG, 50, TEXT_WIDTH)) == LONG.strip()


@settings(deadline=None)
@given(st.text(alphabet=LETTERS + "     –-", max_size=400))
def test_lines_never_leave_their_box(text):
    setting = fit(drawable(text), TITLE_SIZES, TEXT_WIDTH, TITLE_HEIGHT)
    assert setting.height <= TITLE_HEIGHT
    assert all(font(setting.size).getlength(line) <= TEXT_WIDTH for line in setting.lines)


def test_only_a_title_that_is_too_long_is_shortened():
    short = fit("Truyện Kiều", TITLE_SIZES, TEXT_WIDTH, TITLE_HEIGHT)
    assert (short.size, short.lines) == (TITLE_SIZES[0], ["Truyện Kiều"])
    long = fit(LONG, TITLE_SIZES, TEXT_WIDTH, TITLE_HEIGHT)
    assert long.size == TITLE_SIZES[-1]
    assert long.lines[-1].endswith("…")
