"""Whom and what the portal counts: readers, once, from its own pages, unless they wish not to be."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from core.client_address import client_address
from core.pseudonyms import pseudonym
from core.robots import is_robot


def from_own_page(request: HttpRequest) -> bool:
    """Tell whether a page of this site sent the request: browsers say so, and nobody else's page can.

    `Sec-Fetch-Site` decides where it is sent (Fetch Metadata), otherwise `Origin`, otherwise `Referer`; nothing is no.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    said = request.headers.get("Origin") or request.headers.get("Referer") or ""
    try:
        parts = urlsplit(said)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == request.get_host().lower()


def may_count(request: HttpRequest) -> bool:
    """Tell whether this request is a reader's who has not asked to be left alone (Global Privacy Control, DNT).

    Readers have no session: its cookie shows an editor at work.
    """
    wished = "1" in (request.headers.get("Sec-GPC"), request.headers.get("DNT"))
    return not (wished or settings.SESSION_COOKIE_NAME in request.COOKIES or is_robot(request))


def first_lately(request: HttpRequest, what: str, seconds: int) -> bool:
    """Tell whether the same reader has not done `what` within so many seconds; from now on he has.

    Known again is a pseudonym in the volatile cache "counted", which is another one every day. It stands apart from
    "throttle": out of that the crowd of readers would push those who must be held off.
    """
    key = pseudonym("counted", f"{client_address(request)} {request.headers.get('User-Agent', '')[:500]} {what}")
    return caches["counted"].add(f"lately:{key}", True, seconds)
