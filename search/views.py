"""One results page for everything that can be found."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.bad_input import BadInput, refuses_bad_input, wants_json
from core.json_answers import json_answer
from core.paging import paging
from search import faceting, registry
from search.answers import answer_meant, as_json, shown_hits
from search.asking import complete
from search.faceting import Facet
from search.nearby import nearby
from search.query import SORTS, Query, Results
from search.requests import address, read_kind, read_query
from search.steering.promoted import promoted
from search.understanding import Understood, explained
from search.ways_out import nothing_found

_FIRST = ("audience", "level", "type")  # the facets that help most among things of all kinds; one is shown at once
_NAMING = ("topic", "subject")  # the facets whose values are words to look for
_NAMES = 4


def sort_labels() -> dict[str, str]:
    return {
        "relevance": _("Most relevant"),
        "newest": _("Newest"),
        "title": _("Title"),
        "used": _("Most used"),
    }


def sort_options(query: Query) -> list[dict]:
    """Return the orders a list can have, for a `<select>`."""
    labels = sort_labels()
    return [{"value": sort, "label": labels[sort], "selected": sort == query.sort} for sort in SORTS]


@require_safe
@refuses_bad_input
def results(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/?q=&kind=&sort=&page=&size=&exact=` and every facet, as a page or with `format=json`."""
    kind, path = read_kind(request.GET), request.path
    extra = {"kind": kind}
    query = replace(read_query(request.GET), kinds=(kind,) if kind else ())
    asked = bool(query.text or query.filters)
    if not asked and wants_json(request):
        raise BadInput(_("Say what to look for: ?q=…"))
    meant, found, hits = answer_meant(query) if asked else (Understood(query, query), Results(query), [])
    query = meant.query
    if wants_json(request):
        told = as_json(meant, found, hits, faceting.as_json(found, path, extra=extra))
        return json_answer(told)
    first = replace(query, page=1)
    shown = _facets(found)
    typed = meant.typed.text
    looked_for = found.suggestion if found.repaired else typed
    beside = promoted(looked_for, query.kinds, request=request) if query.page == 1 else []
    context = {
        "page_title": _("Search results for “%(text)s”") % {"text": typed} if typed else _("Search"),
        "page_description": _(
            "Search learning materials, official documents and pages of the portal, with or without accents."
        ),
        "breadcrumbs": [{"label": _("Search"), "address": None}],
        "hide_header_search": True,
        "query": query,
        "typed": typed,
        "understanding": explained(meant, path, extra=extra),
        "asked": asked,
        "facets": shown[:1],
        "further_facets": shown[1:],
        "further_open": any(facet.open for facet in shown[1:]),
        "chips": faceting.chips(path, query, extra),
        "clear_address": address(path, first, extra, filters={}),
        "results": found,
        "hits": hits,
        "suggestion_address": address(path, first, extra, text=found.suggestion),
        "exact_address": address(path, first, extra, exact=True),
        "inexact_address": address(path, first, extra, exact=False),
        "kind": kind,
        "hidden_inputs": faceting.hidden_inputs(query, shown, extra),
        "tabs": _tabs(path, first, found, kind),
        "paging": paging(query.page, found.pages, lambda page: address(path, query, extra, page=page)),
        "sorts": sort_options(query),
        "promoted": beside,
        "nearby": _nearby(path, looked_for, shown),
        "demo": any(hit.hit.shown.get("demo") for hit in hits) or any(one.demo for one in beside),
        **(nothing_found(path, found) if asked and not hits else {}),
    }
    return render(request, "search/results.html", context)


@require_safe
@refuses_bad_input
def completions(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/goi-y/?q=&kind=`: titles that go on from what is being typed, as JSON."""
    kind = read_kind(request.GET)
    text = read_query(request.GET, facets=()).text
    found = shown_hits(complete(text, (kind,) if kind else ()))
    answer = [
        {"kind": hit.kind.name, "label": str(hit.kind.label), "title": hit.title, "address": hit.address}
        for hit in found
    ]
    return json_answer({"query": text, "completions": answer})


def _facets(found: Results) -> list[Facet]:
    """Return the facets, the most helpful ones first; the first is open, and those with a choice."""
    order = sorted(
        faceting.facets(found), key=lambda facet: _FIRST.index(facet.name) if facet.name in _FIRST else len(_FIRST)
    )
    return [
        replace(facet, open=not place or any(option.selected for option in facet.options))
        for place, facet in enumerate(order)
    ]


def _tabs(path: str, first: Query, found: Results, current: str) -> list[dict]:
    """A tab for everything and one for each kind that has hits (or is chosen)."""
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


def _nearby(path: str, text: str, shown: Sequence[Facet]) -> list[dict]:
    """Words to go on with, as links: near what was looked for, or what most of the results are about."""
    options = [option for facet in shown if facet.name in _NAMING for option in facet.options if not option.selected]
    names = [option.label for option in sorted(options, key=lambda option: -option.count)[:_NAMES]]
    return [{"text": one, "address": address(path, Query(one))} for one in nearby(text, names)]
