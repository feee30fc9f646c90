"""Texts as PostgreSQL's tsvectors, and what is asked of them as tsqueries.

Every token stands in quotes; tokens of `search.analysis` hold neither quote nor backslash, so nothing that is typed
or stored can be an operator. A token of a view has a letter before it: `e` exact, `f` folded, `b` and `g` their pairs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from search.analysis import Views, views
from search.engines.base import WEIGHTS
from search.engines.matching import Condition
from search.models import SearchDocument

TITLE = "A"  # the label of a title's words
_BODY = "D"
_VIEWS = {"exact": "e", "folded": "f", "pairs": "b", "folded_pairs": "g"}
_TIMES = 6  # occurrences of a token that are kept; ts_rank takes a 36th of the sixth
_ROOM = 1_000_000  # bytes of a tsvector, which holds a megabyte
_PLACES = 3 + 2 * _TIMES  # bytes that the places of a token take at most
_WHOLE = 400  # letters of a title that is kept as one token; 2,046 bytes are the most


class Document:
    """What stands in the tables for one document: tsvectors as text, and the terms that count for rarity."""

    def __init__(self, row: SearchDocument) -> None:
        title, *rest = (views(text) for text in (row.title, row.body, row.terms))
        self.title = title
        self.length = len(title.folded) + sum(len(part.folded) for part in rest)
        in_title, elsewhere = Counter(_terms_of(title)), Counter()
        in_title.update(_whole(title, exact=True))
        for part in rest:
            elsewhere.update(_terms_of(part))
        self.terms = _fitting((*in_title, *elsewhere), _PLACES)
        titled, other = in_title.get, elsewhere.get  # asked for each of some hundred terms
        self.ranked = " ".join([f"'{term}':{_places(titled(term, 0), other(term, 0))}" for term in self.terms])
        self.found = " ".join(map(_quoted, _fitting([token for part in (title, *rest) for token in part.folded])))
        self.titled = " ".join(map(_quoted, _fitting(title.folded)))


def worth(term: str) -> float:
    """Return the weight of the view that the term is of."""
    return _WEIGHTS[term[0]]


def all_of(condition: Condition, before: str = "", label: str = "") -> str:
    """Return the tsquery for which the condition holds, of tokens with the letter of a view and a label if given."""

    def joined(phrase: Iterable[str]) -> str:
        return " & ".join(_quoted(before + token) + label for token in phrase)

    groups = (" | ".join(f"({joined(phrase)})" for phrase in group) for group in condition)
    return " & ".join(f"({group})" for group in groups)


def titles_with(condition: Condition) -> str:
    """Return the tsquery that ranked documents answer whose title alone fulfils the condition."""
    return all_of(condition, _VIEWS["folded"], f":{TITLE}")


def term_of(row: Sequence[str]) -> str:
    """Return the term by which one folded syllable, or two neighbours, are counted."""
    return _VIEWS["folded" if len(row) == 1 else "folded_pairs"] + "_".join(row)


def any_of(terms: Iterable[str]) -> str:
    """Return the tsquery for what holds one of the terms."""
    return " | ".join(map(_quoted, terms))


def going_on(tokens: Sequence[str]) -> str:
    """Return the tsquery for what holds all tokens, the last of them as a beginning."""
    return " & ".join(map(_quoted, tokens)) + ":*"


def asked(phrases: Iterable[tuple[Views, bool]]) -> list[str]:
    """Return the distinct terms that rank phrases, each with: typed with accents."""
    terms: dict[str, None] = {}
    for phrase, accents in phrases:
        meant = phrase if accents else Views((), phrase.folded, (), phrase.folded_pairs)
        terms.update(dict.fromkeys((*_terms_of(meant), *_whole(phrase, exact=accents))))
    return list(terms)


_WEIGHTS = {letter: WEIGHTS[name] for name, letter in _VIEWS.items()}


def _terms_of(text: Views) -> list[str]:
    return [letter + token for name, letter in _VIEWS.items() for token in getattr(text, name)]


def _whole(text: Views, exact: bool) -> Iterator[str]:
    """Yield a whole title as one token, which is rare and therefore weighs much: `g_toan_hoc_`."""
    if text.folded:
        yield f"g_{'_'.join(text.folded)[:_WHOLE]}_"
    if text.folded and exact:
        yield f"b_{'_'.join(text.exact)[:_WHOLE]}_"


def _fitting(tokens: Iterable[str], places: int = 0) -> list[str]:
    """Return the distinct tokens in their order, as many as a tsvector has room for: a book, but not a library."""
    distinct, left, kept = dict.fromkeys(tokens), _ROOM, []
    if sum(map(len, distinct)) * 4 + len(distinct) * places <= _ROOM:  # at four bytes a letter; nearly always
        return list(distinct)
    for token in distinct:
        left -= len(token.encode()) + places
        if left < 0:
            break
        kept.append(token)
    return kept


@lru_cache(maxsize=1 << 10)
def _places(in_title: int, elsewhere: int) -> str:
    """Return how often a token occurs, as places of which only the number and the label mean something: `1A,2D`."""
    labels = (TITLE * min(in_title, _TIMES) + _BODY * min(elsewhere, _TIMES))[:_TIMES]
    return ",".join(f"{place}{label}" for place, label in enumerate(labels, 1))


def _quoted(token: str) -> str:
    return f"'{token}'"
