"""Passages: safe HTML around the words that were found."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import folded
from search.passages import LENGTH, marked, passage


def plain(html: str) -> str:
    return re.sub(r"</?mark>", "", html)


def test_found_words_are_marked():
    assert passage("Sách giáo khoa Toán.", ["toan"]) == "Sách giáo khoa <mark>Toán</mark>."


def test_words_that_stand_side_by_side_share_one_mark():
    assert passage("về khuyến  học, học mãi", ["khuyen", "hoc"]) == (
        "về <mark>khuyến  học</mark>, <mark>học</mark> mãi"
    )


def test_of_a_title_the_whole_is_kept_and_escaped():
    assert marked("Toán & <b>lý</b> " + "a" * 300, ["toan", "li"]) == (
        "<mark>Toán</mark> &amp; &lt;b&gt;<mark>lý</mark>&lt;/b&gt; " + "a" * 300
    )
    assert marked("Toán", []) == "Toán"


@pytest.mark.parametrize("text", ["Hòa bình", "HOÀ BÌNH", "hoa binh", "hoà bình"])
def test_marks_know_no_accents_case_or_placement_of_tones(text):
    assert passage(text, folded("hoà bình")) == f"<mark>{text}</mark>"


@pytest.mark.parametrize(
    ("typed", "text"), [("lý", "lí"), ("li", "Lý"), ("fraction", "Fractions"), ("libraries", "library"), ("quí", "quý")]
)
def test_other_spellings_and_plurals_are_marked_too(typed, text):
    assert passage(text, folded(typed)) == f"<mark>{text}</mark>"


def test_a_decomposed_text_is_marked_whole():
    text = unicodedata.normalize("NFD", "Đọc sách khuyến học")
    assert unicodedata.normalize("NFC", passage(text, ["khuyen"])) == "Đọc sách <mark>khuyến</mark> học"


def test_only_whole_syllables_are_marked():
    assert "<mark>" not in passage("Toàn hoctap toanhoc", ["toa", "hoc"])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert('toán')</script>", "&lt;script&gt;alert(&#x27;<mark>toán</mark>&#x27;)&lt;/script&gt;"),
        ("a < toán & b", "a &lt; <mark>toán</mark> &amp; b"),
        ("toán &amp; lý", "<mark>toán</mark> &amp;amp; lý"),
        ("toán <mark>lý", "<mark>toán</mark> &lt;mark&gt;lý"),
    ],
)
def test_html_in_the_text_is_shown_not_obeyed(text, html):
    assert passage(text, ["toan"]) == html


def test_syllables_may_not_bring_html_either():
    assert passage("a b", ["<b>", "a"]) == "<mark>a</mark> b"


def test_without_a_found_word_it_is_the_beginning():
    text = "Một hai ba. " * 100
    assert passage("Ngắn gọn", ["khac"]) == "Ngắn gọn"
    assert passage(text, []).startswith("Một hai ba.")
    assert passage(text, []).endswith(" …")
    assert passage("", ["toan"]) == ""


def test_of_a_long_text_the_part_with_most_found_words_is_shown():
    text = "lạc " * 100 + "toán. " + "xa " * 200 + "học toán cho trẻ " + "cuối " * 100
    shown = passage(text, ["hoc", "toan"])
    assert "<mark>học toán</mark> cho trẻ" in shown
    assert "lạc" not in shown
    assert shown.startswith("… xa ")
    assert shown.endswith("cuối …")
    assert len(plain(shown)) <= LENGTH + len("…  …")


def test_a_very_long_text_full_of_found_words_takes_no_time():
    text = "xa " * 50_000 + "học toán " * 30_000
    assert passage(text, ["hoc", "toan"]).count("<mark>") == 1


def test_a_window_is_cut_at_spaces():
    text = "tiếng " * 200 + "toán " + "việt " * 200
    words = plain(passage(text, ["toan"])).strip("… ").split()
    assert set(words) == {"tiếng", "toán", "việt"}


def test_a_text_without_any_space_is_still_cut():
    shown = passage("x" * 5000 + " toán", ["toan"])
    assert "<mark>toán</mark>" in shown
    assert len(plain(passage("y" * 5000, []))) < LENGTH + 10


@given(st.text(), st.lists(st.text(max_size=5), max_size=4))
def test_any_text_gives_safe_html_with_even_marks(text, syllables):
    shown = passage(text, syllables)
    assert shown.count("<mark>") == shown.count("</mark>")
    assert not re.search(r"[<>]", plain(shown))


@given(st.text("ab đế <", min_size=250, max_size=900))
def test_a_passage_is_never_much_longer_than_asked(text):
    shown = plain(passage(text, ["a", "de"])).replace("&lt;", "<")
    assert len(shown) <= LENGTH + len("…  …")


def test_one_word_of_several_is_chance_and_the_first_paragraph_is_shown():
    text = "Nền tảng học trực tuyến quốc gia.\n\nFree to join, so come in."
    assert passage(text, ["ky", "nang", "so"]) == "Nền tảng học trực tuyến quốc gia."
    assert "<mark>so</mark>" in passage(text, ["so"])
