"""Words near those of a query, to go on with: of the same concept, around the same words. Only what finds something."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, pairwise

from django.db.models import QuerySet

from core.cache import kept
from search.analysis import Views, folded, views
from search.engines import database_engine
from search.expansions import CONNECTING, LONGEST
from search.glossary import wordings
from search.models import Expansion

MOST = 5  # words that are offered
_CANDIDATES = 16  # that the index is asked for
_SYLLABLES = 8  # of the query that are looked at
_ROWS = 100
_LETTERS = 50  # of what is offered

_ROW = ("key", "written", "language", "entry__vietnamese", "entry__english")


def nearby(text: str, names: Sequence[str] = (), using: str = "default") -> list[str]:
    """Return up to five searches that lie near `text` and find something, in two statements and a kept one.

    The first come from the glossary's entries for its words, then `names`, which the caller knows to be near, then
    the glossary's phrases that hold words of it.
    """
    typed = views(text)
    if not typed.folded:
        return []
    same, around = _from_glossary(typed, using)
    found = {}
    for candidate in (*same[: _CANDIDATES // 2], *names, *around):
        key = tuple(folded(candidate))
        if key and key != typed.folded and len(candidate) <= _LETTERS and len(found) < _CANDIDATES:
            found.setdefault(key, candidate)
    there = database_engine(using).found_together(found)
    return [candidate for key, candidate in found.items() if key in there][:MOST]


def _from_glossary(typed: Views, using: str) -> tuple[list[str], list[str]]:
    """Return the other wordings of the entries that are named in a query, and those that hold words of it."""
    keys, parts = _stretches(typed.folded), list(_parts(typed.folded))
    rows = _translations(using).filter(key__in=keys | _holding(parts, using))
    same: dict[str, int] = {}
    around: dict[str, None] = {}
    for key, written, language, vietnamese, english in rows.values_list(*_ROW).distinct().order_by("key")[:_ROWS]:
        said = wordings(vietnamese if language == "en" else english)  # in the language that was typed
        if key in keys:
            if _is_said(written, typed):
                same |= {wording: max(len(key), same.get(wording, 0)) for wording in said}
        elif any(_is_said(part, typed) for part in _shared(written, parts)):
            around |= {wording: None for wording in said if " ".join(folded(wording)) == key}
    return sorted(same, key=lambda wording: -same[wording]), sorted(around, key=len)


def _translations(using: str) -> QuerySet[Expansion]:
    return Expansion.objects.using(using).filter(reason=Expansion.Reason.TRANSLATION, entry__isnull=False)


def _holding(parts: Collection[str], using: str) -> set[str]:
    """Return phrases of the glossary that begin with one of these words or, of two words, hold them: a hundred at most.

    All phrases are one text in memory, a fifth of a megabyte: no index of a database tells what stands within one.
    """

    def read() -> str:
        return "\n".join(["", *_translations(using).values_list("key", flat=True).order_by("key").distinct(), ""])

    text = kept(f"glossary-phrases:{using}", read)
    asked = [*(f"\n{part} " for part in parts), *(f" {part}" for part in parts if " " in part)]
    return set(islice((line for words in asked for line in _lines(text, words)), _ROWS))


def _lines(text: str, words: str) -> Iterator[str]:
    """Yield the lines that hold some words."""
    at = text.find(words)
    while at >= 0:
        end = text.find("\n", at + 1)
        yield text[text.rfind("\n", 0, at + 1) + 1 : end]
        at = text.find(words, end)


def _stretches(syllables: Sequence[str]) -> set[str]:
    """Return the phrases of a query; what only joins words is none by itself."""
    shown = syllables[:_SYLLABLES]
    phrases = (
        shown[start:end]
        for start in range(len(shown))
        for end in range(start + 1, min(len(shown), start + LONGEST) + 1)
    )
    return {" ".join(phrase) for phrase in phrases if not CONNECTING.issuperset(phrase)}


def _parts(syllables: Sequence[str]) -> Iterator[str]:
    """Yield what a phrase must share with a query: two neighbouring words; of a query of one word, its beginning."""
    shown = syllables[:_SYLLABLES]
    if len(shown) == 1:
        yield shown[0]
    for pair in pairwise(shown):
        if not CONNECTING.intersection(pair):
            yield " ".join(pair)


def _shared(written: str, parts: Iterable[str]) -> Iterator[str]:
    """Yield the parts that a phrase holds, with the phrase's own accents."""
    said = written.split()
    for part in parts:
        size = len(part.split())
        for start in range(len(said) - size + 1):
            if folded(" ".join(said[start : start + size])) == part.split():
                yield " ".join(said[start : start + size])


def _is_said(written: str, typed: Views) -> bool:
    """Tell whether a phrase stands in the query with these accents, or was typed without any.

    Among other words a single one must be typed as it is written: “la” may be anything.
    """
    phrase, bare = tuple(written.split()), tuple(folded(written))
    size = len(phrase)
    for start in range(len(typed.exact) - size + 1):
        said = typed.exact[start : start + size]
        if said == phrase or (said == bare and (size > 1 or len(typed.exact) == 1)):
            return True
    return False
