"""SQLite: FTS5 tables of our own over the tokens of `search.analysis`.

Three tables, because what finds fast does not rank and what ranks is slow to find with (docs/search.md):
`search_fts_find` knows which folded syllable occurs in which document and nothing more, `search_fts_rank` holds
the four views of each document, `search_fts_title` the titles alone. They are made by migration 0003.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from django.db import connections

from search.analysis import Views, views
from search.bits import from_ids, to_flags
from search.engines.base import WEIGHTS
from search.engines.matching import IN_TITLE, Condition, DatabaseEngine, Match, own_words, parts
from search.models import SearchDocument
from search.plan import Plan

# Each table with its columns; `rowid` is the primary key of the search document.
_COLUMNS = {
    "search_fts_find": ("rowid", "folded"),
    "search_fts_rank": ("rowid", *WEIGHTS),
    "search_fts_title": ("rowid", "exact", "folded", "kind"),
    "search_fts_weight": ("rowid", "weight"),  # of the documents that weigh more or less than 1
}
_TITLE_TIMES = 2  # a title's words are written this often, so they count more than a body's
_BM25 = f"-bm25(search_fts_rank, {', '.join(map(str, WEIGHTS.values()))})"
_HELD = "substr(%s, {} + 1, 1) = x'31'"  # of a set as flags (`search.bits.to_flags`)


class SqliteEngine(DatabaseEngine):
    """Full-text search by FTS5."""

    name = "sqlite"

    def index(self, rows: Sequence[SearchDocument]) -> None:
        """Add saved rows, or replace them; what is not public is taken out."""
        self.remove([row.pk for row in rows])
        new = [_tokens(row) for row in rows if row.public]
        with connections[self.using].cursor() as cursor:
            for table, columns in _COLUMNS.items():
                if values := [(number, *tokens[table]) for number, tokens in new if table in tokens]:
                    places = ", ".join(["%s"] * len(columns))
                    cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", values)

    def remove(self, ids: Sequence[int]) -> None:
        """Forget documents; unknown ones are ignored."""
        with connections[self.using].cursor() as cursor:
            for table in _COLUMNS:
                cursor.execute(
                    f"DELETE FROM {table} WHERE rowid IN (SELECT value FROM json_each(%s))", [json.dumps(list(ids))]
                )

    def _empty(self) -> None:
        with connections[self.using].cursor() as cursor:
            for table in _COLUMNS:
                cursor.execute(f"DELETE FROM {table}")

    def _sets(self, conditions: Sequence[Condition]) -> list[int]:
        one = "SELECT group_concat(rowid) FROM search_fts_find WHERE search_fts_find MATCH %s"
        with connections[self.using].cursor() as cursor:
            cursor.execute(" UNION ALL ".join([one] * len(conditions)), [_all(groups) for groups in conditions])
            return [_set(ids) for (ids,) in cursor]

    def _any(self, conditions: Sequence[Condition]) -> list[bool]:
        one = "SELECT EXISTS(SELECT 1 FROM search_fts_find WHERE search_fts_find MATCH %s)"
        with connections[self.using].cursor() as cursor:
            cursor.execute(" UNION ALL ".join([one] * len(conditions)), [_all(groups) for groups in conditions])
            return [bool(found) for (found,) in cursor]

    def _title_sets(self, rows: Sequence[tuple[str, ...]], most: int) -> list[int]:
        one = (
            "SELECT group_concat(rowid) FROM"
            " (SELECT rowid FROM search_fts_title WHERE search_fts_title MATCH %s LIMIT %s)"
        )
        values = [value for row in rows for value in (f"folded : ({_quoted(row, '+')})", most)]
        with connections[self.using].cursor() as cursor:
            cursor.execute(" UNION ALL ".join([one] * len(rows)), values)
            return [_set(ids) for (ids,) in cursor]

    def _ranked(self, plan: Plan, match: Match, members: int, start: int, stop: int) -> Sequence[int]:
        arms = list(_arms(plan, match, members))
        scored = " UNION ALL ".join(
            f"SELECT rowid AS id, %s AS own, %s * {_BM25} AS score FROM search_fts_rank WHERE search_fts_rank MATCH %s"
            + ("" if flags is None else f" AND {_HELD.format('rowid')}")
            for *_, flags in arms
        )
        statement = f"""
            WITH scored AS MATERIALIZED ({scored}),
            titled AS MATERIALIZED (SELECT rowid AS id FROM search_fts_title WHERE search_fts_title MATCH %s),
            weighed AS MATERIALIZED (
                SELECT scored.id, {_HELD.format("scored.id")} AS whole,
                    sum(score * coalesce(weight, 1) * iif(titled.id IS NULL, 1, {IN_TITLE})) AS total,
                    sum(own * score * coalesce(weight, 1) * iif(titled.id IS NULL, 1, {IN_TITLE})) AS own
                FROM scored LEFT JOIN titled ON titled.id = scored.id
                LEFT JOIN search_fts_weight AS weighing ON weighing.rowid = scored.id
                GROUP BY scored.id
            )
            SELECT id FROM weighed, (SELECT min(total) AS lowest FROM weighed WHERE whole)
            ORDER BY iif(whole OR lowest IS NULL OR own >= lowest, total, min(total, lowest)) DESC, whole DESC,
                total DESC, id
            LIMIT %s OFFSET %s
        """
        values = [value for arm in arms for value in arm if value is not None]
        asked = [own_words(plan), *(part for one, _ in match.held for part in parts(one))]
        in_title = f"folded : ({' OR '.join(f'({_all(condition)})' for condition in asked)})"
        with connections[self.using].cursor() as cursor:
            cursor.execute(statement, [*values, in_title, to_flags(match.full), stop - start, start])
            return [number for (number,) in cursor]

    def suggest(self, views: Views, kinds: Sequence[str] = (), limit: int = 8) -> tuple[int, ...]:
        """Return ids of documents whose title goes on from what is being typed.

        Titles with the accents typed come first, and of these and of the others those that begin with the words.
        """
        if not views.folded:
            return ()
        columns = ("folded",) if views.exact == views.folded else ("exact", "folded")
        asked = [words for name in columns for words in _typed(name, getattr(views, name))]
        of_kinds = f" AND kind IN ({', '.join(['%s'] * len(kinds))})" if kinds else ""
        one = (
            "SELECT * FROM (SELECT rowid AS id, %s AS place FROM search_fts_title"
            f" WHERE search_fts_title MATCH %s{of_kinds} ORDER BY rowid LIMIT %s)"
        )
        values = [value for place, words in enumerate(asked) for value in (place, words, *kinds, limit)]
        statement = f"SELECT id FROM ({' UNION ALL '.join([one] * len(asked))}) GROUP BY id ORDER BY min(place), id"
        with connections[self.using].cursor() as cursor:
            cursor.execute(f"{statement} LIMIT %s", [*values, limit])
            return tuple(number for (number,) in cursor)


def _set(ids: str | None) -> int:
    """Return a set that FTS5 told as one text, which is faster than rows."""
    return from_ids(map(int, ids.split(","))) if ids else 0


# --- what stands in the tables -------------------------------------------------------------------------


def _tokens(row: SearchDocument) -> tuple[int, dict[str, tuple]]:
    """Return a document's primary key and what it has in each table."""
    title, *rest = (views(text) for text in (row.title, row.body, row.terms))
    ranked = []
    for name in WEIGHTS:
        written = [" ".join(getattr(part, name)) for part in (*[title] * _TITLE_TIMES, *rest)]
        if name.endswith("pairs") and title.folded:
            written.append(_whole(title.folded if name == "folded_pairs" else title.exact))
        ranked.append(" ".join(filter(None, written)))
    found = dict.fromkeys((*title.folded, *rest[0].folded, *rest[1].folded))
    tables = {
        "search_fts_find": (" ".join(found),),
        "search_fts_rank": tuple(ranked),
        "search_fts_title": (" ".join(title.exact), " ".join(title.folded), row.kind),
    }
    return row.pk, tables if row.weight == 1 else {**tables, "search_fts_weight": (row.weight,)}


def _whole(tokens: Sequence[str]) -> str:
    """Return a whole title as one token, which is rare and therefore weighs much: `_toan_hoc_`."""
    return f"_{'_'.join(tokens)}_"


# --- what FTS5 is asked: every token quoted, so that nothing typed is an operator ------------------------------


def _quoted(tokens: Iterable[str], operator: str) -> str:
    return f" {operator} ".join(f'"{token}"' for token in tokens)


def _all(condition: Condition) -> str:
    groups = (" OR ".join(f"({_quoted(phrase, 'AND')})" for phrase in group) for group in condition)
    return " AND ".join(f"({group})" for group in groups)


def _typed(column: str, tokens: Sequence[str]) -> tuple[str, str]:
    """Return what finds titles that begin with the tokens, the last of them going on, and titles that hold them."""
    in_a_row = " + ".join(f'"{token}"' for token in tokens)
    return f"{column} : ^ {in_a_row} *", f"{column} : ({_quoted(tokens, 'AND')} *)"


def _arms(plan: Plan, match: Match, members: int) -> Iterator[tuple[int, float, str, bytes | None]]:
    """Yield what adds to scores: 1 for own words, its weight, what FTS5 is asked, and the documents meant, as flags.

    No flags where the words alone find these documents and no others: never within some kinds alone.
    """
    alone = not plan.within
    own = match.full & members if match.strict else members
    if own:
        condition = own_words(plan) if match.strict else None
        words = _ranking([(plan.views, plan.accents)], condition, plan.syllables[:1])
        yield 1, 1.0, words, None if alone and match.strict and own == match.full else to_flags(own)
    for one, held in match.held:
        if not held & members:
            continue
        conditions = parts(one)
        phrases = [phrase for group in one.groups for phrase in group]
        words = _ranking(
            [(phrase, phrase.exact != phrase.folded) for phrase in phrases],
            conditions[0] if len(conditions) == 1 else None,
            [phrase.folded[0] for phrase in one.groups[0]],
        )
        whole = alone and len(conditions) == 1 and held & members == held
        yield 0, one.weight, words, None if whole else to_flags(held & members)


def _ranking(phrases: Sequence[tuple[Views, bool]], condition: Condition | None, certain: Sequence[str]) -> str:
    """Return what ranks by all views of the phrases (each with: typed with accents), where the condition holds.

    `certain` are folded syllables one of which occurs wherever the condition holds: FTS5 has no optional words,
    so a word that is there anyway must stand beside the optional ones.
    """
    tokens: dict[str, dict[str, None]] = {name: {} for name in WEIGHTS}
    for phrase, accents in phrases:
        forms = ("exact", "folded") if accents else ("folded",)
        for form, pairs in (("exact", "pairs"), ("folded", "folded_pairs")):
            if form in forms:
                written = getattr(phrase, form)
                tokens[form].update(dict.fromkeys(written))
                tokens[pairs].update(dict.fromkeys((*getattr(phrase, pairs), _whole(written))))
    if condition is not None:
        tokens["folded"] = dict.fromkeys(certain)
    optional = " OR ".join(f"{name} : ({_quoted(held, 'OR')})" for name, held in tokens.items() if held)
    return optional if condition is None else f"folded : ({_all(condition)}) AND ({optional})"
