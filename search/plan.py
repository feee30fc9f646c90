"""What an engine is asked: words already analysed, repaired and translated, so that no engine knows a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from search.analysis import Views

FEW = 10  # hits; fewer let the ladder descend one step
STEPS = ("all", "most", "some")


@dataclass(frozen=True)
class Alternative:
    """Other words that also answer: a translation, an abbreviation.

    A document holds it when at least `minimum` of its `groups` hold; a group holds when all folded syllables of
    one of its phrases occur. `weight` multiplies its score, `step` is the first step of the ladder (an index of
    `STEPS`) on which it widens the match; it adds to the score of what matches on every step.
    """

    groups: tuple[tuple[Views, ...], ...]
    minimum: int
    weight: float = 1.0
    step: int = 0


@dataclass(frozen=True)
class Plan:
    """One question to an engine; `views` are those of the reader's own words, repaired."""

    views: Views = field(default_factory=Views)
    accents: bool = False  # typed with accents: the exact views count as well
    strict: bool = False  # all words or nothing: the ladder has one step
    nothing: bool = False  # signs alone were typed: nothing can match
    alternatives: tuple[Alternative, ...] = ()
    within: tuple[str, ...] = ()  # kinds: no others exist for this question
    kinds: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "relevance"
    offset: int = 0
    size: int = 20

    @cached_property
    def syllables(self) -> tuple[str, ...]:
        """The distinct folded syllables, in order."""
        return tuple(dict.fromkeys(self.views.folded))

    @cached_property
    def minimums(self) -> tuple[int, ...]:
        """How many distinct syllables a document must hold on each step of the ladder, strictest first.

        Nine syllables: (9, 3, 3); five: (5, 3, 2); one or two never widen: (2,).
        """
        number = len(self.syllables)
        if number <= 2 or self.strict:
            return (number,)
        some = max(1, number * 40 // 100)
        most = number * 67 // 100 if number <= 6 else some
        return (number, most, some)


@dataclass(frozen=True)
class Found:
    """What an engine answers: the `ids` of one page in order, and counts as in `search.query.Results`.

    `reach` is how many of the hits it can page through, None where it can reach all of them.
    """

    ids: tuple[int, ...] = ()
    total: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    step: str = STEPS[0]
    reach: int | None = None
