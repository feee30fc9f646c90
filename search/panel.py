"""The admin's page on the search index: who answers, what Elasticsearch has yet to hear, what it does not take."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from search import engines, outbox
from search.engines.base import Unavailable
from search.engines.breaker import READING, WRITING, Outage
from search.engines.elasticsearch import portal_engine
from search.models import IndexBuild, OutboxEntry, SearchDocument

PERMISSION = "search.change_outboxentry"
_SHOWN = 100  # entries set aside
_SECONDS = 2.0


@dataclass(frozen=True)
class State:
    """How the index stands. Moments are None where there is none; `index` is the one in service, "" before the first
    build or where Elasticsearch does not say."""

    engine: str
    elasticsearch: bool
    reading: Outage | None
    writing: Outage | None
    waiting: int
    oldest: datetime | None
    set_aside: int
    index: str
    built: datetime | None
    building: IndexBuild | None

    @property
    def troubled(self) -> bool:
        """Tell whether somebody should look."""
        return bool(self.reading or self.writing or self.set_aside)

    @property
    def since(self) -> datetime | None:
        """Since when Elasticsearch fails, as far as it does."""
        outages = [outage.since for outage in (self.reading, self.writing) if outage]
        return datetime.fromtimestamp(min(outages), UTC) if outages else None


def state(ask: bool = True) -> State:
    """Return the state; without `ask` nothing is asked of Elasticsearch."""
    waiting = OutboxEntry.objects.filter(set_aside=False)
    known = bool(settings.ELASTICSEARCH_URL)
    index = _in_service() if known and ask and not READING.outage else ""
    return State(
        engine=engines.engine().name,
        elasticsearch=known,
        reading=READING.outage if known else None,
        writing=WRITING.outage if known else None,
        waiting=waiting.count(),
        oldest=waiting.aggregate(oldest=Min("created_at"))["oldest"],
        set_aside=OutboxEntry.objects.filter(set_aside=True).count(),
        index=index,
        built=_built(index),
        building=IndexBuild.objects.order_by("started_at").first(),
    )


def _built(index: str) -> datetime | None:
    """Return when an index was made; somebody else's name does not tell."""
    try:
        return datetime.strptime(index[-20:], "%Y%m%d%H%M%S%f").replace(tzinfo=UTC)
    except ValueError:
        return None


def _in_service() -> str:
    try:
        return portal_engine().indices.in_service(_SECONDS)
    except Unavailable:
        return ""


class IndexReport(WagtailAdminTemplateMixin, TemplateView):
    """The page among the admin's reports."""

    template_name = "search/admin/index_report.html"
    page_title = _("Search index")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        _allow(request)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        entries = list(OutboxEntry.objects.filter(set_aside=True).order_by("-pk")[:_SHOWN])
        documents = SearchDocument.objects.in_bulk([entry.document for entry in entries])
        return super().get_context_data(
            state=state(),
            entries=[(entry, documents.get(entry.document)) for entry in entries],
            **kwargs,
        )


@require_POST
def try_again(request: HttpRequest) -> HttpResponse:
    """Send what was set aside once more, and what waits."""
    _allow(request)
    number = outbox.retry()
    WRITING.succeeded()
    sent = outbox.send(_SECONDS)
    if sent.refused:
        messages.error(request, _("Elasticsearch refused documents again; they are tried a few times more."))
    else:
        text = ngettext("%(number)s document is tried again.", "%(number)s documents are tried again.", number)
        messages.success(request, text % {"number": number})
    return redirect("search_index_report")


class TroublePanel(Component):
    """The admin's first page says when search is in trouble, to those who can look after it."""

    name = "search_trouble"
    template_name = "search/admin/trouble.html"
    order = 60

    def get_context_data(self, parent_context: dict) -> dict:
        return {"state": state(ask=False)}


def may_look(request: HttpRequest) -> bool:
    """Tell whether this person may see and mend the index."""
    return request.user.is_active and request.user.has_perm(PERMISSION)


def _allow(request: HttpRequest) -> None:
    if not may_look(request):
        raise PermissionDenied
