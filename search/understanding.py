"""Words typed become filters: “lớp 9 video CC BY” is a grade, a type and a licence, and no words are left.

Accents that were typed must agree. Words without any accents agree with two syllables and more, unless two phrases
fold alike: of one syllable too many fold so. A reader takes it all back with `exact`. Nothing is read into a question
(“CC BY là gì?”), between quotation marks, and in a text so long that it is a title. What is chosen already is not
widened: words that say the same go, others stay words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from core.vietnamese import nfc
from search import registry
from search.facet_kinds import labels
from search.phrases import Named, Phrases, Token, tokens_of
from search.query import Query
from search.requests import address

MOST_REST = 10  # syllables beside the filters: a longer text is a title or a sentence, and its words are only words
_LOOSE = " \t\r\n,;:/&|·–—-"  # signs that joined what was taken
_HOLLOW = re.compile(r"\(\s*\)|\[\s*\]|\{\s*\}")


@dataclass(frozen=True)
class Word:
    """What was typed and which filter it became; several codes of “lớp 6–9”."""

    typed: str
    facet: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Understood:
    """`query` is what to ask: words taken out of the text, filters added. `typed` is the question as it was.

    Where `found` is empty both are the same. Where nothing answers to `query`, ask `typed`.
    """

    query: Query
    typed: Query
    found: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """For a page: what was typed with the names of the filters it became, and the address of “Tìm nguyên văn”."""

    words: tuple[tuple[str, str], ...]
    exact_address: str


def understood(query: Query) -> Understood:
    """Return what a query of any page means.

    The filters belong to one kind of things. Where the page is about other kinds as well, the words must name at least
    two facets: “video” alone may be said of anything, “lớp 9 video” is a resource. A tab changes nothing: it counts
    what the words mean without it.
    """
    asked = query.within
    if not query.exact and query.text.strip():
        for kind, load in registry.phrases().items():
            if not asked or kind in asked:
                meant = understand(query, load(), at_least=1 if asked == (kind,) else 2)
                if meant.found:
                    return meant
    return Understood(query, query)


def understand(query: Query, phrases: Phrases, at_least: int = 1) -> Understood:
    """Return `query` with the words of `phrases` as filters, if they name at least so many facets."""
    text = nfc(query.text)
    tokens = list(tokens_of(text))
    found = [] if "?" in text or phrases.asks(tokens) else _agreed(_free(phrases.named(tokens), query), tokens, phrases)
    found = _with_joining(found, tokens, phrases)
    rest = len(tokens) - sum(one.end - one.start for one in found)
    if not found or len({one.facet for one in found}) < at_least or rest > MOST_REST:
        return Understood(query, query)
    spans = [(tokens[one.start].start, tokens[one.end - 1].end) for one in found]
    read = tuple(Word(text[start:end], one.facet, one.codes) for one, (start, end) in zip(found, spans, strict=True))
    remaining = _without(text, spans) if rest else ""
    return Understood(replace(query, text=remaining, filters=_filters(query, read, phrases)), query, read)


def explained(
    meant: Understood, path: str, query: Query | None = None, extra: Mapping[str, str] | None = None
) -> Explanation | None:
    """Return what a page says of its understanding; None where nothing was read as a filter.

    `query` is the typed one that addresses go on from, unless it is `meant.typed`: without filters of the path.
    """
    if not meant.found:
        return None
    codes: dict[str, list[str]] = {}
    for word in meant.found:
        codes.setdefault(word.facet, []).extend(word.codes)
    named = labels(codes)
    said = tuple((word.typed, ", ".join(named[word.facet, code] for code in word.codes)) for word in meant.found)
    return Explanation(said, address(path, query or meant.typed, extra, exact=True, page=1))


def _free(found: Iterable[Named], query: Query) -> list[Named]:
    """Leave out what would widen a facet that the reader has chosen by hand."""
    return [one for one in found if set(one.codes) <= set(query.filters.get(one.facet, one.codes))]


def _agreed(found: Sequence[Named], tokens: Sequence[Token], phrases: Phrases) -> list[Named]:
    """Return what counts: what is sure of itself, and then one by one what stands beside that."""
    agreed = {place for place, one in enumerate(found) if not one.beside or (one.first and one.start == 0)}
    while more := [
        place for place in range(len(found)) if place not in agreed and _is_meant(place, found, agreed, tokens, phrases)
    ]:
        agreed.add(more[0])
    return [found[place] for place in sorted(agreed)]


def _is_meant(place: int, found: Sequence[Named], agreed: set[int], tokens: Sequence[Token], phrases: Phrases) -> bool:
    """Tell whether something unsure stands beside what makes it sure.

    Of two kinds of things the first is looked for, unless words join them; the second says what it is about.
    """
    one, beside = found[place], False
    for other in sorted({place - 1, place + 1} & agreed):
        left, right = sorted((place, other))
        between = tokens[found[left].end : found[right].start]
        if phrases.joins(between):
            if found[other].facet == one.facet and (between or "," in tokens[found[right].start].gap):
                return True
            beside = beside or found[other].facet in one.beside
    return beside and not (one.first and any(found[other].facet == one.facet for other in agreed))


def _with_joining(found: Iterable[Named], tokens: Sequence[Token], phrases: Phrases) -> list[Named]:
    """Take along the joining words between two that count."""
    taken: list[Named] = []
    for one in found:
        joins = taken and phrases.joins(tokens[taken[-1].end : one.start])
        taken.append(replace(one, start=taken[-1].end) if joins else one)
    return taken


def _filters(query: Query, found: Sequence[Word], phrases: Phrases) -> dict[str, tuple[str, ...]]:
    filters = dict(query.filters)
    for facet in dict.fromkeys(word.facet for word in found if word.facet not in query.filters):
        codes = tuple(dict.fromkeys(code for word in found if word.facet == facet for code in word.codes))
        implied = {broader for code in codes for broader in phrases.broader.get((facet, code), ())}
        filters[facet] = tuple(code for code in codes if code not in implied)
    return filters


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text without some of its parts, and without the signs that joined them to the rest."""
    starts, ends = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    parts = [text[start:end].strip(_LOOSE) for start, end in zip(starts, ends, strict=True)]
    return " ".join(_HOLLOW.sub(" ", " ".join(parts)).split())
