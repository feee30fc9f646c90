"""Counters of what readers do, a row a day: raised in one statement, never at the price of an answer.

Nobody is told of a count by a signal, so no cached page becomes stale by it (`core.cache`); give such models
`on_pages = False` all the same, for whoever saves one.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

from django.db import DatabaseError, connections, models, transaction

log = logging.getLogger(__name__)
PATIENCE = 1.0  # seconds for which a count waits for other writers


def add(
    model: type[models.Model],
    key: Mapping[str, Any],
    numbers: Mapping[str, int],
    values: Mapping[str, Any] = MappingProxyType({}),
    first: Mapping[str, Any] = MappingProxyType({}),
    using: str = "default",
) -> bool:
    """Raise the counters of the row that `key` names by `numbers`, and set its other `values`.

    The row is made where there is none, with what stands in `first` alone as well; `key` must be unique in the table.
    Returns False, and says so in the log, where the database is too busy or too full: a count that is lost is better
    than a reader who waits.
    """
    row = model(**{**first, **values, **numbers, **key})
    try:
        with impatient(using), transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute(*_upsert(row, key, numbers, values, using))
    except DatabaseError as error:
        log.warning("A count was lost: %s", error, extra={"model": model._meta.label})
        return False
    return True


def _upsert(
    row: models.Model, key: Iterable[str], numbers: Iterable[str], values: Iterable[str], using: str
) -> tuple[str, list[Any]]:
    """Return the one statement that makes this row or raises the one that is there, with its parameters.

    As plain SQL: `bulk_create` can replace what is there, but not add to it.
    """
    connection, meta = connections[using], row._meta
    quoted = connection.ops.quote_name
    table = quoted(meta.db_table)

    def columns(names: Iterable[str]) -> list[str]:
        return [quoted(meta.get_field(name).column) for name in names]

    fields = [field for field in meta.concrete_fields if not field.primary_key]
    given = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    changes = [f"{name} = {table}.{name} + excluded.{name}" for name in columns(numbers)]
    changes += [f"{name} = excluded.{name}" for name in columns(values)]
    sql = (
        f"INSERT INTO {table} ({', '.join(columns(field.name for field in fields))}) "
        f"VALUES ({', '.join(['%s'] * len(fields))}) "
        f"ON CONFLICT ({', '.join(columns(key))}) DO UPDATE SET {', '.join(changes)}"
    )
    return sql, given


@contextmanager
def impatient(using: str) -> Iterator[None]:
    """Wait for a lock no longer than `PATIENCE`, whatever the connection is used to."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        with transaction.atomic(using=using), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = %s", [round(PATIENCE * 1000)])
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (usual,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {round(PATIENCE * 1000)}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
