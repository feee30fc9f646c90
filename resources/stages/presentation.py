"""What the page of a stage shows: its needs with their numbers, and where else the portal speaks of its people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.functional import Promise

from resources.catalogue.search import KIND
from resources.stages.models import LibraryAim, LifeStage, StageNeed
from search import registry
from search.counting import counts
from search.query import Query
from search.requests import address


@dataclass(frozen=True)
class Tile:
    """A stage or a need, and how many public resources it leads to."""

    aim: LibraryAim
    count: int


@dataclass(frozen=True)
class Elsewhere:
    """Things of another kind that speak of the people of a stage, as the search finds them."""

    label: str | Promise
    count: int
    address: str


def tiles(aims: Sequence[LibraryAim]) -> list[Tile]:
    """Return the aims in their order with their numbers: two statements for all of them."""
    return [Tile(aim, count) for aim, count in zip(aims, counts([aim.query for aim in aims]), strict=True)]


def needs_and_more(stage: LifeStage, needs: Sequence[StageNeed]) -> tuple[list[Tile], list[Tile], list[Elsewhere]]:
    """Return the needs that the library answers, those that it does not yet, and what else there is.

    Three statements at most, whatever the number of needs and of kinds.
    """
    kinds = [kind for kind in registry.kinds() if kind.name != KIND] if stage.about.strip() else []
    about = Query(text=stage.about.strip(), exact=True)
    asked = [*(need.query for need in needs), *(replace(about, within=(kind.name,)) for kind in kinds)]
    numbers = counts(asked)
    shown = [Tile(need, count) for need, count in zip(needs, numbers, strict=False)]
    found = zip(kinds, numbers[len(needs) :], strict=True)
    elsewhere = [
        Elsewhere(kind.label, count, address(reverse("search"), about, {"kind": kind.name}))
        for kind, count in found
        if count
    ]
    return [tile for tile in shown if tile.count], [tile for tile in shown if not tile.count], elsewhere
