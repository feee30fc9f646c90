"""The measures as the page by groups shows them, in three queries."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from campaigns.indicators.drawing import drawn
from campaigns.indicators.kinds import SHORT_NAMES, YEARS, Group
from campaigns.indicators.measurements import Measurement
from campaigns.indicators.models import Indicator, Target
from campaigns.indicators.results import contradicting, latest
from core.localised import current_language


@dataclass(frozen=True)
class Cell:
    """A target in words; `kind` is "none", "worded" or "number", `label` names its year where a row is a card."""

    label: str
    kind: str
    shown: str
    language: str


@dataclass(frozen=True)
class Row:
    """A measure with its targets in the order of the years and the newest published results.

    `cells` are the targets as the table shows them, `moved` says in which years it stands in another group.
    """

    indicator: Indicator
    targets: list[Target]
    results: list[Measurement]
    differing: set[int]
    name: str
    hint: str
    address: str
    cells: list[Cell]
    moved: list[str]
    picture: str


@dataclass(frozen=True)
class Section:
    code: str
    name: str | Promise
    short_name: str | Promise
    rows: list[Row]


@dataclass(frozen=True)
class Counts:
    """How many measures there are, how many have a target for each year, how many have a published result."""

    total: int
    by_year: dict[int, int]
    published: int

    @property
    def unpublished(self) -> int:
        return self.total - self.published


def rows() -> list[Row]:
    """Return every measure in the order of the resolution."""
    published = defaultdict(list)
    for row in Measurement.objects.filter(locality=None, place_vi="", place_en=""):
        published[row.indicator_id].append(row)
    asked = defaultdict(list)
    for target in Target.objects.order_by("year"):  # all there are: to prefetch them for each measure costs twice that
        asked[target.indicator_id].append(target)
    return [_row(row, asked[row.pk], published[row.pk]) for row in Indicator.objects.all()]


def _row(indicator: Indicator, targets: list[Target], published: list[Measurement]) -> Row:
    results = latest(published)
    moved = [target for target in targets if target.group and target.group != indicator.group]
    return Row(
        indicator,
        targets,
        results,
        contradicting(published),
        name=indicator.name,
        hint=indicator.hint,
        address=indicator.get_absolute_url(),
        cells=[_cell(target) for target in targets],
        moved=[_("In %(year)s it stands in group %(group)s") % {"year": row.year, "group": row.group} for row in moved],
        picture=drawn(indicator.code, targets, results),
    )


def _cell(target: Target) -> Cell:
    kind = "none" if target.is_none else "worded" if target.is_worded else "number"
    language = target.text_language if target.is_worded else current_language()
    return Cell(_("By %(year)s") % {"year": target.year}, kind, target.shown, language)


def sections(found: list[Row]) -> list[Section]:
    """Return the rows by group, without empty groups."""
    grouped = [(group, [row for row in found if row.indicator.group == group]) for group in Group]
    return [Section(group.value, group.label, SHORT_NAMES[group], inside) for group, inside in grouped if inside]


def counts(found: list[Row]) -> Counts:
    """Count targets and results; nothing here is written by hand."""
    return Counts(
        total=len(found),
        by_year={
            year: sum(any(target.year == year and not target.is_none for target in row.targets) for row in found)
            for year in YEARS
        },
        published=sum(bool(row.results) for row in found),
    )
