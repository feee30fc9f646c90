"""Engines answer queries. One today; the seam is `search.engines.base.Engine`."""

from search.engines.base import Engine
from search.engines.database import DatabaseEngine


def engine() -> Engine:
    """Return the engine that answers now."""
    return DatabaseEngine()


__all__ = ["Engine", "engine"]
