"""The page of one resource, under its readable and its short address."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaigns.goals import goals
from core.identity import Gone, Tombstone
from resources.catalogue.editing.completeness import told_to_readers
from resources.catalogue.models import LearningResource
from resources.catalogue.relations import relations_of
from resources.catalogue.search import KIND, RESOURCES
from search.answers import answer
from search.query import Query

RELATED = 4


@require_safe
def resource_detail(request: HttpRequest, public_id: str, slug: str) -> HttpResponse:
    """`/hoc-lieu/<public id>-<slug>/`. An old slug leads to the present one for good."""
    resource = _published(LearningResource.objects.with_record().prefetch_related("link_rows__file"), public_id)
    if resource.slug != slug:
        return HttpResponsePermanentRedirect(resource.get_absolute_url())
    return render(request, "resources/resource_detail.html", detail_context(resource))


@require_safe
def resource_by_id(request: HttpRequest, public_id: str) -> HttpResponse:
    """`/hoc-lieu/<public id>/`: the short address that never changes leads to the readable one."""
    return HttpResponsePermanentRedirect(_published(LearningResource.objects.all(), public_id).get_absolute_url())


def _published(resources: QuerySet, public_id: str) -> LearningResource:
    """Return the public resource of this identifier. Raises Gone, whatever slug was asked for, once it is deleted."""
    resource = resources.filter(live=True, public_id=public_id).first()
    if resource is None:
        raise (Gone if Tombstone.objects.filter(kind=KIND, public_id=public_id).exists() else Http404)
    return resource


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
        "goals": goals(resource.goals),
        "relations": relations_of(resource),
        "missing": told_to_readers(resource),
        "related": related(resource),
        "demo": resource.demo,
    }


def related(resource: LearningResource) -> list[LearningResource]:
    """Return up to four other resources of the same first subject, or topic."""
    first = next(iter([*resource.subject_list, *resource.topic_list]), None)
    if first is None:
        return []
    query = Query(kinds=(RESOURCES.name,), filters={first.vocabulary: (first.code,)}, size=RELATED + 1)
    _results, hits = answer(query, objects=True)
    return [hit.object for hit in hits if hit.object.pk != resource.pk][:RELATED]
