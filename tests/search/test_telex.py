"""Telex: what a Vietnamese keyboard would have made of plain letters."""

import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese import spell
from search.telex import decode

TONES = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
MARKED = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
TEXT = """
    đội thủ điểm học liệu mở khuyến đường được người nước thuở quý quốc quyển quăng quả khuỷu hòa toán xóa thủy
    giáo giá giếng nghiêng yến uống ước ươi rượu lưu mưa cửa hoặc xoèn huệ khuya tuần luật thuế tuyết nguyễn phố bưởi
    tiếng việt mỹ kỹ năng sử dụng ốc ấn ý ô ở ưu ăn đặng chuẩn trưởng nhiều chiều hươu cười xuồng huỳnh huýt gửi
"""
SYLLABLES = TEXT.split()


def keys(syllable: str, marks_last: bool, tone_last: bool) -> str:
    """Type a syllable: marks and tone each right after their letter, or at the end."""
    typed, marks, tone = "", "", ""
    for letter in spell(syllable):
        parts = unicodedata.normalize("NFD", letter)
        tone_key = next((TONES[part] for part in parts if part in TONES), "")
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        pressed = MARKED.get(bare, bare)
        if marks_last and bare in MARKED:
            typed, marks = typed + pressed[0], marks + pressed[1]
        else:
            typed += pressed
        typed, tone = (typed, tone_key or tone) if tone_last else (typed + tone_key, tone)
    return typed + marks.replace("ww", "w") + tone


@pytest.mark.parametrize("syllable", SYLLABLES)
def test_what_is_typed_in_telex_is_read_back(syllable):
    for marks_last, tone_last in product([True, False], repeat=2):
        typed = keys(syllable, marks_last, tone_last)
        meant = syllable if typed != syllable else ""
        assert (decode(typed), decode(typed.upper())) == (meant, meant), typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dduowcj", "được"),
        ("dduwocj", "được"),
        ("nwowcs", "nước"),
        ("w", "ư"),
        ("Ddaau", "đâu"),
        ("ngoeof", "ngoèo"),
    ],
)
def test_shortcuts_of_the_keyboard(typed, meant):
    assert decode(typed) == meant


@pytest.mark.parametrize(
    "word", ["", "hoc", "school", "class", "Texas", "Sanders", "brrr", "ddd", "học", "a1f", "x" * 300]
)
def test_what_is_no_telex_or_gives_no_syllable_is_nothing(word):
    assert decode(word) == ""


@given(st.text(st.characters()) | st.text("abcdeghiouwsfrxj"))
def test_any_text_is_accepted(text):
    assert isinstance(decode(text), str)
