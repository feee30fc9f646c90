"""The one analysis of a text, for every engine, at index and at query time alike.

A text becomes tokens in four views: written with accents, folded (without), and pairs of neighbours of both.
Written and folded tokens have one spelling each: composed, lower case, tone marks where they belong, lí for lý,
and English plurals as singulars. Everything here is pure and total: any `str` is accepted, nothing raises.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from core.vietnamese import fold, nfc, read_y_as_i, spell

LONGEST = 40  # letters of a token; engines refuse very long ones
_CUT = 3 * LONGEST  # letters and loose marks that are looked at
_SHORT = 100  # letters of a piece that may come again
_TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_LETTERS = re.compile(r"[^\W_]+")
_PLURAL = re.compile(r"[a-z]{3,}s")
_NO_PLURAL = re.compile(r".*(?:ss|us|is)")  # class, campus, analysis


Forms = tuple[str, str, str]  # of a token: its spelling, its exact form and its folded form


@dataclass(frozen=True)
class Views:
    """A text's tokens in order: `exact` and `folded` have the same length, pairs ("a_b") one less."""

    exact: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    folded_pairs: tuple[str, ...] = ()


class Word(NamedTuple):
    """A token where it stands in the text, from letter `start` up to `end`.

    `written` is its spelling in lower case as a reader would like it (`kỹ`, `schools`), `folded` the key by which
    it is found (`ki`, `school`).
    """

    start: int
    end: int
    written: str
    folded: str


def words(text: str) -> Iterator[Word]:
    """Yield the tokens of `text` with their places in it."""
    for match in _TOKEN.finditer(text):
        written, _, folded_form = _analysed(match.group()[:_CUT])
        yield Word(match.start(), match.end(), written, folded_form)


def syllables(text: str) -> list[str]:
    """Return the written tokens in order: `syllables("Vật Lý, HOÀ 23-NQ") == ["vật", "lí", "hòa", "23", "nq"]`."""
    return [forms[1] for forms in _analysed_words(text)]


def folded(text: str) -> list[str]:
    """Return the tokens in order without accents, the keys of finding: `folded("Vật lý") == ["vat", "li"]`."""
    return [forms[2] for forms in _analysed_words(text)]


def fold_syllable(token: str) -> str:
    """Return the folded form of one written token: `fold_syllable("lí") == "li"`."""
    return _analysed(token[:_CUT])[2]


def normalise(text: str) -> str:
    """Return `text` with every token in its one spelling and all signs kept: `normalise("HOÀ, Lý!") == "hòa, lí!"`."""
    return _TOKEN.sub(lambda match: _analysed(match.group()[:_CUT])[1], nfc(text))


def views(text: str) -> Views:
    """Return the four views of `text`."""
    analysed = _analysed_words(text)
    exact = tuple([forms[1] for forms in analysed])  # lists: of all that is read, faster than generators
    bare = tuple([forms[2] for forms in analysed])
    return Views(exact, bare, _pairs(exact), _pairs(bare))


def unfinished(text: str) -> Views:
    """Return the views of a text whose last word goes on: `phy` is the beginning of physics and no `phi`."""
    if not (analysed := _analysed_words(text)):
        return Views()
    *before, last = analysed
    exact = (*(forms[1] for forms in before), last[0])
    bare = (*(forms[2] for forms in before), "".join(_LETTERS.findall(fold(last[0]))) or last[0])
    return Views(exact, bare, _pairs(exact), _pairs(bare))


def has_accents(text: str) -> bool:
    """Tell whether `text` has a letter that folding changes: then the reader means these accents."""
    return any(exact != bare for _, exact, bare in _analysed_words(text))


def _analysed_words(text: str) -> list[Forms]:
    found: list[Forms] = []
    for piece in _pieces(nfc(text)):
        found += _analysed_short(piece) if len(piece) <= _SHORT else _analysed_piece(piece)
    return found


def _pieces(text: str) -> Iterator[str]:
    """Part a text where no token goes on: into its lines, of which names of terms come again and again, or words."""
    for line in text.split("\n"):
        if len(line) <= _SHORT:
            yield line
        else:
            yield from line.split()


def _analysed_piece(piece: str) -> tuple[Forms, ...]:
    return tuple([_analysed(token[:_CUT]) for token in _TOKEN.findall(piece)])


_analysed_short = lru_cache(maxsize=1 << 15)(_analysed_piece)


def _pairs(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map("_".join, pairwise(tokens)))


@lru_cache(maxsize=1 << 16)  # texts have millions of words and few different ones
def _analysed(token: str) -> Forms:
    written = spell(token)[:LONGEST] or token[:LONGEST]
    bare = "".join(_LETTERS.findall(fold(written)))[:LONGEST] or written
    return written, _one_form(written), _one_form(bare)


def _one_form(spelled: str) -> str:
    return read_y_as_i(_singular(spelled))


def _singular(word: str) -> str:
    """Take the plural ending off an English word; no Vietnamese syllable ends in s."""
    if not _PLURAL.fullmatch(word) or _NO_PLURAL.fullmatch(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]
