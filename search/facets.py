"""Facets as stored bitsets: which public documents hold a value (`FacetBits`), read at once and counted in Python.

Only public documents have bits, so no count and no filter ever knows of another one. Every document holds its
kind as a value of the facet `KIND`: the kinds together are all documents there are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import connections

from search.bits import from_ids, union
from search.models import FacetBits, SearchDocument

KIND = "kind"
BLOCK = 1 << 16  # documents of one row of bits
MOST = 200  # values of a facet that are read and counted: the most frequent ones, and those chosen
_NAME, _VALUE = (FacetBits._meta.get_field(name).max_length for name in ("name", "value"))

# A facet's `count` of one value is the sum over its blocks; the blobs are read only for the values that are kept.
_READ = """
    WITH frequent AS (
        SELECT name, value, ROW_NUMBER() OVER (PARTITION BY name ORDER BY SUM(count) DESC, value) AS place
        FROM search_facetbits GROUP BY name, value
    )
    SELECT held.name, held.value, held.block, held.bits
    FROM frequent JOIN search_facetbits AS held ON held.name = frequent.name AND held.value = frequent.value
    WHERE frequent.place <= %s OR frequent.name = %s{chosen}
"""

Values = set[tuple[str, str]]  # (name, value)


def values_of(document: SearchDocument) -> Values:
    """Return the facet values that a document has bits for: none unless it is public.

    What is longer than a stored value can be is left out; no address can ask for it.
    """
    if not document.public:
        return set()
    own = {(name, code) for name, codes in document.facets.items() for code in codes if name != KIND}
    return {(KIND, document.kind)} | {(name, code) for name, code in own if len(name) <= _NAME and len(code) <= _VALUE}


def change(before: Mapping[int, Values], after: Mapping[int, Values], using: str = "default") -> None:
    """Write the bits of documents by primary key: what held before and what holds now. Two or three statements."""
    taken, given = _by_row(before), _by_row(after)
    keys = taken.keys() | given.keys()
    if not keys:
        return
    table = FacetBits.objects.using(using)
    names, values, blocks = (set(part) for part in zip(*keys, strict=True))
    stored = {
        (row.name, row.value, row.block): row
        for row in table.filter(name__in=names, value__in=values, block__in=blocks)
    }
    written, empty = [], []
    for key in sorted(keys):
        row = stored.get(key) or FacetBits(name=key[0], value=key[1], block=key[2], bits=b"")
        old = int.from_bytes(row.bits, "little")
        new = old & ~taken.get(key, 0) | given.get(key, 0)
        row.bits, row.count = new.to_bytes((new.bit_length() + 7) // 8, "little"), new.bit_count()
        if new == old:
            continue
        if new:
            written.append(row)
        else:
            empty.append(row.pk)
    if empty:
        table.filter(pk__in=empty).delete()
    table.bulk_create(
        (FacetBits(name=row.name, value=row.value, block=row.block, bits=row.bits, count=row.count) for row in written),
        update_conflicts=True,
        unique_fields=["name", "value", "block"],
        update_fields=["bits", "count"],
    )


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
    with connections[using].cursor() as cursor:
        cursor.execute(_READ.format(chosen=chosen), [MOST, KIND, *pairs])
        return _assembled(cursor)


def read_values(values: Mapping[str, Collection[str]], using: str = "default") -> Facets:
    """Read, in one statement, these values of these facets alone."""
    wanted = FacetBits.objects.using(using).none()
    for name, codes in values.items():
        wanted = wanted | FacetBits.objects.using(using).filter(name=name, value__in=codes)
    return _assembled(wanted.values_list("name", "value", "block", "bits"))


def _assembled(rows: Iterable[tuple[str, str, int, bytes]]) -> Facets:
    sets: dict[str, dict[str, int]] = {}
    for name, value, block, bits in rows:
        values = sets.setdefault(name, {})
        values[value] = values.get(value, 0) | int.from_bytes(bits, "little") << block * BLOCK
    return Facets(sets)
