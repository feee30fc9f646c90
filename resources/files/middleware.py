"""Refusing what is too large before a byte of it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

_FORM_BYTES = 10 * 1024**2  # what the other fields of a form may take

Handler = Callable[[HttpRequest], HttpResponse]


def refuse_large_requests(get_response: Handler) -> Handler:
    """413 for a request larger than the largest file; Django reads no body that does not say its length."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) <= settings.LIBRARY_FILE_MAX_BYTES + _FORM_BYTES:
            return get_response(request)
        most = filesizeformat(settings.LIBRARY_FILE_MAX_BYTES)
        message = _("More was sent than the portal takes at once: at most %(most)s.") % {"most": most}
        if request.accepts("text/html"):
            context = {"page_title": _("This request cannot be answered"), "message": message, "again": request.path}
            return render(request, "stop.html", context, status=413)
        return JsonResponse({"error": message}, status=413)

    return middleware
