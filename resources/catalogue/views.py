"""Lists of the library: everything with its filters, a tag; and the generated covers."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.bad_input import BadInput, refuses_bad_input, wants_json
from core.drawing.covers import FAMILIES, FIGURES, cover_svg
from core.json_answers import json_answer
from core.paging import paging
from resources.catalogue.models import ResourceTag
from resources.catalogue.search import RESOURCES
from resources.catalogue.shown import cards, rows
from search import faceting
from search.answers import as_json, page_meant, show
from search.query import Query
from search.requests import SIZES, address, read_query
from search.understanding import explained
from search.views import sort_options
from search.ways_out import nothing_found

_PIECES = {"list": rows, "grid": cards}  # by view
_VIEWS = tuple(_PIECES)


@require_safe
@refuses_bad_input
def library(request: HttpRequest) -> HttpResponse:
    """`/hoc-lieu/`: every public resource, searched, filtered and sorted by the address alone."""
    query = replace(read_query(request.GET), within=(RESOURCES.name,))
    return resource_list(
        request, query, _("The open library"), _("Open learning materials, free for everyone in Hanoi.")
    )


@require_safe
@refuses_bad_input
def resource_tag(request: HttpRequest, slug: str) -> HttpResponse:
    """`/hoc-lieu/the/<tag>/`: the resources that carry one tag."""
    tag = get_object_or_404(ResourceTag, slug=slug)
    query = read_query(request.GET)
    tagged = replace(query, within=(RESOURCES.name,), filters={**query.filters, "tag": (slug,)})
    heading = _("Tag: %(tag)s") % {"tag": tag.name}
    intro = _("Learning materials of the library that carry the tag “%(tag)s”.") % {"tag": tag.name}
    return resource_list(request, tagged, heading, intro, crumb=tag.name, fixed=("tag",))


def resource_list(
    request: HttpRequest,
    query: Query,
    heading: str,
    intro: str,
    crumb: str = "",
    fixed: tuple[str, ...] = (),
    template: str = "resources/library.html",
    more: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Answer one list. Filters in `fixed` belong to the path: no facet, chip or address shows them.

    `more` is what a page with a `template` of its own adds to the context, or says otherwise.
    """
    view = request.GET.get("view") or _VIEWS[0]
    if view not in _VIEWS:
        raise BadInput(_("“view” is one of: list, grid."))
    meant, results = page_meant(query)
    path, extra = request.path, {"view": view if view != _VIEWS[0] else ""}
    asked = _without(fixed, meant.query)
    if wants_json(request):
        facets = faceting.as_json(results, path, asked, but=fixed)
        return json_answer(as_json(meant, results, show(results), facets))
    shown = list(_PIECES[view](hit.object_id for hit in results.hits).values())
    first = replace(asked, page=1)
    chosen = faceting.chips(path, asked, extra)
    listed = faceting.facets(results, but=fixed)
    library_crumb = {"label": _("Library"), "address": reverse("library") if crumb else None}
    context = {
        "page_title": heading,
        "page_description": intro,
        "breadcrumbs": [library_crumb, *([{"label": crumb, "address": None}] if crumb else [])],
        "heading": heading,
        "intro": intro,
        "hide_header_search": True,
        "query": asked,
        "understanding": explained(meant, path, _without(fixed, query), extra),
        "suggestion_address": address(path, first, extra, text=results.suggestion),
        "exact_address": address(path, first, extra, exact=True),
        "inexact_address": address(path, first, extra, exact=False),
        "results": results,
        "resources": shown,
        "facets": listed,
        "chips": chosen,
        "clear_address": address(path, replace(first, filters={}), extra),
        "sorts": sort_options(query),
        "sizes": [
            {"value": size, "address": address(path, first, extra, size=size), "selected": size == query.size}
            for size in SIZES
        ],
        "view_mode": view,
        "view_addresses": {name: address(path, asked, {"view": name if name != _VIEWS[0] else ""}) for name in _VIEWS},
        "paging": paging(query.page, results.pages, lambda page: address(path, asked, extra, page=page)),
        "hidden_inputs": faceting.hidden_inputs(asked, listed, extra),
        "demo": any(resource.demo for resource in shown),
        **({} if shown else nothing_found(path, results, extra, fixed)),
        **(more or {}),
    }
    return render(request, template, context)


def _without(fixed: Collection[str], query: Query) -> Query:
    """Return the query without the filters that belong to the path."""
    return replace(query, filters={name: codes for name, codes in query.filters.items() if name not in fixed})


@require_safe
def resource_cover(request: HttpRequest, name: str) -> HttpResponse:
    """`/hoc-lieu/bia/<family>-<figure>-<laying>.svg`: a finite set of drawings that never change."""
    family, _dash, rest = name.partition("-")
    figure, _dash, laying = rest.rpartition("-")
    if family not in FAMILIES or figure not in FIGURES or laying not in map(str, range(12)):
        raise Http404
    response = HttpResponse(cover_svg(family, figure, int(laying)), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
