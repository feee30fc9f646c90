"""What the page of a resource says of it in one word or a few: for whom, which level, how long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from resources.vocabularies.models import Term

if TYPE_CHECKING:
    from resources.catalogue.models import LearningResource


@dataclass(frozen=True)
class Fact:
    """One line: terms, or else a text."""

    label: str
    terms: Sequence[Term] = ()
    text: str = ""


def facts_of(resource: "LearningResource") -> Iterator[Fact]:
    """Yield what is known, and what most readers ask for even where it is not."""
    not_stated = _("Not stated")
    yield Fact(_("For whom"), resource.audience_list, not_stated)
    yield Fact(_("Level, grade"), resource.level_list, not_stated)
    if resource.subject_list or not resource.topic_list:
        yield Fact(_("Subject"), resource.subject_list, not_stated)
    if resource.topic_list:
        yield Fact(_("Lifelong topic"), resource.topic_list)
    yield Fact(_("Language of the content"), text=resource.language_names or not_stated)
    yield Fact(_("Type of resource"), [resource.type] if resource.type else (), not_stated)
    yield Fact(_("Duration"), text=resource.duration_text or not_stated)
    yield Fact(_("Mode of learning"), resource.mode_list, not_stated)
    yield Fact(_("What you need"), text=capfirst(resource.needs) or not_stated)
    if resource.difficulty:
        yield Fact(_("Difficulty"), [resource.difficulty])
    if resource.competence_list:
        yield Fact(_("Digital competence"), resource.competence_list)
    if resource.accessibility_list:
        yield Fact(_("Accessibility"), resource.accessibility_list)
