"""Things like another one, by the facet values and the words that they share; no kind or facet is known here.

No engine ranks them: what documents share is added up over sets of documents (`search.bits`), so every database
puts the same things in the same order, whichever engine answers readers.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search import facets
from search.analysis import Views, views
from search.bits import worth_most
from search.engines import database_engine
from search.lexicon import Lexicon
from search.models import SearchDocument

WORD = 2  # what it is worth to hold two neighbouring words of the title, wherever they stand
MOST_WORDS = 4  # such pairs, the rarest of a title
_COMMON = 2_000  # times; pairs that occur more often tell little and cost much


@dataclass(frozen=True)
class Trait:
    """What a document may share: one of these values of a facet, and what that is worth, 1 or more."""

    facet: str
    values: tuple[str, ...]
    worth: int


def alike(
    kind: str, title: str, traits: Sequence[Trait], number: int, least: int = 1, using: str = "default"
) -> list[str]:
    """Return object ids of public documents of a kind, those that share most with `title` and `traits` first.

    What shares less than `least` is left out; a document with that very title and those traits is itself among them.
    Four statements, however many documents there are.
    """
    wanted: dict[str, Collection[str]] = {facets.KIND: {kind}}
    for trait in traits:
        wanted[trait.facet] = {*wanted.get(trait.facet, ()), *trait.values}
    held = facets.read_values(wanted, using)
    of_kind = held.any_of(facets.KIND, [kind])
    shared = [(held.any_of(trait.facet, trait.values) & of_kind, trait.worth) for trait in traits]
    with_words = database_engine(using).holding(_words(views(title), using)).values()
    best = worth_most([*shared, *((bits & of_kind, WORD) for bits in with_words)], number, least)
    documents = SearchDocument.objects.using(using).filter(pk__in=best, public=True)
    object_ids = dict(documents.values_list("pk", "object_id"))
    return list(dict.fromkeys(object_ids[pk] for pk in best if pk in object_ids))


def _words(title: Views, using: str) -> list[tuple[str, ...]]:
    """Return the rarest pairs of neighbours of a title, folded; a title of one word has that word."""
    if len(title.folded) < 2:
        return [title.folded] if title.folded else []
    written = dict(zip(pairwise(title.folded), pairwise(title.exact), strict=True))
    counts = Lexicon(using).pairs(written.values())
    # Once is in this title itself; a pair that is not counted is rare, or newer than the counts.
    often = {pair: counts.get(words, 0) for pair, words in written.items()}
    told = [pair for pair, count in often.items() if count != 1 and count <= _COMMON]
    return sorted(told, key=lambda pair: often[pair] or _COMMON)[:MOST_WORDS]
