"""What a resource is to others and others to it: translations, versions, parts, sources. Two queries a page at most."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.statements import Statement
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


_POINTING = Statement(
    lambda public_id: (
        ResourceRelation.objects.filter(target=public_id, resource__live=True)
        .order_by("pk")
        .values_list("kind", "resource")[:MOST]
    ),
    "",
)


def relations_of(resource: LearningResource) -> list[Related]:
    """Return what the resource says of others, then what others say of it, as far as readers may see them."""
    own = list(resource.relation_rows.all())
    of_others = [(kind, other) for kind, other in _POINTING.rows(resource.public_id) if other != resource.pk]
    here = _named([row.target for row in own if not host_of(row.target)], [other for _kind, other in of_others])
    said = [related for row in own if (related := _own(row, here))]
    return [*said, *(Related.of(str(_OF_OTHERS[kind]), here[other]) for kind, other in of_others if other in here)]


def _named(public_ids: Collection[str], pks: Collection[int]) -> dict[str | int, LearningResource]:
    """Return resources that readers may see by either of their names; one query, none where none is asked for."""
    if not public_ids and not pks:
        return {}
    found = LearningResource.objects.published().filter(Q(public_id__in=public_ids) | Q(pk__in=pks))
    return {name: row for row in found for name in (row.public_id, row.pk)}


def _own(row: ResourceRelation, here: Mapping[str | int, LearningResource]) -> Related | None:
    label = str(_OWN[row.kind])
    if other := here.get(row.target):
        return Related.of(label, other)
    host = host_of(row.target)
    return Related(label, host, row.target, external=True) if host else None
