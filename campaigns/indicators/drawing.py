"""The picture of a measure: marks on a line from 0 to 100. It repeats the text and proves nothing by itself.

Positions are percentages of the line, ready for attributes of an SVG: no style, no decimal commas.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from campaigns.indicators.kinds import Bound, TargetKind
from campaigns.indicators.measurements import Measurement
from campaigns.indicators.models import Target
from core.cache import kept_for_readers
from core.localised import current_language

_TOP, _ROW, _LABELLED_ROW, _TWO_LINES, _LABEL_ABOVE = 10, 16, 22, 36, 15  # pixels
_LETTERS_BESIDE, _LETTERS_ABOVE = 12, 28

_SHAPES = {
    TargetKind.EXACT: "circle",
    TargetKind.AT_LEAST: "from",
    TargetKind.MORE_THAN: "above",
    TargetKind.RANGE: "range",
    Bound.EXACT: "diamond",
    Bound.ABOUT: "diamond",
    Bound.AT_LEAST: "diamond-up",
    Bound.MORE_THAN: "diamond-up",
}


@dataclass(frozen=True)
class Mark:
    """One row of the picture. `shape` is "" where the resolution sets no target; `tone` is a year or "result"."""

    y: int
    tone: str
    shape: str = ""
    x: str = ""
    width: str = ""
    label: str = ""
    label_y: int = 0
    label_after: bool = False  # the mark is where the label would begin


@dataclass(frozen=True)
class Picture:
    height: int
    marks: tuple[Mark, ...]


def picture(targets: Sequence[Target], results: Sequence[Measurement]) -> Picture | None:
    """Return the marks of the targets, then one row for each result with a number; None where nothing has a place.

    Worded targets have no line at all.
    """
    if not any(target.value is not None or target.low is not None for target in targets):
        return None
    numbered = [row for row in results if row.number is not None]
    marks, y = [], _TOP
    for target in targets:
        marks.append(_target_mark(target, y))
        y += _ROW
    for row in numbered:
        beside = len(row.population) <= _LETTERS_BESIDE
        y += ((_LABELLED_ROW if beside else _TWO_LINES) - _ROW) if row.population else 0
        marks.append(_result_mark(row, y, beside))
        y += _ROW
    return Picture(y - _ROW + _TOP, tuple(marks))


def drawn(code: str, targets: Sequence[Target], results: Sequence[Measurement]) -> SafeString:
    """Return the picture of a measure, or nothing: kept, as it stands in the list and on the measure's own page."""

    def draw() -> SafeString:
        found = picture(targets, results)
        return render_to_string("indicators/picture.html", {"picture": found}) if found else SafeString("")

    return kept_for_readers(f"indicator-picture-{code}-{current_language()}", draw)


def _target_mark(target: Target, y: int) -> Mark:
    shape, tone = _SHAPES.get(target.kind, ""), str(target.year)
    if target.kind == TargetKind.RANGE:
        return Mark(y, tone, shape, _percent(target.low), _percent(target.high - target.low))
    return Mark(y, tone, shape, _percent(target.value)) if shape else Mark(y, tone)


def _result_mark(row: Measurement, y: int, beside: bool) -> Mark:
    """A short label stands on the line, left of the mark or at the far end; a long one above it."""
    return Mark(
        y,
        "result",
        _SHAPES[row.bound],
        _percent(row.number),
        label=Truncator(row.population).chars(_LETTERS_ABOVE),
        label_y=y if beside else y - _LABEL_ABOVE,
        label_after=beside and row.number < 45,
    )


def _percent(number: Decimal) -> str:
    return f"{number.normalize():f}%"
