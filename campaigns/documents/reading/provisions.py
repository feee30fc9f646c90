"""Numbered provisions from a document's paragraphs: codes, anchors, titles and what hangs under what."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from campaigns.documents.reading.labels import ARTICLE, NUMBER, Label, is_capitals, read_labels
from campaigns.documents.reading.markup import body_html
from campaigns.documents.reading.oddities import Oddity, odd
from campaigns.documents.reading.paragraphs import BULLET, Paragraph
from core.vietnamese import slugify

# A longer text is a sentence, whatever its punctuation.
_LONGEST_TITLE = 300
# “Mục tiêu:” is a heading, “… với các nội dung sau đây:” opens a list.
_LONGEST_ANNOUNCEMENT = 80
_SENTENCE_END = re.compile(r"[.;,!?…][”\"')\]]*$")
# How far a number is from its place when the number above it is missing altogether (1.1 without 1).
_ORPHAN = 100


@dataclass(frozen=True)
class ProvisionText:
    """One provision, named for ever by its `code` (`II.2.2.a`) and `anchor` (`ii-2-2-a`).

    `number` is as printed (`a`), `title` the heading word for word, `parent` the code of the provision above
    (empty at the top), `html` its own text without that of the provisions under it.
    """

    code: str
    anchor: str
    number: str
    title: str
    parent: str
    html: str


@dataclass
class _Draft:
    """A provision that is still being read."""

    label: Label
    code: str
    anchor: str
    parent: str
    title: str = ""
    body: list[Paragraph] = field(default_factory=list)

    def add(self, paragraph: Paragraph) -> None:
        """Take the heading (`Chương I` has it on the next line), its second line in capitals, or text."""
        text = paragraph.text
        if self.body or BULLET.match(text):
            self.body.append(paragraph)
        elif not self.title and _is_title(text):
            self.title = text
        elif is_capitals(self.title) and is_capitals(text) and _is_title(f"{self.title} {text}"):
            self.title += f" {text}"
        else:
            self.body.append(paragraph)

    def finished(self) -> ProvisionText:
        html = body_html(self.body)
        return ProvisionText(self.code, self.anchor, self.label.printed, self.title, self.parent, html)


def _is_title(text: str) -> bool:
    """Whether the text beside a number heads a provision; a sentence or an item of a list is its body."""
    longest = _LONGEST_ANNOUNCEMENT if text.endswith(":") else _LONGEST_TITLE
    return len(text) <= longest and (is_capitals(text) or not _SENTENCE_END.search(text))


@dataclass
class Count:
    """Where the numbering stands: the open provisions from the top down, the last number of every rank."""

    chain: list[_Draft] = field(default_factory=list)
    last: dict[int, Label] = field(default_factory=dict)

    def choose(self, text: str) -> Label | None:
        """The reading of the number at the head of the text that follows best on what came before, if any.

        Of two that follow equally well, the one that goes on with the deepest open list: `i)` after `h)`.
        """

        def strain(label: Label) -> tuple[int, int]:
            previous = self.previous(label)
            return abs(self.steps(label)), -previous.rank if previous else 0

        labels = [label for label in read_labels(text) if label.stands_alone or not self.steps(label)]
        return min(labels, key=strain, default=None)

    def steps(self, label: Label) -> int:
        """How far the number is from the expected one: 0 follows, above 0 skips, below 0 repeats."""
        if label.is_dotted and not self._has_number(label.values[:-1]):
            return _ORPHAN
        before = self.previous(label)
        if before or label.is_dotted:
            return label.steps_after(before)
        # The first of its kind here begins anew or goes on counting from the part before.
        return min(label.steps_after(None), label.steps_after(self.last.get(label.rank)), key=abs)

    def previous(self, label: Label) -> Label | None:
        """The number before this one under the same provision; articles count through the whole document."""
        if label.rank == ARTICLE:
            return self.last.get(ARTICLE)
        open_labels = [draft.label for draft in self.chain]
        siblings = (other for other in open_labels if other.rank == label.rank)
        return next((other for other in siblings if other.values[:-1] == label.values[:-1]), None)

    def _has_number(self, values: tuple[int, ...]) -> bool:
        return any(draft.label.rank >= NUMBER and draft.label.values == values for draft in self.chain)

    def open(self, label: Label) -> _Draft:
        """A new provision at its place in the chain. Its code is not yet made unique."""
        while self.chain and self.chain[-1].label.rank >= label.rank:
            self.chain.pop()
        parent = self.chain[-1].code if self.chain else ""
        bases = self.chain
        if label.is_dotted:
            # 1.1 already repeats the 1 above it: II.1.1, not II.1.1.1.
            bases = [draft for draft in self.chain if draft.label.rank < NUMBER]
        base = bases[-1].code if bases and label.rank != ARTICLE else ""
        draft = _Draft(label, f"{base}.{label.code}" if base else label.code, "", parent)
        self.chain.append(draft)
        self.last[label.rank] = label
        return draft


def read_provisions(paragraphs: Iterable[Paragraph]) -> tuple[tuple[ProvisionText, ...], tuple[Oddity, ...]]:
    """The provisions in order, and where their numbers skip or repeat. The first paragraph must have one."""
    count, drafts, oddities = Count(), [], []
    uses: Counter[str] = Counter()
    for paragraph in paragraphs:
        label = count.choose(paragraph.text)
        if not label:
            drafts[-1].add(paragraph)
            continue
        previous, steps = count.previous(label), count.steps(label)
        draft = count.open(label)
        _make_unique(draft, uses)
        rest = paragraph.after(label.length)
        if rest.text:
            draft.add(rest)
        if steps:
            oddities.append(_odd_number(draft, previous, steps))
        drafts.append(draft)
    return tuple(draft.finished() for draft in drafts), tuple(oddities)


def _make_unique(draft: _Draft, uses: Counter[str]) -> None:
    """Give the provision its anchor; a number used twice gets `_2`, so that both keep an address.

    Only here does an anchor hold `_`, so counting the uses of each is enough, for a text of any length.
    """
    draft.anchor = anchor_of(draft.code)
    uses[draft.anchor] += 1
    if (times := uses[draft.anchor]) > 1:
        draft.code, draft.anchor = f"{draft.code}_{times}", f"{draft.anchor}_{times}"


def anchor_of(code: str) -> str:
    """The anchor of a code: `II.2.2.a` is `ii-2-2-a`. Point đ is `dd`, since `d` is the point before it."""
    parts = code.split(".")
    return "-".join("dd" if part in ("đ", "Đ") else slugify(part) for part in parts)


def _odd_number(draft: _Draft, previous: Label | None, steps: int) -> Oddity:
    found = draft.label.printed
    if previous is None:
        return odd("number-first", draft.code, found=found)
    code = "number-missing" if steps > 0 else "number-repeated"
    return odd(code, draft.code, found=found, previous=previous.printed)
