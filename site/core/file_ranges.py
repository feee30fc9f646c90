"""Films and recordings in parts (RFC 9110, 14): without them Safari plays nothing and nobody can jump ahead."""

import re

from django.http import HttpRequest, HttpResponse

from core.documents import PortalDocument

_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
MOST = 1024 * 1024  # bytes in one answer; a player asks on (RFC 9110, 15.3.7), and no worker is held by one film


def part_of_file(document: PortalDocument, request: HttpRequest) -> HttpResponse | None:
    """Return the part of a film or recording that the request asks for: 206, or 416 behind its end.

    None where the whole file is the answer: no range asked, several of them, one of an older file.
    """
    asked = _ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    playable = document.content_type.startswith(("audio/", "video/"))
    etag = f'"{document.file_hash}"'
    if not playable or asked is None or not any(asked.groups()) or request.headers.get("If-Range", etag) != etag:
        return None
    try:
        size = document.file.size
    except FileNotFoundError:
        return None  # the answer for the whole file says so
    first, last = _bounds(*asked.groups(), size)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with document.file.open("rb") as file:
        file.seek(first)
        part = file.read(min(last - first + 1, MOST))
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # a part is of the file, not of what compression makes of it
    return HttpResponse(
        part,
        status=206,
        content_type=document.content_type,
        headers={
            "Accept-Ranges": "bytes",
            "Content-Range": f"bytes {first}-{first + len(part) - 1}/{size}",
            "Content-Security-Policy": "default-src 'none'",
            "ETag": etag,
        },
    )


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """Return the first and last byte; the first lies behind the last where the file has none of them."""
    if not first:  # the last so many bytes
        return (max(0, size - int(last)), size - 1) if int(last) else (1, 0)
    return int(first), min(int(last), size - 1) if last else size - 1
