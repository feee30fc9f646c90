"""Text from outside, made plain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.intake.languages import language_of_title, language_tag
from resources.intake.text import looks_like_html, one_line, paragraphs, text_of_html


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Một&nbsp;hai</p><p>ba</p>", "Một hai\n\nba"),
        ("<ul><li>một</li><li>hai</li></ul>", "– một\n\n– hai"),
        ("<p>một<br />hai</p>", "một\nhai"),
        ("Tom &amp; Jerry &lt;3 &#39;x&#39;", "Tom & Jerry <3 'x'"),
        ("<script>alert(1)</script><style>p{}</style>an toàn", "an toàn"),
        ("<b>không <i>đóng", "không đóng"),
        ("<meta charset='utf-8' /><font face='Arial'>chữ</font>", "chữ"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("", ""),
    ],
)
def test_markup_becomes_its_words(markup: str, text: str) -> None:
    assert text_of_html(markup) == text


@given(st.text())
def test_no_markup_fails_or_leaves_invisible_letters(markup: str) -> None:
    text = text_of_html(markup)
    assert unicodedata.is_normalized("NFC", text)
    assert "\x00" not in text
    assert paragraphs(text) == text


def test_a_line_is_one_line_in_composed_letters() -> None:
    assert one_line(" Học\u200b  liệu\r\n" + unicodedata.normalize("NFD", "mở ")) == "Học liệu mở"
    assert paragraphs("a  b\r\n\r\n\r\n\r\nc\nd ") == "a b\n\nc\nd"


def test_plain_text_with_signs_is_not_taken_for_markup() -> None:
    assert not looks_like_html("a < b & c > d; x<y")
    assert looks_like_html("<p>a</p>")
    assert looks_like_html("a&nbsp;b")


@pytest.mark.parametrize(
    ("word", "tag"),
    [("vi", "vi"), ("Tiếng Việt", "vi"), ("ENGLISH", "en"), ("zh_Hant", "zh-hant"), ("?", None), ("", None)],
)
def test_languages_have_tags(word: str, tag: str | None) -> None:
    assert language_tag(word) == tag


@pytest.mark.parametrize(
    ("title", "languages", "language"),
    [
        ("Fractions", ["en", "vi"], "en"),
        ("Гурток кафедри", ["en", "uk"], "uk"),
        ("تقويم الأسنان", ["en", "ar"], "ar"),
        ("Revisão das Classes", ["en", "pt"], "en"),
        ("Nominativ", ["de"], "de"),
        ("Гурток", ["en"], "en"),
        ("Title", [], "en"),
    ],
)
def test_a_title_is_in_the_first_language_unless_its_script_says_otherwise(title, languages, language) -> None:
    assert language_of_title(title, languages) == language
