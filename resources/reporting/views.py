"""Reporting a problem with a resource: a page of its own that no cache keeps."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.feedback.views import form_page
from resources.catalogue.published import published
from resources.reporting.forms import ReportForm
from resources.reporting.kinds import page_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, public_id: str) -> HttpResponse:
    """`/gop-y/hoc-lieu/<public id>/`: say what is wrong with a resource, does not open or breaches rights."""
    resource = published(public_id)
    title = _("Report a problem with this resource")
    context = {
        "page_title": title,
        "breadcrumbs": [
            {"label": resource.title, "address": resource.get_absolute_url()},
            {"label": _("Report a problem"), "address": None},
        ],
        "heading": title,
        "resource": resource,
        "demo": resource.demo,
    }
    return form_page(request, partial(ReportForm, about=page_of(public_id)), "resources/report.html", context)
