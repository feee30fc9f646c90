"""Registration only: what it registers stands in the rooms."""

from django.http import HttpRequest
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core import record_links
from core.admin_imports import ImportItem
from resources.catalogue.editing.bulk_actions import ACTIONS
from resources.catalogue.editing.changes import LOG_ACTION
from resources.catalogue.editing.deletion import RESTORED
from resources.catalogue.editing.history import ChangedWithOthers
from resources.catalogue.editing.views import deleted_resources, restore_resource
from resources.catalogue.import_views import confirm_import, import_resources
from resources.catalogue.rich_text import ResourceLinkHandler
from resources.catalogue.viewsets import LearningResourceViewSet
from resources.collections.viewsets import ResourceCollectionViewSet
from resources.permissions import may_import
from resources.stages.viewsets import LifeStageViewSet
from resources.usage import report as use_report
from resources.vocabularies.viewsets import TermViewSet


class LibraryViewSetGroup(SnippetViewSetGroup):
    items = (LearningResourceViewSet, ResourceCollectionViewSet, TermViewSet, LifeStageViewSet)
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


@hooks.register("register_admin_urls")
def deleted_addresses() -> list:
    return [
        path("hoc-lieu/da-xoa/", deleted_resources, name="deleted_resources"),
        path("hoc-lieu/da-xoa/<int:pk>/khoi-phuc/", restore_resource, name="restore_resource"),
    ]


@hooks.register("register_admin_urls")
def use_addresses() -> list:
    view = use_report.UseReport
    return [
        path("hoc-lieu/luot-su-dung/", view.as_view(), name="resource_use_report"),
        path("hoc-lieu/luot-su-dung/ket-qua/", view.as_view(results_only=True), name="resource_use_results"),
    ]


class _UseItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return use_report.may_look(request)


@hooks.register("register_reports_menu_item")
def use_item() -> MenuItem:
    return _UseItem(_("Use of the library"), reverse("resource_use_report"), icon_name="view", order=800)


for action in ACTIONS:
    hooks.register("register_bulk_action", action, order=100)  # after Wagtail's own, one of which is replaced


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    actions.register_action(LOG_ACTION)(ChangedWithOthers)
    actions.register_action(RESTORED, _("Restore"), _("Restored after deletion"))


@hooks.register("register_admin_menu_item")
def import_item() -> ImportItem:
    return ImportItem(_("Import resources"), "import_resources", may_import, order=210)


@hooks.register("register_rich_text_features")
def resource_link(features: FeatureRegistry) -> None:
    record_links.register(
        features,
        ResourceLinkHandler,
        icon="openquote",
        description=_("Link to a resource"),
        chooser=reverse_lazy("wagtailsnippetchoosers_resources_learningresource:choose"),
    )
