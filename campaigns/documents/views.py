"""Pages of official documents: the list and one document, provision by provision."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaigns.documents.models import OfficialDocument
from campaigns.documents.outline_tree import outline
from core.bad_input import refuses_bad_input
from core.paging import page_number, paging

PER_PAGE = 20


@require_safe
@refuses_bad_input
def document_index(request: HttpRequest) -> HttpResponse:
    """`/van-ban/`: what is published, newest first."""
    pages = Paginator(OfficialDocument.objects.published(), PER_PAGE)
    number = page_number(request, pages.num_pages)
    context = {
        "page_title": _("Official documents"),
        "page_description": _("Resolutions, plans and decisions on building a learning society in Hanoi."),
        "breadcrumbs": [{"label": _("Official documents"), "address": None}],
        "documents": list(pages.page(number)),
        "total": pages.count,
        "paging": paging(
            number, pages.num_pages, lambda page: f"{request.path}?page={page}" if page > 1 else request.path
        ),
    }
    return render(request, "documents/index.html", context)


@require_safe
def document_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """`/van-ban/<slug>/`: the record, the contents and every provision at its anchor."""
    document = get_object_or_404(OfficialDocument.objects.published(), slug=slug)
    return render(request, "documents/detail.html", detail_context(document))


def detail_context(document: OfficialDocument) -> dict:
    """Return what the page of a document shows, for readers and for the editor's preview."""
    return {
        "page_title": document.title,
        "page_description": document.abstract,
        "breadcrumbs": [
            {"label": _("Official documents"), "address": reverse("document_index")},
            {"label": document.number, "address": None},
        ],
        "document": document,
        "outline": outline(document),
        "citation": how_to_cite(document),
    }


def how_to_cite(document: OfficialDocument) -> str:
    """Return the usual first citation: form, number, date, issuer, abstract."""
    pieces = [document.title]
    if document.issued:
        day = document.issued.count("-") == 2
        pieces.append(
            (_("of %(date)s") if day else _("of %(date)s (month or year)")) % {"date": document.issued_display}
        )
    if document.issuer:
        pieces.append(_("by %(issuer)s") % {"issuer": document.issuer})
    return " ".join(pieces) + (f" {document.abstract[:1].lower()}{document.abstract[1:]}" if document.abstract else "")
