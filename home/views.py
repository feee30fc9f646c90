"""Pages of the top floor that are no pages of the tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.site_map import sections


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """`/so-do/`: every section of the portal and what stands below it."""
    context = {
        "page_title": _("Site map"),
        "page_description": _("Every section of the portal and the pages below it."),
        "breadcrumbs": [{"label": _("Site map"), "address": None}],
        "sections": sections(request),
    }
    return render(request, "home/site_map.html", context)
