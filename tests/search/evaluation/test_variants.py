"""The ways in which readers type the same question."""

import random
import unicodedata

import pytest

from search.evaluation.variants import decomposed, one_typo, swapped, telex, variants, without_accents


def test_a_question_in_six_ways():
    ways = variants(["Hòa bình là gì?"])
    assert list(ways) == ["typed", "nodia", "nfd", "typo1", "swap", "telex"]
    assert ways["typed"] == ["Hòa bình là gì?"]
    assert ways["nodia"] == ["Hoa binh la gi?"]
    assert ways["nfd"] == [unicodedata.normalize("NFD", "Hòa bình là gì?")]
    assert ways["swap"] == ["Hoà bình là gì?"]
    assert ways["telex"] == ["Hoaf binhf laf gif?"]
    assert ways == variants(["Hòa bình là gì?"])


def test_accents_and_bars_go():
    assert without_accents("Đường ĐÊ ở Mỹ") == "Duong DE o My"


@pytest.mark.parametrize(
    ("text", "keys"),
    [("đường", "dduwowngf"), ("Đội", "DDooij"), ("thủ", "thur"), ("ăn Ở", "awn Owr"), ("abc 1", "abc 1")],
)
def test_the_keys_of_telex(text, keys):
    assert telex(text) == telex(decomposed(text)) == keys


@pytest.mark.parametrize(
    ("text", "other"),
    [("hòa", "hoà"), ("khoẻ", "khỏe"), ("thúy", "thuý"), ("quý", "quý"), ("toàn", "toàn"), ("hoa", "hoa")],
)
def test_the_tone_changes_its_place_where_both_are_in_use(text, other):
    assert swapped(text) == other
    assert swapped(other) == text


def test_a_slip_changes_one_word_a_little():
    chance = random.Random(3)
    for _ in range(200):
        words = one_typo("khuyến học Hà Nội", chance).split()
        changed = [pair for pair in zip(words, ["khuyến", "học", "Hà", "Nội"], strict=True) if pair[0] != pair[1]]
        assert len(changed) <= 1
        assert all(abs(len(one) - len(other)) <= 1 for one, other in changed)
    assert one_typo("?!", chance) == "?!"
