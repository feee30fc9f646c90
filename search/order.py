"""Documents of a set in an order that the database keeps: the newest, the most used, by title."""

from collections.abc import Iterator, Sequence
from itertools import islice

from django.db import DEFAULT_DB_ALIAS, connections

from search.bits import to_ids

_FEW_ENOUGH = 1000  # documents that are sorted by naming them; more are picked out of their order
_CHUNK = 500
_ORDERS = {"newest": "dated DESC, id", "title": "sort_key, id", "used": "used DESC, id"}
_WALK = "SELECT id FROM search_searchdocument {where} ORDER BY {order}"


def in_order(name: str, members: int, start: int, stop: int, using: str = DEFAULT_DB_ALIAS) -> Sequence[int]:
    """Return places `start` up to `stop` of a set of documents, by title where `name` is no order. One statement."""
    order, connection = _ORDERS.get(name, _ORDERS["title"]), connections[using]
    where, values = "", []
    if members.bit_count() <= _FEW_ENOUGH:
        # Written out: to pass a thousand values takes longer than to sort them.
        where = f"WHERE id IN ({', '.join(map(str, to_ids(members))) or 'NULL'})"
    elif connection.vendor == "postgresql":
        size = members.bit_length() // 8 + 1
        where = f"WHERE id < {8 * size} AND get_bit(%s::bytea, least(id, {8 * size - 1})::int) = 1"
        values = [members.to_bytes(size, "little")]
    statement = _WALK.format(where=where, order=order)
    with connection.cursor() as cursor:
        if where:
            cursor.execute(f"{statement} LIMIT %s OFFSET %s", [*values, stop - start, start])
            return [number for (number,) in cursor.fetchall()]
        cursor.execute(statement)
        return list(islice((number for number in _walked(cursor) if members >> number & 1), start, stop))


def _walked(cursor) -> Iterator[int]:
    """Yield all documents as far as they are looked at: SQLite finds them while it is asked."""
    while rows := cursor.fetchmany(_CHUNK):
        for (number,) in rows:
            yield number
