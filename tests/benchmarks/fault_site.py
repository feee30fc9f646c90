"""The site of `tests.benchmarks.search_faults`, in a process of its own with the environment of the web server.

It is set up as `make run` does it, with so many generated resources besides, and says so: a line of JSON. Then each
line that comes in does something and is answered by one: "write" publishes and withdraws some resources, "check" lets
`tick` send what waits and compares Elasticsearch with the database.
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from itertools import islice

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from elasticsearch.helpers import scan  # noqa: E402

from resources.catalogue.models import LearningResource  # noqa: E402
from resources.intake import ingest  # noqa: E402
from resources.record import Link, ResourceRecord  # noqa: E402
from search.asking import ask  # noqa: E402
from search.engines.elasticsearch import ElasticsearchEngine, portal_engine  # noqa: E402
from search.models import OutboxEntry, SearchDocument  # noqa: E402
from search.query import Query  # noqa: E402
from tests.benchmarks.generated import documents  # noqa: E402

_PUBLISHED, _WITHDRAWN = 5, 1  # resources of each "write"
_UNENDING = 1 << 40
_TICKS = 2.0  # seconds between two ticks
_PATIENCE = 180  # seconds for the outbox to be empty


class Site:
    """A site with `count` generated resources; remembers what it wrote since."""

    def __init__(self, count: int, port: int) -> None:
        self._records = _records()
        self._written: dict[str, str] = {}  # the titles by public identifier
        self._withdrawn = 0
        call_command("set_up", port=port)
        self._publish(count)
        self._written.clear()
        while OutboxEntry.objects.exists():
            call_command("send_outbox", now=True)
        call_command("refresh_lexicon")

    def write(self) -> dict:
        """Publish a few resources, withdraw one that was published before, and say how many wait in the outbox."""
        oldest = list(islice(self._written, _WITHDRAWN))
        self._publish(_PUBLISHED)
        for resource in LearningResource.objects.filter(public_id__in=oldest):
            resource.unpublish()
            del self._written[resource.public_id]
            self._withdrawn += 1
        return {"waiting": OutboxEntry.objects.count()}

    def check(self) -> dict:
        """Tick until nothing waits, and say what Elasticsearch then lacks of the database or should no longer have."""
        waiting, begun = OutboxEntry.objects.count(), time.monotonic()
        call_command("tick")
        while (left := OutboxEntry.objects.count()) and time.monotonic() - begun < _PATIENCE:
            time.sleep(_TICKS)
            call_command("tick")
        seconds = round(time.monotonic() - begun, 1)
        engine = portal_engine()
        engine.indices.refresh(engine.alias)
        public = set(SearchDocument.objects.filter(public=True).values_list("pk", flat=True))
        held = _held(engine)
        return {
            "published": len(self._written) + self._withdrawn,
            "withdrawn": self._withdrawn,
            "waiting_at_the_end": waiting,
            "ticking_seconds": seconds,
            "waiting_after_ticks": left,
            "lost": len(public - held),
            "stale": len(held - public),
            "not_found": sum(not _finds(engine, *one) for one in self._written.items()),
        }

    def _publish(self, number: int) -> None:
        for outcome in ingest(islice(self._records, number), "benchmark"):
            if outcome.outcome != "created":
                raise RuntimeError(f"a generated resource is {outcome.outcome}: {outcome.reason}")
            self._written[outcome.public_id] = outcome.title


def _records() -> Iterator[ResourceRecord]:
    for document in documents(_UNENDING):
        yield ResourceRecord(
            titles={"vi": f"{document.title} {document.object_id}"},
            descriptions={"vi": document.body},
            languages=("vi",),
            type="Video bài giảng",
            subjects=("Toán",),
            licence="https://creativecommons.org/licenses/by/4.0/",
            links=(Link(f"https://example.edu.vn/{document.object_id}"),),
        )


def _held(engine: ElasticsearchEngine) -> set[int]:
    """Return the primary keys of all documents that Elasticsearch has."""

    def work(client) -> set[int]:
        return {int(hit["_id"]) for hit in scan(client, index=engine.alias, _source=False)}

    return engine.connection.ask(work, 60)


def _finds(engine: ElasticsearchEngine, public_id: str, title: str) -> bool:
    return any(hit.object_id == public_id for hit in ask(Query(title, kinds=("resource",)), engine=engine).hits)


def main(count: int, port: int) -> None:
    with redirect_stdout(sys.stderr):
        site = Site(count, port)
    _answer({"ready": True})
    commands = {"write": site.write, "check": site.check}
    for line in sys.stdin:
        with redirect_stdout(sys.stderr):
            answer = commands[line.strip()]()
        _answer(answer)


def _answer(answer: dict) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
