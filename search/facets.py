"""Facets as stored bitsets: which public documents hold a value (`FacetBits`), read at once and counted in Python.

Only public documents have bits, so no count and no filter ever knows of another one. Every document holds its
kind as a value of the facet `KIND`: the kinds together are all documents there are.

Bits are changed by one writer at a time. On PostgreSQL, changes of others wait in `search_pg_late_bits` (migration
0004) and are read along, in the order in which they came (`search.locks`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from core import bulk
from search import locks
from search.bits import from_ids, union
from search.models import FacetBits, SearchDocument

KIND = "kind"
BLOCK = 1 << 16  # documents of one row of bits
MOST = 200  # values of a facet that are read and counted: the most frequent ones, and those chosen
_NAME, _VALUE = (FacetBits._meta.get_field(name).max_length for name in ("name", "value"))

_HELD = "SELECT 0 AS id, name, value, block, count, NULL AS taken, bits AS given FROM search_facetbits"
_HELD_AND_LATE = _HELD + " UNION ALL SELECT id, name, value, block, count, taken, given FROM search_pg_late_bits"
# A facet's `count` of one value is the sum over its blocks; the blobs are read only for the values that are kept.
_READ = """
    WITH frequent AS (
        SELECT name, value, ROW_NUMBER() OVER (PARTITION BY name ORDER BY SUM(count) DESC, value) AS place
        FROM ({held}) AS counted GROUP BY name, value
    )
    SELECT held.name, held.value, held.block, held.taken, held.given
    FROM frequent JOIN ({held}) AS held ON held.name = frequent.name AND held.value = frequent.value
    WHERE frequent.place <= %s OR frequent.name = %s{chosen}
    ORDER BY held.id
"""
_READ_VALUES = """
    SELECT name, value, block, taken, given FROM ({held}) AS held WHERE {chosen} ORDER BY id
"""

Values = set[tuple[str, str]]  # (name, value)


class Change(NamedTuple):
    """Of a block of a value: the documents that it loses, and then those that it gets."""

    name: str
    value: str
    block: int
    taken: int
    given: int


def values_of(document: SearchDocument) -> Values:
    """Return the facet values that a document has bits for: none unless it is public.

    What is longer than a stored value can be is left out; no address can ask for it.
    """
    if not document.public:
        return set()
    own = {(name, code) for name, codes in document.facets.items() for code in codes if name != KIND}
    return {(KIND, document.kind)} | {(name, code) for name, code in own if len(name) <= _NAME and len(code) <= _VALUE}


def change(before: Mapping[int, Values], after: Mapping[int, Values], using: str = "default") -> None:
    """Write the bits of documents by primary key: what held before and what holds now. In the caller's transaction."""
    taken, given = _by_row(before), _by_row(after)
    changes = [Change(*key, taken.get(key, 0), given.get(key, 0)) for key in sorted(taken.keys() | given.keys())]
    if not changes:
        return
    if locks.may_change_shared(using):
        _apply([*_late(using), *changes], using)
    else:
        _put_aside(changes, using)


def settle(using: str = "default") -> None:
    """Put changes that were put aside in their place, unless a writer is about to do so."""
    with transaction.atomic(using=using):
        if locks.may_change_shared(using):
            _apply(_late(using), using)


def _apply(changes: Sequence[Change], using: str) -> None:
    """Change stored bits, in three statements at most."""
    if not changes:
        return
    table = FacetBits.objects.using(using)
    names, values, blocks = ({change[place] for change in changes} for place in range(3))
    stored = table.filter(name__in=names, value__in=values, block__in=blocks)
    rows = {(row.name, row.value, row.block): row for row in stored}
    bits = {key: int.from_bytes(row.bits, "little") for key, row in rows.items()}
    before = dict(bits)
    for name, value, block, taken, given in changes:
        key = name, value, block
        bits[key] = bits.get(key, 0) & ~taken | given
    changed = [key for key in sorted(bits) if bits[key] != before.get(key, 0)]
    if empty := [rows[key].pk for key in changed if not bits[key]]:
        table.filter(pk__in=empty).delete()
    held = [(*key, _to_bytes(bits[key]), bits[key].bit_count()) for key in changed if bits[key]]
    bulk.insert(FacetBits, ("name", "value", "block", "bits", "count"), held, using, unique=("name", "value", "block"))


def _put_aside(changes: Sequence[Change], using: str) -> None:
    with connections[using].cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_pg_late_bits (name, value, block, count, taken, given) VALUES (%s, %s, %s, %s, %s, %s)",
            [
                (*change[:3], change.given.bit_count() - change.taken.bit_count(), *map(_to_bytes, change[3:]))
                for change in changes
            ],
        )


def _late(using: str) -> list[Change]:
    """Take the changes that were put aside, in their order."""
    if connections[using].vendor != "postgresql":
        return []
    with connections[using].cursor() as cursor:
        cursor.execute("DELETE FROM search_pg_late_bits RETURNING id, name, value, block, taken, given")
        return [
            Change(*key, int.from_bytes(taken, "little"), int.from_bytes(given, "little"))
            for _id, *key, taken, given in sorted(cursor.fetchall())
        ]


def _to_bytes(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def _by_row(documents: Mapping[int, Values]) -> dict[tuple[str, str, int], int]:
    ids: dict[tuple[str, str, int], list[int]] = {}
    for number, values in documents.items():
        for name, value in values:
            ids.setdefault((name, value, number // BLOCK), []).append(number % BLOCK)
    return {key: from_ids(numbers) for key, numbers in ids.items()}


@dataclass(frozen=True)
class Counts:
    """What a match leaves after kinds and filters (`chosen`, as a set), and the counts of `search.query.Results`."""

    chosen: int
    kinds: Mapping[str, int]
    facets: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Facets:
    """The sets of documents that hold a value, by facet and value."""

    sets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def everything(self) -> int:
        """All documents."""
        return union(self.sets.get(KIND, {}).values())

    def any_of(self, name: str, values: Iterable[str]) -> int:
        """Return the documents that hold one of the values."""
        held = self.sets.get(name, {})
        return union(held.get(value, 0) for value in values)

    def count(self, match: int, kinds: Sequence[str], filters: Mapping[str, Sequence[str]]) -> Counts:
        """Count the documents of a match: kinds by all filters, a facet by the kinds and all filters but its own."""
        wanted = {name: self.any_of(name, values) for name, values in filters.items()}
        filtered = match
        for held in wanted.values():
            filtered &= held
        of_kinds = self.any_of(KIND, kinds) if kinds else match
        facets = {}
        for name, values in self.sets.items():
            if name == KIND:
                continue
            base = match & of_kinds
            for other, held in wanted.items():
                if other != name:
                    base &= held
            if counted := _counted(base, values):
                facets[name] = counted
        return Counts(filtered & of_kinds, _counted(filtered, self.sets.get(KIND, {})), facets)


def _counted(base: int, values: Mapping[str, int]) -> dict[str, int]:
    numbers = {value: (base & held).bit_count() for value, held in values.items()} if base else {}
    return {value: number for value, number in numbers.items() if number}


def read(filters: Mapping[str, Sequence[str]], using: str = "default") -> Facets:
    """Read, in one statement, the values that are counted and those of `filters`."""
    pairs = [part for name, values in filters.items() for value in values for part in (name, value)]
    chosen = " OR (frequent.name = %s AND frequent.value = %s)" * (len(pairs) // 2)
    with _binary(using) as cursor:
        cursor.execute(_READ.format(held=_held(using), chosen=chosen), [MOST, KIND, *pairs])
        return _assembled(cursor)


def read_values(values: Mapping[str, Collection[str]], using: str = "default") -> Facets:
    """Read, in one statement, these values of these facets alone."""
    pairs = [part for name, codes in values.items() for value in codes for part in (name, value)]
    chosen = " OR ".join(["name = %s AND value = %s"] * (len(pairs) // 2)) or "1 = 0"
    with _binary(using) as cursor:
        cursor.execute(_READ_VALUES.format(held=_held(using), chosen=chosen), pairs)
        return _assembled(cursor)


def _held(using: str) -> str:
    """Return the statement for all there is: stored bits and, with larger ids, changes that were put aside."""
    return _HELD_AND_LATE if connections[using].vendor == "postgresql" else _HELD


def _binary(using: str) -> CursorWrapper:
    """Return a cursor that gets bits as they are: as text, PostgreSQL would send twice as many bytes."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return connection.cursor()
    import psycopg

    connection.close_if_health_check_failed()  # both as Django does before it makes a cursor
    connection.ensure_connection()
    cursor = psycopg.Cursor(connection.connection)  # Django's own knows text alone
    cursor.format = psycopg.pq.Format.BINARY
    return connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)


def _assembled(rows: Iterable[tuple[str, str, int, bytes | None, bytes]]) -> Facets:
    sets: dict[str, dict[str, int]] = {}
    for name, value, block, taken, given in rows:
        values = sets.setdefault(name, {})
        held = values.get(value, 0)
        if taken:
            held &= ~(int.from_bytes(taken, "little") << block * BLOCK)
        values[value] = held | int.from_bytes(given, "little") << block * BLOCK
    return Facets(sets)
