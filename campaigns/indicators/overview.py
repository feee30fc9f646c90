"""The measures as the page by groups shows them, in three queries."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.functional import Promise

from campaigns.indicators.drawing import Picture, picture
from campaigns.indicators.kinds import SHORT_NAMES, YEARS, Group
from campaigns.indicators.measurements import Measurement
from campaigns.indicators.models import Indicator, Target
from campaigns.indicators.results import contradicting, latest


@dataclass(frozen=True)
class Row:
    """A measure with its targets in the order of the years and the newest published results."""

    indicator: Indicator
    targets: list[Target]
    results: list[Measurement]
    differing: set[int]

    @property
    def picture(self) -> Picture | None:
        return picture(self.targets, self.results)

    @property
    def moved(self) -> list[Target]:
        """Targets of years in which the measure stands in another group."""
        return [target for target in self.targets if target.group and target.group != self.indicator.group]


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
    return [
        Row(
            indicator,
            sorted(indicator.targets.all(), key=lambda target: target.year),
            latest(published[indicator.pk]),
            contradicting(published[indicator.pk]),
        )
        for indicator in Indicator.objects.prefetch_related("targets")
    ]


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
