"""Pages of the vocabularies: all of them, one as a tree with counts, one term with its resources."""

from collections import Counter
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.bad_input import refuses_bad_input, wants_json
from core.cache import kept
from core.json_answers import json_answer
from core.json_ld import script_safe
from core.localised import current_language
from resources.catalogue.search import RESOURCES
from resources.catalogue.views import resource_list
from resources.vocabularies import lookup
from resources.vocabularies.json_ld import defined_term, term_set
from resources.vocabularies.known import all_terms, terms_in
from resources.vocabularies.models import Term
from resources.vocabularies.presentation import Heading, headings, tree
from search.asking import ask
from search.query import Query
from search.requests import address, read_query


@require_safe
def vocabulary_index(request: HttpRequest) -> HttpResponse:
    """`/hoc-lieu/danh-muc/`: the vocabularies, each with what it is for."""
    sizes = Counter(term.vocabulary for term in all_terms().values())
    context = {
        "page_title": _("Vocabularies of the library"),
        "page_description": _("The terms by which the library's resources are described and found."),
        "breadcrumbs": _breadcrumbs(),
        "vocabularies": [(heading, sizes[heading.code]) for heading in headings().values()],
    }
    return render(request, "resources/vocabularies/index.html", context)


@require_safe
@refuses_bad_input
def vocabulary_detail(request: HttpRequest, vocabulary: str) -> HttpResponse:
    """`/hoc-lieu/danh-muc/<vocabulary>/`: its terms; the subjects also by level (`?level=thcs`)."""
    heading = headings().get(vocabulary)
    if heading is None:
        raise Http404
    query = read_query(request.GET, (lookup.LEVEL,) if vocabulary == lookup.SUBJECT else ())
    terms = terms_in(vocabulary)
    if wants_json(request):
        return json_answer(term_set(heading, terms))
    levels = query.filters.get(lookup.LEVEL, ())
    shown = [term for term in terms if not levels or set(levels) & set(term.levels)]
    counts = ask(Query(kinds=(RESOURCES.name,), filters=query.filters, size=0)).facets.get(vocabulary, {})
    context = {
        "page_title": heading.name,
        "page_description": heading.description,
        "breadcrumbs": _breadcrumbs((heading.name, None)),
        "heading": heading,
        "levels": _level_tabs(request.path, query, terms),
        "nodes": tree(shown, counts),
        "chosen": address("", Query(filters=query.filters)),
        "ways_out": [{"label": _("Show all terms"), "address": heading.address}],
        "json_ld": _term_set(heading),
    }
    return render(request, "resources/vocabularies/vocabulary.html", context)


@require_safe
@refuses_bad_input
def term_detail(request: HttpRequest, vocabulary: str, code: str) -> HttpResponse:
    """`/hoc-lieu/danh-muc/<vocabulary>/<code>/`: what a term means, and what carries it or a narrower one."""
    terms = terms_in(vocabulary)
    shown = next((term for term in terms if term.code == code), None)
    if shown is None:
        raise Http404
    narrower = [term for term in terms if term.parent_id == shown.pk]
    heading = headings()[vocabulary]
    query = read_query(request.GET)
    more = {
        "page_title": f"{heading.name}: {shown.name}",
        "breadcrumbs": _breadcrumbs((heading.name, heading.address), (shown.name, None)),
        "term": shown,
        "narrower": narrower,
        "taught_at": [level for level in terms_in(lookup.LEVEL) if level.code in shown.levels],
        "json_ld": script_safe(defined_term(shown, narrower)),
    }
    return resource_list(
        request,
        replace(query, within=(RESOURCES.name,), filters={**query.filters, vocabulary: (code,)}),
        heading=shown.name,
        intro=_("Learning materials of the library under “%(term)s”.") % {"term": shown.name},
        fixed=(vocabulary,),
        template="resources/vocabularies/term.html",
        more=more,
    )


def _term_set(heading: Heading) -> str:
    """Return a vocabulary for machines. Terms are read here: those in hand may be of the generation before."""

    def read() -> str:
        return script_safe(term_set(heading, terms_in(heading.code)))

    return kept(f"term-set:{heading.code}:{current_language()}", read)


def _breadcrumbs(*further: tuple[str, str | None]) -> list[dict]:
    index = reverse("vocabulary_index") if further else None
    crumbs = [(_("Library"), reverse("library")), (_("Vocabularies"), index), *further]
    return [{"label": label, "address": target} for label, target in crumbs]


def _level_tabs(path: str, query: Query, terms: list[Term]) -> list[dict]:
    """The levels at which the terms are taught, as links that show those of one level; none where no term says so."""
    codes = {code for term in terms for code in term.levels}
    if not codes:
        return []
    chosen = query.filters.get(lookup.LEVEL, ())
    rows = [level for level in terms_in(lookup.LEVEL) if level.code in codes]
    tabs = [{"label": _("All"), "address": path, "current": not chosen}]
    return tabs + [
        {"label": row.name, "address": f"{path}?{lookup.LEVEL}={row.code}", "current": row.code in chosen}
        for row in rows
    ]
