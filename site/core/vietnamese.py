"""Vietnamese text: one form for storing, one for finding, one for addresses, one for ordering.

Everything here is pure and total: any `str` is accepted, nothing raises.
"""

import re
import unicodedata
from functools import lru_cache

_SYLLABLE = re.compile(r"[^\W_]+")
# Combining marks of Latin letters; U+034F joins and is none of them.
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_D_BAR = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})  # eth is often typed for đ

# The Vietnamese alphabet in its order; letters of other Latin alphabets stand where dictionaries put them.
# No code begins another one and the end of a word ("0") is below all, so keys compare letter by letter.
_RANK = {letter: letter for letter in "bcfghijklmnpqrstvwxy"}
_RANK.update({"a": "a0", "ă": "a1", "â": "a2", "d": "d0", "đ": "d1", "e": "e0", "ê": "e1"})
_RANK.update({"o": "o0", "ô": "o1", "ơ": "o2", "u": "u0", "ư": "u1", "z": "z0"})
_RANK.update({digit: f"1{digit}" for digit in "0123456789"})
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_ETH = str.maketrans({"ð": "đ", "Ð": "Đ"})
_MARKED = re.compile(f"(\\w)({_MARKS.pattern})")
_A, _E, _I, _O, _U, _Y = "aàảãáạ", "eèẻẽéẹ", "iìỉĩíị", "oòỏõóọ", "uùủũúụ", "yỳỷỹýỵ"
_RHYME = re.compile(f"(q?)([{_O}][{_A}{_E}]|[{_U}][{_Y}])(\\w*)")
# The vowels of a syllable; the glides of qu and gi belong to its beginning.
_VOWELS = re.compile("^(?:qu(?=[aăâeêiouôơy])|gi(?=[aăâeêouôơư])|[^aăâeêioôơuưy]*)([aăâeêioôơuưy]+)")
_FINAL_Y = re.compile(f"[bcdđghklmnpqrstvx]*[hklmstv][{_Y}]")
_QUI = re.compile(f"qu[{_I}]")
_Y_TO_I, _I_TO_Y = str.maketrans(_Y, _I), str.maketrans(_I, _Y)


def nfc(text: str) -> str:
    """Return `text` in composed form (Unicode NFC), the only form that the portal stores."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return `text` in lower case without accents: `fold("Đường Hoà Bình") == "duong hoa binh"`.

    Composed and decomposed input, and both placements of a tone mark (hoà, hòa), fold alike.
    """
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", lowered)).replace("đ", "d").replace("ð", "d")
    if bare.isascii():  # nearly always; the rest is slower and only other scripts need it
        return bare.lower()
    stripped = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", stripped).lower().translate(_D_BAR)


def tokens(text: str) -> list[str]:
    """Return the folded syllables of `text` in order: `tokens("Số 23-NQ/TU") == ["so", "23", "nq", "tu"]`."""
    return _SYLLABLE.findall(fold(text))


def spell(syllable: str) -> str:
    """Return a syllable in composed lower case with its marks where the orthography puts them.

    Any order of combining marks, eth for đ and both fashions of placing a tone give one spelling:
    `spell("HOÀ") == spell("hòa") == "hòa"`, `spell("tóan") == "toán"`. Marks that belong to no letter go.
    """
    text = nfc(nfc(syllable).lower())
    if text.isascii():
        return text
    text = text.translate(_ETH)
    if _MARKS.search(text):
        text = nfc(_MARKED.sub(_in_order, unicodedata.normalize("NFD", text)))
        text = _MARKS.sub("", text)
    return _RHYME.sub(_place_tone, text)


def read_y_as_i(syllable: str) -> str:
    """Return a spelled syllable with a final y that may be written i as i, and qui as quy: `lý` gives `lí`."""
    if _FINAL_Y.fullmatch(syllable):
        return syllable[:-1] + syllable[-1].translate(_Y_TO_I)
    if _QUI.fullmatch(syllable):
        return syllable[:-1] + syllable[-1].translate(_I_TO_Y)
    return syllable


def with_tone(syllable: str, tone: str) -> str:
    """Return a spelled syllable without tone with the combining mark `tone` where it belongs.

    `with_tone("đương", "\u0300") == "đường"`. A syllable without a vowel stays as it is.
    """
    rhyme = _VOWELS.search(syllable)
    if not rhyme or not tone:
        return syllable
    start, vowels = rhyme.start(1), rhyme[1]
    # The second of three (khuỷu) and of two before a consonant (toán), else the first (hòa, của); but đường, mưa.
    second = len(vowels) > 2 or (len(vowels) == 2 and rhyme.end(1) < len(syllable))
    place = max((place for place, vowel in enumerate(vowels) if vowel in "ăâêôơư"), default=int(second))
    end = start + place + 1
    return syllable[: end - 1] + nfc(syllable[end - 1] + tone) + syllable[end:]


def _in_order(letter: re.Match[str]) -> str:
    """Put the marks that make another vowel (ă â ê ô ơ ư) before the tone, as composition needs it."""
    return letter[1] + "".join(sorted(letter[2], key=lambda mark: mark in _TONES))


def _place_tone(rhyme: re.Match[str]) -> str:
    """Put the tone of oa, oe, uy on the first vowel of an open syllable, on the second after q or before a letter."""
    before, vowels, after = rhyme[1], unicodedata.normalize("NFD", rhyme[2]), rhyme[3]
    tone = next((mark for mark in vowels if mark in _TONES), "")
    first, second = (letter for letter in vowels if letter not in _TONES)
    return before + nfc(first + second + tone if before or after else first + tone + second) + after


def slugify(text: str, max_length: int = 80) -> str:
    """Return an ASCII slug, cut at a syllable: `slugify("Đường Lâm học tập") == "duong-lam-hoc-tap"`.

    Letters without an ASCII base are dropped; the result may be empty.
    """
    slug = ""
    for syllable in re.findall(r"[a-z0-9]+", fold(text)):
        longer = f"{slug}-{syllable}" if slug else syllable[:max_length]
        if len(longer) > max_length:
            break
        slug = longer
    return slug


def sort_key(text: str, max_length: int = 180) -> str:
    """Return a key that orders in the Vietnamese way under plain byte order and under any collation.

    Letters decide first (a, ă, â, b … d, đ …), tones only between equal letters, in the order
    level, grave, hook, tilde, acute, dot. Other scripts come last. Only ASCII letters and digits occur in the key.
    """
    words = [_ranks_and_tones(word) for word in _SYLLABLE.findall(nfc(text).lower())]
    return ("".join([ranks for ranks, _ in words]) + "0" + "".join([tones for _, tones in words]))[:max_length]


@lru_cache(maxsize=4096)  # titles have many words and few different ones
def _ranks_and_tones(word: str) -> tuple[str, str]:
    letters = [_rank_and_tone(letter) for letter in word]
    return "".join([rank for rank, _ in letters]) + "0", "".join([tone for _, tone in letters])


@lru_cache(maxsize=4096)
def _rank_and_tone(letter: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), "0")
    bare = nfc("".join(mark for mark in marks if mark not in _TONES))
    if known := _RANK.get(bare):
        return known, tone
    return "".join(_RANK.get(part) or f"z1{ord(part):06x}" for part in fold(bare)), tone
