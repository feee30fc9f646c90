"""What the index knows of words: how public documents write each syllable, and which stand side by side.

Two tables hold the counts, derived anew by `refresh`; `Lexicon` reads what one query needs and never a whole table.
The count of all syllables stands with the empty one.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db import connections, models
from django.db.models import Count, Max, Q

from search import abbreviations, locks
from search.analysis import fold_syllable, words
from search.engines import database_engine
from search.models import Expansion, SearchDocument, Syllable, SyllablePair, Synonym

BATCH = 100  # documents
_CAPITALS = re.compile(r"\b[^\W\d_a-z]{2,8}\b")
MOST_SYLLABLES, MOST_PAIRS = 300_000, 200_000  # kept, the most frequent ones; rarer words pass for unknown
# The wanted pairs come first, so that each is looked up by the index and the table is never read through.
_PAIRS = """
    WITH wanted (one, other) AS (VALUES {values})
    SELECT p."first", p."second", p."count" FROM wanted CROSS JOIN {table} p
    WHERE p."first" = wanted.one AND p."second" = wanted.other
"""
_AT_ONCE = 6_000  # rows written or looked up in one statement

Forms = Mapping[str, Mapping[str, int]]  # by fold: ways of writing with their counts
Pair = tuple[str, str]


class Lexicon:
    """Reads the tables in the database `using`: one statement a call."""

    def __init__(self, using: str = "default") -> None:
        self.using = using

    def forms(self, folds: Collection[str]) -> Forms:
        """Return how each of `folds` is written in public documents; `""` has the count of all syllables."""
        found: dict[str, dict[str, int]] = {}
        wanted = ["", *folds][:_AT_ONCE]
        rows = Syllable.objects.using(self.using).filter(fold__in=wanted)
        for fold, written, count in rows.values_list("fold", "written", "count"):
            found.setdefault(fold, {})[written] = count
        return found

    def occurring(self, folds: Collection[str]) -> set[str]:
        """Return those of `folds` that a public document holds now: newer than the counts, or too rare for them."""
        return database_engine(self.using).occurring(folds)

    def pairs(self, wanted: Collection[Pair]) -> dict[Pair, int]:
        """Return how often each of the `wanted` pairs of written syllables occurs, as far as any does."""
        chosen = list(wanted)[:_AT_ONCE]
        if not chosen:
            return {}
        values = ", ".join(["(%s, %s)"] * len(chosen))
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                _PAIRS.format(table=SyllablePair._meta.db_table, values=values),
                [syllable for pair in chosen for syllable in pair],
            )
            return {(first, second): count for first, second, count in cursor.fetchall()}


@dataclass(frozen=True)
class Refreshed:
    """What a refresh counted: documents read, ways of writing, pairs, and abbreviations explained."""

    documents: int
    syllables: int
    pairs: int
    abbreviations: int


def refresh(using: str = "default") -> Refreshed:
    """Count the public documents anew and put the counts in place of the old ones in one transaction.

    Documents are read by key in short transactions; memory stays bounded, whatever their number. Of two at once,
    the later one replaces what the earlier one counted.
    """
    counting = _Counting()
    for texts in _public_texts(using):
        counting.documents += 1
        counting.add(texts)
    counting.add(_wordings(using))
    syllables = dict(counting.syllables.most_common(MOST_SYLLABLES)) | {"": counting.total}
    pairs = dict(counting.pairs.most_common(MOST_PAIRS))
    mined = abbreviations.expansions(counting.abbreviations, counting.ordinary())
    with locks.refreshing(using):
        _replace(Syllable, ("fold", "written"), {(fold_syllable(one), one): n for one, n in syllables.items()}, using)
        _replace(SyllablePair, ("first", "second"), pairs, using)
        found_before = Expansion.objects.using(using).filter(synonym=None)  # the editors' own are theirs
        found_before.filter(reason__in=(Expansion.Reason.SHORT, Expansion.Reason.LONG)).delete()
        Expansion.objects.using(using).bulk_create(mined, batch_size=_AT_ONCE)
    return Refreshed(counting.documents, len(syllables) - 1, len(pairs), len(mined))


def state(using: str = "default") -> tuple:
    """Return a value that changes when public documents or editors' words do: then a refresh finds something new."""
    documents = SearchDocument.objects.using(using).filter(public=True)
    glossary = Expansion.objects.using(using).filter(Q(reason=Expansion.Reason.TRANSLATION) | ~Q(synonym=None))
    last = documents.aggregate(number=Count("pk"), last=Max("pk"), changed=Max("changed_at"))
    return (*last.values(), *glossary.aggregate(number=Count("pk"), last=Max("pk")).values())


def _public_texts(using: str) -> Iterator[tuple[str, ...]]:
    rows = SearchDocument.objects.using(using).filter(public=True).order_by("pk")
    after = 0
    while batch := list(rows.filter(pk__gt=after).values_list("pk", "title", "body", "terms")[:BATCH]):
        yield from (texts for _, *texts in batch)
        after = batch[-1][0]


def _wordings(using: str) -> Iterator[str]:
    """Words of editors are known as well: in a library of English materials they stand for what is there."""
    rows = Expansion.objects.using(using).filter(reason=Expansion.Reason.TRANSLATION)
    yield from rows.order_by("wording").values_list("wording", flat=True).distinct().iterator()
    synonyms = Synonym.objects.using(using).filter(active=True).order_by("pk")
    for row in synonyms.values_list("words", "long_form").iterator():
        yield from (wording for wordings in row for wording in wordings.split(";"))


class _Counting:
    def __init__(self) -> None:
        self.documents = 0
        self.total = 0  # of syllables, the rarest that are forgotten among them
        self.syllables: Counter[str] = Counter()
        self.pairs: Counter[Pair] = Counter()
        self.capitals: Counter[str] = Counter()
        self.abbreviations: abbreviations.Found = Counter()

    def add(self, texts: Iterable[str]) -> None:
        for text in texts:
            # Numbers are no syllables: they are never misspelled, and there is no end of them.
            written = [word.written if word.written.isalpha() else "" for word in words(text)]
            said = [syllable for syllable in written if syllable]
            self.total += len(said)
            self.syllables.update(said)
            self.pairs.update(pair for pair in pairwise(written) if all(pair))
            self.capitals.update(_CAPITALS.findall(text))
            self.abbreviations.update(abbreviations.explained(text))
        self.syllables = _most(self.syllables, MOST_SYLLABLES)
        self.pairs = _most(self.pairs, MOST_PAIRS)
        self.capitals = _most(self.capitals, MOST_SYLLABLES)

    def ordinary(self) -> set[str]:
        """Return the short forms that are words of their own as well: mostly written without capitals."""
        shorts = {short for _, short in self.abbreviations}
        return {short.lower() for short in shorts if 2 * self.capitals[short] < self.syllables[short.lower()]}


def _replace(model: type[models.Model], key: Pair, counts: Mapping[Pair, int], using: str) -> None:
    """Make the table hold exactly `counts`; rows that stay as they are, nearly all of them, are not written."""
    rows = model.objects.using(using)
    fresh, gone = dict(counts), []
    for pk, first, second, count in rows.values_list("pk", *key, "count").iterator():
        if (first, second) not in fresh:
            gone.append(pk)
        elif fresh[first, second] == count:
            del fresh[first, second]
    for start in range(0, len(gone), _AT_ONCE):
        rows.filter(pk__in=gone[start : start + _AT_ONCE]).delete()
    _put(model, key, [(*pair, count) for pair, count in fresh.items()], using)


def _put(model: type[models.Model], key: Pair, counts: Sequence[tuple[str, str, int]], using: str) -> None:
    """Insert rows, or change their counts: a hundred thousand in a second or two, which a lock on SQLite may last."""
    unique = ("written",) if model is Syllable else key
    into = f"INSERT INTO {model._meta.db_table} ({_names((*key, 'count'))})"
    conflict = f'ON CONFLICT ({_names(unique)}) DO UPDATE SET "count" = excluded."count"'
    with connections[using].cursor() as cursor:
        if connections[using].vendor == "sqlite":
            cursor.executemany(f"{into} VALUES (%s, %s, %s) {conflict}", counts)
            return
        for start in range(0, len(counts), _AT_ONCE):
            columns = [list(column) for column in zip(*counts[start : start + _AT_ONCE], strict=True)]
            cursor.execute(f"{into} SELECT * FROM unnest(%s::text[], %s::text[], %s::int[]) {conflict}", columns)


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _most(counts: Counter, limit: int) -> Counter:
    """Forget the rarest once there are twice as many as will be kept."""
    return Counter(dict(counts.most_common(limit))) if len(counts) > 2 * limit else counts
