"""The admin's rooms for official documents: the list, the form, the import."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet

from campaigns.documents.import_views import confirm_import, import_document
from campaigns.documents.permissions import may_import
from campaigns.documents.rich_text import ProvisionLinkHandler
from campaigns.documents.viewsets import DocumentViewSetGroup
from core import record_links
from core.admin_imports import ImportItem

register_snippet(DocumentViewSetGroup)


@hooks.register("register_admin_urls")
def import_addresses() -> list:
    return [
        path("van-ban/nhap/", import_document, name="import_document"),
        path("van-ban/nhap/xac-nhan/", confirm_import, name="confirm_document_import"),
    ]


@hooks.register("register_admin_menu_item")
def import_item() -> ImportItem:
    return ImportItem(_("Import a document"), "import_document", may_import, order=310)


@hooks.register("register_rich_text_features")
def provision_link(features: FeatureRegistry) -> None:
    record_links.register(
        features,
        ProvisionLinkHandler,
        icon="list-ol",
        description=_("Link to a provision"),
        chooser=reverse_lazy("wagtailsnippetchoosers_campaigns_provision:choose"),
    )
