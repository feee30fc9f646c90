"""The one analysis: what is the same for a reader is the same token, in every view."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.vietnamese import fold
from search.analysis import (
    LONGEST,
    Views,
    fold_syllable,
    folded,
    has_accents,
    normalise,
    syllables,
    views,
    words,
)

ANY_TEXT = st.text(st.characters())  # lone surrogates too
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES] + ["đ"]
VIETNAMESE_TEXT = st.text(st.sampled_from("".join(LETTERS) + "".join(LETTERS).upper() + "bcdghklmnqstv -/1"))


def test_the_four_views_of_a_text():
    assert views("Khuyến học, HOÀ bình") == Views(
        exact=("khuyến", "học", "hòa", "bình"),
        folded=("khuyen", "hoc", "hoa", "binh"),
        pairs=("khuyến_học", "học_hòa", "hòa_bình"),
        folded_pairs=("khuyen_hoc", "hoc_hoa", "hoa_binh"),
    )
    assert views("… — !") == Views()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà bình", "hòa bình"),
        ("tóan", "toán"),
        ("vật lý", "vật lí"),
        ("kỹ thuật", "kĩ thuật"),
        ("nước Mỹ", "nước mĩ"),
        ("quý", "quí"),
        ("Ðường", "đường"),
        ("fractions", "Fraction"),
        ("libraries", "library"),
        ("classes", "class"),
    ],
)
def test_two_ways_of_writing_are_one(one, other):
    assert views(one) == views(other)


def test_other_words_stay_apart():
    assert syllables("thúy thuý thúi tay tai") == ["thúy", "thúy", "thúi", "tay", "tai"]
    ending_in_s = "gas bus class analysis its this campus"
    assert " ".join(folded(ending_in_s)) == ending_in_s
    assert syllables("Nghị quyết số 23-NQ/TU, ngày_07") == ["nghị", "quyết", "số", "23", "nq", "tu", "ngày", "07"]


def test_a_reader_sees_words_as_they_are_written():
    text = "Kỹ năng: schools"
    assert [(text[word.start : word.end], word.written, word.folded) for word in words(text)] == [
        ("Kỹ", "kỹ", "ki"),
        ("năng", "năng", "nang"),
        ("schools", "schools", "school"),
    ]


def test_normalising_keeps_the_signs():
    assert normalise("HOÀ, Lý!\n“Số 7”") == "hòa, lí!\n“số 7”"


def test_a_foreign_word_is_found_without_its_accents():
    assert folded("les cafés") == folded("LES CAFES")


def test_accents_are_noticed():
    assert has_accents("khuyen học")
    assert has_accents("dao đ")
    assert not has_accents("khuyen hoc, schools 7!")


def test_a_letter_with_its_marks_in_any_order_is_one():
    assert syllables("va\u0303\u0302t va\u0302\u0303t vẫt") == ["vẫt"] * 3


@pytest.mark.parametrize("letter", LETTERS)
def test_every_vietnamese_letter_folds_to_its_ascii_base(letter):
    base = fold(letter)
    assert base in set("aeiouyd")
    for form in (letter, letter.upper()):
        for text in (form, unicodedata.normalize("NFD", form)):
            assert folded(text) == [base]


@given(ANY_TEXT)
@example("ẞ İ ǅ ﬃ ½ \u0345 \U0001f469\u200d\U0001f4bb \ud800 ﷺ ͺ")
@example("x" * 39 + "ies " + "a\u0301" * 100)
def test_any_text_gives_views_of_fitting_lengths(text):
    seen = views(text)
    assert len(seen.exact) == len(seen.folded)
    assert len(seen.pairs) == len(seen.folded_pairs) == max(0, len(seen.exact) - 1)
    for token in seen.exact + seen.folded:
        assert 0 < len(token) <= LONGEST
        assert not set(token) & set(" _\0")
    assert has_accents(text) in (True, False)


@given(ANY_TEXT)
def test_normalising_twice_is_normalising_once(text):
    once = normalise(text)
    assert normalise(once) == once
    assert views(once) == views(text)
    assert [fold_syllable(token) for token in syllables(text)] == folded(text)


@given(ANY_TEXT)
def test_composed_and_decomposed_text_are_the_same(text):
    assert views(unicodedata.normalize("NFD", text)) == views(unicodedata.normalize("NFC", text)) == views(text)


@given(VIETNAMESE_TEXT)
def test_a_vietnamese_text_is_found_without_accents_and_in_capitals(text):
    assert folded(fold(text)) == folded(text)
    assert views(text.upper()) == views(text)
    assert all(token.isascii() for token in folded(text))


@given(st.lists(st.sampled_from(["oa", "oe", "uy"]), min_size=1), st.sampled_from(TONES))
def test_where_a_tone_is_placed_makes_no_difference(rhymes, tone):
    text = " ".join(f"h{one}{tone}{other} kh{one}{tone}{other}n qu{tone}y" for one, other in rhymes)
    moved = " ".join(f"h{one}{other}{tone} kh{one}{other}{tone}n quy{tone}" for one, other in rhymes)
    assert views(text) == views(moved)


def test_places_in_the_text_are_those_of_the_tokens():
    text = "Số 23: “khuyến học”, hoà!"
    assert [word.folded for word in words(text)] == folded(text)
    assert "".join(text[word.start : word.end] for word in words(text)) == "Số23khuyếnhọchoà"


def test_long_texts_and_long_tokens_take_no_time():
    started = time.thread_time()
    assert len(views("học liệu mở " * 2_000).exact) == 6_000
    assert len(views("ế" * 300_000).exact[0]) == LONGEST
    assert len(views(" ".join(f"a{number}" for number in range(20_000))).exact) == 20_000
    assert time.thread_time() - started < 5
