"""How readers type the same question: without accents, decomposed, with a slip, in raw Telex, tones placed otherwise.

Slips come from a generator with a fixed seed, so that two runs ask the same.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Sequence

_WORD = re.compile(r"[^\W\d_]+")
_TELEX_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_TELEX_SHAPES = {"\u0302": lambda letter: letter, "\u0306": lambda letter: "w", "\u031b": lambda letter: "w"}
# The tone of these pairs stands on the first vowel (hòa) or on the second (hoà).
_PAIRS = ("oa", "oe", "uy")
_D_BAR = str.maketrans({"đ": "d", "Đ": "D"})


def without_accents(text: str) -> str:
    """`without_accents("Đường") == "Duong"`"""
    letters = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c))).translate(_D_BAR)


def decomposed(text: str) -> str:
    """Return the text in Unicode NFD, as some systems type it."""
    return unicodedata.normalize("NFD", text)


def telex(text: str) -> str:
    """Return the keys that a Telex typist pressed: `telex("Đường") == "DDuwowngf"`."""
    return _WORD.sub(lambda match: _telex_word(match.group()), unicodedata.normalize("NFC", text))


def _telex_word(word: str) -> str:
    keys, tone = [], ""
    for letter in word:
        if letter in "đĐ":
            keys.append("dd" if letter == "đ" else "DD")
            continue
        base, *marks = unicodedata.normalize("NFD", letter)
        keys.append(base + "".join(_TELEX_SHAPES[mark](base.lower()) for mark in marks if mark in _TELEX_SHAPES))
        tone = next((_TELEX_TONES[mark] for mark in marks if mark in _TELEX_TONES), tone)
    return "".join(keys) + tone


def swapped(text: str) -> str:
    """Return the text with the tones of oa, oe, uy in the other place: `swapped("hòa") == "hoà"`."""
    return _WORD.sub(lambda match: _swapped_word(match.group()), unicodedata.normalize("NFC", text))


def _swapped_word(word: str) -> str:
    bare, tone, at = "", "", -1
    for place, letter in enumerate(word):
        base, *marks = unicodedata.normalize("NFD", letter)
        found = [mark for mark in marks if mark in _TELEX_TONES]
        if found:
            tone, at = found[0], place
        bare += unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in _TELEX_TONES))
    if not tone or bare[-2:].lower() not in _PAIRS or len(bare) != len(word) or bare[-3:-2].lower() == "q":
        return word
    first, second = len(word) - 2, len(word) - 1
    to = second if at == first else first
    return unicodedata.normalize("NFC", bare[: to + 1] + tone + bare[to + 1 :])


def one_typo(text: str, chance: random.Random) -> str:
    """Return the text with one slip (a letter left out, doubled, exchanged or swapped) in one of its longer words."""
    words = [match for match in _WORD.finditer(text) if len(match.group()) >= 4] or list(_WORD.finditer(text))
    if not words:
        return text
    match = chance.choice(words)
    word = match.group()
    at = chance.randrange(1, len(word)) if len(word) > 1 else 0
    slips = [word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:]]
    slips.append(word[:at] + chance.choice("aeiotnhc") + word[at + 1 :])
    if 0 < at < len(word) - 1:
        slips.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    return text[: match.start()] + chance.choice([slip for slip in slips if slip] or [word]) + text[match.end() :]


def variants(queries: Sequence[str], seed: int = 1) -> dict[str, list[str]]:
    """Return the queries as typed and in the five other ways, each in the order of `queries`."""
    chance = random.Random(seed)
    ways: dict[str, Callable[[str], str]] = {
        "typed": lambda text: text,
        "nodia": without_accents,
        "nfd": decomposed,
        "typo1": lambda text: one_typo(text, chance),
        "swap": swapped,
        "telex": telex,
    }
    return {name: [way(text) for text in queries] for name, way in ways.items()}
