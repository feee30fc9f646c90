"""Small middleware that every page passes."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils import translation

Handler = Callable[[HttpRequest], HttpResponse]


class _PolicyByAddress(CSPMiddleware):
    """The strict policy everywhere; the admin's own, which Wagtail's inline scripts need, below its address."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path_info.startswith("/quan-tri/"):
            response._csp_config = settings.ADMIN_CONTENT_SECURITY_POLICY["DIRECTIVES"]
        return super().process_response(request, response)


def content_security_policy(get_response: Handler) -> Handler:
    """Send the Content-Security-Policy of the settings."""
    return _PolicyByAddress(get_response)


def language_from_address(get_response: Handler) -> Handler:
    """Activate the language of the address: `/en/…` is English, everything else Vietnamese.

    Django's own LocaleMiddleware would also read cookies and Accept-Language, and send `Vary` for it.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def refuse_unreadable_paths(get_response: Handler) -> Handler:
    """400 for a path with a NUL: PostgreSQL cannot even look for it, so every lookup would be a 500."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            raise BadRequest("NUL in the path")
        return get_response(request)

    return middleware
