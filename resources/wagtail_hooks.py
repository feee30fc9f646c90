"""Registration only: what it registers stands in the rooms."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from resources.catalogue.import_views import confirm_import, import_resources
from resources.catalogue.viewsets import LearningResourceViewSet
from resources.permissions import may_import
from resources.vocabularies.viewsets import TermViewSet


class LibraryViewSetGroup(SnippetViewSetGroup):
    items = (LearningResourceViewSet, TermViewSet)
    menu_label = _("Library")
    menu_icon = "folder-open-1"
    menu_order = 200


register_snippet(LibraryViewSetGroup)


@hooks.register("register_admin_urls")
def import_addresses() -> list:
    return [
        path("hoc-lieu/nhap/", import_resources, name="import_resources"),
        path("hoc-lieu/nhap/xac-nhan/", confirm_import, name="confirm_resource_import"),
    ]


class _ImportItem(MenuItem):
    def is_shown(self, request) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_menu_item")
def import_item() -> MenuItem:
    return _ImportItem(
        _("Import resources"), reverse("import_resources"), name="import-resources", icon_name="upload", order=210
    )
