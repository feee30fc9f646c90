"""The admin's page on what readers ask."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.spreadsheets import csv_response
from search.steering import report
from search.steering.models import PromotedResult, Synonym

PERMISSION = "search.view_querycount"
PERIODS = (7, 30, 90)  # days
TOP, EMPTY, CLICKS = "top", "empty", "clicks"
LISTS = {
    TOP: gettext_lazy("Top queries"),
    EMPTY: gettext_lazy("Queries without results"),
    CLICKS: gettext_lazy("Clicks by rank"),
}
PER_PAGE = 50
MOST_EXPORTED = 10_000


class QueryReport(WagtailAdminTemplateMixin, TemplateView):
    """`?days=7|30|90&list=top|empty|clicks&p=`, as a page or with `export=csv`. What it does not know is its first."""

    template_name = "search/admin/query_report.html"
    page_title = gettext_lazy("Search: what people ask")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not may_see(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.GET.get("export") == "csv":
            return csv_response(f"search-{self.listed}-{self.days}.csv", self._table())
        return super().get(request, *args, **kwargs)

    @cached_property
    def days(self) -> int:
        return next((days for days in PERIODS if str(days) == self.request.GET.get("days")), PERIODS[1])

    @cached_property
    def listed(self) -> str:
        asked = self.request.GET.get("list")
        return asked if asked in LISTS else TOP

    @property
    def since(self) -> date:
        return timezone.localdate() - timedelta(days=self.days - 1)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        return super().get_context_data(
            summary=report.summary(self.since),
            days=self.days,
            listed=self.listed,
            periods=[(days, self._address(days=days)) for days in PERIODS],
            lists=[(name, label, self._address(list=name)) for name, label in LISTS.items()],
            export_address=self._address(export="csv"),
            **(self._page() if self.listed != CLICKS else {}),
            **self._additions(),
            **kwargs,
        )

    def _page(self) -> dict[str, Any]:
        paginator = WagtailPaginator(report.queries(self.since, self.listed == EMPTY), PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p"))
        return {
            "page": page,
            "lines": report.lines(list(page), self.since),
            "elided_page_range": paginator.get_elided_page_range(page.number),
        }

    def _additions(self) -> dict[str, str]:
        """Where this person can write a synonym or a promoted result; empty where he may not."""
        user = self.request.user
        return {
            name: reverse(model.snippet_viewset.get_url_name("add"))
            if user.has_perm(f"search.add_{model._meta.model_name}")
            else ""
            for name, model in (("synonym_address", Synonym), ("promoted_address", PromotedResult))
        }

    def _address(self, **changes: Any) -> str:
        chosen = {"days": self.days, "list": self.listed, **changes}
        return "?" + "&".join(f"{name}={value}" for name, value in chosen.items())

    def _table(self) -> Iterator[Sequence[Any]]:
        if self.listed == CLICKS:
            yield _("Rank"), _("Opened"), _("Share in percent")
            for band in report.summary(self.since).bands:
                yield band.label, band.clicks, round(band.share, 1)
            return
        yield _("Query"), _("Asked"), _("Without results"), _("Results at last"), _("Opened")
        found = report.queries(self.since, self.listed == EMPTY)[:MOST_EXPORTED]
        for line in report.lines(list(found), self.since):
            yield line.wording, line.asked, line.empty, line.total, line.clicks


def may_see(request: HttpRequest) -> bool:
    """Tell whether this person may see what is asked."""
    return request.user.is_active and request.user.has_perm(PERMISSION)
