"""An index of its own for a measurement: a database that is created for it and dropped, never the site's."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import environ
from django.conf import settings
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import load_backend

from search import engines
from search.engines.base import Engine

ENGINES = ("sqlite", "postgresql", "elasticsearch")


class NoServer(RuntimeError):
    """The engine needs a server that nobody named; the message says how to name it."""


@contextmanager
def throwaway(name: str, database_url: str = "", elasticsearch_url: str = "") -> Iterator[tuple[Engine, str]]:
    """Yield an empty engine and the alias of the empty database that holds its documents.

    `database_url` names a PostgreSQL server where databases may be created (the site's by default),
    `elasticsearch_url` an Elasticsearch (the site's by default). Raises NoServer where there is none.
    """
    if name == "postgresql":
        with _postgresql(database_url) as alias:
            yield engines.database_engine(alias), alias
        return
    with _sqlite() as alias:
        if name == "sqlite":
            yield engines.database_engine(alias), alias
            return
        with _elasticsearch(elasticsearch_url, alias) as engine:
            yield engine, alias


@contextmanager
def _database(configuration: dict) -> Iterator[str]:
    """Open a database under an alias of its own, with the tables of search alone."""
    alias = f"throwaway_{secrets.token_hex(4)}"
    whole = connections.configure_settings({"default": {}, alias: configuration})[alias]
    connections[alias] = load_backend(whole["ENGINE"]).DatabaseWrapper(whole, alias)  # for this thread alone
    try:
        executor = MigrationExecutor(connections[alias])  # the command would tell all apps of a migration
        executor.migrate(executor.loader.graph.leaf_nodes("search"))
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="portal-search-", ignore_cleanup_errors=True) as folder:
        configuration = {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(folder) / "search.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-16000;",
            },
        }
        with _database(configuration) as alias:
            yield alias


@contextmanager
def _postgresql(url: str) -> Iterator[str]:
    server = environ.Env.db_url_config(url) if url else settings.DATABASES["default"]
    if not server["ENGINE"].endswith("postgresql"):
        raise NoServer("Name a PostgreSQL server where databases may be created: --database-url or DATABASE_URL.")
    name = f"portal_search_{secrets.token_hex(6)}"
    with _on_server(server) as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    try:
        with _database({**server, "NAME": name, "CONN_MAX_AGE": None, "TEST": {}}) as alias:
            yield alias
    finally:
        with _on_server(server) as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@contextmanager
def _on_server(server: dict) -> Iterator:
    """A connection of its own, outside any transaction: databases cannot be created within one."""
    import psycopg

    parts = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    words = {key: server[name] for key, name in parts.items() if server.get(name)}
    with psycopg.connect(**words, autocommit=True) as connection, connection.cursor() as cursor:
        yield cursor


@contextmanager
def _elasticsearch(url: str, alias: str) -> Iterator[Engine]:
    from search.engines.elasticsearch import ElasticsearchEngine, connect

    address = url or settings.ELASTICSEARCH_URL
    if not address:
        raise NoServer("Name an Elasticsearch: --elasticsearch-url or ELASTICSEARCH_URL.")
    engine = ElasticsearchEngine(connect(address), f"portal-search-{secrets.token_hex(6)}", using=alias)
    engine.clear()
    try:
        yield engine
    finally:
        engine.drop()
