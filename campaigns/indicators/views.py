"""Pages of the measures: all of them by group, one of them, and what the data files hold."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaigns.goals import goals
from campaigns.indicators.columns import COLUMNS, LICENCE_NAME, LICENCE_SCOPE, LICENCE_URL
from campaigns.indicators.drawing import drawn
from campaigns.indicators.kinds import YEARS
from campaigns.indicators.models import Indicator
from campaigns.indicators.overview import counts, rows, sections
from campaigns.indicators.results import contradicting, latest
from campaigns.learning_city.areas import areas_of
from core.bad_input import refuses_bad_input
from core.paging import page_number, paging
from search.serving import serving

PER_PAGE = 50


@require_safe
def indicator_index(request: HttpRequest) -> HttpResponse:
    """`/chi-tieu/`: every measure by group, 2025 beside 2030 beside the newest published result."""
    found = rows()
    context = {
        "page_title": _("The %(total)s measures of Resolution No. %(number)s")
        % {"total": len(found), "number": settings.RESOLUTION_NUMBER},
        "page_description": _(
            "Targets as the resolution words them, for 2025 and 2030, beside published results with source and date."
        ),
        "breadcrumbs": [{"label": _("Measures"), "address": None}],
        "sections": sections(found),
        "counts": counts(found),
        "years": YEARS,
        "demo": any(result.demo for row in found for result in row.results),
    }
    return render(request, "indicators/index.html", context)


@require_safe
@refuses_bad_input
def indicator_detail(request: HttpRequest, code: str) -> HttpResponse:
    """`/chi-tieu/<code>/`: what is measured, the targets with their sentences, every published result."""
    indicator = get_object_or_404(Indicator.objects.select_related("parent"), code__iexact=code)
    if code != indicator.code.lower():
        return HttpResponsePermanentRedirect(indicator.get_absolute_url())
    targets = list(indicator.targets.order_by("year"))
    addresses = {goal.code: goal.address for goal in goals([target.provision for target in targets])}
    results = sorted(
        indicator.measurements.select_related("locality"),
        key=lambda row: (not row.of_the_city, -row.held_on.toordinal(), row.pk),
    )
    pages = Paginator(results, PER_PAGE)
    number = page_number(request, pages.num_pages)
    context = {
        "page_title": indicator.title,
        "page_description": indicator.measured,
        "breadcrumbs": [
            {"label": _("Measures"), "address": reverse("indicator_index")},
            {"label": indicator.code, "address": None},
        ],
        "indicator": indicator,
        "targets": [{"target": target, "address": addresses.get(target.provision)} for target in targets],
        "picture": drawn(indicator.code, targets, latest(results)),
        "results": pages.page(number).object_list,
        "differing": contradicting(results),
        "paging": paging(
            number, pages.num_pages, lambda page: f"{request.path}?page={page}" if page > 1 else request.path
        ),
        "parts": list(indicator.parts.all()),
        "areas": areas_of(indicator.code),
        "serving": serving((indicator.code,)),
        "demo": any(result.demo for result in results),
    }
    return render(request, "indicators/detail.html", context)


@require_safe
def indicator_data(request: HttpRequest) -> HttpResponse:
    """`/chi-tieu/du-lieu/`: the data dictionary and the licence of the files."""
    context = {
        "page_title": _("Data of the measures"),
        "page_description": _("What every column of the CSV and JSON files means, and how the data may be used."),
        "breadcrumbs": [
            {"label": _("Measures"), "address": reverse("indicator_index")},
            {"label": _("Data of the measures"), "address": None},
        ],
        "columns": COLUMNS,
        "licence_name": LICENCE_NAME,
        "licence_url": LICENCE_URL,
        "licence_scope": LICENCE_SCOPE,
    }
    return render(request, "indicators/data.html", context)
