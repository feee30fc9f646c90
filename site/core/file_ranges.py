"""Files in parts (RFC 9110, 14): without them Safari plays nothing, nobody can jump ahead or go on with a download."""

import re
from collections.abc import Iterator

from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from core.documents import PortalDocument

_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
MOST = 1024 * 1024  # bytes in one answer; a player asks on (RFC 9110, 15.3.7), and no worker is held by one film


def is_playable(media_type: str) -> bool:
    """Tell whether it is a film or a recording."""
    return media_type.startswith(("audio/", "video/"))


def part_of_document(document: PortalDocument, request: HttpRequest) -> HttpResponseBase | None:
    """Return the part of a film or recording that the request asks for; other documents come whole."""
    if not is_playable(document.content_type):
        return None
    return part_of(document.file, document.content_type, f'"{document.file_hash}"', request)


def part_of(file: FieldFile, media_type: str, etag: str, request: HttpRequest) -> HttpResponseBase | None:
    """Return the part of a file that the request asks for: 206, or 416 behind its end.

    None where the whole file is the answer: no range asked, several of them, one of an older file. A part of a film
    or recording is at most `MOST` bytes long.
    """
    asked = _ONE_RANGE.fullmatch(request.headers.get("Range", "")) if request.method == "GET" else None
    if asked is None or not any(asked.groups()) or request.headers.get("If-Range", etag) != etag:
        return None
    try:
        size = file.size
    except FileNotFoundError:
        return None  # the answer for the whole file says so
    first, last = _bounds(*asked.groups(), size)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    if is_playable(media_type):
        last = min(last, first + MOST - 1)
    request.META.pop("HTTP_ACCEPT_ENCODING", None)  # a part is of the file, not of what compression makes of it
    parts = _read(file, first, last)
    length = last - first + 1
    kind = HttpResponse if length <= MOST else StreamingHttpResponse
    return kind(
        parts,
        status=206,
        content_type=media_type,
        headers={
            "Accept-Ranges": "bytes",
            "Content-Length": str(length),
            "Content-Range": f"bytes {first}-{last}/{size}",
            "Content-Security-Policy": "default-src 'none'",
            "ETag": etag,
        },
    )


def _read(file: FieldFile, first: int, last: int) -> Iterator[bytes]:
    """Yield the bytes from `first` to `last`, a chunk at a time."""
    with file.open("rb") as opened:
        opened.seek(first)
        left = last - first + 1
        while left and (part := opened.read(min(left, MOST))):
            left -= len(part)
            yield part


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """Return the first and last byte; the first lies behind the last where the file has none of them."""
    if not first:  # the last so many bytes
        return (max(0, size - int(last)), size - 1) if int(last) else (1, 0)
    return int(first), min(int(last), size - 1) if last else size - 1
