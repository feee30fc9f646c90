"""Engines answer plans; the seam is `search.engines.base.Engine`."""

from django.conf import settings
from django.db import connections

from search.engines.base import Engine
from search.engines.matching import DatabaseEngine


def engine() -> Engine:
    """Return the engine that answers: Elasticsearch where there is one, with the database behind it."""
    if not settings.ELASTICSEARCH_URL:
        return database_engine()
    from search.engines.elasticsearch import portal_engine
    from search.engines.fallback import FallbackEngine

    return FallbackEngine(portal_engine(), database_engine())


def database_engine(using: str = "default") -> DatabaseEngine:
    """Return the engine inside the database of this alias, which is always written to."""
    if connections[using].vendor == "postgresql":
        from search.engines.postgresql import PostgresqlEngine

        return PostgresqlEngine(using)
    from search.engines.sqlite import SqliteEngine

    return SqliteEngine(using)


__all__ = ["DatabaseEngine", "Engine", "database_engine", "engine"]
