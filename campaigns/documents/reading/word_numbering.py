"""Word's automatic numbering (ECMA-376 part 1, 17.9): the numbers that stand nowhere in a document's text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def value_of(element: Element | None, *path: str) -> str | None:
    """The `w:val` at the end of a path of child tags (`"w:numPr", "w:numId"`), or None."""
    for tag in path:
        element = element.find(qn(tag)) if element is not None else None
    return element.get(qn("w:val")) if element is not None else None


class Styles:
    """The styles of a document, asked along their chains of `basedOn`."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._styles = {style.get(qn("w:styleId")): style for style in root.iter(qn("w:style"))}
        self._default = next(
            (
                style.get(qn("w:styleId"))
                for style in root.iter(qn("w:style"))
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
            ),
            None,
        )

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """The style and those it is based on, nearest first."""
        seen = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = value_of(self._styles[style_id], "w:basedOn")

    def of(self, paragraph: Element) -> str | None:
        """The id of a paragraph's style."""
        return value_of(paragraph, "w:pPr", "w:pStyle") or self._default

    def name(self, paragraph: Element) -> str:
        return next((value_of(style, "w:name") or "" for style in self.chain(self.of(paragraph))), "")

    def is_italic(self, run: Element, paragraph: Element) -> bool:
        """Whether a run is set in italics: by itself, by its character style or by its paragraph's style."""
        sources = [run, *self.chain(value_of(run, "w:rPr", "w:rStyle")), *self.chain(self.of(paragraph))]
        for source in sources:
            mark = source.find(f"{qn('w:rPr')}/{qn('w:i')}")
            if mark is not None:
                return mark.get(qn("w:val")) not in ("0", "false", "off")
        return False


@dataclass(frozen=True)
class Level:
    """One level of a list: how it counts and how its number looks (`%1.%2.`)."""

    start: int
    form: str
    pattern: str
    restart: int | None
    is_legal: bool
    style: str | None

    @classmethod
    def read(cls, element: Element) -> "Level":
        restart = value_of(element, "w:lvlRestart")
        legal = element.find(qn("w:isLgl"))
        return cls(
            start=int(value_of(element, "w:start") or 0),
            form=value_of(element, "w:numFmt") or "decimal",
            pattern=value_of(element, "w:lvlText") or "",
            restart=int(restart) if restart else None,
            is_legal=legal is not None and legal.get(qn("w:val")) not in ("0", "false", "off"),
            style=value_of(element, "w:pStyle"),
        )

    def restarts_after(self, level: int) -> bool:
        """Whether the count begins anew once a number of the higher `level` has passed."""
        return self.restart is None or level < self.restart


@dataclass(frozen=True)
class List:
    """One list (`w:num`): its levels, the counter it shares with others, and where it starts afresh."""

    counter: str
    levels: dict[int, Level]
    fresh_starts: dict[int, int]


class Numbering:
    """Counts the automatic numbers of a document while its paragraphs pass by in order."""

    def __init__(self, document: Document, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        parts = (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering"))
        root = getattr(next(parts, None), "element", None)
        self._lists = self._read_lists(root) if root is not None else {}

    def _read_lists(self, root: Element) -> dict[str, List]:
        abstracts = {item.get(qn("w:abstractNumId")): item for item in root.findall(qn("w:abstractNum"))}
        by_style = {value_of(item, "w:styleLink"): item for item in abstracts.values()}
        lists = {}
        for item in root.findall(qn("w:num")):
            abstract = abstracts.get(value_of(item, "w:abstractNumId"))
            if abstract is not None:
                # A list may only name a list style, which holds the levels.
                abstract = by_style.get(value_of(abstract, "w:numStyleLink") or "", abstract)
                lists[item.get(qn("w:numId"))] = _read_list(item, abstract)
        return lists

    def label(self, paragraph: Element) -> str:
        """The number that Word shows before this paragraph (`II.`, `1.1.`, `-` for a bullet), or nothing."""
        number_id, level = self._place(paragraph)
        numbered = self._lists.get(number_id or "")
        if numbered is None or level not in numbered.levels:
            return ""
        counts = self._count(number_id, numbered, level)
        here = numbered.levels[level]
        if here.form == "bullet":
            return "+" if level else "-"

        def shown(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            form = numbered.levels[place].form if place in numbered.levels else "decimal"
            return written(counts.get(place, 1), "decimal" if here.is_legal else form)

        label = re.sub(r"%([1-9])", shown, here.pattern).strip()
        # A bare number would melt into the text: `1 Mục tiêu`.
        return f"{label}." if label[-1:].isalnum() else label

    def _place(self, paragraph: Element) -> tuple[str | None, int]:
        """The list and the level of a paragraph, from itself or from its style."""
        own = paragraph.find(qn("w:pPr"))
        number_id, level = value_of(own, "w:numPr", "w:numId"), value_of(own, "w:numPr", "w:ilvl")
        style_id = self._styles.of(paragraph)
        for style in self._styles.chain(style_id):
            properties = style.find(qn("w:pPr"))
            inherited = value_of(properties, "w:numPr", "w:numId")
            if number_id is None and inherited:
                number_id = inherited
                level = level or value_of(properties, "w:numPr", "w:ilvl")
                level = level or self._level_of_style(number_id, style.get(qn("w:styleId")))
        return number_id, int(level or 0)

    def _level_of_style(self, number_id: str, style_id: str | None) -> str | None:
        numbered = self._lists.get(number_id)
        levels = numbered.levels.items() if numbered else ()
        return next((str(place) for place, level in levels if level.style == style_id), None)

    def _count(self, number_id: str, numbered: List, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(numbered.counter, {})
        if level in numbered.fresh_starts and (number_id, level) not in self._begun:
            counts[level] = numbered.fresh_starts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = numbered.levels[level].start
        self._begun.add((number_id, level))
        for deeper in [place for place in counts if place > level]:
            if deeper not in numbered.levels or numbered.levels[deeper].restarts_after(level):
                del counts[deeper]
        for higher in range(level):
            if higher in numbered.levels:
                counts.setdefault(higher, numbered.levels[higher].start)
        return counts


def _read_list(item: Element, abstract: Element) -> List:
    levels = {int(level.get(qn("w:ilvl"))): Level.read(level) for level in abstract.findall(qn("w:lvl"))}
    fresh_starts = {}
    for override in item.findall(qn("w:lvlOverride")):
        place = int(override.get(qn("w:ilvl")))
        if (replaced := override.find(qn("w:lvl"))) is not None:
            levels[place] = Level.read(replaced)
        if (start := value_of(override, "w:startOverride")) is not None:
            fresh_starts[place] = int(start)
    return List(abstract.get(qn("w:abstractNumId")), levels, fresh_starts)


def written(number: int, form: str) -> str:
    """A number in one of Word's number formats; formats that Vietnamese documents do not use become decimal.

    >>> written(4, "upperRoman"), written(28, "lowerLetter")
    ('IV', 'bb')
    """
    if form == "none":
        return ""
    if form in ("upperLetter", "lowerLetter") and number > 0:
        # After z Word doubles the letter: aa, bb, cc.
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman") and 0 < number < 400:
        roman = ""
        for value, letters in _ROMAN:
            roman += letters * (number // value)
            number %= value
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02}" if form == "decimalZero" else str(number)
