"""The numbers that open a provision: `I.`, `1.`, `1.1.`, `a)`, `đ)`, `Điều 1.`, `Chương I`, `Mục 1` …

One text may be read in several ways (`I.` is a Roman one or the letter after H, `i)` a letter or a Roman
one): `read_labels()` gives every reading, and the outline chooses the one that fits what came before.
"""

import re
from dataclasses import dataclass

# Vietnamese lists go a b c d đ e g h i k …; Word's own go a b c d e f …. Either may skip these letters.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_SKIPPED = "đfjwz"

# How high a kind of number stands: a lower rank holds the higher ones.
_WORD_RANKS = {"phần": 0, "chương": 1, "mục": 2, "tiểu mục": 3, "điều": 6, "khoản": 7}
_CAPITAL, _ROMAN, ARTICLE, NUMBER, _LETTER, _SMALL_ROMAN, _INNER_NUMBER = 4, 5, 6, 7, 20, 21, 22
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")

_WORD = re.compile(
    r"(?P<word>(?i:phần|chương|mục|tiểu mục|điều|khoản))\s+"
    rf"(?:(?i:thứ)\s+(?P<ordinal>(?i:{'|'.join(_ORDINALS)}))|(?P<number>[IVXLC]+|\d{{1,4}}[a-zđ]?))"
    r"(?!\w)\s*(?P<stop>[.:–-]?)\s*"
)
_ROMAN_LABEL = re.compile(r"(?P<number>[IVXLC]{1,7})(?:[.):]|/(?=\s)|\s?[-–](?=\s|$))\s*")
_CAPITAL_LABEL = re.compile(r"(?P<number>[A-ZĐ])(?:[.)]|/(?=\s)|\s?[-–](?=\s|$))\s*")
_NUMBER_LABEL = re.compile(r"(?P<number>\d{1,3})(?P<stop>[.)](?!\d)|[/–-](?=\s+\D))\s*")
_DOTTED_LABEL = re.compile(r"(?P<number>[1-9]\d?(?:\.[1-9]\d?){1,4})(?P<stop>[.)]?)(?:\s+|$|(?<=[.)])(?=[^\W\d]))")
_LETTER_LABEL = re.compile(r"(?P<number>[a-zđ])(?:[.](?:\s+|(?=[A-ZĐ“])|$)|\)\s*|/\s+)")
_SMALL_ROMAN_LABEL = re.compile(r"(?P<number>[ivx]{1,5})(?:[.](?:\s+|$)|\)\s*)")
_ROMAN_FORM = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@dataclass(frozen=True)
class Label:
    """One reading of the number that opens a paragraph.

    `printed` is the number as a page shows it (`II`, `1.1`, `a`, `Điều 5`), `code` its part of a provision's
    code, `values` the number to count with, `length` the letters it takes, `stands_alone` whether it is a
    number by itself or only where it follows the number before it.
    """

    rank: int
    printed: str
    code: str
    values: tuple[int, ...]
    length: int
    stands_alone: bool = True

    @property
    def is_dotted(self) -> bool:
        """Whether the number repeats the number above it, as 1.1 does."""
        return len(self.values) > 1

    def steps_after(self, previous: "Label | None") -> int:
        """How many numbers lie between `previous` and this one: 0 follows, above 0 skips, below 0 repeats."""
        before = previous.values[-1] if previous else -1 if self.counts_letters else 0
        if self.counts_letters and self.values[-1] > before:
            return sum(letter not in _SKIPPED for letter in _LETTERS[before + 1 : self.values[-1]])
        return self.values[-1] - before - 1

    @property
    def counts_letters(self) -> bool:
        """Whether it is a letter of the alphabet: a, b, c."""
        return self.rank in (_CAPITAL, _LETTER)


def is_capitals(text: str) -> bool:
    """Whether the text is set in capitals, as the titles of parts are."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 1 and sum(letter.isupper() for letter in letters) >= 0.8 * len(letters)


def read_labels(text: str) -> list[Label]:
    """Every way to read the number at the head of the text, the likeliest first; empty when there is none."""
    found = _read_word(text) or _read_dotted(text) or _read_number(text)
    return found or [*_read_upper(text), *_read_lower(text)]


def _read_word(text: str) -> list[Label]:
    match = _WORD.match(text)
    if not match or not text[0].isupper():
        return []
    word, rest = match["word"].lower(), text[match.end() :]
    rank = _WORD_RANKS[word]
    # “Điều 5 của Luật này …” and “Mục 2 nêu trên …” are sentences, not headings.
    if rest and not match["stop"] and (rank >= ARTICLE or not is_capitals(rest)):
        return []
    number = match["number"] or str(_ORDINALS.index(match["ordinal"].lower()) + 1)
    digits = re.match(r"\d+", number)
    value = int(digits[0]) if digits else _roman(number)
    if not value:
        return []
    printed = match[0].rstrip(" .:–-")
    code = number if word == "khoản" else f"{word.capitalize()} {number}"
    return [Label(rank, printed, code, (value,), match.end())]


def _read_dotted(text: str) -> list[Label]:
    match = _DOTTED_LABEL.match(text)
    if not match:
        return []
    values = tuple(int(part) for part in match["number"].split("."))
    number = ".".join(map(str, values))
    return [Label(NUMBER + len(values) - 1, number, number, values, match.end(), bool(match["stop"]))]


def _read_number(text: str) -> list[Label]:
    match = _NUMBER_LABEL.match(text)
    if not match or not int(match["number"]):
        return []
    number = str(int(match["number"]))
    label = Label(NUMBER, number, number, (int(number),), match.end())
    if match["stop"] != ")":
        return [label]
    # `1)` may also count inside a point: `a) … 1) … 2) …`.
    return [label, Label(_INNER_NUMBER, number, number, (int(number),), match.end(), stands_alone=False)]


def _read_upper(text: str) -> list[Label]:
    labels = []
    if (match := _ROMAN_LABEL.match(text)) and (value := _roman(match["number"])):
        # “V. Hugo” and “C. Mác” are names: a title in small letters must also follow the number before it.
        rest = text[match.end() :]
        sure = is_capitals(rest) or not rest
        labels.append(Label(_ROMAN, match["number"], match["number"], (value,), match.end(), sure))
    if (match := _CAPITAL_LABEL.match(text)) and is_capitals(text[match.end() :]):
        letter = match["number"]
        labels.append(Label(_CAPITAL, letter, letter, (_letter(letter.lower()),), match.end()))
    return labels


def _read_lower(text: str) -> list[Label]:
    labels = []
    if match := _LETTER_LABEL.match(text):
        letter = match["number"]
        labels.append(Label(_LETTER, letter, letter, (_letter(letter),), match.end()))
    if (match := _SMALL_ROMAN_LABEL.match(text)) and (value := _roman(match["number"].upper())):
        labels.append(Label(_SMALL_ROMAN, match["number"], match["number"], (value,), match.end()))
    return labels


def _letter(letter: str) -> int:
    return _LETTERS.index(letter)


def _roman(number: str) -> int:
    """The value of a Roman number up to 99, or 0 when it is not one (IIII, VX)."""
    if not _ROMAN_FORM.fullmatch(number):
        return 0
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in number]
    return sum(-low if low < high else low for low, high in zip(values, [*values[1:], 0], strict=True))
