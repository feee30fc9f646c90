"""Things like another one, by the facet values and the words that they share; no kind or facet is known here.

No engine ranks them: what documents share is added up over sets of documents (`search.bits`), so every database
puts the same things in the same order, whichever engine answers readers (but for words that fill a library and few
of its titles: PostgreSQL does not look them up).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search import facets
from search.analysis import views
from search.bits import worth_most
from search.engines import database_engine
from search.expansions import CONNECTING
from search.models import SearchDocument

WORD = 2  # what it is worth to have two neighbouring words of the title side by side in one's own title
_PAIRS, _SINGLE = 8, 3  # of a title's pairs, and of its words by themselves (worth 1), the rarest
_LOOKED_UP = 16  # of either, the first of a title
_COMMON = 200  # titles; words that more have tell little, and would cost the more, the larger the library


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
    Three statements, however many documents there are.
    """
    wanted: dict[str, Collection[str]] = {facets.KIND: {kind}}
    for trait in traits:
        wanted[trait.facet] = {*wanted.get(trait.facet, ()), *trait.values}
    held = facets.read_values(wanted, using)
    of_kind = held.any_of(facets.KIND, [kind])
    shared = [(held.any_of(trait.facet, trait.values) & of_kind, trait.worth) for trait in traits]
    pairs, single = _rows(title)
    titled = database_engine(using).titled([*pairs, *single], _COMMON)
    for rows, most, worth in ((pairs, _PAIRS, WORD), (single, _SINGLE, 1)):
        with_words = filter(None, (titled.get(row, 0) & of_kind for row in rows))
        shared += [(bits, worth) for bits in sorted(with_words, key=_telling)[:most]]
    best = worth_most(shared, number, least)
    documents = SearchDocument.objects.using(using).filter(pk__in=best, public=True)
    object_ids = dict(documents.values_list("pk", "object_id"))
    return list(dict.fromkeys(object_ids[pk] for pk in best if pk in object_ids))


def _rows(title: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Return the pairs of neighbours of a title, folded, and its words by themselves; a lone word counts as a pair.

    What only joins words (“và”, “of the”) tells nothing, however few titles of a small library have it.
    """
    syllables = views(title).folded
    if len(syllables) < 2:
        return [syllables] if syllables else [], []
    rows = (dict.fromkeys(pairwise(syllables)), dict.fromkeys((one,) for one in syllables))
    pairs, single = ([row for row in found if not CONNECTING.issuperset(row)][:_LOOKED_UP] for found in rows)
    return pairs, single


def _telling(bits: int) -> tuple[bool, int]:
    """Sort the rarest words first, but last what one title alone has: it may be the very title that is asked for."""
    number = bits.bit_count()
    return number < 2, number
