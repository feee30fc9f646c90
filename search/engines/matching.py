"""What the two database engines share: the ladder, filters, counts, orders, paging. All over sets of documents.

A document is a bit (`search.bits`), its bit is its primary key. An engine of a database finds sets by conditions
and ranks a set; everything else happens here, so the two answer alike. One query costs at most four statements:
facets (one), the match (one, or two when the ladder descends) and the order of the page (one).
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from search import facets
from search.analysis import Views
from search.bits import at_least, union
from search.models import FacetBits, SearchDocument
from search.order import in_order
from search.plan import FEW, STEPS, Alternative, Found, Plan

# Folded syllables: all of the groups must hold; of a group one phrase must; of a phrase all syllables must occur.
Condition = tuple[tuple[tuple[str, ...], ...], ...]

IN_TITLE = 2.0  # what multiplies a score where the title holds all that was asked


@dataclass(frozen=True)
class Match:
    """What matches, before kinds and filters, on `step` of the ladder (an index of `search.plan.STEPS`).

    `full` are the documents that hold all of the reader's own syllables; `strict` says that no other document
    matches by own words. `held` are the plan's alternatives with the documents that hold them, some of which may
    be no members of `found`: each adds weight × its score to these.
    """

    found: int
    full: int = 0
    strict: bool = True
    held: tuple[tuple[Alternative, int], ...] = ()
    step: int = 0


class DatabaseEngine(ABC):
    """An engine inside the database `using`. Only public documents are in its tables."""

    name = ""

    def __init__(self, using: str = "default") -> None:
        self.using = using

    # --- what an engine of one database must do ---------------------------------------------------

    @abstractmethod
    def index(self, rows: Sequence[SearchDocument]) -> None:
        """Add saved rows, or replace them; what is not public is taken out. In the caller's transaction."""

    @abstractmethod
    def remove(self, ids: Sequence[int]) -> None:
        """Forget documents; unknown ones are ignored."""

    @abstractmethod
    def suggest(self, views: Views, kinds: Sequence[str] = (), limit: int = 8) -> tuple[int, ...]:
        """Return ids of documents whose title goes on from what is being typed: see `search.engines.base.Engine`."""

    @abstractmethod
    def _empty(self) -> None:
        """Empty the engine's own tables."""

    @abstractmethod
    def _sets(self, conditions: Sequence[Condition]) -> list[int]:
        """Return, for each condition, the documents for which it holds, in one statement for all of them.

        Syllables are folded tokens of `search.analysis`, found in title, body and terms; no group or phrase is empty.
        """

    @abstractmethod
    def _any(self, conditions: Sequence[Condition]) -> list[bool]:
        """Tell, for each condition, whether there is a document at all: one statement."""

    @abstractmethod
    def _title_sets(self, rows: Sequence[tuple[str, ...]], most: int) -> list[int]:
        """Return, for each row of folded syllables, up to `most` documents whose title has them side by side.

        In one statement for all of them; no row is empty.
        """

    @abstractmethod
    def _ranked(self, plan: Plan, match: Match, members: int, start: int, stop: int) -> Sequence[int]:
        """Return the ids of places `start` up to `stop` in the order of relevance, in one statement.

        Ranks `members`, what filters left of `match.found`, and no other document, by (own score + Σ weight × score
        of the alternatives held) × `SearchDocument.weight`, then by primary key. The own score is that of all views
        of the reader's words; where `match.strict` holds, only documents of `match.full` have one. A title counts
        more than a body, the whole title most. Alternatives lift no document over one that holds all own words:
        outside `match.full` the total is at most the lowest total within, unless the own score alone is higher.
        """

    # --- what they share ----------------------------------------------------------------------------

    def settle(self) -> None:
        """Put what two writers at once made wait in its place: it is found before, but counted with more effort."""
        facets.settle(self.using)

    def clear(self) -> None:
        """Forget everything, the bits of facets as well."""
        self._empty()
        FacetBits.objects.using(self.using).all().delete()

    def query(self, plan: Plan) -> Found:
        """Return one page of ids with total, kinds, facets and the step of the ladder."""
        if plan.nothing:
            return Found()
        known = facets.read(plan.filters, self.using)
        everything = known.any_of(facets.KIND, plan.within) if plan.within else known.everything
        match = self._descend(plan, everything) if plan.syllables else Match(everything)
        counts = known.count(match.found, plan.kinds, plan.filters)
        total = counts.chosen.bit_count()
        start, stop = plan.offset, min(plan.offset + plan.size, total)
        ids: Sequence[int] = ()
        if start < stop and plan.syllables and plan.sort == "relevance":
            ids = self._ranked(plan, match, counts.chosen, start, stop)
        elif start < stop:
            ids = in_order(plan.sort, counts.chosen, start, stop, self.using)
        return Found(tuple(ids), total, counts.kinds, counts.facets, STEPS[match.step])

    def occurring(self, syllables: Collection[str]) -> set[str]:
        """Return those folded syllables that some public document holds at this moment, in one statement."""
        return {one for (one,) in self.found_together([(one,) for one in syllables])}

    def found_together(self, rows: Collection[tuple[str, ...]]) -> set[tuple[str, ...]]:
        """Return those rows of folded syllables all of which some public document holds, in one statement."""
        asked = [row for row in dict.fromkeys(rows) if any(row)]
        there = self._any([tuple(((one,),) for one in row) for row in asked]) if asked else ()
        return {row for row, is_there in zip(asked, there, strict=True) if is_there}

    def holding(self, rows: Collection[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
        """Return, for each row of folded syllables, the documents that hold all of them, in one statement."""
        asked = [row for row in dict.fromkeys(rows) if row]
        sets = self._sets([tuple(((one,),) for one in row) for row in asked]) if asked else ()
        return dict(zip(asked, sets, strict=True))

    def titled(self, rows: Collection[tuple[str, ...]], most: int) -> dict[tuple[str, ...], int]:
        """Return, for each row of folded syllables, the documents whose title has them in this order, side by side.

        One statement, which finds no more than it must to leave out the rows that more than `most` documents have.
        """
        asked = [row for row in dict.fromkeys(rows) if row]
        sets = zip(asked, self._title_sets(asked, most + 1), strict=True) if asked else ()
        return {row: held for row, held in sets if held.bit_count() <= most}

    def _descend(self, plan: Plan, everything: int) -> Match:
        """Go down the ladder until enough documents match.

        Own words and alternatives widen each at their own steps; a step that adds nothing is not counted as one.
        """
        full, held = self._first_sets(plan, everything)
        steps = max([len(plan.minimums), *(one.step + 1 for one in plan.alternatives)])
        syllables: list[int] | None = None
        found, reached, own = 0, 0, full
        for step in range(min(steps, len(STEPS))):
            if 0 < step < len(plan.minimums):
                if syllables is None:
                    syllables = self._sets([(((one,),),) for one in plan.syllables])
                own = at_least(syllables, plan.minimums[step]) & everything
            wider = own | union(bits for one, bits in held if one.step <= step)
            if wider != found:
                found, reached = wider, step
            if found.bit_count() >= FEW:
                break
        return Match(found, full, own == full, held, reached)

    def _first_sets(self, plan: Plan, everything: int) -> tuple[int, tuple[tuple[Alternative, int], ...]]:
        """Return the documents that hold all own syllables, and those that hold each alternative: one statement."""
        own = own_words(plan)
        asked = dict.fromkeys([own, *(part for one in plan.alternatives for part in parts(one))])
        sets = dict(zip(asked, self._sets(list(asked)), strict=True))
        held = tuple((one, _held(one, sets) & everything) for one in plan.alternatives)
        return sets[own] & everything, held


def own_words(plan: Plan) -> Condition:
    """Return the condition that all of the reader's own syllables occur."""
    return tuple(((one,),) for one in plan.syllables)


def parts(one: Alternative) -> list[Condition]:
    """Return the conditions from which it follows what holds an alternative: one where all groups must hold."""
    groups = tuple(tuple(tuple(dict.fromkeys(phrase.folded)) for phrase in group) for group in one.groups)
    return [groups] if one.minimum >= len(groups) else [(group,) for group in groups]


def _held(one: Alternative, sets: dict[Condition, int]) -> int:
    found = [sets[part] for part in parts(one)]
    return found[0] if len(found) == 1 else at_least(found, one.minimum)
