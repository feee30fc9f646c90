"""What editors see of the use of the library: the report on all resources, and the figures of one."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from wagtail.admin.ui.tables import NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from core.spreadsheets import harmless
from resources.catalogue.models import LearningResource
from resources.permissions import may_change
from resources.usage.counting import Use
from resources.usage.models import ResourceUse, today

MONTH, QUARTER = 30, 90  # days
_LABELS = {
    "views_30": _("Views in 30 days"),
    "opens_30": _("Opened in 30 days"),
    "downloads_30": _("Downloads in 30 days"),
    "views_90": _("Views in 90 days"),
    "opens_90": _("Opened in 90 days"),
    "downloads_90": _("Downloads in 90 days"),
}
_TITLE_FIELDS = ("title_vi", "title_en", "title_original", "original_language")
_BATCH = 500
Row = dict[str, Any]


def figures(resource: LearningResource) -> dict[str, int]:
    """Return the sums of one resource, by the names of the report's columns."""
    return ResourceUse.objects.of_last(QUARTER).filter(resource=resource.pk).aggregate(**_sums())


def _sums() -> dict[str, Sum]:
    """What is added up of the counts of the last 90 days."""
    lately = Q(day__gt=today() - timedelta(days=MONTH))
    return {f"{use}_{MONTH}": Sum(use, filter=lately, default=0) for use in Use} | {
        f"{use}_{QUARTER}": Sum(use, default=0) for use in Use
    }


def _with_titles(rows: Iterable[Row]) -> Iterator[Row]:
    """Add the titles in the editor's language, batch by batch."""
    source = iter(rows)
    while batch := list(islice(source, _BATCH)):
        found = LearningResource.objects.only(*_TITLE_FIELDS).in_bulk([row["resource"] for row in batch])
        yield from ({**row, "title": found[row["resource"]].title} for row in batch if row["resource"] in found)


class UseReport(ReportView):
    """The page among the admin's reports: every resource that was used in the last 90 days, most used first."""

    page_title = _("Use of the library")
    header_icon = "view"
    index_url_name = "resource_use_report"
    index_results_url_name = "resource_use_results"
    default_ordering = f"-used_{QUARTER}"
    columns = [
        TitleColumn(
            "title",
            label=_("Title"),
            sort_key="resource__sort_key",
            get_url=lambda row: reverse(LearningResource.snippet_viewset.get_url_name("edit"), args=[row["resource"]]),
        ),
        *(NumberColumn(name, label=label, sort_key=name) for name, label in _LABELS.items()),
    ]
    list_export = ["public_id", "title", *_LABELS]
    export_headings = {"public_id": _("public identifier"), "title": _("Title"), **_LABELS}
    # A workbook says itself what is a formula, but refuses control characters.
    custom_field_preprocess = {
        "title": {ReportView.FORMAT_CSV: harmless, ReportView.FORMAT_XLSX: partial(ILLEGAL_CHARACTERS_RE.sub, "")}
    }

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_look(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filename(self) -> str:
        return f"luot-su-dung-{today():%Y-%m-%d}"

    def get_base_queryset(self) -> QuerySet:
        """Return a row for each resource that is still there."""
        rows = ResourceUse.objects.of_last(QUARTER).filter(resource__public_id__isnull=False)
        rows = rows.values("resource", "resource__sort_key", public_id=F("resource__public_id")).annotate(**_sums())
        return rows.annotate(used_90=F("opens_90") + F("downloads_90"))

    def order_queryset(self, rows: QuerySet) -> QuerySet:
        return rows.order_by(self.ordering, "-views_90", "resource")

    def paginate_queryset(self, rows: QuerySet, page_size: int) -> tuple:
        paginator, page, found, more = super().paginate_queryset(rows, page_size)
        page.object_list = list(_with_titles(found))
        return paginator, page, page.object_list, more

    def as_spreadsheet(self, rows: QuerySet, format: str) -> HttpResponse:
        return super().as_spreadsheet(_with_titles(rows), format)

    def stream_csv(self, rows: Iterable[Row]) -> Iterator[bytes]:
        yield "\N{ZERO WIDTH NO-BREAK SPACE}".encode()  # by this mark Excel knows UTF-8
        yield from super().stream_csv(rows)


def may_look(request: HttpRequest) -> bool:
    """Tell whether this person may see how the library is used."""
    return may_change(request.user)
