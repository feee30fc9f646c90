"""Grades as people type them: “lớp 9”, “lop9”, “khối 6, 7”, “lớp 6–9”, “lớp chín”, “grade 9”, “9th grade”, “toán 9”."""

import re
from collections.abc import Collection, Sequence

from resources.vocabularies.lookup import LEVEL
from search.phrases import Named, Phrase, Rule, Token

_HEADS = ("lớp", "lop", "khối", "khoi", "grade")
_ONE_TO_TEN = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_IN_WORDS = {word: number for number, word in enumerate([*_ONE_TO_TEN, "mười một", "mười hai"], start=1)}
_TOGETHER = re.compile(r"(?:lớp|lop|khối|khoi)(\d{1,2})")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_AND = re.compile(r"\s*[,;&+/]\s*")
_TO = re.compile(r"\s*[-–—]\s*")
_AND_WORDS, _TO_WORDS = ("và", "hoặc", "va", "and", "or"), ("đến", "tới", "den", "toi", "to")
_PARTS = ("tap", "chuong", "ki", "hoc", "tuan", "bai", "sbt", "unit")  # what a school book goes on with: “toán 9 tập 1”


def named_grades(known: Collection[str]) -> Rule:
    """Return the rule that reads a grade where it is called one; `known` are the codes of levels there are."""

    def rule(tokens: Sequence[Token], place: int) -> Named | None:
        token = tokens[place]
        if match := _TOGETHER.fullmatch(token.exact):
            return _named(tokens, place, place + 1, int(match[1]), known)
        behind = tokens[place + 1] if place + 1 < len(tokens) else None
        if behind is None or behind.gap.strip():
            return None
        if match := _ORDINAL.fullmatch(token.exact):
            return _named(tokens, place, place + 2, int(match[1]), known) if behind.exact == "grade" else None
        if token.exact not in _HEADS:
            return None
        if number := _number(behind):
            return _named(tokens, place, place + 2, number, known)
        for end in (place + 3, place + 2):
            number = _IN_WORDS.get(" ".join(token.exact for token in tokens[place + 1 : end]))
            if number and end <= len(tokens):
                return _named(tokens, place, end, number, known)
        return None

    return rule


def grades_behind(subjects: Sequence[Phrase], known: Collection[str], followers: Collection[str]) -> Rule:
    """Return the rule that reads the number in “toán 9” and “ngữ văn 6, 7”: right behind a subject.

    Only where the text ends there, or goes on with a sign, a part of a book, or one of `followers`: “tiếng Anh 6 tháng”
    is a time, and “công nghệ 4.0” no grade.
    """
    by_last: dict[str, list[Phrase]] = {}
    for subject in subjects:
        if subject.words:
            by_last.setdefault(subject.words[-1], []).append(subject)

    def rule(tokens: Sequence[Token], place: int) -> Named | None:
        number = _number(tokens[place])
        if not number or not place or tokens[place].gap.strip():
            return None
        names = by_last.get(tokens[place - 1].folded, ())
        if not any(name.agrees(tokens[max(0, place - len(name.words)) : place]) for name in names):
            return None
        one = _named(tokens, place, place + 1, number, known)
        return one if one and _may_end(tokens, one.end, followers) else None

    return rule


def _may_end(tokens: Sequence[Token], end: int, followers: Collection[str]) -> bool:
    if end == len(tokens):
        return True
    behind = tokens[end]
    if not behind.gap.strip():
        return behind.folded in followers or behind.folded in _PARTS or behind.exact in _HEADS
    return behind.gap[0].isspace() or behind.gap[0] in ",;)"


def _named(tokens: Sequence[Token], start: int, end: int, number: int, known: Collection[str]) -> Named | None:
    """Return the grade and those that follow it in a list or a range."""
    numbers = [number]
    while step := _further(tokens, end):
        behind, ranges, number = step
        if ranges and number <= numbers[-1]:
            break
        end, numbers = behind, [*numbers, *(range(numbers[-1] + 1, number + 1) if ranges else [number])]
    codes = tuple(dict.fromkeys(f"lop-{number}" for number in numbers if f"lop-{number}" in known))
    return Named(start, end, LEVEL, codes) if codes else None


def _further(tokens: Sequence[Token], place: int) -> tuple[int, bool, int] | None:
    """Return where “, 7”, “và 7”, “–9” or “đến lớp 9” at this place ends, whether it is a range, and the number."""
    if place >= len(tokens):
        return None
    token = tokens[place]
    ranges = bool(_TO.fullmatch(token.gap)) or token.exact in _TO_WORDS
    if token.exact in (*_TO_WORDS, *_AND_WORDS) and not token.gap.strip():
        place += 1
        if place < len(tokens) and tokens[place].exact in _HEADS and not tokens[place].gap.strip():
            place += 1
        signs = place < len(tokens) and not tokens[place].gap.strip()
    else:
        signs = bool(_TO.fullmatch(token.gap) or _AND.fullmatch(token.gap))
    number = _number(tokens[place]) if signs else None
    return (place + 1, ranges, number) if number else None


def _number(token: Token) -> int | None:
    """Return the number of a grade, or None."""
    number = int(token.exact) if re.fullmatch(r"[0-9]{1,2}", token.exact) else 0
    return number if 1 <= number <= 12 else None
