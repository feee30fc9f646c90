"""Pages of the collections: the list and one path."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaigns.goals import goals
from core.bad_input import refuses_bad_input
from core.cache import kept
from core.identity import Gone
from core.paging import page_number, paging
from core.statements import Statement
from resources.catalogue.reading import term_lists
from resources.collections.json_ld import described
from resources.collections.models import FormerSlug, ResourceCollection
from resources.collections.reuse import reuse_of
from resources.collections.steps import families_of, listed, steps_of
from resources.times import total_of, words_of

PER_PAGE = 20
_PUBLISHED = Statement(lambda slug: ResourceCollection.objects.published().filter(slug=slug), "")


@require_safe
@refuses_bad_input
def collection_index(request: HttpRequest) -> HttpResponse:
    """`/hoc-lieu/bo-suu-tap/`: what is published, the featured first."""
    pages = Paginator(kept("collections-in-order", _in_order), PER_PAGE)
    number = page_number(request, pages.num_pages)
    shown = list(pages.page(number))
    collections = listed(ResourceCollection.objects.filter(pk__in=shown).in_order())
    context = {
        "page_title": _("Collections"),
        "page_description": _("Paths through the library: chosen and ordered by editors, with a word on each step."),
        "breadcrumbs": [
            {"label": _("Library"), "address": reverse("library")},
            {"label": _("Collections"), "address": None},
        ],
        "collections": collections,
        "paging": paging(
            number, pages.num_pages, lambda page: f"{request.path}?page={page}" if page > 1 else request.path
        ),
        "demo": any(collection.demo for collection in collections),
    }
    return render(request, "resources/collections/index.html", context)


def _in_order() -> list[int]:
    return list(ResourceCollection.objects.published().in_order().values_list("pk", flat=True))


@require_safe
def collection_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """`/hoc-lieu/bo-suu-tap/<slug>/`: one path, step by step. A former slug leads to the present one for good."""
    if (collection := next(iter(_PUBLISHED.objects(slug)), None)) is not None:
        terms = term_lists([collection.pk], ("levels", "audiences"), ResourceCollection)
        collection.level_list = terms.get(("levels", collection.pk), [])
        collection.audience_list = terms.get(("audiences", collection.pk), [])
        return render(request, "resources/collections/detail.html", detail_context(collection))
    former = FormerSlug.objects.filter(slug=slug).select_related("collection").first()
    if former is not None and former.collection is None:
        raise Gone
    if former is None or not former.collection.live:
        raise Http404
    return HttpResponsePermanentRedirect(former.collection.get_absolute_url())


def detail_context(collection: ResourceCollection) -> dict:
    """Return what the page of a collection shows, for readers and for the editor's preview."""
    steps = steps_of(collection)
    resources = [step.resource for step in steps]
    if resources and not collection.cover_id:  # the cover is drawn
        collection.family = families_of([resources[0].pk])[resources[0].pk]
    timed = [resource.duration for resource in resources if resource.duration]
    total = total_of(timed)
    return {
        "page_title": collection.title,
        "page_description": collection.intro[:200],
        "breadcrumbs": [
            {"label": _("Library"), "address": reverse("library")},
            {"label": _("Collections"), "address": reverse("collection_index")},
            {"label": collection.title, "address": None},
        ],
        "collection": collection,
        "steps": steps,
        "goals": goals(collection.goals),
        "reuse": reuse_of(resources) if resources else None,
        "total_time": words_of(total),
        "timed": len(timed),
        "json_ld": described(collection, steps, total if len(timed) == len(steps) else ""),
        "demo": collection.demo,
    }
