"""Resources in the texts of pages: the link by public identifier, and the dialogue in which one is chosen."""

from collections.abc import Mapping

from core.record_links import Name, RecordLinkHandler
from resources.catalogue.managers import LearningResourceQuerySet
from resources.catalogue.models import LearningResource
from search.choosers import ChosenView, SearchedChooserViewSet


class ResourceLinkHandler(RecordLinkHandler):
    identifier = "resource"
    keys = ("public_id",)

    @classmethod
    def find(cls, names: set[Name]) -> Mapping[Name, LearningResource]:
        rows = LearningResource.objects.published().filter(public_id__in=[public_id for (public_id,) in names])
        return {(row.public_id,): row for row in rows}


class ResourceChosenView(ChosenView):
    def link_name(self, item: LearningResource) -> dict[str, str]:
        return {"public_id": item.public_id}


class ResourceChooserViewSet(SearchedChooserViewSet):
    kind = "resource"
    key = "public_id"
    chosen_view_class = ResourceChosenView

    def get_object_list(self) -> LearningResourceQuerySet:
        return LearningResource.objects.published().order_by("sort_key", "pk")
