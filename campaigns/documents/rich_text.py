"""Provisions in the texts of pages: the link by document and code, and the dialogue in which one is chosen.

The document is named by its slug: numbers of documents are not unique, slugs are and stay.
"""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from campaigns.documents.models import Provision
from core.record_links import Name, RecordLinkHandler
from search.choosers import ChosenView, SearchedChooserViewSet


class ProvisionLinkHandler(RecordLinkHandler):
    identifier = "provision"
    keys = ("document", "code")

    @classmethod
    def find(cls, names: set[Name]) -> Mapping[Name, Provision]:
        documents, codes = {slug for slug, _code in names}, {code for _slug, code in names}
        wanted = Q(document__live=True, document__slug__in=documents, code__in=codes)
        rows = Provision.objects.filter(wanted).select_related("document")
        return {(row.document.slug, row.code): row for row in rows}


class ProvisionChosenView(ChosenView):
    def link_name(self, item: Provision) -> dict[str, str]:
        return {"document": item.document.slug, "code": item.code}


class ProvisionChooserViewSet(SearchedChooserViewSet):
    kind = "provision"
    chosen_view_class = ProvisionChosenView

    def get_object_list(self) -> QuerySet[Provision]:
        found = Provision.objects.filter(document__live=True).select_related("document")
        return found.order_by("-document__issued", "document", "position")
