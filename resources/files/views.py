"""Files that the library keeps: how they come in and how they are handed out, never to be run in our origin."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.file_ranges import is_playable, part_of
from resources.catalogue.models import ResourceLink
from resources.files.formats import EXTENSIONS
from resources.files.models import StoredFile
from resources.files.offers import kind_of_file, summary
from resources.files.store import store
from resources.permissions import may_change

PDF, CAPTIONS = "application/pdf", "text/vtt"
# No scripts, forms or frames; its own origin, or the browser could not load what it is about to show.
_SANDBOX = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox allow-same-origin"
# Viewers in browsers of some years ago show nothing in a sandbox.
_PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]+')


@require_safe
def stored_file(request: HttpRequest, checksum: str, ending: str) -> HttpResponseBase:
    """`/hoc-lieu/tep/<checksum>.<ending>`: for all while a published resource offers it, otherwise for editors.

    `?tai` has it saved, whatever the browser could show of it.
    """
    offer = (
        ResourceLink.objects.filter(file__checksum=checksum, resource__live=True)
        .select_related("file", "resource")
        .first()
    )
    if offer is None and not may_change(request.user):
        raise Http404
    stored = offer.file if offer else get_object_or_404(StoredFile, checksum=checksum)
    if ending != EXTENSIONS[stored.format]:
        raise Http404
    # A track of captions must come from where its page comes from.
    if offer and _is_elsewhere(request) and stored.format != CAPTIONS:
        return HttpResponseRedirect(f"{settings.LIBRARY_FILES_HOST}{request.get_full_path()}")
    return _answer(request, stored, offer.resource.title if offer else checksum[:12])


def _is_elsewhere(request: HttpRequest) -> bool:
    """Tell whether files have a host of their own and this is another one."""
    host = settings.LIBRARY_FILES_HOST
    return bool(host) and urlsplit(host).netloc != request.get_host()


def _answer(request: HttpRequest, stored: StoredFile, title: str) -> HttpResponseBase:
    etag = f'"{stored.checksum}"'
    media_type = f"{stored.format}; charset=utf-8" if stored.format.startswith("text/") else stored.format
    shown = is_playable(stored.format) or stored.format.startswith("image/") or stored.format in (PDF, CAPTIONS)
    name = f"{_NOT_IN_NAMES.sub(' ', title)[:100].strip('. ') or stored.checksum[:12]}.{EXTENSIONS[stored.format]}"
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, no-cache",  # kept, and asked for anew each time: a withdrawn file is gone at once
        "Content-Disposition": content_disposition_header(not shown or "tai" in request.GET, name),
        "Content-Security-Policy": _PDF_POLICY if stored.format == PDF else _SANDBOX,
        "ETag": etag,
        "X-Content-Type-Options": "nosniff",
    }
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # most formats are packed already, and players need its length
    if unchanged := get_conditional_response(request, etag=etag):
        response = unchanged
    elif request.method == "HEAD":
        response = HttpResponse(content_type=media_type, headers={"Content-Length": str(stored.size)})
    elif (part := part_of(stored.file, media_type, etag, request)) is not None:
        response = part
    else:
        try:
            response = FileResponse(stored.file.open("rb"), content_type=media_type)
        except FileNotFoundError as error:
            raise Http404 from error
    for header, value in headers.items():
        response[header] = value
    return response


@require_POST
def upload(request: HttpRequest) -> JsonResponse:
    """`/hoc-lieu/tep/`: take a file (`file`) from someone who may change resources and say what it is.

    The answer is what an offer of it holds, or 400 with `{"error"}` in the reader's language.
    """
    if not may_change(request.user):
        raise PermissionDenied
    sent = request.FILES.get("file")
    if sent is None:
        return JsonResponse({"error": _("Choose a file.")}, status=400)
    try:
        stored = store(sent, sent.name)
    except ValidationError as refusal:
        return JsonResponse({"error": " ".join(refusal.messages)}, status=400)
    return JsonResponse(
        {
            "address": stored.address,
            "kind": kind_of_file(stored.format),
            "format": stored.format,
            "size": stored.size,
            "duration": stored.duration,
            "summary": summary(stored.format, stored.size, stored.duration),
        }
    )
