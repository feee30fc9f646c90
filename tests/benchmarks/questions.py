"""What the benchmark of search asks: runs of words out of the documents, as typed and folded, and words at random."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.evaluation.variants import without_accents

LENGTHS = (1, 2, 3, 5, 9)  # syllables
MIXED = (5, 9)


@dataclass(frozen=True)
class Questions:
    """Questions of one sort; `name` is "5 typed", "5 folded" or "5 mixed"."""

    name: str
    texts: Sequence[str]


def questions(bodies: Sequence[str], number: int, seed: int = 11) -> Iterator[Questions]:
    """Yield so many questions of each sort about documents with these texts; folded ones ask the same as typed ones.

    The syllables of a mixed question are drawn from all documents, frequent ones more often: hardly a document holds
    all of them, so the ladder descends.
    """
    chosen = random.Random(seed)
    rows = [body.replace(".", "").lower().split() for body in bodies]
    for length in LENGTHS:
        typed = [_run(chosen, chosen.choice(rows), length) for _question in range(number)]
        yield Questions(f"{length} typed", typed)
        yield Questions(f"{length} folded", [without_accents(text) for text in typed])
    for length in MIXED:
        drawn = [" ".join(chosen.choice(chosen.choice(rows)) for _word in range(length)) for _question in range(number)]
        yield Questions(f"{length} mixed", drawn)


def _run(chosen: random.Random, words: Sequence[str], length: int) -> str:
    start = chosen.randrange(max(1, len(words) - length + 1))
    return " ".join(words[start : start + length])
