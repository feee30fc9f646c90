"""What a reader meant: repair of what the index has never seen, and accents restored.

A syllable that occurs in the index, with whatever accents, is not touched, unless its neighbours are Telex and
speak for its being Telex as well. An unknown one is read as Telex, or
else as one slip of the fingers away from what is known, or as two syllables without their space. Numbers, codes
(“23-NQ/TU”), addresses and abbreviations in capitals stay as they are.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise, product

from core.vietnamese import fold, nfc
from search import telex
from search.analysis import Views, Word, fold_syllable, has_accents, normalise, views, words
from search.lexicon import Forms, Lexicon, Pair
from search.restoring import Choice, Counts, best
from search.slips import is_one_slip, one_slip_away

MOST_WORDS = 40  # of a query; the rest stays as typed
_UNKNOWN = 6  # words of a query that are looked at for slips
_SHORTEST, _LONGEST = 3, 14  # letters of a word that may be a slip
_FORMS, _NEAR, _PARTS = 12, 40, 6  # ways of writing weighed: of a syllable, of all near one, of a part of a word
_OTHER_ACCENTS = 6.0  # cost of a reading that is more than one slip away from the accents that were typed
_TELEX = 3  # so many unknown words that make sense as Telex leave no doubt
_KNOWN_IN_TELEX = 1.5  # cost of reading even a known word so, among others that can be nothing else
_ONE_IN_TELEX = 2.0  # cost of reading a word as Telex among others that have accents
_CODE = re.compile(r"\S*[\d@]\S*|\S*://\S*")


@dataclass(frozen=True)
class Reading:
    """What is looked for.

    `text` is what was typed, composed, and corrected if `repaired`; `views` are its own; `accents` says that it has
    accents, which are then meant. `suggestion` is the text corrected and with its accents restored: empty if
    it would say what was typed.
    """

    text: str
    views: Views = field(default_factory=Views)
    accents: bool = False
    repaired: bool = False
    suggestion: str = ""


@dataclass(frozen=True)
class _Guess:
    """What an unknown word may be: folded syllables one slip away, with costs, or two without their space."""

    near: Mapping[str, float] = field(default_factory=dict)
    parts: tuple[Pair, ...] = ()

    @property
    def folds(self) -> set[str]:
        """All folded syllables that the index must be asked for."""
        return {*self.near, *(part for pair in self.parts for part in pair)}


def as_typed(text: str) -> Reading:
    """Return a reading that repairs nothing and suggests nothing."""
    typed = nfc(text)
    return Reading(typed, views(typed), has_accents(typed))


def read(text: str, lexicon: Lexicon) -> Reading:
    """Return what `text` means to an index; at most four statements, whatever is typed."""
    typed = nfc(text)
    found = list(islice(words(typed), MOST_WORDS))
    known = dict(lexicon.forms({word.folded for word in found})) if found else {}
    if "" not in known:  # no words, or none were ever counted
        return as_typed(typed)
    free = _free(typed, found)
    unknown = [word for word in free if word.folded not in known]
    if unknown:
        newer = lexicon.occurring({word.folded for word in unknown})
        unknown = [word for word in unknown if word.folded not in newer]
    decoded = {word: says for word in free if (says := telex.decode(word.written))} if unknown else {}
    guesses = _guesses(unknown, decoded)
    if unknown:
        folds = {fold_syllable(says) for says in decoded.values()}.union(*(guess.folds for guess in guesses.values()))
        known.update(lexicon.forms(folds))

    accents = has_accents(typed)
    in_telex = {word for word in decoded if word in unknown and not accents and _is_meant(word, decoded[word], known)}
    plain = not accents and not in_telex
    places: list[list[Choice]] = []
    for word in found:
        choices = [Choice((word.written,))]
        if word in in_telex:
            choices = [Choice((decoded[word],), repairs=True)]
        elif word in guesses:
            typed_word = typed[word.start : word.end].lower()
            choices = _corrections(typed_word, guesses[word], known, plain) or choices
            choices += _as_two(guesses[word], known)
        elif plain and word in free:
            choices = [Choice((written,)) for written in _forms(word.folded, known)] or choices
        if word not in in_telex and _is_written(decoded.get(word, ""), known):
            # Among words with accents, an unknown one may be Telex; among Telex, even a known cow may be cơ.
            if word in unknown:
                choices.append(Choice((decoded[word],), _ONE_IN_TELEX if accents else 0.0, repairs=True))
            elif in_telex:
                choices.append(Choice((decoded[word],), _KNOWN_IN_TELEX, repairs=True))
        places.append(choices)
    return _reading(typed, found, _likeliest(places, known, lexicon), plain)


def _free(typed: str, found: Sequence[Word]) -> list[Word]:
    """Return the words that may be read otherwise: no numbers, codes, addresses, abbreviations in capitals."""
    codes = [match.span() for match in _CODE.finditer(typed)]
    free = [word for word in found if not any(start <= word.start < end for start, end in codes)]
    return free if typed.isupper() else [word for word in free if not _is_abbreviation(typed[word.start : word.end])]


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _guesses(unknown: Sequence[Word], decoded: Collection[Word]) -> dict[Word, _Guess]:
    """Guess what unknown words may be; several that make sense as Telex are nothing else."""
    in_telex = [word for word in unknown if word in decoded]
    slips = [word for word in unknown if len(in_telex) < _TELEX or word not in decoded]
    return {word: _guess(word.folded) for word in slips[:_UNKNOWN] if _SHORTEST <= len(word.folded) <= _LONGEST}


def _guess(folded: str) -> _Guess:
    cuts = [(folded[:cut], folded[cut:]) for cut in range(2, len(folded) - 1)]
    parts = tuple((fold_syllable(one), fold_syllable(other)) for one, other in cuts)
    return _Guess(one_slip_away(folded), parts)


def _is_meant(word: Word, says: str, known: Forms) -> bool:
    """Short ones must be written just so in the index: too many foreign words look like Telex."""
    return _is_written(says, known) or (fold_syllable(says) in known and len(word.written) > _SHORTEST)


def _is_written(syllable: str, known: Forms) -> bool:
    return bool(syllable) and syllable in known.get(fold_syllable(syllable), ())


def _corrections(typed: str, guess: _Guess, known: Forms, plain: bool) -> list[Choice]:
    """Return the known syllables one slip away from a word, the likeliest ones; accents that were typed count."""
    near = []
    for one, slip in guess.near.items():
        for written, count in known.get(one, {}).items():
            cost = slip if plain or is_one_slip(typed, written) else slip + _OTHER_ACCENTS
            near.append((cost, -count, written))
    return [Choice((written,), cost, repairs=True) for cost, _, written in sorted(near)[:_NEAR]]


def _as_two(guess: _Guess, known: Forms) -> list[Choice]:
    return [
        Choice(pair, repairs=True)
        for one, other in guess.parts
        for pair in product(_forms(one, known, _PARTS), _forms(other, known, _PARTS))
    ]


def _forms(folded: str, known: Forms, most: int = _FORMS) -> list[str]:
    forms = known.get(folded, {})
    return sorted(forms, key=lambda written: (-forms[written], written))[:most]


def _likeliest(places: list[list[Choice]], known: Forms, lexicon: Lexicon) -> list[Choice]:
    """Choose by what stands beside what in the index; two words in one must have been seen side by side."""
    if all(len(choices) == 1 for choices in places):
        return [choices[0] for choices in places]
    inner = [choice.written for choices in places for choice in choices if len(choice.written) == 2]
    outer = [
        (one.written[-1], other.written[0]) for left, right in pairwise(places) for one, other in product(left, right)
    ]
    pairs = lexicon.pairs(dict.fromkeys([*inner, *outer]))
    single = {written: count for forms in known.values() for written, count in forms.items()}
    seen = [[choice for choice in choices if len(choice.written) == 1 or choice.written in pairs] for choices in places]
    return best(seen, Counts(single, pairs, single[""]))


def _reading(typed: str, found: Sequence[Word], chosen: Sequence[Choice], plain: bool) -> Reading:
    """Put the chosen words in place of the typed ones; a query without accents is looked for without."""
    says = [" ".join(choice.written) for choice in chosen]
    in_full = _rewritten(typed, found, says)
    repaired = any(choice.repairs for choice in chosen)
    text = in_full
    if plain:
        rows = zip(found, chosen, says, strict=True)
        text = _rewritten(typed, found, [fold(say) if one.repairs else word.written for word, one, say in rows])
    same = normalise(in_full) == normalise(typed)
    return Reading(text, views(text), has_accents(text), repaired, "" if same else in_full)


def _rewritten(typed: str, found: Sequence[Word], says: Sequence[str]) -> str:
    """Return the text with other words, in the capitals of the old ones, and with all its signs."""
    parts, at = [], 0
    for word, say in zip(found, says, strict=True):
        was = typed[word.start : word.end]
        parts += [typed[at : word.start], was if say == word.written else _in_case_of(was, say)]
        at = word.end
    return "".join([*parts, typed[at:]])


def _in_case_of(was: str, say: str) -> str:
    if was.isupper() and len(was) > 1:
        return say.upper()
    return say[:1].upper() + say[1:] if was[:1].isupper() else say
