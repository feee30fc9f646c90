"""The steps of collections as readers walk them, and what editors must hear of them. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from operator import attrgetter

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from core.localised import localised
from resources.catalogue.models import LearningResource
from resources.collections.managers import ResourceCollectionQuerySet
from resources.collections.models import CollectionItem, ResourceCollection

MOST_HOLDERS = 12  # collections named on the page of a resource


@dataclass(frozen=True)
class Step:
    """One step that readers see. Numbers follow each other, whatever is left out between."""

    number: int
    resource: LearningResource
    item: CollectionItem | None = None  # nothing is said of a step of a reader's own list

    @property
    def short_address(self) -> str:
        """The address that never changes, to be typed from paper."""
        return settings.WAGTAILADMIN_BASE_URL + reverse("resource_by_id", args=[self.resource.public_id])


def numbered(resources: Iterable[LearningResource]) -> list[Step]:
    """Return resources as steps without words."""
    return [Step(number, resource) for number, resource in enumerate(resources, 1)]


def steps_of(collection: ResourceCollection) -> list[Step]:
    """Return what readers see of a collection, which may be an unsaved draft; hidden resources are passed over."""
    items = list(collection.items.all())
    wanted = {item.resource_id for item in items} - {None}
    found = LearningResource.objects.published().with_terms().in_bulk(wanted)
    seen = [item for item in items if item.resource_id in found]
    return [Step(number, found[item.resource_id], item) for number, item in enumerate(seen, 1)]


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
    rows = list(
        collections.with_counts()
        .annotate(first_resource=Subquery(first))
        .select_related("cover")
        .prefetch_related("cover__renditions")
    )
    families, names = _families([row.first_resource for row in rows if row.first_resource]), _names(rows)
    for row in rows:
        row.family, row.for_whom = families.get(row.first_resource, ""), names.get(row.pk, [])
    return rows


def _families(resources: Collection[int]) -> dict[int, str]:
    """Return the family of covers of each resource, as its own drawn cover has it: its first subject's, or topic's."""
    found: dict[int, str] = {}
    for row in _carried(LearningResource, "learningresource", ("subjects", "topics"), resources):
        if row.term__family:
            found.setdefault(row.learningresource, row.term__family)
    return found


def _names(collections: Collection[ResourceCollection]) -> dict[int, list[str]]:
    """Return the names of the levels and audiences of each collection, in the reader's language."""
    found: dict[int, list[str]] = defaultdict(list)
    pks = [row.pk for row in collections]
    for row in _carried(ResourceCollection, "resourcecollection", ("levels", "audiences"), pks):
        found[row.resourcecollection].append(localised(row, "term__name"))
    return found


def _carried(model: type[models.Model], key: str, fields: tuple[str, str], pks: Collection[int]) -> list:
    """Return the terms that rows carry in two fields, in the order of the fields and the vocabulary; one query."""
    wanted = ("term__position", "term__code", "term__family", "term__name_vi", "term__name_en")
    first, second = (
        getattr(model, name)
        .through.objects.filter(**{f"{key}__in": pks})
        .annotate(rank=Value(rank))
        .values_list("rank", key, *wanted, named=True)
        for rank, name in enumerate(fields)
    )
    return sorted(first.union(second), key=attrgetter("rank", "term__position", "term__code"))


def collections_of(resource: LearningResource) -> list[ResourceCollection]:
    """Return the published collections that hold a resource; one query. None holds what is not saved yet."""
    if resource.pk is None:
        return []
    holders = CollectionItem.objects.filter(resource=resource.pk).values("collection")
    return list(ResourceCollection.objects.published().filter(pk__in=holders).in_order()[:MOST_HOLDERS])
