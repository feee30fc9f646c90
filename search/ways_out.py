"""Out of an empty page: which words nothing holds, and what the query finds with one choice or one word less.

`nothing_found` says it for `search/nothing.html`, the same on the results page and in the lists of the library.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from core.addresses import in_language
from search.analysis import Word, words
from search.answers import ask_meant
from search.asking import totals
from search.engines import database_engine
from search.facet_kinds import labels
from search.query import Query, Results
from search.requests import address
from search.understanding import understood

_HELP = "/gop-y/?ve=/tim-kiem/"  # the form of a higher floor; it takes no reader's words from an address
MOST = 3  # ways that are offered
_WORDS = 12  # of a query that are looked at


@dataclass(frozen=True)
class Way:
    """A query that finds `total` things: in all kinds, without the filter `dropped`, or with fewer words."""

    query: Query
    total: int
    all_kinds: bool = False
    dropped: tuple[str, str] | None = None  # name and code


@dataclass(frozen=True)
class WaysOut:
    """`missing` are the words, as typed, that no public document holds."""

    missing: list[str]
    ways: list[Way]


def nothing_found(
    path: str, results: Results, extra: Mapping[str, str] | None = None, fixed: Collection[str] = ()
) -> dict:
    """Return the context of `search/nothing.html`; filters in `fixed` belong to the path."""
    out = ways_out(results, fixed)
    dropped = [way.dropped for way in out.ways if way.dropped]
    named = labels({name: [code for other, code in dropped if other == name] for name, _code in dropped})
    ways = [
        {
            "label": _label(way, named),
            "count": way.total,
            "address": address(
                path, _without_filters(fixed, way.query), {"kind": "".join(way.query.kinds), **(extra or {})}
            ),
        }
        for way in out.ways
    ]
    return {"missing": out.missing, "ways": ways, "help_address": in_language(_HELP)}


def _label(way: Way, named: Mapping[tuple[str, str], str]) -> str:
    if way.all_kinds:
        return _("Search everything")
    if way.dropped:
        return _("Without “%(filter)s”") % {"filter": named[way.dropped]}
    return _("Search “%(text)s”") % {"text": way.query.text}


def ways_out(results: Results, fixed: Collection[str] = ()) -> WaysOut:
    """Return what leads on from results without a hit; a bounded number of statements, whatever was asked.

    Filters in `fixed` stay.
    """
    query = replace(results.query, page=1)
    typed = list(words(query.text))
    missing, looser = _looser(query, typed[:_WORDS])
    ways = [*_without_choices(query, results, fixed), *looser]
    return WaysOut(missing, ways[:MOST])


def _without_filters(names: Collection[str], query: Query) -> Query:
    return replace(query, filters={name: codes for name, codes in query.filters.items() if name not in names})


def _without_choices(query: Query, results: Results, fixed: Collection[str]) -> Iterator[Way]:
    """Yield the query in all kinds, and without each of its first filters."""
    if query.kinds and (total := sum(results.kinds.values())):
        yield Way(replace(query, kinds=()), total, all_kinds=True)
    chosen = [(name, code) for name, codes in query.filters.items() if name not in fixed for code in codes][:MOST]
    without = [query.without_filter(*one) for one in chosen]
    for one, looser, total in zip(chosen, without, _promised(without), strict=True):
        if total:
            yield Way(looser, total, dropped=one)


def _promised(queries: Sequence[Query]) -> list[int]:
    """Return what the page of each query will find: where a choice is gone, words may be read as one again."""
    read = [bool(understood(query).found) for query in queries]
    of_words = iter(totals([query for query, filters in zip(queries, read, strict=True) if not filters]))
    return [_meant_total(query) if filters else next(of_words) for query, filters in zip(queries, read, strict=True)]


def _meant_total(query: Query) -> int:
    _meant, results = ask_meant(replace(query, size=1))
    return results.total


def _looser(query: Query, typed: Sequence[Word]) -> tuple[list[str], list[Way]]:
    """Return the words that occur nowhere, and the query without them or without one word, most results first."""
    folds = [word.folded for word in typed]
    rests = [tuple(folds[:place] + folds[place + 1 :]) for place in range(len(folds))]
    held = database_engine().holding([*((fold,) for fold in folds), *rests])
    missing = [word for word in typed if not held[word.folded,]]
    dropped = [{word} for word, rest in zip(typed, rests, strict=True) if rest and held[rest]]
    dropped.sort(key=lambda gone: -held[tuple(word.folded for word in typed if word not in gone)].bit_count())
    if len(missing) > 1:  # one word less is not enough then
        dropped = [set(missing)]
    texts = dict.fromkeys(_without(query.text, gone) for gone in dropped if len(gone) < len(typed))
    found = [replace(query, text=text) for text in list(texts)[:MOST]]
    ways = [Way(one, total) for one in found if (total := _meant_total(one))]
    said = dict.fromkeys(query.text[word.start : word.end] for word in missing)
    return list(said), ways


def _without(text: str, gone: set[Word]) -> str:
    """Return the text without some of its words: `("số học vui", {học}) → "số vui"`."""
    parts, at = [], 0
    for word in sorted(gone):
        parts.append(text[at : word.start])
        at = word.end
    return " ".join("".join([*parts, text[at:]]).split())
