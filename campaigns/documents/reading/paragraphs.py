"""A paragraph as the readers hand it over, and the mending of paragraphs that page breaks have split.

Italics are kept inside the text as two control characters, `ON` and `OFF`. No document may contain them
(XML forbids them and `clean()` removes them), so the text stays one string: it can be cut and joined freely.
"""

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

ON, OFF = "\x02", "\x03"
_MARKS = re.compile(f"[{ON}{OFF}]")

BULLET = re.compile(r"(?P<glyph>[-–—•·▪*+])\s+(?=\S)")

# Control characters, invisible ones that hide in copied text, characters that turn the reading direction and
# code points that are no characters: none of them belongs in a document or is allowed in HTML.
_NONCHARACTERS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    f"\ud800-\udfff\ufdd0-\ufdef\ufeff{_NONCHARACTERS}]"
)

# `*words*`: the marks hug the words, so neither `2 * 3` nor the footnote sign `(*)` is taken for italics.
_PAIR = re.compile(rf"(?<!\w)\*(?=[^\s*)\]”.,;:])([^*{ON}{OFF}]*[^\s*(\[“{ON}{OFF}])\*(?!\w)")
# `“*words”`: opened after a quotation mark and never closed.
_OPENED = re.compile(rf"“\*(?=\S)([^*”{ON}{OFF}]+)(?=”)")
_INNER = re.compile(f"[“{ON}{OFF}]")
_LONELY = re.compile(r"(?<!\w)\*(?=\w)|(?<=\w)\*(?=[\s”.,;:]|$)")

# A paragraph that a page break splits fills at least one printed line; a shorter one is a heading or an item.
FULL_LINE = 60
_ENDED = re.compile(r"[.!?;:…][”\"')\]]*$")
_NUMBERED = re.compile(r"(?:[a-zđ]|[ivx]+)(?:[.)/](?:\s|$|[A-ZĐ])|\))")


def clean(text: str) -> str:
    """The text without the characters that no document may contain."""
    return _FORBIDDEN.sub("", text)


def italic(text: str) -> str:
    """The text marked as italics."""
    return f"{ON}{text}{OFF}" if text else ""


def read_marks(text: str) -> str:
    """The text with its `*…*` marks read as italics; a mark without a partner stays as it is."""
    return _OPENED.sub(rf"“{ON}\1{OFF}", _PAIR.sub(rf"{ON}\1{OFF}", text))


def _tidy(marked: str) -> str:
    """One space between words, marks that hug the words, NFC.

    A combining mark at the head of an italic piece belongs to the letter before it, and one at the head of
    the paragraph to nothing: both would be composed with the tag before them (`<p>` + U+0338 = `<p≯`).
    """
    marked = " ".join(marked.replace(OFF + ON, "").split())
    marked = re.sub(rf"{ON}(\s*){OFF}", r"\1", marked)
    marked = re.sub(rf"{ON} ", f" {ON}", marked)
    marked = " ".join(re.sub(rf" {OFF}", f"{OFF} ", marked).split())
    if any(map(unicodedata.combining, marked)):
        marked = _settle_combining(marked)
    return unicodedata.normalize("NFC", marked.replace(ON + OFF, ""))


def _settle_combining(marked: str) -> str:
    letters: list[str] = []
    for letter in marked:
        place = len(letters)
        if unicodedata.combining(letter):
            while place and letters[place - 1] in (ON, OFF):
                place -= 1
            if place == 0 or letters[place - 1].isspace():
                continue
        letters.insert(place, letter)
    return "".join(letters)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: `marked` is its text with italics between `ON` and `OFF`, `line` where it starts."""

    marked: str
    line: int = 0

    @classmethod
    def read(cls, marked: str, line: int = 0) -> "Paragraph":
        """A paragraph of tidied text, in NFC."""
        return cls(_tidy(marked), line)

    @property
    def text(self) -> str:
        return unicodedata.normalize("NFC", _MARKS.sub("", self.marked))

    @property
    def html(self) -> str:
        """The paragraph's words as safe HTML, without a tag around them."""
        return html.escape(self.marked).replace(ON, "<em>").replace(OFF, "</em>")

    @property
    def has_lonely_mark(self) -> bool:
        """Whether a `*` that looks like an italics mark has found no partner."""
        return bool(_LONELY.search(self.text))

    def after(self, length: int) -> "Paragraph":
        """The paragraph without its first `length` letters (a number, a bullet)."""
        place = italics = 0
        while place < len(self.marked) and (length or self.marked[place] in (ON, OFF)):
            letter = self.marked[place]
            italics += (letter == ON) - (letter == OFF)
            length -= letter not in (ON, OFF)
            place += 1
        return Paragraph.read((ON if italics else "") + self.marked[place:], self.line)


@dataclass(frozen=True)
class Joint:
    """Where two paragraphs were joined, and whether italics had to be mended there."""

    first: int
    second: int
    italics: bool


def join_split(paragraphs: Iterable[Paragraph]) -> tuple[list[Paragraph], list[Joint]]:
    """The paragraphs with those joined that a page break split in mid-sentence, and where that was.

    A paragraph goes on in the next when it fills a line and does not end with what closes a sentence or
    an item, and the next begins in lower case and has no number. `line` stays that of the first half.
    """
    whole: list[Paragraph] = []
    joints: list[Joint] = []
    last_line = 0
    for paragraph in paragraphs:
        if whole and _goes_on(whole[-1].text, paragraph.text):
            whole[-1], mended = _join(whole[-1], paragraph)
            joints.append(Joint(last_line, paragraph.line, mended))
        else:
            whole.append(paragraph)
        last_line = paragraph.line
    return whole, joints


def _goes_on(first: str, second: str) -> bool:
    return (
        len(first) >= FULL_LINE
        and not first.isupper()
        and not _ENDED.search(first)
        and second[:1].islower()
        and not _NUMBERED.match(second)
    )


def _join(first: Paragraph, second: Paragraph) -> tuple[Paragraph, bool]:
    """The two halves as one paragraph, and whether italics were mended.

    Converters close the italics at the foot of the page and forget to open them again on the next; when that
    happens inside a quotation, the italics go on to its closing mark.
    """
    head, tail = first.marked, second.marked
    words, quote, rest = tail.partition("”")
    if head.endswith(OFF) and tail.startswith(ON):
        return Paragraph.read(f"{head[:-1]} {tail[1:]}", first.line), False
    if head.endswith(OFF) and head.rfind("“") > head.rfind("”") and quote and not _INNER.search(words):
        return Paragraph.read(f"{head[:-1]} {words}{OFF}{quote}{rest}", first.line), True
    joined = f"{head} {tail}"
    mended = read_marks(joined)
    return Paragraph.read(mended, first.line), mended != joined
