"""The admin's rooms for official documents: the list, the form, the import."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from campaigns.documents.import_views import confirm_import, import_document
from campaigns.documents.permissions import may_import
from campaigns.documents.viewsets import DocumentViewSetGroup

register_snippet(DocumentViewSetGroup)


@hooks.register("register_admin_urls")
def import_addresses() -> list:
    return [
        path("van-ban/nhap/", import_document, name="import_document"),
        path("van-ban/nhap/xac-nhan/", confirm_import, name="confirm_document_import"),
    ]


class _ImportItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_menu_item")
def import_item() -> MenuItem:
    return _ImportItem(
        _("Import a document"),
        reverse("import_document"),
        name="import-document",
        icon_name="upload",
        order=310,
    )
