"""Refusing what is too large before a byte of it is read: forms are read before anyone is asked who they are."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

_FORM_BYTES = 10 * 1024**2  # of a form on a page, with what may be attached to it
_ENVELOPE_BYTES = 64 * 1024  # around a file: boundaries, names, the token

Handler = Callable[[HttpRequest], HttpResponse]


def refuse_large_requests(get_response: Handler) -> Handler:
    """Middleware: 413 for more than the page that it is sent to takes. Django reads no body of unsaid length."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not (length := _length(request)):
            return get_response(request)
        has_files = request.content_type == "multipart/form-data"
        most = _most(request) if has_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE  # what Django reads of others
        if length <= most + (_ENVELOPE_BYTES if has_files else 0):
            return get_response(request)
        message = _("More was sent than the portal takes at once: at most %(most)s.") % {"most": filesizeformat(most)}
        if request.accepts("text/html"):
            context = {"page_title": _("This request cannot be answered"), "message": message, "again": request.path}
            return render(request, "stop.html", context, status=413)
        return JsonResponse({"error": message}, status=413)

    return middleware


def _most(request: HttpRequest) -> int:
    """Return how many bytes of files and fields a page takes."""
    most = _FORM_BYTES
    if request.path == reverse("upload_file"):
        most = max(most, settings.LIBRARY_FILE_MAX_BYTES)
    elif request.path.startswith(reverse("wagtaildocs:index")):  # it and all below
        most = max(most, settings.DOCUMENT_MAX_BYTES)
    return most


def _length(request: HttpRequest) -> int:
    """Return the length of the body as Django understands it."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
