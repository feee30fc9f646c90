"""The page of one resource, under its readable and its short address."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaigns.goals import goals
from resources.catalogue.editing.completeness import told_to_readers
from resources.catalogue.mapping import TERM_LISTS
from resources.catalogue.models import LearningResource
from resources.catalogue.published import published
from resources.catalogue.reading import term_lists
from resources.catalogue.related import related
from resources.catalogue.relations import relations_of
from resources.collections.steps import collections_of
from resources.vocabularies.models import Term


@require_safe
def resource_detail(request: HttpRequest, public_id: str, slug: str) -> HttpResponse:
    """`/hoc-lieu/<public id>-<slug>/`. An old slug leads to the present one for good."""
    resource = published(LearningResource.objects.with_own_parts().prefetch_related("link_rows__file"), public_id)
    if resource.slug != slug:
        return HttpResponsePermanentRedirect(resource.get_absolute_url())
    fetch_terms([resource])
    return render(request, "resources/resource_detail.html", detail_context(resource))


@require_safe
def resource_by_id(request: HttpRequest, public_id: str) -> HttpResponse:
    """`/hoc-lieu/<public id>/`: the short address that never changes leads to the readable one."""
    return HttpResponsePermanentRedirect(published(LearningResource.objects.all(), public_id).get_absolute_url())


def fetch_terms(resources: Iterable[LearningResource]) -> None:
    """Fetch all terms of resources along, as `with_record()` would, in two queries instead of one for each list."""
    rows = {resource.pk: resource for resource in resources}
    found = term_lists(rows, tuple(TERM_LISTS))
    for pk, resource in rows.items():
        along = resource.__dict__.setdefault("_prefetched_objects_cache", {})  # where Django keeps such rows
        for name in TERM_LISTS:
            along[name] = Term.objects.all()
            along[name]._result_cache = found.get((name, pk), [])


def detail_context(resource: LearningResource) -> dict:
    """Return what the page of a resource shows, for readers and for the editor's preview."""
    subject = resource.subject_list[0] if resource.subject_list else None
    crumbs = [{"label": _("Library"), "address": reverse("library")}]
    if subject is not None:
        crumbs.append({"label": subject.name, "address": f"{reverse('library')}?subject={subject.code}"})
    return {
        "page_title": resource.title,
        "page_description": resource.description[:200],
        "breadcrumbs": [*crumbs, {"label": resource.title, "address": None}],
        "resource": resource,
        "goals": goals(resource.goals, with_targets=True),
        "relations": relations_of(resource),
        "collections": collections_of(resource),
        "missing": told_to_readers(resource),
        "related": related(resource),
        "demo": resource.demo,
    }
