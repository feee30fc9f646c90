"""Whether a resource that is being written is in the library already: by address, by title, by a title much like it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from core.vietnamese import slugify
from resources.catalogue.models import LearningResource, ResourceLink
from resources.catalogue.search import KIND
from search.analysis import folded
from search.asking import ask
from search.query import MAX_TEXT, Query

SHOWN = 10
ALIKE = 0.8  # of the syllables of two titles, those that both have


@dataclass(frozen=True)
class Likely:
    """A resource that may be the same, and why."""

    resource: LearningResource
    reason: str


def likely_duplicates(
    titles: Sequence[str], identities: Collection[str], languages: Collection[str], but: int | None = None
) -> list[Likely]:
    """Return what resembles a resource with these titles (the one that names it first) and address identities.

    `but` is the key of the resource itself. Drafts count, too. A fixed number of queries.
    """
    title = titles[0] if titles else ""
    by_address = set(ResourceLink.objects.filter(identity__in=identities).values_list("resource", flat=True)[:SHOWN])
    hits = ask(Query(text=title[:MAX_TEXT], kinds=(KIND,), size=SHOWN), translated=False).hits if title else ()
    same_slug = Q(live=False, slug=slugify(title)) if slugify(title) else Q(pk__in=[])
    near = Q(pk__in=by_address) | Q(public_id__in=[hit.object_id for hit in hits]) | same_slug
    found = []
    for resource in LearningResource.objects.filter(near).exclude(pk=but).order_by("pk")[: 2 * SHOWN]:
        if resource.pk in by_address:
            found.append(Likely(resource, _("the same address")))
        elif reason := _same_title(title, resource, languages):
            found.append(Likely(resource, reason))
    return found[:SHOWN]


def _same_title(title: str, resource: LearningResource, languages: Collection[str]) -> str:
    """Say how a title of the resource resembles this one, or nothing. Accents and the order of words do not count."""
    titles = (resource.title_vi, resource.title_en, resource.title_original)
    share = max(_share(title, other) for other in titles)
    if share == 1:
        return _("the same title")
    comparable = not languages or not resource.languages or set(languages) & set(resource.languages)
    return _("a title much like it") if share >= ALIKE and comparable else ""


def _share(one: str, other: str) -> float:
    """Return how much of two titles both have (Dice’s coefficient of their syllables): 1 all of it, 0 nothing."""
    mine, theirs = set(folded(one)), set(folded(other))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0
