"""The twelve areas as the page shows them: with our measures, our provisions and what serves them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from campaigns.campaigns.models import CampaignPage
from campaigns.goals import PROVISION, Goal, goals
from campaigns.learning_city.areas import AREAS, Area, Level
from campaigns.stories.models import StoryPage
from search.serving import all_address, counts

_NUMBERS: dict[str, Callable[[int], str]] = {
    "resource": lambda n: ngettext("%(n)s resource", "%(n)s resources", n) % {"n": n},
    "campaign": lambda n: ngettext("%(n)s campaign", "%(n)s campaigns", n) % {"n": n},
    "story": lambda n: ngettext("%(n)s story", "%(n)s stories", n) % {"n": n},
}


@dataclass(frozen=True)
class ShownArea:
    """`serving` is how many things of each kind serve the area, in words, with the address that lists them."""

    area: Area
    measures: list[Goal]
    provisions: list[Goal]
    serving: list[tuple[str, str]]


@dataclass(frozen=True)
class ShownLevel:
    level: Level
    areas: list[ShownArea]


def shown_levels() -> list[ShownLevel]:
    """Return the three levels from the top with their areas in order; three queries."""
    known = {goal.code: goal for goal in goals([code for area in AREAS for code in area.goals])}
    numbers = counts({area.code: area.codes for area in AREAS}, kinds=tuple(_NUMBERS))
    shown = [_shown(area, known, numbers[area.code]) for area in AREAS]
    return [ShownLevel(level, [one for one in shown if one.area.level == level]) for level in Level]


def counts_samples() -> bool:
    """Tell whether sample campaigns or stories are among what is counted; two queries at most."""
    return any(model.objects.live().filter(demo=True).exists() for model in (CampaignPage, StoryPage))


def _shown(area: Area, known: Mapping[str, Goal], numbers: Mapping[str, int]) -> ShownArea:
    found = [known[code] for code in area.goals if code in known]
    return ShownArea(
        area,
        measures=[goal for goal in found if goal.kind != PROVISION],
        provisions=[goal for goal in found if goal.kind == PROVISION],
        serving=[(_NUMBERS[kind](n), all_address(kind, area.codes)) for kind, n in numbers.items()],
    )
