"""The page of one resource, under its readable and its short address."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaigns.goals import goals
from resources.catalogue.editing.completeness import told_to_readers
from resources.catalogue.facts import facts_of
from resources.catalogue.models import LearningResource
from resources.catalogue.published import published
from resources.catalogue.related import related
from resources.catalogue.relations import relations_of
from resources.catalogue.whole import whole
from resources.collections.steps import collections_of


@require_safe
def resource_detail(request: HttpRequest, public_id: str, slug: str) -> HttpResponse:
    """`/hoc-lieu/<public id>-<slug>/`. An old slug leads to the present one for good."""
    resource = whole(public_id)
    if resource.slug != slug:
        return HttpResponsePermanentRedirect(resource.get_absolute_url())
    return render(request, "resources/resource_detail.html", detail_context(resource))


@require_safe
def resource_by_id(request: HttpRequest, public_id: str) -> HttpResponse:
    """`/hoc-lieu/<public id>/`: the short address that never changes leads to the readable one."""
    return HttpResponsePermanentRedirect(published(public_id).get_absolute_url())


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
        "facts": list(facts_of(resource)),
        "goals": goals(resource.goals, with_targets=True),
        "relations": relations_of(resource),
        "collections": collections_of(resource),
        "missing": told_to_readers(resource),
        "related": related(resource),
        "demo": resource.demo,
    }
