"""Limits of time on a machine that does other things as well."""

import time
from collections.abc import Callable


def quickest(act: Callable[[], object], limit: float, tries: int = 3) -> float:
    """Return the seconds that `act` takes at its quickest; done again only while it takes `limit` seconds or longer.

    Whatever else runs can only make it slower, so one try below the limit is proof enough.
    """
    taken: list[float] = []
    while len(taken) < tries and min(taken, default=limit) >= limit:
        start = time.monotonic()
        act()
        taken.append(time.monotonic() - start)
    return min(taken)
