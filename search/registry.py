"""Which kinds of things can be found, and who answers for them. Search itself names no model."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from search.documents import DocumentData


@dataclass(frozen=True)
class Kind:
    """A kind of findable thing, registered by the app that owns it.

    `fetch` takes object ids and returns those that are still public, by id, in a fixed number of queries;
    its objects have a `title` in the reader's language. `documents` yields everything, for a rebuild.
    `template` shows one hit on the results page. `position` orders the tabs.
    """

    name: str
    label: str | Promise
    fetch: Callable[[Sequence[str]], Mapping[str, object]]
    documents: Callable[[], Iterator[DocumentData]]
    template: str = ""
    position: int = 0


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind; the last registration of a name wins, so reloading apps is harmless."""
    _kinds[kind.name] = kind


def kinds() -> list[Kind]:
    """Return all kinds in the order of their tabs."""
    return sorted(_kinds.values(), key=lambda kind: kind.position)


def find(name: str) -> Kind | None:
    """Return the kind of this name, or None."""
    return _kinds.get(name)
