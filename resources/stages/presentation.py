"""What the page of a stage shows: its needs with their numbers, and where else the portal speaks of its people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.functional import Promise

from core.cache import kept
from core.page_cards import Card
from resources.catalogue.search import KIND
from resources.catalogue.shown import cards
from resources.stages.models import LibraryAim, LifeStage
from search import registry
from search.counting import counts, members
from search.hits import by_id
from search.order import in_order
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


@dataclass(frozen=True)
class Found:
    """What there is for the people of a stage: resources, needs that these answer and do not answer yet, and more."""

    total: int
    newest: Sequence[Card]
    answered: Sequence[Tile]
    unanswered: Sequence[Tile]
    elsewhere: Sequence[Elsewhere]


def tiles(aims: Sequence[LibraryAim]) -> list[Tile]:
    """Return the aims in their order with their numbers: two statements for all of them."""
    return [Tile(aim, count) for aim, count in zip(aims, counts([aim.query for aim in aims]), strict=True)]


def stages() -> Mapping[str, LifeStage]:
    """Return all stages by code, in their order: every page of theirs names them. Kept until something is published."""
    return kept("life-stages", lambda: {stage.code: stage for stage in LifeStage.objects.all()})


def what_there_is(stage: LifeStage, most: int) -> Found:
    """Return what there is for the people of a stage, of its resources the newest `most`.

    Five statements at most, whatever the number of needs and of kinds, and those of cards that are not kept.
    """
    needs = kept(f"needs-of-stage:{stage.code}", lambda: list(stage.needs.all()))
    kinds = [kind for kind in registry.kinds() if kind.name != KIND] if stage.about.strip() else []
    about = Query(text=stage.about.strip(), exact=True)
    asked = [*(need.query for need in needs), *(replace(about, within=(kind.name,)) for kind in kinds)]
    resources, *found = members([stage.query, *asked])
    newest = by_id(in_order("newest", resources, 0, most), kinds=(KIND,))
    numbers = [one.bit_count() for one in found]
    shown = [Tile(need, count) for need, count in zip(needs, numbers, strict=False)]
    search = reverse("search")
    return Found(
        total=resources.bit_count(),
        newest=list(cards(hit.object_id for hit in newest).values()),
        answered=[tile for tile in shown if tile.count],
        unanswered=[tile for tile in shown if not tile.count],
        elsewhere=[
            Elsewhere(kind.label, count, address(search, about, {"kind": kind.name}))
            for kind, count in zip(kinds, numbers[len(needs) :], strict=True)
            if count
        ],
    )
