"""PostgreSQL: `simple` tsvectors of our own over the tokens of `search.analysis`, with GIN indexes.

Four tables, because what finds fast is slow to rank with: `search_pg_find` knows the folded syllables of each
document, `search_pg_rank` the four views with how often each token occurs, `search_pg_title` the titles alone,
`search_pg_term` in how many documents each token occurs. They are made by migration 0004.

PostgreSQL's own `ts_rank` knows no rarity. Here the tokens of a query are grouped by what one of them is worth
(weight of the view × inverse document frequency), each group is ranked by `ts_rank`, and the groups are added.
"""

import math
import struct
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from django.db import connections, transaction

from search import locks
from search.analysis import Views
from search.bits import from_ids, to_ids
from search.engines import lexemes
from search.engines.matching import IN_TITLE, Condition, DatabaseEngine, Match, own_words, parts
from search.models import SearchDocument
from search.plan import Alternative, Plan

_TABLES = ("find", "rank", "title", "term", "late_term", "late_bits")
_LABELS = "{0.5, 0.5, 0.5, 1}"  # a word of the title (A) counts twice one of the body (D)
_BY_LENGTH = 0.2  # how much of a score goes by length: a longer document says any word more often
_STEP = math.log(1.5)  # tokens of one group differ in worth by less than a half
_NAMED = 2_000  # documents that are named one by one; more are picked out of the table by a mask
_DOCUMENTS, _LENGTH = "*", "#"  # rows of search_pg_term that hold how many documents there are, and their syllables
# Passed as two texts: arrays of so many elements are dear to write. No term is empty or holds a space.
_TERMS = "SELECT * FROM unnest(string_to_array(%s, ' '), string_to_array(%s, ' ')::bigint[])"
_FIND = "SELECT id FROM search_pg_find WHERE found @@ asked.words::tsquery"
# The index tells which syllables stand in a title, its text in what order. A term that so many documents hold is not
# looked up at all: its list in the index is long, even if few titles were left of it.
_TITLES = """
    SELECT id FROM search_pg_title
    WHERE words @@ asked.words::tsquery AND strpos(' ' || folded || ' ', asked.written) > 0
        AND coalesce((SELECT documents FROM search_pg_term WHERE term = asked.term), 0) <= {often} LIMIT {most}
"""
_OFTEN = 20  # times as many documents as titles that are wanted

Sql = tuple[str, list]  # an expression with its values


class PostgresqlEngine(DatabaseEngine):
    """Full-text search by tsvector and GIN."""

    name = "postgresql"

    def index(self, rows: Sequence[SearchDocument]) -> None:
        """Add saved rows, or replace them; what is not public is taken out."""
        counts = self._delete([row.pk for row in rows])
        new = [(row, lexemes.Document(row)) for row in rows if row.public]
        for _, one in new:
            counts.update(one.terms)
        counts.update({_DOCUMENTS: len(new), _LENGTH: sum(one.length for _, one in new)})
        numbers = [row.pk for row, _ in new]
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                "INSERT INTO search_pg_find (id, found)"
                " SELECT id, found::tsvector FROM unnest(%s::bigint[], %s::text[]) AS new (id, found)",
                [numbers, [one.found for _, one in new]],
            )
            cursor.execute(
                "INSERT INTO search_pg_rank (id, views, length, weight) SELECT id, views::tsvector, length, weight"
                " FROM unnest(%s::bigint[], %s::text[], %s::int[], %s::float8[]) AS new (id, views, length, weight)",
                [
                    numbers,
                    [one.ranked for _, one in new],
                    [one.length for _, one in new],
                    [row.weight for row, _ in new],
                ],
            )
            cursor.execute(
                "INSERT INTO search_pg_title (id, kind, words, exact, folded)"
                " SELECT id, kind, words::tsvector, exact, folded"
                " FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[])"
                " AS new (id, kind, words, exact, folded)",
                [
                    numbers,
                    [row.kind for row, _ in new],
                    [one.titled for _, one in new],
                    [" ".join(one.title.exact) for _, one in new],
                    [" ".join(one.title.folded) for _, one in new],
                ],
            )
        self._count(counts)

    def remove(self, ids: Sequence[int]) -> None:
        """Forget documents; unknown ones are ignored."""
        self._count(self._delete(ids))

    def _delete(self, ids: Sequence[int]) -> Counter[str]:
        """Take documents out of the tables, and return by how much the counts of their terms change."""
        with connections[self.using].cursor() as cursor:
            for table in ("search_pg_find", "search_pg_title"):
                cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [list(ids)])
            cursor.execute(
                """
                WITH gone AS (DELETE FROM search_pg_rank WHERE id = ANY(%s) RETURNING views, length),
                terms AS (
                    SELECT unnest(tsvector_to_array(views)) AS term, 1 AS number FROM gone
                    UNION ALL SELECT %s, 1 FROM gone
                    UNION ALL SELECT %s, length FROM gone
                )
                SELECT term, -sum(number)::int FROM terms GROUP BY term
                """,
                [list(ids), _DOCUMENTS, _LENGTH],
            )
            return Counter(dict(cursor.fetchall()))

    def _count(self, changes: Counter[str]) -> None:
        """Write by how much counts change: at their place, or aside where another writer is at it (`search.locks`)."""
        if locks.may_change_shared(self.using):
            changes.update(self._late_counts())
            statement = (
                f"INSERT INTO search_pg_term AS held (term, documents) {_TERMS}"
                " ON CONFLICT (term) DO UPDATE SET documents = held.documents + excluded.documents"
            )
        else:
            statement = f"INSERT INTO search_pg_late_term (term, documents) {_TERMS}"
            transaction.on_commit(self.settle, using=self.using, robust=True)
        if changed := sorted(term for term, number in changes.items() if number):  # in the order of the index
            numbers = " ".join(str(changes[term]) for term in changed)
            with connections[self.using].cursor() as cursor:
                cursor.execute(statement, [" ".join(changed), numbers])

    def _late_counts(self) -> dict[str, int]:
        """Take the changes that were put aside."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                "WITH late AS (DELETE FROM search_pg_late_term RETURNING term, documents)"
                " SELECT term, sum(documents)::int FROM late GROUP BY term"
            )
            return dict(cursor.fetchall())

    def settle(self) -> None:
        """Put what was put aside in its place, unless a writer is about to do so."""
        super().settle()
        with transaction.atomic(using=self.using):
            if locks.may_change_shared(self.using):
                self._count(Counter())

    def _empty(self) -> None:
        with connections[self.using].cursor() as cursor:
            for table in _TABLES:
                cursor.execute(f"DELETE FROM search_pg_{table}")

    def _sets(self, conditions: Sequence[Condition]) -> list[int]:
        return self._found(_FIND, words=list(map(lexemes.all_of, conditions)))

    def _any(self, conditions: Sequence[Condition]) -> list[bool]:
        return self._asked(f"EXISTS({_FIND})", words=list(map(lexemes.all_of, conditions)))

    def _title_sets(self, rows: Sequence[tuple[str, ...]], most: int) -> list[int]:
        statement = _TITLES.format(often=_OFTEN * most, most=most)
        words, written = [lexemes.all_of([[row]]) for row in rows], [f" {' '.join(row)} " for row in rows]
        return self._found(statement, words=words, written=written, term=list(map(lexemes.term_of, rows)))

    def _found(self, statement: str, **columns: list[str]) -> list[int]:
        """Return the documents that a statement finds for each row of texts, which it knows as `asked`."""
        ids = self._asked(f"(SELECT string_agg(int4send(id::int), '') FROM ({statement}) AS found)", **columns)
        return [from_ids(struct.unpack(f">{len(one or b'') // 4}i", one or b"")) for one in ids]

    def _asked(self, expression: str, **columns: list[str]) -> list:
        """Return the value of an expression for each row of texts, in their order.

        As rows of one plan: parts of a UNION go to parallel workers, whose start takes longer than the search.
        """
        texts, names = ", ".join(["%s::text[]"] * len(columns)), ", ".join(columns)
        rows = f"unnest({texts}) WITH ORDINALITY AS asked ({names}, place)"
        with connections[self.using].cursor() as cursor:
            cursor.execute(f"SELECT {expression} FROM {rows} ORDER BY place", list(columns.values()))
            return [value for (value,) in cursor]

    def _ranked(self, plan: Plan, match: Match, members: int, start: int, stop: int) -> Sequence[int]:
        own = lexemes.asked([(plan.views, plan.accents)])
        held = [(one, bits & members, _asked(one)) for one, bits in match.held if bits & members]
        known = self._known({*own, *(term for *_, terms in held for term in terms)})
        scored, scores = _within((match.full if match.strict else members) & members, known.rank(own))
        others = [_within(bits, known.rank(terms), one.weight) for one, bits, terms in held]
        also = " + ".join(sql for sql, _ in others) or "0"
        whole, full = _mask(match.full)
        chosen, numbers = _which(members)
        titles = [own_words(plan), *(part for one, *_ in held for part in parts(one))]
        statement = f"""
            WITH ranked AS MATERIALIZED (
                SELECT id, {whole} AS whole, {scored} AS own, {also} AS others,
                    weight / ({1 - _BY_LENGTH} + length * %s::float8)
                        * CASE WHEN views @@ %s::tsquery THEN {IN_TITLE} ELSE 1 END AS factor
                FROM search_pg_rank WHERE {chosen}
            ),
            weighed AS MATERIALIZED (
                SELECT id, whole, own * factor AS own, (own + others) * factor AS total FROM ranked
            )
            SELECT id FROM weighed, (SELECT min(total) AS lowest FROM weighed WHERE whole) AS least
            ORDER BY
                CASE WHEN whole OR lowest IS NULL OR own >= lowest THEN total ELSE least(total, lowest) END DESC,
                whole DESC, total DESC, id
            LIMIT %s OFFSET %s
        """
        values = [
            *full,
            *scores,
            *(value for _, values in others for value in values),
            _BY_LENGTH / known.length,
            " | ".join(f"({lexemes.titles_with(one)})" for one in titles),
            *numbers,
            stop - start,
            start,
        ]
        with connections[self.using].cursor() as cursor:
            cursor.execute(statement, values)
            return [number for (number,) in cursor]

    def _known(self, terms: set[str]) -> "_Known":
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                """
                WITH wanted AS (SELECT unnest(%s::text[]) AS term)
                SELECT term, sum(documents)::int FROM (
                    SELECT term, documents FROM wanted JOIN search_pg_term USING (term)
                    UNION ALL SELECT term, documents FROM wanted JOIN search_pg_late_term USING (term)
                ) AS held GROUP BY term HAVING sum(documents) > 0
                """,
                [[*terms, _DOCUMENTS, _LENGTH]],
            )
            return _Known(dict(cursor.fetchall()))

    def suggest(self, views: Views, kinds: Sequence[str] = (), limit: int = 8) -> tuple[int, ...]:
        """Return ids of documents whose title goes on from what is being typed.

        Titles with the accents typed come first, and of these and of the others those that begin with the words.
        """
        if not views.folded:
            return ()
        exact, folded, accents = " ".join(views.exact), " ".join(views.folded), views.exact != views.folded
        of_kinds = " AND kind = ANY(%s)" if kinds else ""
        statement = f"""
            SELECT id FROM search_pg_title WHERE words @@ %s::tsquery{of_kinds}
            ORDER BY %s AND starts_with(exact, %s) DESC, %s AND strpos(' ' || exact, %s) > 0 DESC,
                starts_with(folded, %s) DESC, id
            LIMIT %s
        """
        values = [lexemes.going_on(views.folded), *([list(kinds)] if kinds else [])]
        values += [accents, exact, accents, f" {exact}", folded, limit]
        with connections[self.using].cursor() as cursor:
            cursor.execute(statement, values)
            return tuple(number for (number,) in cursor)


class _Known:
    """What is known of a query's terms: in how many documents each occurs, and how long a document usually is."""

    def __init__(self, counts: dict[str, int]) -> None:
        number = counts.pop(_DOCUMENTS, 1)
        self.length = counts.pop(_LENGTH, 1) / number
        self._worth = {
            term: lexemes.worth(term) * math.log(1 + (max(number - count, 0) + 0.5) / (count + 0.5))
            for term, count in counts.items()
        }

    def rank(self, terms: Sequence[str]) -> Sql:
        """Return what ranks by the terms; a little more than nothing where none occurs, so that weights still count."""
        known = sorted((term for term in terms if term in self._worth), key=self._group)
        sums, values = ["0.0001"], []
        for _, held in groupby(known, self._group):
            group = list(held)
            # ts_rank divides by the number of terms; the sum of what they are worth gives it back.
            sums.append(f"%s::float8 * ts_rank('{_LABELS}', views, %s::tsquery)")
            values += [sum(self._worth[term] for term in group), lexemes.any_of(group)]
        return " + ".join(sums), values

    def _group(self, term: str) -> int:
        return round(math.log(self._worth[term]) / _STEP)


def _asked(one: Alternative) -> list[str]:
    return lexemes.asked([(phrase, phrase.exact != phrase.folded) for group in one.groups for phrase in group])


def _within(bits: int, score: Sql, weight: float = 1.0) -> Sql:
    """Return the weighted score of the documents in a set; of all others it is 0."""
    held, mask = _mask(bits)
    return f"CASE WHEN {held} THEN %s::float8 * ({score[0]}) ELSE 0 END", [*mask, weight, *score[1]]


def _mask(bits: int) -> Sql:
    """Return the condition that a document is in a set; a newer document than the set knows is not."""
    size = bits.bit_length() // 8 + 1
    return (
        f"(id < {8 * size} AND get_bit(%s::bytea, least(id, {8 * size - 1})::int) = 1)",
        [bits.to_bytes(size, "little")],
    )


def _which(bits: int) -> Sql:
    """Return the same condition by which rows are found: a few are named, many are picked out of all."""
    return ("id = ANY(%s::bigint[])", [to_ids(bits)]) if bits.bit_count() <= _NAMED else _mask(bits)
