"""The servers that benchmarks ask: those that the environment names, or ones of their own that are gone afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from tests.tools import elasticsearch, parts, postgresql


class Missing(RuntimeError):
    """There is no server of an engine; the message says what is missing."""


@contextmanager
def servers(name: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses of PostgreSQL and Elasticsearch, empty where the engine needs none. Raises Missing."""
    starting, given = nullcontext(""), ""
    if name == "postgresql":
        given = os.environ.get("DATABASE_URL", "")
        given = given if given.startswith("postgres") else ""
        if not given and parts.postgresql() is None:
            raise Missing("PostgreSQL is missing")
        starting = nullcontext(given) if given else postgresql.server(parts.postgresql())
    elif name == "elasticsearch":
        given = os.environ.get("ELASTICSEARCH_URL", "")
        if not given and elasticsearch.missing():
            raise Missing(elasticsearch.missing())
        starting = nullcontext(given) if given else elasticsearch.server(heap="1g")
    with starting as running:
        address = getattr(running, "url", running)
        yield (address, "") if name == "postgresql" else ("", address)
