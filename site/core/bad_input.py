"""Refusing what cannot be answered: one shape for readers and one for machines."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


class BadInput(Exception):
    """Says in the reader's language what is wrong and how to mend it; `status` is the answer's 4xx."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


def wants_json(request: HttpRequest) -> bool:
    """Tell whether the address asks for JSON (`?format=json`)."""
    return request.GET.get("format") == "json"


def refuses_bad_input(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """View decorator: a `BadInput` becomes `{"error"}` for machines and a page with the message for readers."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except BadInput as refusal:
            if wants_json(request):
                return JsonResponse({"error": str(refusal.message)}, status=refusal.status)
            context = {
                "page_title": _("This request cannot be answered"),
                "message": refusal.message,
                "again": request.path,
            }
            return render(request, "stop.html", context, status=refusal.status)

    return guarded
