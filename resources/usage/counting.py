"""Counting the uses of a resource, never at the reader's cost."""

import logging
from enum import StrEnum

from django.http import HttpRequest

from core import counters
from core.counting import first_lately, may_count
from resources.usage.models import ResourceUse, today

log = logging.getLogger(__name__)

# However often somebody presses reload, it is at most 48 a day. COUNTER knows sessions of an hour.
LATELY = 30 * 60  # seconds


class Use(StrEnum):
    """What is counted; the values are columns of `ResourceUse`."""

    VIEW = "views"
    OPEN = "opens"
    DOWNLOAD = "downloads"


def count(request: HttpRequest, resource: int, use: Use) -> None:
    """Count one use of the resource with this primary key, if a reader's, and if he did not do the same just now.

    Whatever goes wrong is logged: the reader gets what he came for, and one use is not counted.
    """
    try:
        if may_count(request) and first_lately(request, f"{use} {resource}", LATELY):
            add(resource, use)
    except Exception:  # a cache that is away, say: no reason to keep somebody from learning
        log.warning("A use was not counted", exc_info=True, extra={"resource": resource, "use": str(use)})


def add(resource: int, use: Use) -> bool:
    """Add one to today's count; False where the database was too busy (`core.counters`)."""
    return counters.add(ResourceUse, {"resource_id": resource, "day": today()}, {use: 1})
