"""What a resource is to others and others to it: translations, versions, parts, sources. Two queries a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from resources.catalogue.models import LearningResource, ResourceRelation
from resources.record import BASED_ON, PART_OF, TRANSLATION_OF, VERSION_OF, host_of

MOST = 20  # of others that point here

_OWN = {
    TRANSLATION_OF: _("Translation of"),
    VERSION_OF: _("Version of"),
    PART_OF: _("Part of"),
    BASED_ON: _("Based on"),
}
_OF_OTHERS = {
    TRANSLATION_OF: _("Translation"),
    VERSION_OF: _("Other version"),
    PART_OF: _("Part"),
    BASED_ON: _("Made from it"),
}


@dataclass(frozen=True)
class Related:
    """One line on the page: `label: title`. A host name is of no language."""

    label: str
    title: str
    address: str
    title_language: str = ""
    external: bool = False

    @classmethod
    def of(cls, label: str, resource: LearningResource) -> "Related":
        return cls(label, resource.title, resource.get_absolute_url(), resource.title_language)


def relations_of(resource: LearningResource) -> list[Related]:
    """Return what the resource says of others, then what others say of it, as far as readers may see them."""
    rows = list(resource.relation_rows.all())
    here = _here(row.target for row in rows)
    said = [related for row in rows if (related := _own(row, here))]
    pointing = (
        ResourceRelation.objects.filter(target=resource.public_id, resource__live=True)
        .exclude(resource=resource.pk)
        .select_related("resource")
        .order_by("pk")[:MOST]
    )
    return [*said, *(_of_other(row) for row in pointing)]


def _here(targets: Iterator[str]) -> dict[str, LearningResource]:
    ids = {target for target in targets if not host_of(target)}
    found = LearningResource.objects.published().filter(public_id__in=ids) if ids else ()
    return {other.public_id: other for other in found}


def _own(row: ResourceRelation, here: dict[str, LearningResource]) -> Related | None:
    label = str(_OWN[row.kind])
    if other := here.get(row.target):
        return Related.of(label, other)
    host = host_of(row.target)
    return Related(label, host, row.target, external=True) if host else None


def _of_other(row: ResourceRelation) -> Related:
    return Related.of(str(_OF_OTHERS[row.kind]), row.resource)
