"""Documents of a set in an order that the database keeps: the newest, the most used, by title."""

from collections.abc import Sequence
from itertools import islice

from django.db import DEFAULT_DB_ALIAS, connections

from search.bits import to_ids
from search.models import SearchDocument

_FEW_ENOUGH = 1000  # documents that are sorted by naming them; more are picked out of their order
_ORDERS = {"newest": ("-dated", "pk"), "title": ("sort_key", "pk"), "used": ("-used", "pk")}


def in_order(name: str, members: int, start: int, stop: int, using: str = DEFAULT_DB_ALIAS) -> Sequence[int]:
    """Return places `start` up to `stop` of a set of documents, by title where `name` is no order. One statement."""
    order = _ORDERS.get(name, _ORDERS["title"])
    documents = SearchDocument.objects.using(using).order_by(*order).values_list("pk", flat=True)
    if members.bit_count() <= _FEW_ENOUGH:
        return list(documents.filter(pk__in=to_ids(members))[start:stop])
    if connections[using].vendor == "postgresql":  # where a walk begins by copying all documents
        size = members.bit_length() // 8 + 1
        held = f"id < {8 * size} AND get_bit(%s::bytea, least(id, {8 * size - 1})::int) = 1"
        return list(documents.extra(where=[held], params=[members.to_bytes(size, "little")])[start:stop])
    walk = (number for number in documents.iterator(chunk_size=500) if members >> number & 1)
    return list(islice(walk, start, stop))
