"""The page cache of DESIGN §8: anonymous GET pages, forgotten at once when anything is published.

A page's key is made of host, path, the known parameters, the date in Hanoi and a generation number.
Raising the generation makes every older entry unreachable, so nothing has to be found and deleted.
Django's own cache middleware keys on the whole address, which lets any stray parameter fill the cache.
"""

import hashlib
import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import datetime
from math import ceil
from operator import itemgetter
from typing import Any, TypeVar
from urllib.parse import urlencode

from asgiref.local import Local
from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.db.models.signals import post_delete, post_migrate, post_save
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

KNOWN_PARAMETERS = frozenset(
    {
        "q",
        "type",
        "level",
        "subject",
        "topic",
        "audience",
        "licence",
        "language",
        "mode",
        "difficulty",
        "competence",
        "access",
        "tag",
        "sort",
        "page",
        "p",  # the pages of a long sitemap
        "size",
        "view",
        "format",
        "kind",
        "goal",
        "exact",
        "year",
        "model",
        "category",
        "state",
        "place",
        "r",  # a resource of a reader's own list, and the name of that list; such a page is never kept
        "ten",
    }
)
KEPT_SECONDS = 15 * 60
_GENERATION = "generation"
# What saving a draft (the admin does it by itself while someone writes) or signing in writes to a row.
_UNSEEN_FIELDS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "changed_at",
        "last_login",
    }
)


Key = TypeVar("Key", bound=Hashable)
_request = Local()  # `generation`: the one that holds while a request is answered


def generation() -> int:
    """Return the current generation. A forgotten one comes back as a new one, never as an old one."""
    if (number := getattr(_request, "generation", None)) is not None:
        return number
    cache = caches["pages"]
    if (number := cache.get(_GENERATION)) is None:
        number = time.time_ns()
        cache.set(_GENERATION, number, None)
    return number


def raise_generation() -> None:
    """Make every cached page stale. Inside a transaction it takes effect after the commit."""

    def take_effect() -> None:
        number = time.time_ns()
        caches["pages"].set(_GENERATION, number, None)
        if hasattr(_request, "generation"):
            _request.generation = number

    transaction.on_commit(take_effect)


def kept(name: str, read: Callable[[], Any]) -> Any:
    """Return what `read` returned before in this generation and on this day, or what it returns now; None is not kept.

    Nothing of a reader's own; and everyone in this process gets the same object, so nobody may change it.
    """
    return _kept_many(f"{read.__module__}:{name}", [""], lambda _names: {"": read()}).get("")


def kept_for_readers(name: str, read: Callable[[], Any]) -> Any:
    """Like `kept` while an anonymous reader's page is made; elsewhere what `read` returns now.

    For what writers ask as well: their transaction may have changed it, which nobody else knows before it ends.
    """
    return kept(name, read) if hasattr(_request, "generation") else read()


def kept_many(name: str, keys: Iterable[Key], read: Callable[[list[Key]], Mapping[Key, Any]]) -> dict[Key, Any]:
    """Return things of one kind by key, like `kept`; `read` is asked once, for all that are not kept.

    What `read` does not return, or returns as None, is left out. What differs by language must say so in its name;
    names of other modules are no concern.
    """
    return _kept_many(f"{read.__module__}:{name}", keys, read)


def _kept_many(name: str, keys: Iterable[Key], read: Callable[[list[Key]], Mapping[Key, Any]]) -> dict[Key, Any]:
    with timezone.override(None):  # an editor's preview is made in the editor's own time zone, readers have Hanoi's
        memory, moment = caches["memory"], f"{name}:{generation()}:{timezone.localdate()}"
        found = {key: memory.get(f"{moment}:{key}") for key in keys}
        if missing := [key for key, value in found.items() if value is None]:
            read_now = read(missing)
            found |= {key: read_now.get(key) for key in missing}
            for key in missing:
                memory.set(f"{moment}:{key}", found[key], KEPT_SECONDS)
    return {key: value for key, value in found.items() if value is not None}


def keep_until(request: HttpRequest, moment: datetime) -> None:
    """Say, while a page is made, that something on it changes by itself at `moment`: no cache may keep it longer."""
    request.kept_until = min(moment, getattr(request, "kept_until", moment))


def page_cache(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: answer anonymous GET requests from the shared cache and say how long others may keep them."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _is_anonymous_read(request):
            return get_response(request)
        # Read before the view runs: what it renders meanwhile belongs to this generation.
        _request.generation = generation()
        try:
            return answered(request)
        finally:
            del _request.generation

    def answered(request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if (page := caches["pages"].get(key)) is not None:
            return page
        response = get_response(request)
        if _may_keep(response):
            response.headers["Cache-Control"] = "no-cache"
            response.headers["CDN-Cache-Control"] = "max-age=10"  # RFC 9213: only for a proxy in front
            seconds = _kept_seconds(request)
            if response.status_code == 200 and seconds > 0:
                response.headers["ETag"] = f'"{hashlib.md5(response.content, usedforsecurity=False).hexdigest()}"'
                caches["pages"].set(key, response, seconds)
        return response

    return middleware


def _is_anonymous_read(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path_info.startswith(("/quan-tri/", "/health/", settings.MEDIA_URL))
    )


def _kept_seconds(request: HttpRequest) -> int:
    moment = getattr(request, "kept_until", None)
    return KEPT_SECONDS if moment is None else min(KEPT_SECONDS, ceil((moment - timezone.now()).total_seconds()))


def _may_keep(response: HttpResponse) -> bool:
    return (
        not response.streaming
        and not response.cookies
        and response.status_code < 500
        and "Cache-Control" not in response.headers
        and "Cookie" not in response.headers.get("Vary", "")
    )


def known_parameters(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the parameters of an address that mean something, without empty ones, in their order."""
    return [
        (name, value) for name, values in request.GET.lists() if name in KNOWN_PARAMETERS for value in values if value
    ]


def _key(request: HttpRequest) -> str:
    parts = (
        request.method,
        request.scheme,
        request.get_host(),
        request.path,
        # By name alone: of a repeated parameter the order counts.
        urlencode(sorted(known_parameters(request), key=itemgetter(0))),
        timezone.localdate().isoformat(),
        str(generation()),
    )
    return "page:" + hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def forget_pages_on_change() -> None:
    """Connect the signals: whatever the portal or Wagtail saves may be on some page."""
    watched = {*settings.PORTAL_APPS, "wagtailcore", "wagtailredirects", "wagtailimages", "wagtaildocs"}
    unseen = {"revision", "referenceindex", "pagelogentry", "modellogentry", "uploadedfile"}

    def changed(sender, update_fields=None, **kwargs) -> None:
        if sender._meta.app_label not in watched or sender._meta.model_name in unseen:
            return
        if not getattr(sender, "on_pages", True):  # or anybody who writes to the portal could empty the cache
            return
        if update_fields is None or not _UNSEEN_FIELDS.issuperset(update_fields):
            raise_generation()

    # Every deployment migrates, and may bring other templates.
    post_migrate.connect(lambda **kwargs: raise_generation(), dispatch_uid="forget_pages_on_migrate", weak=False)
    post_save.connect(changed, dispatch_uid="forget_pages_on_save", weak=False)
    post_delete.connect(changed, dispatch_uid="forget_pages_on_delete", weak=False)
