"""Which kinds of things can be found, and who answers for them. Search itself names no model."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from search.documents import DocumentData
from search.phrases import Phrases


@dataclass(frozen=True)
class Kind:
    """A kind of findable thing, registered by the app that owns it.

    `public` returns a condition on search documents: that their object is public at this moment. It is made of
    `Exists`, so that one statement asks for all kinds; `OuterRef("number")` is the object id as an integer.
    `fetch` takes object ids and returns the public objects by id, in a fixed number of queries; `cards` does so with
    cards of them, which have `html` and tell whether they are sample content (`demo`). `template` shows
    one hit on the results page, with `hit.object` where `hit_objects` fetches it; without one, `icon` stands before the
    kind's name. `position` orders the tabs.

    For a rebuild `next_ids` returns the ids behind a given one ("" at first) in an order of its own, at most so many,
    and `documents` what there is of these things at this moment: of what is gone or withdrawn, nothing.
    """

    name: str
    label: str | Promise
    public: Callable[[], Q]
    fetch: Callable[[Sequence[str]], Mapping[str, object]]
    documents: Callable[[Sequence[str]], Iterable[DocumentData]]
    next_ids: Callable[[str, int], Sequence[str]]
    cards: Callable[[Sequence[str]], Mapping[str, object]] | None = None
    template: str = ""
    hit_objects: Callable[[Sequence[str]], Mapping[str, object]] | None = None
    position: int = 0
    icon: str = "file-text"


_kinds: dict[str, Kind] = {}
_phrases: dict[str, Callable[[], Phrases]] = {}


def register(kind: Kind) -> None:
    """Add a kind; the last registration of a name wins, so reloading apps is harmless."""
    _kinds[kind.name] = kind


def kinds() -> list[Kind]:
    """Return all kinds in the order of their tabs."""
    return sorted(_kinds.values(), key=lambda kind: kind.position)


def find(name: str) -> Kind | None:
    """Return the kind of this name, or None."""
    return _kinds.get(name)


def register_phrases(kind: str, load: Callable[[], Phrases]) -> None:
    """Add the words that say filters of a kind of things; `load` is asked at each search and should be quick."""
    _phrases[kind] = load


def phrases() -> dict[str, Callable[[], Phrases]]:
    """Return, by kind, what loads the words that say its filters."""
    return dict(_phrases)


def rows(objects: Callable[[], QuerySet], key: str = "pk") -> Callable[[str, int], list[str]]:
    """Return the `next_ids` of things that are rows, whose field `key` is their id."""

    def next_ids(after: str, limit: int) -> list[str]:
        found = objects().order_by(key)
        if after:
            found = found.filter(**{f"{key}__gt": after})
        return [str(value) for value in found.values_list(key, flat=True)[:limit]]

    return next_ids
