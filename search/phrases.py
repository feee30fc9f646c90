"""Words that say filters, and where they stand in a text. Which words these are is told by whoever owns the filters."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from search.analysis import fold_syllable, folded, syllables, words

_SENTENCE = re.compile(r"[.,;:!?\n]")  # no phrase goes on behind these
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»")


class Token(NamedTuple):
    """A syllable of a text, from letter `start` up to `end`; `gap` are the signs before it."""

    start: int
    end: int
    exact: str
    folded: str
    gap: str
    quoted: bool = False

    @property
    def plain(self) -> bool:
        return self.exact == self.folded


@dataclass(frozen=True)
class Phrase:
    """Words that say a value of a facet, as tokens with accents (`exact`) and without (`words`).

    With `beside` it counts only next to a value of one of these facets (or, `first`, as the first words of the text,
    which say what is looked for: in “video hướng dẫn” the video). `strict` words need their accents.
    """

    words: tuple[str, ...]
    exact: tuple[str, ...]
    facet: str
    code: str
    beside: frozenset[str] = frozenset()
    first: bool = False
    strict: bool = False

    @classmethod
    def of(cls, text: str, facet: str, code: str, **place) -> "Phrase":
        return cls(tuple(folded(text)), tuple(syllables(text)), facet, code, **place)

    def agrees(self, typed: Sequence[Token]) -> bool:
        """Tell whether `typed` are these words: with their accents, or without any where that leaves no doubt."""
        if tuple(token.folded for token in typed) != self.words or any(_SENTENCE.search(t.gap) for t in typed[1:]):
            return False
        if tuple(token.exact for token in typed) == self.exact:
            return True
        return not self.strict and all(token.plain for token in typed)


@dataclass(frozen=True)
class Named:
    """Tokens `start` up to `end` say these codes of a facet; `beside` and `first` as those of `Phrase`."""

    start: int
    end: int
    facet: str
    codes: tuple[str, ...]
    beside: frozenset[str] = frozenset()
    first: bool = False


# What no list of words can say, as “lớp 6–9”: it is given the tokens and a place, and answers for what starts there.
Rule = Callable[[Sequence[Token], int], Named | None]


@dataclass(frozen=True)
class Phrases:
    """All words that say filters of one kind of things.

    `before` and `after` are, by facet, little words that go along: “cho” of “cho giáo viên”, “về” of “video về”. What
    such a word introduces needs nothing `beside` it. `joining` words stand between values (“và”), `asking` ones make
    a question. `broader` holds the codes above a code: beside a narrower value a broader one adds nothing.
    """

    phrases: tuple[Phrase, ...] = ()
    rules: tuple[Rule, ...] = ()
    before: Mapping[str, Collection[str]] = field(default_factory=dict)
    after: Mapping[str, Collection[str]] = field(default_factory=dict)
    joining: Collection[str] = ()
    asking: Collection[str] = ()
    broader: Mapping[tuple[str, str], Collection[str]] = field(default_factory=dict)

    def named(self, tokens: Sequence[Token]) -> Iterator[Named]:
        """Yield everything that may be a filter, the longest words at each place, with the little words around it."""
        place = 0
        while place < len(tokens):
            one = None if tokens[place].quoted else self._introduced(tokens, place) or self._bare(tokens, place)
            if one is not None:
                yield (one := self._concluded(one, tokens))
            place = one.end if one else place + 1

    def joins(self, between: Sequence[Token]) -> bool:
        return all(token.exact in self.joining for token in between)

    def asks(self, tokens: Sequence[Token]) -> bool:
        """Tell whether the words are a question."""
        folds = [token.folded for token in tokens]
        return any(
            tuple(folds[place : place + len(asking)]) == asking
            for place, fold in enumerate(folds)
            for asking in self._asking.get(fold, ())
        )

    def _introduced(self, tokens: Sequence[Token], place: int) -> Named | None:
        for facet, little in self._before.get(tokens[place].folded, ()):
            behind = place + len(little)
            if (
                _reads(little, tokens, place, plainly=True)
                and behind < len(tokens)
                and not _SENTENCE.search(tokens[behind].gap)
            ):
                one = self._bare(tokens, behind)
                if one and one.facet == facet:  # the kind that is looked for still comes first
                    return replace(one, start=place, beside=one.beside if one.first else frozenset())
        return None

    def _bare(self, tokens: Sequence[Token], place: int) -> Named | None:
        found = [one for rule in self.rules if (one := rule(tokens, place))]
        for phrase in self._phrases.get(tokens[place].folded, ()):
            end = place + len(phrase.words)
            if phrase.agrees(tokens[place:end]):
                found.append(Named(place, end, phrase.facet, (phrase.code,), phrase.beside, phrase.first))
                break
        return max(found, key=lambda one: one.end, default=None)

    def _concluded(self, one: Named, tokens: Sequence[Token]) -> Named:
        """Take along a little word that leads on from the first words of a text."""
        if one.start == 0:
            for little in self._after.get(one.facet, ()):
                if _reads(little, tokens, one.end):
                    return replace(one, end=one.end + len(little))
        return one

    @cached_property
    def _phrases(self) -> Mapping[str, list[Phrase]]:
        """The phrases by their first folded word, longest first. What has two meanings is none."""
        exact, folds = {}, {}
        for phrase in self.phrases:
            exact.setdefault(phrase.exact, set()).add((phrase.facet, phrase.code))
            folds.setdefault(phrase.words, set()).add((phrase.facet, phrase.code))
        found: dict[str, list[Phrase]] = {}
        for phrase in sorted(self.phrases, key=lambda phrase: -len(phrase.words)):
            if phrase.words and len(exact[phrase.exact]) == 1:
                strict = phrase.strict or len(phrase.words) == 1 or len(folds[phrase.words]) > 1
                found.setdefault(phrase.words[0], []).append(replace(phrase, strict=strict))
        return found

    @cached_property
    def _before(self) -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for facet, texts in self.before.items():
            for text in sorted(texts, key=len, reverse=True):
                little = tuple(syllables(text))
                found.setdefault(folded(text)[0], []).append((facet, little))
        return found

    @cached_property
    def _after(self) -> Mapping[str, list[tuple[str, ...]]]:
        return {facet: [tuple(syllables(text)) for text in texts] for facet, texts in self.after.items()}

    @cached_property
    def _asking(self) -> Mapping[str, list[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = {}
        for text in self.asking:
            asking = tuple(folded(text))
            found.setdefault(asking[0], []).append(asking)
        return found


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the tokens of a composed text with the signs before each, and whether it stands in quotation marks."""
    quoted, at = [match.span() for match in _QUOTED.finditer(text)], 0
    for word, exact in zip(words(text), syllables(text), strict=True):
        inside = any(start < word.start < end for start, end in quoted)
        yield Token(word.start, word.end, exact, word.folded, text[at : word.start], inside)
        at = word.end


def _reads(little: tuple[str, ...], tokens: Sequence[Token], place: int, plainly: bool = False) -> bool:
    """Tell whether little words stand at a place: with their accents, or `plainly` without any."""
    typed = tokens[place : place + len(little)]
    if tuple(token.exact for token in typed) == little:
        return True
    plain = plainly and len(typed) == len(little) and all(token.plain for token in typed)
    return plain and tuple(token.folded for token in typed) == tuple(map(fold_syllable, little))
