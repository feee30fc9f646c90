"""The likeliest reading of a row of words, when each may be several: a bigram model over the index's own counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

Pair = tuple[str, str]

# A pair counts a little less than seen (absolute discounting); the rest goes by how frequent a word is by itself.
_DISCOUNT, _BY_ITSELF = 0.7, 0.3


@dataclass(frozen=True)
class Choice:
    """One way to read a word: the written syllables (two where a space was forgotten), and what speaks against it.

    `cost` is a negative log probability beside that of the words; `repairs` says that it corrects what was typed.
    """

    written: tuple[str, ...]
    cost: float = 0.0
    repairs: bool = False


@dataclass(frozen=True)
class Counts:
    """How often written syllables and pairs of them occur, and all syllables together."""

    single: Mapping[str, int]
    pairs: Mapping[Pair, int]
    total: int

    def cost(self, before: str, after: str) -> float:
        """Return the negative log probability of `after` behind `before`."""
        by_itself = (self.single.get(after, 0) + 0.5) / (self.total + 1)
        seen = self.single.get(before, 0) or 1
        by_neighbour = max(self.pairs.get((before, after), 0) - _DISCOUNT, 0) / seen
        return -log(by_neighbour + _BY_ITSELF * by_itself)


def best(places: Sequence[Sequence[Choice]], counts: Counts) -> list[Choice]:
    """Return one choice for each place, together the most probable row (Viterbi); no place may be empty."""
    row: list[tuple[float, list[Choice]]] = [(0.0, [])]
    for choices in places:
        row = [min((_extended(path, choice, counts) for path in row), key=lambda path: path[0]) for choice in choices]
    return min(row, key=lambda path: path[0])[1]


def _extended(path: tuple[float, list[Choice]], choice: Choice, counts: Counts) -> tuple[float, list[Choice]]:
    cost, before = path
    last = before[-1].written[-1] if before else ""
    cost += choice.cost
    for syllable in choice.written:
        cost += counts.cost(last, syllable)
        last = syllable
    return cost, [*before, choice]
