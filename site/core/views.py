"""Pages of the shell itself: what is missing, what is gone, what broke, and what robots may read."""

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from core.addresses import without_language
from core.identity import Gone, Tombstone
from core.pattern_samples import registered, samples


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, or 410 where something public once stood (RFC 9110, 15.5.11)."""
    if isinstance(exception, Gone) or Tombstone.objects.at(without_language(request.path)).exists():
        context = {
            "page_title": _("This page has been removed"),
            "message": _(
                "What stood at this address has been withdrawn and will not come back. "
                "Something like it may be found by searching."
            ),
        }
        return render(request, "stop.html", context, status=410)
    context = {
        "page_title": _("Page not found"),
        "message": _(
            "The address may be mistyped, or the page may have moved. Search for it, or start again from the home page."
        ),
    }
    return render(request, "stop.html", context, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: whoever sent it, it must not become a 500."""
    message = _("The address or the form holds something that cannot be read. Check it and try again.")
    context = {"page_title": _("This request cannot be answered"), "message": message, "again": "/"}
    try:
        return render(request, "stop.html", context, status=400)
    except SuspiciousOperation:  # the shell cannot read this host or these parameters either
        return HttpResponse(message, status=400, content_type="text/plain; charset=utf-8")


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403, also for a form without its token: Django's own page would answer in English words and inline styles."""
    context = {
        "page_title": _("This is not allowed"),
        "message": _("You may not do this here. If you sent a form, open its page again and send it once more."),
    }
    return render(request, "stop.html", context, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: rendered without database, settings or context, any of which may be what broke."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)


def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt (RFC 9309): everything public may be read, endless combinations of filters need not be."""
    lines = [
        "User-agent: *",
        "Disallow: /quan-tri/",
        "Disallow: /*hoc-lieu/*/mo/*/",  # uses are counted there; a tag or term may be called `mo`
        "Disallow: /*hoc-lieu/*/tai/*/",
        "Disallow: /*?*format=",
        "Disallow: /*?*sort=",
        "Disallow: /*?*size=",
        "Disallow: /*?*&",  # one filter may be followed, two together not
        "Allow: /",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@never_cache
def patterns(request: HttpRequest) -> HttpResponse:
    """Every component of the house on one page, for editors and builders who are signed in."""
    if not (request.user.is_authenticated and request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    context = {"page_title": _("Patterns"), "samples": samples(), "extra_patterns": registered()}
    return render(request, "core/patterns.html", context)
