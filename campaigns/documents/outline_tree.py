"""The provisions of a document as its page and its table of contents show them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.documents.models import OfficialDocument, Provision
from campaigns.goals import Goal, measures
from core.localised import current_language

_CONTENTS_LEVELS = 3


@dataclass(frozen=True)
class Entry:
    """One provision in the reader's language, with the measures that it names.

    `heading_language` is empty where it is the reader's. `headed` tells whether its heading stands in the text, too, as
    one of `rank`: h2 for a part. `beside` is our summary where the page carries the text itself.
    """

    code: str
    anchor: str
    number: str
    level: int
    rank: int
    heading: str
    heading_language: str
    headed: bool
    summary: str
    beside: str
    html: str
    note: str
    measures: Sequence[Goal]
    link_label: str


@dataclass(frozen=True)
class Line:
    """An entry in the order of the text, so that a page of hundreds is one loop and no template calls itself.

    `opens` tells that what follows stands in it; `closes` has an item for each that ends with it, itself among them.
    """

    entry: Entry
    opens: bool
    closes: range


@dataclass(frozen=True)
class Outline:
    """`measure_total` is how many measures the provisions name."""

    text: Sequence[Line]
    contents: Sequence[Line]
    measure_total: int


def outline(document: OfficialDocument) -> Outline:
    """Return what the page shows of a document's provisions: the text, and the contents to the third level.

    What has no heading has no line in the contents, nor has what stands in it.
    """
    provisions = list(document.provisions.all())
    codes = {code for provision in provisions for code in provision.measure_codes}
    known = {goal.code: goal for goal in measures(codes)} if codes else {}
    entries = {row.pk: _entry(row, document.is_full_text, known) for row in provisions}
    below: dict[str, list[Entry]] = {}  # by the code of what they stand in, "" for parts
    for row in provisions:
        below.setdefault(entries[row.parent_id].code if row.parent_id else "", []).append(entries[row.pk])

    def inside(entry: Entry | None) -> list[Entry]:
        return below.get(entry.code if entry else "", [])

    def headed_inside(entry: Entry | None) -> list[Entry]:
        deep = entry is not None and entry.level + 1 >= _CONTENTS_LEVELS
        return [] if deep else [one for one in inside(entry) if one.heading]

    return Outline(list(_lines(inside)), list(_lines(headed_inside)), len(known))


def _lines(
    inside: Callable[[Entry | None], list[Entry]], outer: Entry | None = None, closing: int = 0
) -> Iterator[Line]:
    rows = inside(outer)
    for entry in rows:
        ends = 1 + (closing if entry is rows[-1] else 0)
        opens = bool(inside(entry))
        yield Line(entry, opens, range(0 if opens else ends))
        yield from _lines(inside, entry, ends)


def _entry(row: Provision, is_full_text: bool, known: Mapping[str, Goal]) -> Entry:
    heading, language, level = row.heading, row.heading_language, row.level
    return Entry(
        code=row.code,
        anchor=row.anchor,
        number=row.number,
        level=level,
        rank=min(level + 2, 5),
        heading=heading,
        heading_language=language if language != current_language() else "",
        headed=bool(row.title_vi or (heading and not is_full_text)),
        summary="" if is_full_text else row.summary,
        beside=row.summary_en if is_full_text and current_language() == "en" else "",
        html=row.html,
        note=row.note,
        measures=[known[code] for code in row.measure_codes if code in known],
        link_label=_("Link to section %(code)s") % {"code": row.code},
    )
