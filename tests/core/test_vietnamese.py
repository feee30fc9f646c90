"""Text: one form for storing, one for finding, one for addresses, one for ordering."""

import random
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.vietnamese import fold, nfc, read_y_as_i, slugify, sort_key, spell, tokens, with_tone

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
ANY_TEXT = st.text(st.characters())  # lone surrogates too: a broken form may send anything
VIETNAMESE_TEXT = st.text(st.sampled_from("".join(LETTERS) + "".join(LETTERS).upper() + "bcdg hn-/1"))


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_text_is_stored_composed():
    assert nfc("Hà Nội") == "Hà Nội"
    assert nfc(decomposed("Hà Nội")) == "Hà Nội"


def test_folding_drops_accents_and_case():
    assert fold("Đường Lâm, KHUYẾN HỌC") == "duong lam, khuyen hoc"


@pytest.mark.parametrize(("old", "new"), [("hoà", "hòa"), ("thuỷ", "thủy"), ("KHOẺ", "khỏe"), ("xoá", "xóa")])
def test_both_placements_of_a_tone_fold_alike(old, new):
    assert fold(old) == fold(new)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_vietnamese_letter_folds_to_its_ascii_base(letter):
    base = decomposed(letter)[0].replace("đ", "d")
    for form in (letter, letter.upper(), decomposed(letter), decomposed(letter.upper())):
        assert fold(form) == base


def test_icelandic_eth_counts_as_d():
    assert fold("Ðường ðào") == "duong dao"


@given(ANY_TEXT)
@example("\ud800")
@example("ẞ İ ǅ ﬃ ½ \u0345 \U0001f469\u200d\U0001f4bb")
def test_no_text_at_all_raises(text):
    assert all(isinstance(form, str) for form in (nfc(text), fold(text), slugify(text), sort_key(text)))
    assert all(syllable and " " not in syllable for syllable in tokens(text))


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_composed_and_decomposed_text_fold_alike(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(VIETNAMESE_TEXT)
def test_vietnamese_folds_to_ascii_and_case_does_not_matter(text):
    assert fold(text).isascii()
    assert fold(text.upper()) == fold(text.lower())


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("HOÀ", "hòa"),
        ("hòa", "hòa"),
        ("tóan", "toán"),
        ("hoài", "hoài"),
        ("khỏe", "khỏe"),
        ("thuỷ", "thủy"),
        ("khuỷu", "khuỷu"),
        ("qùy", "quỳ"),
        ("quỳ", "quỳ"),
        ("Ðông", "đông"),
        ("va\u0303\u0302t", "vẫt"),
        ("x\u0301a", "xa"),
    ],
)
def test_a_syllable_has_one_spelling(typed, spelled):
    assert spell(typed) == spelled


@pytest.mark.parametrize(
    ("one", "other"),
    [("lý", "lí"), ("kỹ", "kĩ"), ("tỷ", "tỉ"), ("hy", "hi"), ("khy", "khi"), ("quý", "quí"), ("quy", "qui")],
)
def test_a_final_y_may_be_an_i(one, other):
    assert read_y_as_i(one) == read_y_as_i(other)


@pytest.mark.parametrize("syllable", ["tay", "thủy", "ý", "nghỉ", "quyt", "study", "early", "by", ""])
def test_other_syllables_keep_their_ending(syllable):
    assert read_y_as_i(syllable) == syllable


def test_a_tone_goes_where_it_belongs():
    text = (
        "hòa khỏe thủy toàn đường người nước của mía mùa giá giếng gì quả quốc quỳ nghiễng khuỷu hoài ngoéo yến ấn rượu"
    )
    for syllable in f"{text} thuở cửa huỳnh bưởi".split():
        parts = decomposed(syllable)
        tone = next(mark for mark in parts if mark in TONES[1:])
        assert with_tone(nfc(parts.replace(tone, "")), tone) == syllable


def test_without_a_vowel_or_a_tone_nothing_changes():
    assert with_tone("th", TONES[1]) == "th"
    assert with_tone("đương", "") == "đương"


@given(ANY_TEXT)
def test_spelling_twice_is_spelling_once(text):
    assert spell(spell(text)) == spell(text)
    assert read_y_as_i(read_y_as_i(spell(text))) == read_y_as_i(spell(text))
    assert spell(decomposed(text)) == spell(nfc(text))


def test_tokens_are_folded_syllables_in_order():
    assert tokens("Nghị quyết số 23-NQ/TU, ngày_07") == ["nghi", "quyet", "so", "23", "nq", "tu", "ngay", "07"]
    assert tokens("… — !") == []


def test_slugs_know_vietnamese():
    assert slugify("Đường Lâm học tập") == "duong-lam-hoc-tap"
    assert slugify("  Số 23-NQ/TU!  ") == "so-23-nq-tu"
    assert slugify("你好") == ""


def test_a_long_slug_is_cut_at_a_syllable():
    assert slugify("một hai ba bốn", max_length=10) == "mot-hai-ba"
    assert slugify("một hai ba bốn", max_length=9) == "mot-hai"
    assert slugify("x" * 100, max_length=9) == "x" * 9


@given(ANY_TEXT, st.integers(1, 80))
def test_a_slug_is_ascii_within_its_length_and_stays_itself(text, length):
    slug = slugify(text, length)
    assert len(slug) <= length
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert slugify(slug, length) == slug


ALPHABET = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
TONE_ORDER = ["ma", "mà", "mả", "mã", "má", "mạ"]


@pytest.mark.parametrize(
    "ordered",
    [
        ALPHABET,
        TONE_ORDER,
        ["ca", "cá", "ca dao", "can", "càn", "căn", "cân"],  # letters decide before tones
        ["học", "học liệu", "họca"],  # a space stands before every letter
        ["Lớp 1", "Lớp 1 b", "Lớp 10", "Lớp 2"],
        ["ta", "tá", "tạ", "tan"],
        ["Zürich", "zzz", "я", "你"],  # other scripts come last
        ["Ba", "Bär", "Bas"],
    ],
)
def test_keys_give_vietnamese_order(ordered):
    shuffled = random.Random(7).sample(ordered, len(ordered))
    assert sorted(shuffled, key=sort_key) == ordered


def test_order_ignores_case_signs_and_composition():
    assert sort_key("Đường Lâm") == sort_key("  đường-lâm!") == sort_key(decomposed("ĐƯỜNG LÂM"))


@given(ANY_TEXT)
@example("½ straße мир 你好 ﬁ")
def test_a_sort_key_holds_only_ascii_letters_and_digits_within_its_length(text):
    key = sort_key(text)
    assert key.isascii()
    assert key.isalnum()
    assert len(key) <= 180
