"""Many rows of one table in few statements, where `bulk_create` costs more than the database does.

`bulk_create` compiles every cell of every row as an expression. Here a column's cells are prepared by its field,
each different value once. As there, no signal is sent and no `save()` called; unlike there, values are plain: no
expressions, and no tables of parent models.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, JSONField, Model


def create(instances: Sequence[Model], using: str = DEFAULT_DB_ALIAS) -> None:
    """Insert new instances of one model, and give each its primary key."""
    if not instances:
        return
    key = instances[0]._meta.pk
    returning = f"RETURNING {connections[using].ops.quote_name(key.column)}"
    numbers = _insert(instances, [field for field in _fields(instances[0]) if field is not key], returning, using)
    for instance, (number,) in zip(instances, numbers, strict=True):
        instance.pk = number
        instance._state.adding, instance._state.db = False, using


def replace(instances: Sequence[Model], names: Sequence[str], using: str = DEFAULT_DB_ALIAS) -> None:
    """Write these fields of instances of one model over their rows; a row that is not there is inserted whole."""
    if not instances:
        return
    meta = instances[0]._meta
    suffix = _over([meta.pk.column], [meta.get_field(name).column for name in names], using)
    _insert(instances, _fields(instances[0]), suffix, using)


def insert(
    model: type[Model],
    columns: Sequence[str],
    rows: Iterable[tuple],
    using: str = DEFAULT_DB_ALIAS,
    unique: Sequence[str] = (),
) -> None:
    """Insert rows of plain values into these columns, for tables that only hang on others: nobody asks for their keys.

    Columns that are not named must have a default in the database. Where a row with the same values in the columns
    `unique` is there already, the others are written over it.
    """
    quote = connections[using].ops.quote_name
    names, places = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    suffix = _over(unique, [name for name in columns if name not in unique], using) if unique else ""
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places}) {suffix}"
    if rows := list(rows):
        with connections[using].cursor() as cursor:
            cursor.executemany(statement, rows)


def _over(unique: Iterable[str], columns: Iterable[str], using: str) -> str:
    quote = connections[using].ops.quote_name
    changes = ", ".join(f"{name} = excluded.{name}" for name in map(quote, columns))
    return f"ON CONFLICT ({', '.join(map(quote, unique))}) DO UPDATE SET {changes}"


def _fields(instance: Model) -> list[Field]:
    return [field for field in instance._meta.concrete_fields if not field.generated]


def _insert(instances: Sequence[Model], fields: Sequence[Field], suffix: str, using: str) -> list[tuple]:
    """Insert in statements as long as the database takes them; returns what they return, in the instances' order."""
    connection = connections[using]
    quote, table = connection.ops.quote_name, instances[0]._meta.db_table
    into = f"INSERT INTO {quote(table)} ({', '.join(quote(field.column) for field in fields)})"
    places = f"({', '.join(['%s'] * len(fields))})"
    at_once = max(1, connection.ops.bulk_batch_size(fields, instances))
    returned = []
    rows = _rows(instances, fields, connection)
    with connection.cursor() as cursor:
        while batch := list(islice(rows, at_once)):
            values = [cell for row in batch for cell in row]
            cursor.execute(f"{into} VALUES {', '.join([places] * len(batch))} {suffix}", values)
            if cursor.description:
                returned += cursor.fetchall()
    return returned


def _rows(instances: Sequence[Model], fields: Sequence[Field], connection: BaseDatabaseWrapper) -> Iterator[tuple]:
    """Yield the cells of each instance as the database takes them."""
    return zip(*(_column(field, instances, connection) for field in fields), strict=True)


def _column(field: Field, instances: Sequence[Model], connection: BaseDatabaseWrapper) -> list:
    """Return a field's cells; what is said in many rows (a time, a term, nothing) is prepared once."""
    values = [field.pre_save(instance, add=True) for instance in instances]
    keys = list(map(repr, values)) if isinstance(field, JSONField) else values  # lists and dictionaries are no keys
    different = dict(zip(keys, values, strict=True))
    prepared = {key: field.get_db_prep_save(value, connection) for key, value in different.items()}
    return [prepared[key] for key in keys]
