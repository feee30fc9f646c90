"""What search adds to the admin: what steers it, and the reports on what is asked and on the index."""

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet

from search.panel import IndexReport, TroublePanel, may_look, try_again
from search.steering import report_views
from search.steering.chooser import things
from search.steering.viewsets import PromotedResultViewSet, SynonymViewSet
from search.viewsets import GlossaryViewSet

register_snippet(GlossaryViewSet)
register_snippet(SynonymViewSet)
register_snippet(PromotedResultViewSet)


class _ReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_look(request)


class _QueriesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return report_views.may_see(request)


@hooks.register("register_admin_viewset")
def thing_chooser() -> ViewSet:
    return things


@hooks.register("register_admin_urls")
def index_addresses() -> list:
    return [
        path("tim-kiem/moi-nguoi-hoi-gi/", report_views.QueryReport.as_view(), name="search_query_report"),
        path("tim-kiem/chi-muc/", IndexReport.as_view(), name="search_index_report"),
        path("tim-kiem/chi-muc/thu-lai/", try_again, name="search_try_again"),
    ]


@hooks.register("register_reports_menu_item")
def index_item() -> MenuItem:
    return _ReportItem(_("Search index"), reverse("search_index_report"), icon_name="search", order=900)


@hooks.register("register_reports_menu_item")
def queries_item() -> MenuItem:
    address = reverse("search_query_report")
    return _QueriesItem(_("Search: what people ask"), address, icon_name="search", order=890)


@hooks.register("construct_homepage_panels")
def trouble_panel(request: HttpRequest, panels: list[Component]) -> None:
    if may_look(request):
        panels.append(TroublePanel())
