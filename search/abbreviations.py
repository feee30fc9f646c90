"""Abbreviations that documents explain: “trung tâm học tập cộng đồng (TTHTCĐ)”, in either order."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from core.vietnamese import fold
from search.analysis import folded, syllables
from search.models import Expansion

Found = Counter[tuple[str, str]]  # (long, short) and how often

_SHORT = r"[A-ZĐƯÂÔ](?:[&/-]?[A-ZĐƯÂÔ]){1,7}\d{0,2}"
_CALLED = r"(?i:(?:sau đây )?(?:được )?(?:gọi|viết) tắt(?: là|:)?|gọi chung là|abbreviated(?: as)?)"
_QUOTE = "[\"'“”‘’«»]?"
_EXPLAINED = re.compile(
    rf"\(\s*(?:{_CALLED}\s*)?{_QUOTE}({_SHORT})s?{_QUOTE}\s*\)|,?\s{_CALLED}\s+{_QUOTE}({_SHORT})\b"
)
_EXPLAINING = re.compile(rf"(?<!\w)({_SHORT})s?\s*\(([^()\n]{{5,120}})\)")
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[.;:!?()\[\]{}\n“”\"|]")
_SMALL = frozenset(
    ["và", "của", "các", "về", "cho", "the", "of", "and", "for", "in", "on", "to", "a"]
)  # words without a letter of their own
_BEFORE = 140  # letters in which the long form must stand


def explained(text: str) -> Iterator[tuple[str, str]]:
    """Yield (long, short) for every abbreviation whose letters are the initials of the words beside it."""
    for match in _EXPLAINED.finditer(text):
        short = match[1] or match[2]
        before = _BREAK.split(text[max(0, match.start() - _BEFORE) : match.start()])[-1]
        if long := _tail_with_initials(before, short):
            yield long, short
    for match in _EXPLAINING.finditer(text):
        if _tail_with_initials(match[2], match[1]) == match[2].strip():
            yield match[2].strip(), match[1]


def expansions(found: Found, ordinary: Collection[str] = ()) -> list[Expansion]:
    """Return the unsaved rows: each long form with its most usual short one, and the other way round.

    Short forms among `ordinary` words, in lower case (ai, it), are found by their long form but do not stand for it.
    """
    counts: Counter[tuple[str, str]] = Counter()
    usual: dict[tuple[str, str], tuple[str, str]] = {}
    for (long, short), count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        key = " ".join(syllables(long)), " ".join(syllables(short))
        counts[key] += count
        usual.setdefault(key, (long, short))
    longs: dict[str, Expansion] = {}
    shorts: dict[str, Expansion] = {}
    for key in sorted(counts, key=lambda key: (-counts[key], key)):
        long, short = usual[key]
        longs.setdefault(key[0], _row(long, short, Expansion.Reason.SHORT))
        if short.lower() not in ordinary:
            shorts.setdefault(key[1], _row(short, long, Expansion.Reason.LONG))
    return [row for row in (*longs.values(), *shorts.values()) if len(row.key) <= 200 and len(row.written) <= 200]


def _row(typed: str, wording: str, reason: str) -> Expansion:
    return Expansion(key=" ".join(folded(typed)), written=" ".join(syllables(typed)), wording=wording, reason=reason)


def _tail_with_initials(text: str, short: str) -> str:
    """Return the end of `text` whose words begin with the letters of `short`, or nothing."""
    letters = [fold(letter) for letter in short if letter.isalpha()]
    words = list(_WORD.finditer(text))
    while letters and words:
        word = words.pop()
        if fold(word.group()).startswith(letters[-1]):
            letters.pop()
            if not letters:
                return "" if word.group().lower() in _SMALL else " ".join(text[word.start() :].split())
        elif word.group().lower() not in _SMALL:
            return ""
    return ""
