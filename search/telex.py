"""Telex: what a Vietnamese keyboard would have made of plain letters (`ddooij` is đội, `suwj` is sự)."""

import re

from core.vietnamese import spell, with_tone

_TONES = {"f": "\u0300", "r": "\u0309", "x": "\u0303", "s": "\u0301", "j": "\u0323"}
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}
_TOGETHER = {"uo": "ươ", "ưo": "ươ", "uu": "ưu", "ua": "ưa"}
_ALL_VOWELS = frozenset("aăâeêioôơuưy")

# A syllable without its tone: beginning, vowels, ending.
_SYLLABLE = re.compile(
    "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|n|nh|ngh?|ph?|qu|r|s|th?|tr|v|x)?"
    "(?:[aăâeêioôơuưy]|oa|oă|oe|oo|ua|uâ|uê|uô|uơ|uy|uyê|uya|ia|iê|yê|ưa|ươ)"
    "(?:ch?|m|n|nh|ng|p|t|[iyou])?"
)


def decode(token: str) -> str:
    """Return the syllable typed in Telex, spelled; empty if `token` holds no Telex key or gives no syllable.

    Marks may stand right after their letter or at the end of the syllable, in either case of letters.
    """
    keys = token.lower()
    if not (keys.isascii() and keys.isalpha()):
        return ""
    letters: list[str] = []
    tone = ""
    for key in keys:
        sounds = any(letter in _ALL_VOWELS for letter in letters)
        if key in _TONES and sounds:
            tone = _TONES[key]
        elif not _marks(key, letters, sounds):
            letters.append("ư" if key == "w" else key)
    base = _horned("".join(letters))
    if (base == keys and not tone) or not _SYLLABLE.fullmatch(base):
        return ""
    return spell(with_tone(base, tone))


def _marks(key: str, letters: list[str], sounds: bool) -> bool:
    """Apply a key that marks a letter typed before; tell whether there was one."""
    if key == "d" and letters[:1] == ["d"] and (sounds or len(letters) == 1):
        letters[0] = "đ"
    elif key == "w":
        return _horn(letters)
    elif key in _HATS and key in letters and not (key == "o" and letters[-1] == "e"):  # ngoeo
        letters[len(letters) - 1 - letters[::-1].index(key)] = _HATS[key]
    else:
        return False
    return True


def _horn(letters: list[str]) -> bool:
    """Give the horn or breve: to both letters of uo (được), the first of ua and uu (mưa, lưu), else the last one."""
    start = 2 if letters[:2] == ["q", "u"] else 0
    vowels = "".join(letters[start:])
    for before, after in _TOGETHER.items():
        if (place := vowels.find(before)) >= 0:
            letters[start + place : start + place + 2] = after
            return True
    places = [place for place, letter in enumerate(letters) if place >= start and letter in _HORNS]
    if places:
        letters[places[-1]] = _HORNS[letters[places[-1]]]
    return bool(places)


def _horned(base: str) -> str:
    """Horns come in twos before an ending (được) and alone at the end (thuở)."""
    base = re.sub("ưo", "ươ", base)
    return re.sub("(?<=.)ươ$", "uơ", base)
