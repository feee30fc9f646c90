"""One results page for everything that can be found."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.bad_input import BadInput, refuses_bad_input, wants_json
from core.paging import paging
from search import registry
from search.answers import answer, as_json, shown_hits
from search.asking import complete
from search.query import SORTS, Query, Results
from search.requests import address, read_query
from search.serving import FACET


def sort_labels() -> dict[str, str]:
    return {"relevance": _("Most relevant"), "newest": _("Newest"), "title": _("Title")}


def sort_options(query: Query) -> list[dict]:
    """Return the orders a list can have, for a `<select>`."""
    labels = sort_labels()
    return [{"value": sort, "label": labels[sort], "selected": sort == query.sort} for sort in SORTS]


@require_safe
@refuses_bad_input
def results(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/?q=&kind=&goal=&sort=&page=&size=`, as a page or with `format=json`."""
    kind = _kind(request)
    query = read_query(request.GET, facets=(FACET,))
    query = replace(query, kinds=(kind,) if kind else ())
    asked = bool(query.text or query.filters)
    if not asked:
        found, hits = Results(query), []
        if wants_json(request):
            raise BadInput(_("Say what to look for: ?q=…"))
    else:
        found, hits = answer(query)
    if wants_json(request):
        return JsonResponse(as_json(query, found, hits), json_dumps_params={"ensure_ascii": False})
    extra = {"kind": kind}
    context = {
        "page_title": _("Search results for “%(text)s”") % {"text": query.text} if query.text else _("Search"),
        "page_description": _(
            "Search learning materials, official documents and pages of the portal, with or without accents."
        ),
        "breadcrumbs": [{"label": _("Search"), "address": None}],
        "hide_header_search": True,
        "query": query,
        "asked": asked,
        "chips": _chips(request.path, query, extra),
        "results": found,
        "hits": hits,
        "suggestion_address": address(request.path, replace(query, text=found.suggestion, page=1), extra),
        "kind": kind,
        "tabs": _tabs(request.path, query, found, kind),
        "paging": paging(query.page, found.pages, lambda page: address(request.path, query, extra, page=page)),
        "sorts": sort_options(query),
        "demo": any(hit.hit.shown.get("demo") for hit in hits),
    }
    return render(request, "search/results.html", context)


@require_safe
@refuses_bad_input
def completions(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/goi-y/?q=&kind=`: titles that go on from what is being typed, as JSON."""
    kind = _kind(request)
    text = read_query(request.GET, facets=()).text
    found = shown_hits(complete(text, (kind,) if kind else ()))
    answer = [{"kind": hit.kind.name, "title": hit.title, "address": hit.address} for hit in found]
    return JsonResponse({"query": text, "completions": answer}, json_dumps_params={"ensure_ascii": False})


def _kind(request: HttpRequest) -> str:
    kind = request.GET.get("kind", "")
    if kind and registry.find(kind) is None:
        names = ", ".join(known.name for known in registry.kinds())
        raise BadInput(_("“kind” is one of: %(names)s.") % {"names": names})
    return kind


def _chips(path: str, query: Query, extra: dict[str, str]) -> list[dict]:
    """One chip for each goal asked for, with the address that takes it back."""
    return [
        {
            "label": _("Serves %(code)s") % {"code": code},
            "remove_address": address(path, query.without_filter(FACET, code), extra),
        }
        for code in query.filters.get(FACET, ())
    ]


def _tabs(path: str, query: Query, found: Results, current: str) -> list[dict]:
    """A tab for everything and one for each kind that has hits (or is chosen)."""
    first = replace(query, page=1)
    everything = {"label": _("All"), "count": sum(found.kinds.values()), "current": not current}
    tabs = [{**everything, "address": address(path, first)}]
    for kind in registry.kinds():
        count = found.kinds.get(kind.name, 0)
        if count or kind.name == current:
            tabs.append(
                {
                    "label": kind.label,
                    "count": count,
                    "current": kind.name == current,
                    "address": address(path, first, {"kind": kind.name}),
                }
            )
    return tabs
