"""How vocabularies show themselves to readers: what each is for, and its terms as a tree with counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resources.vocabularies import lookup
from resources.vocabularies.models import Term
from search.facets import MOST


@dataclass(frozen=True)
class Heading:
    """A vocabulary in a reader's words."""

    code: str
    name: str
    description: str

    @property
    def address(self) -> str:
        return reverse("vocabulary", kwargs={"vocabulary": self.code})


@dataclass(frozen=True)
class Node:
    """A term in its tree. `count` is the number of public resources, None where it is not known."""

    term: Term
    count: int | None
    children: tuple["Node", ...]

    @property
    def count_text(self) -> str:
        """What is read aloud instead of the bare number."""
        return ngettext("%(n)s resource", "%(n)s resources", self.count) % {"n": self.count}


def headings() -> dict[str, Heading]:
    """Return all vocabularies by their code, those first by which most people look for something."""
    texts = {
        lookup.LEVEL: (_("Level, grade"), _("For which stage of learning, from nursery to lifelong learning.")),
        lookup.SUBJECT: (_("Subject"), _("The subjects of the general education programme, by level.")),
        lookup.TOPIC: (_("Lifelong topic"), _("What people learn for life and work, outside school as well.")),
        lookup.TYPE: (_("Type of resource"), _("What it is: a video, a lesson plan, a course, a game.")),
        lookup.AUDIENCE: (_("For whom"), _("The people for whom it was made.")),
        lookup.COMPETENCE: (_("Digital competence"), _("The six areas of the digital competence framework.")),
        lookup.MODE: (_("Mode of learning"), _("How one learns with it: in person, online, by oneself.")),
        lookup.DIFFICULTY: (_("Difficulty"), _("How much one should know before.")),
        lookup.ACCESSIBILITY: (_("Accessibility"), _("What helps people with disabilities to use it.")),
        lookup.LICENCE: (_("Licence"), _("What one may do with it, in plain words.")),
    }
    return {code: Heading(code, name, description) for code, (name, description) in texts.items()}


def tree(terms: Iterable[Term], counts: Mapping[str, int]) -> list[Node]:
    """Return terms, in their order, as a tree; one whose broader term is not among them stands at the top.

    `counts` are those of a facet (`search.query.Results`): of a short one, what it leaves out has no resource.
    """
    terms = list(terms)
    among = {term.pk for term in terms}
    below: dict[int | None, list[Term]] = {}
    for term in terms:
        below.setdefault(term.parent_id if term.parent_id in among else None, []).append(term)
    uncounted = 0 if len(counts) < MOST else None

    def nodes(parent: int | None) -> tuple[Node, ...]:
        return tuple(Node(term, counts.get(term.code, uncounted), nodes(term.pk)) for term in below.get(parent, ()))

    return list(nodes(None))
