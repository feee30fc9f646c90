"""The outline of a resolution, decision or plan: plain paragraphs in, numbered provisions out. Pure Python.

The reader knows the forms of party and state documents, not any one text: `I.`, `1.`, `1.1.`, `a.`/`a)`/`đ)`,
`Chương I`, `Mục 1`, `Điều 1.`, `Khoản 1.` and `-` items. What it is not sure of, it reports as an oddity.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from campaigns.documents.reading.citations import Citation, read_citations
from campaigns.documents.reading.frame import Closing, Front, read_closing, read_front, starts_closing
from campaigns.documents.reading.markup import plain_text
from campaigns.documents.reading.oddities import Oddity, odd
from campaigns.documents.reading.paragraphs import Joint, Paragraph, join_split
from campaigns.documents.reading.provisions import Count, ProvisionText, read_provisions

_OLD_TONES = re.compile(r"(?<![qQ])(?:o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
_NEW_TONES = re.compile(r"(?:[òóỏõọ][ae]|(?<![qQ])[ùúủũụ]y)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Outline:
    """A document taken apart: its head, its provisions in order, its foot, what it cites and what is odd."""

    front: Front
    provisions: tuple[ProvisionText, ...]
    closing: Closing
    citations: tuple[Citation, ...]
    oddities: tuple[Oddity, ...]

    @property
    def title_line(self) -> str:
        return self.front.title_line

    @property
    def abstract(self) -> str:
        return self.front.abstract


def read_outline(paragraphs: Iterable[Paragraph]) -> Outline:
    """Take a document apart. Never raises: a text without any numbers gives an outline without provisions."""
    whole, joints = join_split(paragraph for paragraph in paragraphs if paragraph.text)
    head, body, foot = _divide(whole)
    front, closing = read_front(head), read_closing(foot)
    provisions, odd_numbers = read_provisions(body)
    passages = [("", front.abstract), ("", plain_text(front.preamble))]
    passages += [(item.code, f"{item.title}\n{plain_text(item.html)}") for item in provisions]
    citations, odd_citations = read_citations(passages)
    oddities = (
        *_odd_joints(joints),
        *(odd("lonely-mark", paragraph.line) for paragraph in whole if paragraph.has_lonely_mark),
        *odd_numbers,
        *_odd_frame(front, closing, provisions),
        *odd_citations,
        *_odd_tones(" ".join(paragraph.text for paragraph in whole)),
    )
    return Outline(front, provisions, closing, citations, oddities)


def _divide(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph], list[Paragraph]]:
    """The paragraphs before the first provision, those of the provisions, and those after the last one."""
    count = len(paragraphs)
    start = next((place for place in range(count) if Count().choose(paragraphs[place].text)), count)
    floor = start if start < count else 0
    end = next((place for place in range(floor, count) if starts_closing(paragraphs[place].text)), count)
    start = min(start, end)
    return paragraphs[:start], paragraphs[start:end], paragraphs[end:]


def _odd_joints(joints: list[Joint]) -> Iterator[Oddity]:
    for joint in joints:
        place = f"{joint.first}–{joint.second}"
        yield odd("joined-paragraph", place, first=joint.first, second=joint.second)
        if joint.italics:
            yield odd("mended-italics", place, first=joint.first, second=joint.second)


def _odd_frame(front: Front, closing: Closing, provisions: tuple[ProvisionText, ...]) -> Iterator[Oddity]:
    found = {
        "no-title": front.title_line,
        "no-number": front.number,
        "no-date": front.date,
        "no-provisions": provisions,
        "no-signer": closing.signer,
        "no-position": closing.position,
        "after-signature": not closing.rest,
    }
    yield from (odd(code) for code, value in found.items() if not value)


def _odd_tones(text: str) -> Iterator[Oddity]:
    old, new = len(_OLD_TONES.findall(text)), len(_NEW_TONES.findall(text))
    if old and new:
        yield odd("tone-marks", old=old, new=new)
