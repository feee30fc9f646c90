"""The collector of circular garbage, in the way of those who make many objects for a short time."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def only_new_objects_collected() -> Iterator[None]:
    """Let the collector pass over all that is in memory by now: the portal itself, some 300,000 objects.

    Every quarter of that number of new objects makes Python look through all of them, for a fifth of a second; an
    import makes so many every thousand rows. Afterwards all is as before.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
