"""Demo content: every room registers how it loads and removes its own; commands run them in order."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class DemoPart:
    """`load` must do nothing when its content is already there; `remove` takes only what is marked as demo.

    Both return how many items they wrote or removed. Parts run in the order of their registration, lowest
    floor first, but a `first` one goes before: every page stands below the home page.
    """

    name: str
    load: Callable[[], int]
    remove: Callable[[], int]
    first: bool = False


_parts: dict[str, DemoPart] = {}


def register(part: DemoPart) -> None:
    """Add a part; the last registration of a name wins, so reloading apps is harmless."""
    _parts[part.name] = part


def parts() -> list[DemoPart]:
    """Return the registered parts in the order in which they load."""
    return sorted(_parts.values(), key=lambda part: not part.first)
