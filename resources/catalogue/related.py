"""Resources close to one: what shares its subjects, levels, goals and the words of its title. Eight queries at most."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.page_cards import Card
from core.statements import Statement
from resources.catalogue.models import LearningResource
from resources.catalogue.search import KIND
from resources.catalogue.shown import cards
from resources.record import TRANSLATION_OF, VERSION_OF, address_identity, host_of
from resources.vocabularies.models import Term, Vocabulary
from search.alike import WORD, Trait, alike

SHOWN = 4
_LOOKED_AT = 24  # as many as may be left out again: other versions, the same offer twice
# What is close shares a subject or topic, or else words and something more: levels and goals alone say nothing.
_SUBJECT, _PARENT, _LEVEL = 6, 3, 2
_SAME_WORK = (TRANSLATION_OF, VERSION_OF)


_NOBODY = tuple(map(str, range(_LOOKED_AT)))  # no public identifier is as short
_KIN = Statement(
    lambda *public_ids: (
        LearningResource.objects.published()
        .filter(public_id__in=public_ids)
        .values_list("public_id", "slug", "link_rows__identity", "relation_rows__kind", "relation_rows__target")
    ),
    *_NOBODY,
)


@dataclass
class Kin:
    """By what two resources are the same: identities of their offers, title, and what they are versions of."""

    offers: set[str] = field(default_factory=set)
    title: str = ""  # as a slug
    originals: set[str] = field(default_factory=set)  # public ids, or identities of addresses elsewhere
    others: set[str] = field(default_factory=set)  # all that they name, as whole or source

    def add(self, identity: str | None, kind: str | None, target: str | None) -> None:
        if identity:
            self.offers.add(identity)
        if target:
            name = address_identity(target) if host_of(target) else target
            self.others.add(name)
            if kind in _SAME_WORK:
                self.originals.add(name)

    def is_near(self, public_id: str, other: "Kin", other_id: str) -> bool:
        """Tell whether both are one work or offer, look the same in a list, or one names the other."""
        return bool(
            self.title == other.title
            or self.offers & other.offers
            or self.originals & other.originals
            or self.others & {other_id, *other.offers}
            or other.others & {public_id, *self.offers}
        )


def related(resource: LearningResource) -> list[Card]:
    """Return up to four others that readers may see, the closest first, as cards.

    Left out are its own translations, versions, parts and sources, and every offer that was already there.
    """
    traits = list(_traits(resource))
    leading = bool(resource.subject_list or resource.topic_list)
    found = alike(KIND, resource.title, traits, _LOOKED_AT, least=_SUBJECT if leading else WORD)
    found = [public_id for public_id in found if public_id != resource.public_id]
    chosen = list(_distinct(resource, found))
    return list(cards(chosen).values())


def _traits(resource: LearningResource) -> Iterator[Trait]:
    """Yield what others may share, with its worth; without a subject or topic the goals say most."""
    leading = bool(resource.subject_list or resource.topic_list)
    asked = [
        (Vocabulary.SUBJECT, resource.subject_list, _SUBJECT),
        (Vocabulary.SUBJECT, resource.subject_list[:1], 1),  # the main one
        (Vocabulary.SUBJECT, _parents(resource.subject_list), _PARENT),
        (Vocabulary.TOPIC, resource.topic_list, _SUBJECT),
        (Vocabulary.TOPIC, _parents(resource.topic_list), _PARENT),
        (Vocabulary.LEVEL, resource.level_list, _LEVEL if leading else 1),
        (Vocabulary.LEVEL, _parents(resource.level_list), 1),
    ]
    yield from (Trait(name.value, codes, worth) for name, terms, worth in asked if (codes := _codes(terms)))
    if resource.goals:
        yield Trait("goal", tuple(resource.goals), 1 if leading else WORD)


def _codes(terms: Iterable[Term]) -> tuple[str, ...]:
    return tuple(term.code for term in terms)


def _parents(terms: Iterable[Term]) -> list[Term]:
    return [term.parent for term in terms if term.parent]


def _distinct(resource: LearningResource, found: list[str]) -> Iterator[str]:
    """Yield those of `found` that are published and are neither kin to the resource nor to one before them."""
    kin: dict[str, Kin] = defaultdict(Kin)
    for public_id, slug, *facts in _KIN.rows(*found, *_NOBODY[len(found) :]):
        kin[public_id].title = slug
        kin[public_id].add(*facts)
    own = Kin(title=resource.slug)
    for link in resource.links:
        own.add(link.identity or address_identity(link.address), None, None)
    for relation in resource.relation_rows.all():
        own.add(None, relation.kind, relation.target)
    taken: list[tuple[str, Kin]] = [(resource.public_id, own)]
    for public_id in found:
        if public_id in kin and not any(one.is_near(of, kin[public_id], public_id) for of, one in taken):
            taken.append((public_id, kin[public_id]))
            yield public_id
        if len(taken) > SHOWN:
            return
