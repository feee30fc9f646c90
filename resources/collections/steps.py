"""The steps of collections as readers walk them, and what editors must hear of them. A fixed number of queries."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.localised import localised_with_language
from core.statements import Statement
from resources.catalogue.citing import licence_label
from resources.catalogue.models import LearningResource
from resources.catalogue.reading import address_of, term_lists
from resources.catalogue.shown import rows
from resources.collections.managers import ResourceCollectionQuerySet
from resources.collections.models import CollectionItem, ResourceCollection
from resources.times import words_of
from resources.vocabularies.known import all_terms
from resources.vocabularies.models import Term

MOST_HOLDERS = 12  # collections named on the page of a resource

_COLUMNS = ("pk", "public_id", "slug", "duration", "licence", "licence_version")
_HOLDERS = Statement(
    lambda resource: (
        CollectionItem.objects.filter(resource=resource, collection__live=True)
        .order_by("-collection__featured", "-collection__created_at", "-collection")
        .values_list("collection__slug", "collection__title_vi", "collection__title_en")[:MOST_HOLDERS]
    ),
    0,
)


@dataclass(frozen=True)
class Held:
    """What a step says of its resource: in the reader's language, and its row as safe HTML. `duration` is ISO 8601."""

    pk: int
    public_id: str
    title: str
    address: str
    html: SafeString
    demo: bool
    duration: str
    licence: Term | None
    licence_label: str

    @property
    def duration_text(self) -> str:
        return words_of(self.duration)


@dataclass(frozen=True)
class Step:
    """One step that readers see. Numbers follow each other, whatever is left out between."""

    number: int
    resource: Held
    item: CollectionItem | None = None  # nothing is said of a step of a reader's own list

    @property
    def short_address(self) -> str:
        """The address that never changes, to be typed from paper."""
        return settings.WAGTAILADMIN_BASE_URL + reverse("resource_by_id", args=[self.resource.public_id])


@dataclass(frozen=True)
class Holder:
    """A collection that holds a resource, as the page of that names it."""

    address: str
    title: str
    title_language: str


def steps_of(collection: ResourceCollection) -> list[Step]:
    """Return what readers see of a collection, which may be an unsaved draft; hidden resources are passed over."""
    items = list(collection.items.all())
    wanted = {item.resource_id for item in items} - {None}
    found = {one.pk: one for one in held(LearningResource.objects.filter(pk__in=wanted))}
    seen = [item for item in items if item.resource_id in found]
    return [Step(number, found[item.resource_id], item) for number, item in enumerate(seen, 1)]


def steps_named(public_ids: Sequence[str]) -> list[Step]:
    """Return those of these resources that readers may see as steps without words."""
    found = {one.public_id: one for one in held(LearningResource.objects.filter(public_id__in=public_ids))}
    seen = [found[public_id] for public_id in public_ids if public_id in found]
    return [Step(number, one) for number, one in enumerate(seen, 1)]


def held(resources: QuerySet[LearningResource]) -> list[Held]:
    """Return what steps say of those resources that readers may see; one query, and those of rows that are not kept."""
    facts = list(resources.published().values_list(*_COLUMNS))
    shown, terms = rows([public_id for _pk, public_id, *_rest in facts]), all_terms()
    return [
        Held(
            pk=pk,
            public_id=public_id,
            title=shown[public_id].title,
            address=address_of(public_id, slug),
            html=shown[public_id].html,
            demo=shown[public_id].demo,
            duration=duration,
            licence=terms.get(licence),
            licence_label=licence_label(terms.get(licence), version),
        )
        for pk, public_id, slug, duration, licence, version in facts
        if public_id in shown
    ]


def left_out(collection: ResourceCollection) -> list[tuple[str, str]]:
    """Return the steps that readers do not see, each with the reason, for the editor."""
    items = list(collection.items.all())
    shown = LearningResource.objects.published().filter(pk__in=[item.resource_id for item in items if item.resource_id])
    seen = set(shown.values_list("pk", flat=True))
    return [
        (item.resource_title, _("It is not published.") if item.resource_id else _("It has been deleted."))
        for item in items
        if item.resource_id not in seen
    ]


def listed(collections: ResourceCollectionQuerySet) -> list[ResourceCollection]:
    """Return collections with what a row of a list shows: how many steps, for whom, and a cover. Four queries."""
    first = (
        CollectionItem.objects.filter(collection=OuterRef("pk"), resource__live=True)
        .order_by("sort_order", "pk")
        .values("resource")[:1]
    )
    found = list(
        collections.with_counts()
        .annotate(first_resource=Subquery(first))
        .select_related("cover")
        .prefetch_related("cover__renditions")
    )
    families, names = families_of([row.first_resource for row in found if row.first_resource]), _names(found)
    for row in found:
        row.family, row.for_whom = families.get(row.first_resource, ""), names[row.pk]
    return found


def families_of(resources: Collection[int]) -> dict[int, str]:
    """Return the family of covers of each resource, as its own drawn cover has it: its first subject's, or topic's."""
    terms, found = term_lists(resources, ("subjects", "topics")), {}
    for pk in resources:
        carried = [*terms.get(("subjects", pk), ()), *terms.get(("topics", pk), ())]
        found[pk] = next((term.family for term in carried if term.family), "")
    return found


def _names(collections: Collection[ResourceCollection]) -> Mapping[int, list[str]]:
    """Return the names of the levels and audiences of each collection, in the reader's language."""
    terms, found = term_lists([row.pk for row in collections], ("levels", "audiences"), ResourceCollection), {}
    for row in collections:
        carried = [*terms.get(("levels", row.pk), ()), *terms.get(("audiences", row.pk), ())]
        found[row.pk] = [term.name for term in carried]
    return found


def collections_of(resource: LearningResource) -> list[Holder]:
    """Return the published collections that hold a resource; one query. None holds what is not saved yet."""
    if resource.pk is None:
        return []
    return [_holder(*columns) for columns in dict.fromkeys(_HOLDERS.rows(resource.pk))]


def _holder(slug: str, title_vi: str, title_en: str) -> Holder:
    named = SimpleNamespace(title_vi=title_vi, title_en=title_en)
    return Holder(reverse("collection_detail", args=[slug]), *localised_with_language(named, "title"))
