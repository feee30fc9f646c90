"""The portal several times over, each with a library of another size, so that one run can ask them turn about."""

import random
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import environ
import psycopg
from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.management import call_command
from django.db import connections
from django.db.utils import load_backend

from core import demo
from core.process_memory import ProcessMemory
from resources.catalogue.models import LearningResource
from resources.intake import ingest
from resources.record import Link, ResourceRecord
from resources.vocabularies.lookup import AUDIENCE, LEVEL, LICENCE, SUBJECT, TOPIC, TYPE, TermTable
from search import facets, glossary, lexicon
from tests.benchmarks.generated import text

TAGS = 200
TAG = "thẻ chung"  # of every fiftieth resource
_SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;",
    },
}
_CACHES = {"default": LocMemCache, "pages": LocMemCache, "memory": ProcessMemory}
_GENERATION = 1  # the same for all: what a process keeps for a generation is made once


@dataclass
class Library:
    """A portal: its database, its caches and its index, which `open` makes those of this process."""

    size: int
    connection: object
    index: tuple[str, str] = ("", "")  # address and name in Elasticsearch

    def open(self) -> None:
        connections["default"] = self.connection
        for name in _CACHES:
            caches[name] = self._cache(name)
        settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = self.index

    def forget(self) -> None:
        """Make everything that was kept stale, as publishing does."""
        for name in _CACHES:
            self._cache(name).clear()
        self._cache("pages").set("generation", _GENERATION, None)

    def _cache(self, name: str) -> LocMemCache:
        return _CACHES[name](f"{name}-{id(self)}", settings.CACHES[name])


def records(count: int, seed: int = 7) -> Iterator[ResourceRecord]:
    """Yield made-up resources whose terms are as unevenly frequent as real ones, the same for the same seed."""
    chosen, codes = random.Random(seed), _codes()

    def some(vocabulary: str, most: int) -> tuple[str, ...]:
        return tuple({_uneven(chosen, codes[vocabulary]) for _each in range(chosen.randint(1, most))})

    for number in range(count):
        yield ResourceRecord(
            titles={"vi": text(chosen, chosen.randint(4, 9)).capitalize() + f" {number}"},
            descriptions={"vi": text(chosen, 50).capitalize() + "."},
            languages=(chosen.choice(("vi", "vi", "vi", "en")),),
            type=_uneven(chosen, codes[TYPE]),
            levels=some(LEVEL, 3),
            subjects=some(SUBJECT, 2),
            topics=some(TOPIC, 2),
            audiences=some(AUDIENCE, 2),
            tags=(*(f"thẻ {_uneven(chosen, range(TAGS))}" for _each in range(3)), *([] if number % 50 else [TAG])),
            authors=(f"Tác giả mẫu {chosen.randrange(500)}",),
            publisher=f"Đơn vị mẫu {chosen.randrange(80)}",
            licence=_uneven(chosen, codes[LICENCE]),
            licence_version="4.0",
            links=(Link(f"https://example.edu.vn/hoc-lieu/{seed}/{number}"),),
        )


def _codes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in TermTable.from_file():
        if row.vocabulary != LICENCE or row.code.startswith("cc"):
            found.setdefault(row.vocabulary, []).append(row.code)
    return found


def _uneven(chosen: random.Random, values: Sequence) -> object:
    """Return one of the values, the first ones more often."""
    return values[min(int(chosen.expovariate(3 / len(values))), len(values) - 1)]


@contextmanager
def libraries(
    engine: str, sizes: Sequence[int], addresses: tuple[str, str] = ("", ""), migrated: Path | None = None
) -> Iterator[list[Library]]:
    """Yield libraries of these sizes: demo content, then generated resources through the import; gone afterwards.

    `addresses` are those of PostgreSQL and Elasticsearch; beside Elasticsearch the database is SQLite. `migrated` is an
    empty one to begin with, which saves most of the time of a small run.
    """
    before, caches_before = connections["default"], {name: caches[name] for name in _CACHES}
    index_before = settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX
    with ExitStack() as stack:
        stack.callback(_put_back, before, caches_before, index_before)
        places = _postgresql(addresses[0], stack) if engine == "postgresql" else _sqlite(stack, migrated)
        found = []
        for size, configuration in zip(sizes, places.copies(len(sizes)), strict=True):
            found.append(Library(size, _connection(configuration)))
            stack.callback(found[-1].connection.close)
            _fill(found[-1])
            if engine == "elasticsearch":
                _index(found[-1], addresses[1], stack)
        yield found


def _put_back(connection, kept: dict, index: tuple[str, str]) -> None:
    connections["default"] = connection
    for name, cache in kept.items():
        caches[name] = cache
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX = index


def _connection(configuration: dict):
    whole = connections.configure_settings({"default": {**configuration, "CONN_MAX_AGE": None}})["default"]
    return load_backend(whole["ENGINE"]).DatabaseWrapper(whole, "default")


def _with_demo(configuration: dict) -> None:
    """Migrate a database and load the demo content into it."""
    library = Library(0, _connection(configuration))
    library.open()
    # What the stock search keeps depends on the database that the process began with, and no public page asks it.
    settings.WAGTAILSEARCH_BACKENDS = {
        name: {**backend, "AUTO_UPDATE": False} for name, backend in settings.WAGTAILSEARCH_BACKENDS.items()
    }
    call_command("migrate", verbosity=0, interactive=False)
    glossary.load()
    for part in demo.parts():
        part.load()
    library.connection.close()


def _fill(library: Library) -> None:
    library.open()
    for _outcome in ingest(records(max(0, library.size - LearningResource.objects.count())), "benchmark"):
        pass
    facets.settle()
    lexicon.refresh()
    with library.connection.cursor() as cursor:  # which PostgreSQL does by itself, only later
        cursor.execute("VACUUM ANALYZE" if library.connection.vendor == "postgresql" else "ANALYZE")
    library.forget()


def _index(library: Library, url: str, stack: ExitStack) -> None:
    from search.engines.elasticsearch import ElasticsearchEngine, connect

    name = f"portal-browse-{secrets.token_hex(6)}"
    engine = ElasticsearchEngine(connect(url), name)
    engine.clear()
    stack.callback(engine.drop)
    engine.fill()
    library.index = (url, name)


@dataclass
class _Files:
    """Databases of SQLite: one that is migrated, and copies of it."""

    folder: Path
    migrated: Path | None

    def copies(self, number: int) -> Iterator[dict]:
        first = self.folder / "first.sqlite3"
        if self.migrated:
            shutil.copy(self.migrated, first)
        _with_demo({**_SQLITE, "NAME": str(first)})
        for place in range(number):
            path = self.folder / f"{place}.sqlite3"
            shutil.copy(first, path)
            yield {**_SQLITE, "NAME": str(path)}


@dataclass
class _Databases:
    """Databases of a PostgreSQL server: one that is migrated, and copies of it."""

    server: dict
    name: str
    stack: ExitStack

    def copies(self, number: int) -> Iterator[dict]:
        self._create(self.name, "template0 ENCODING 'UTF8'")
        _with_demo({**self.server, "NAME": self.name})
        for place in range(number):
            name = f"{self.name}_{place}"
            self._create(name, self.name)
            yield {**self.server, "NAME": name}

    def _create(self, name: str, template: str) -> None:
        self._do(f"CREATE DATABASE {name} TEMPLATE {template}")
        self.stack.callback(self._do, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        parts = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
        words = {key: self.server[name] for key, name in parts.items() if self.server.get(name)}
        with psycopg.connect(**words, autocommit=True) as connection:
            connection.execute(statement)


def _sqlite(stack: ExitStack, migrated: Path | None) -> _Files:
    folder = tempfile.TemporaryDirectory(prefix="portal-browse-", ignore_cleanup_errors=True)
    return _Files(Path(stack.enter_context(folder)), migrated)


def _postgresql(url: str, stack: ExitStack) -> _Databases:
    server = environ.Env.db_url_config(url)
    return _Databases(server, f"portal_browse_{secrets.token_hex(6)}", stack)
