"""PostgreSQL: `simple` tsvectors of our own over the tokens of `search.analysis`, with GIN indexes.

Four tables, because what finds fast is slow to rank with: `search_pg_find` knows the folded syllables of each
document, `search_pg_rank` the four views with how often each token occurs, `search_pg_title` the titles alone,
`search_pg_term` in how many documents each token occurs. They are made by migration 0004.

PostgreSQL's own `ts_rank` knows no rarity. Here the tokens of a query are grouped by what one of them is worth
(weight of the view × inverse document frequency), each group is ranked by `ts_rank`, and the groups are added.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from django.db import connections

from search.analysis import Views, views
from search.bits import from_ids, to_ids
from search.engines.base import WEIGHTS
from search.engines.matching import Condition, DatabaseEngine, Match, parts
from search.models import SearchDocument
from search.plan import Plan

_TABLES = ("search_pg_find", "search_pg_rank", "search_pg_title")
_PREFIX = {"exact": "e", "folded": "f", "pairs": "b", "folded_pairs": "g"}
_IN_TITLE = 2.0  # what multiplies the score where the title holds all that was asked
_LABELS = "{0.5, 0.5, 0.5, 1}"  # a word of the title (A) counts twice one of the body (D)
_TIMES = 6  # occurrences of a token that are kept; ts_rank takes a 36th of the sixth
_TOKENS = 20_000  # different tokens of a document that are ranked: a tsvector holds a megabyte
_BY_LENGTH = 0.2  # how much of a score goes by length: a longer document says any word more often
_STEP = math.log(1.25)  # tokens of one group differ in worth by less than a quarter
_NAMED = 2_000  # documents that are named one by one; more are picked out of the table by a mask
_DOCUMENTS, _LENGTH = "", "#"  # rows of search_pg_term that hold how many documents there are, and their syllables


class PostgresqlEngine(DatabaseEngine):
    """Full-text search by tsvector and GIN. Writers hold the lock of `search.index`, so counts stay right."""

    name = "postgresql"

    def index(self, rows: Sequence[SearchDocument]) -> None:
        """Add saved rows, or replace them; what is not public is taken out."""
        self.remove([row.pk for row in rows])
        new = [_Tokens(row) for row in rows if row.public]
        if not new:
            return
        with connections[self.using].cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_pg_find (id, found) VALUES (%s, %s::tsvector)", [(one.pk, one.found) for one in new]
            )
            cursor.executemany(
                "INSERT INTO search_pg_rank (id, views, length, weight) VALUES (%s, %s::tsvector, %s, %s)",
                [(one.pk, one.ranked, one.length, one.weight) for one in new],
            )
            cursor.executemany(
                "INSERT INTO search_pg_title (id, kind, words, exact, folded) VALUES (%s, %s, %s::tsvector, %s, %s)",
                [(one.pk, one.kind, one.titled, one.exact, one.folded) for one in new],
            )
            counts = Counter(term for one in new for term in one.counts)
            counts.update({_DOCUMENTS: len(new), _LENGTH: sum(one.length for one in new)})
            cursor.execute(
                "INSERT INTO search_pg_term AS held (term, documents)"
                " SELECT * FROM unnest(%s::text[], %s::bigint[]) ORDER BY 1"
                " ON CONFLICT (term) DO UPDATE SET documents = held.documents + excluded.documents",
                [list(counts), list(counts.values())],
            )

    def remove(self, ids: Sequence[int]) -> None:
        """Forget documents; unknown ones are ignored."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                """
                WITH gone AS (DELETE FROM search_pg_rank WHERE id = ANY(%s) RETURNING views, length),
                terms AS (
                    SELECT unnest(tsvector_to_array(views)) AS term, 1 AS number FROM gone
                    UNION ALL SELECT %s, 1 FROM gone
                    UNION ALL SELECT %s, length FROM gone
                ),
                counted AS (SELECT term, sum(number) AS number FROM terms GROUP BY term)
                UPDATE search_pg_term held SET documents = documents - number
                FROM counted WHERE counted.term = held.term
                """,
                [list(ids), _DOCUMENTS, _LENGTH],
            )
            for table in ("search_pg_find", "search_pg_title"):
                cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [list(ids)])

    def _empty(self) -> None:
        with connections[self.using].cursor() as cursor:
            for table in (*_TABLES, "search_pg_term"):
                cursor.execute(f"DELETE FROM {table}")

    def _sets(self, conditions: Sequence[Condition]) -> list[int]:
        one = "SELECT array_agg(id) FROM search_pg_find WHERE found @@ %s::tsquery"
        with connections[self.using].cursor() as cursor:
            cursor.execute(" UNION ALL ".join([one] * len(conditions)), [_all(groups) for groups in conditions])
            return [from_ids(ids) if ids else 0 for (ids,) in cursor]

    def _ranked(self, plan: Plan, match: Match, members: int, start: int, stop: int) -> Sequence[int]:
        arms = list(_arms(plan, match, members))
        with connections[self.using].cursor() as cursor:
            worth, usual = _worth(cursor, arms)
            values: list = []
            scored = []
            for own, weight, terms, bits in arms:
                rank, asked = _rank(terms, worth)
                which, chosen = _which(bits)
                scored.append(
                    f"SELECT id, %s::int AS own, %s::float8 * ({rank}) / ({1 - _BY_LENGTH} + length * %s::float8)"
                    f" AS score FROM search_pg_rank WHERE {which}"
                )
                values += [own, weight, *asked, _BY_LENGTH / usual, chosen]
            titles = [_own(plan), *(part for one, _ in match.held for part in parts(one))]
            whole, full = _which(match.full, "scored.id")
            cursor.execute(
                f"""
                WITH scored AS MATERIALIZED ({" UNION ALL ".join(scored)}),
                titled AS MATERIALIZED (SELECT id FROM search_pg_title WHERE words @@ %s::tsquery),
                weighed AS MATERIALIZED (
                    SELECT scored.id, bool_or({whole}) AS whole,
                        sum(score * weight * CASE WHEN titled.id IS NULL THEN 1 ELSE {_IN_TITLE} END) AS total,
                        sum(own * score * weight * CASE WHEN titled.id IS NULL THEN 1 ELSE {_IN_TITLE} END) AS own
                    FROM scored JOIN search_pg_rank USING (id) LEFT JOIN titled ON titled.id = scored.id
                    GROUP BY scored.id
                )
                SELECT id FROM weighed, (SELECT min(total) AS lowest FROM weighed WHERE whole) AS least
                ORDER BY
                    CASE WHEN whole OR lowest IS NULL OR own >= lowest THEN total ELSE least(total, lowest) END DESC,
                    whole DESC, total DESC, id
                LIMIT %s OFFSET %s
                """,
                [*values, " | ".join(f"({_all(one)})" for one in titles), full, stop - start, start],
            )
            return [number for (number,) in cursor]

    def suggest(self, views: Views, kinds: Sequence[str] = (), limit: int = 8) -> tuple[int, ...]:
        """Return ids of documents whose title goes on from what is being typed.

        Titles with the accents typed come first, and of these and of the others those that begin with the words.
        """
        if not views.folded:
            return ()
        *rest, last = (f"'{token}'" for token in views.folded)
        of_kinds = " AND kind = ANY(%s)" if kinds else ""
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                "SELECT id FROM search_pg_title WHERE words @@ %s::tsquery"
                f"{of_kinds} ORDER BY starts_with(exact, %s) AND %s DESC, strpos(' ' || exact, %s) > 0 AND %s DESC,"
                " starts_with(folded, %s) DESC, id LIMIT %s",
                [
                    " & ".join([*rest, f"{last}:*"]),
                    *([list(kinds)] if kinds else []),
                    " ".join(views.exact),
                    views.exact != views.folded,
                    f" {' '.join(views.exact)}",
                    views.exact != views.folded,
                    " ".join(views.folded),
                    limit,
                ],
            )
            return tuple(number for (number,) in cursor)


class _Tokens:
    """What stands in the tables for one document."""

    def __init__(self, row: SearchDocument) -> None:
        title, *rest = (views(text) for text in (row.title, row.body, row.terms))
        self.pk, self.kind, self.weight = row.pk, row.kind, row.weight
        self.exact, self.folded = " ".join(title.exact), " ".join(title.folded)
        self.titled = _vector(title.folded)
        self.length = len(title.folded) + sum(len(part.folded) for part in rest)
        in_title, elsewhere = Counter(_prefixed(title, whole=True)), Counter()
        for part in rest:
            elsewhere.update(_prefixed(part))
        self.found = _vector((*title.folded, *rest[0].folded, *rest[1].folded))
        self.counts = list(dict.fromkeys((*in_title, *elsewhere)))[:_TOKENS]
        self.ranked = " ".join(f"'{term}':{_places(in_title[term], elsewhere[term])}" for term in self.counts)


def _places(in_title: int, elsewhere: int) -> str:
    """Return how often a token occurs, as places that only their number and label mean: `1A,2D`."""
    labels = ("A" * in_title + "D" * elsewhere)[:_TIMES]
    return ",".join(f"{place}{label}" for place, label in enumerate(labels, 1))


def _vector(tokens: Iterable[str]) -> str:
    return " ".join(f"'{token}'" for token in list(dict.fromkeys(tokens))[:_TOKENS])


def _prefixed(text: Views, whole: bool = False) -> Iterator[str]:
    for name, letter in _PREFIX.items():
        for token in getattr(text, name):
            yield f"{letter}{token}"
    if whole and text.folded:
        yield _whole("b", text.exact)
        yield _whole("g", text.folded)


def _whole(letter: str, tokens: Sequence[str]) -> str:
    """Return a whole title as one token, which is rare and therefore weighs much."""
    return f"{letter}_{'_'.join(tokens)[:400]}_"


# --- what is asked: tokens hold neither quote nor backslash, and every one is quoted ------------------------------

_Arm = tuple[int, float, list[str], int]  # 1 for own words, its weight, the terms that rank, the documents meant


def _own(plan: Plan) -> Condition:
    return tuple(((one,),) for one in plan.syllables)


def _all(condition: Condition) -> str:
    groups = (" | ".join(f"({_joined(phrase, '&')})" for phrase in group) for group in condition)
    return " & ".join(f"({group})" for group in groups)


def _joined(terms: Iterable[str], operator: str) -> str:
    return f" {operator} ".join(f"'{term}'" for term in terms)


def _arms(plan: Plan, match: Match, members: int) -> Iterator[_Arm]:
    if own := (match.full if match.strict else members) & members:
        yield 1, 1.0, _terms([(plan.views, plan.accents)]), own
    for one, held in match.held:
        if held & members:
            phrases = [phrase for group in one.groups for phrase in group]
            yield 0, one.weight, _terms([(phrase, phrase.exact != phrase.folded) for phrase in phrases]), held & members


def _terms(phrases: Iterable[tuple[Views, bool]]) -> list[str]:
    terms: dict[str, None] = {}
    for phrase, accents in phrases:
        meant = phrase if accents else Views((), phrase.folded, (), phrase.folded_pairs)
        terms.update(dict.fromkeys(_prefixed(meant)))
        if accents:
            terms[_whole("b", phrase.exact)] = None
        terms[_whole("g", phrase.folded)] = None
    return list(terms)


def _worth(cursor, arms: Sequence[_Arm]) -> tuple[dict[str, float], float]:
    """Return weight × inverse document frequency of each term that occurs, and the usual length of a document."""
    terms = list({term for _, _, held, _ in arms for term in held})
    cursor.execute("SELECT term, documents FROM search_pg_term WHERE term = ANY(%s)", [[*terms, _DOCUMENTS, _LENGTH]])
    counts = {term: number for term, number in cursor if number > 0}
    number = counts.pop(_DOCUMENTS, 1)
    usual = counts.pop(_LENGTH, 1) / number
    weights = {_PREFIX[name]: weight for name, weight in WEIGHTS.items()}
    worth = {
        term: weights[term[0]] * math.log(1 + (max(number - count, 0) + 0.5) / (count + 0.5))
        for term, count in counts.items()
    }
    return worth, usual


def _rank(terms: Sequence[str], worth: dict[str, float]) -> tuple[str, list]:
    """Return the expression that ranks by the terms, with its values."""

    def group_of(term: str) -> int:
        return round(math.log(worth[term]) / _STEP)

    known = sorted((term for term in terms if term in worth), key=group_of)
    parts_, values = ["0.0001"], []
    for _, held in groupby(known, group_of):
        group = list(held)
        # ts_rank divides by the number of terms; their sum gives it back.
        parts_.append(f"%s * ts_rank('{_LABELS}', views, %s::tsquery)")
        values += [sum(worth[term] for term in group), _joined(group, "|")]
    return " + ".join(parts_), values


def _which(bits: int, column: str = "id") -> tuple[str, object]:
    """Return the condition that a document is in a set, and its value: a few are named, many are a mask."""
    if bits.bit_count() <= _NAMED:
        return f"{column} = ANY(%s::bigint[])", to_ids(bits)
    size = bits.bit_length() // 8 + 1
    mask = bits.to_bytes(size, "little")
    return f"({column} < {8 * size} AND get_bit(%s::bytea, least({column}, {8 * size - 1})::int) = 1)", mask
