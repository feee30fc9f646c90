"""A reader's own list: it lives in the browser and in links; the portal keeps nothing of it."""

import re
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.bad_input import BadInput, refuses_bad_input
from resources.collections.steps import steps_named
from resources.intake.text import one_line

MOST = 100  # resources
MAX_NAME = 120  # letters
RESOURCE, NAME = "r", "ten"  # parameters of the address
_PUBLIC_ID = re.compile("[0-9a-z]{10}")


@require_safe
@refuses_bad_input
def own_list(request: HttpRequest) -> HttpResponse:
    """`/hoc-lieu/danh-sach/?r=<identifier>&r=…&ten=<name>`: the resources of a link, in its order."""
    ids, name = _asked_ids(request), _asked_name(request)
    steps = steps_named(ids) if ids else []
    address = reverse("own_list")
    heading = name or _("A list of learning resources")
    context = {
        "page_title": heading,
        "page_description": _("A list that a reader has put together; the portal does not keep it."),
        "breadcrumbs": [
            {"label": _("Library"), "address": reverse("library")},
            {"label": heading if ids else _("My list"), "address": None},
        ],
        "ids": ids,
        "steps": steps,
        "gone": len(ids) - len(steps),
        "name": name,
        "max_name": MAX_NAME,
        "own_address": address,
        "link": request.build_absolute_uri(_address(address, [step.resource.public_id for step in steps], name)),
        "demo": any(step.resource.demo for step in steps),
    }
    response = render(request, "resources/collections/own_list.html", context)
    if ids or name:  # one reader's list, in one of endless addresses: kept it would help nobody and push out others
        add_never_cache_headers(response)
    return response


def _address(path: str, ids: list[str], name: str) -> str:
    return f"{path}?{urlencode([*((RESOURCE, public_id) for public_id in ids), *([(NAME, name)] if name else [])])}"


def _asked_ids(request: HttpRequest) -> list[str]:
    """Return the identifiers of an address, each once, in their order. Raises BadInput."""
    ids = list(dict.fromkeys(filter(None, request.GET.getlist(RESOURCE))))
    if any(not _PUBLIC_ID.fullmatch(public_id) for public_id in ids):
        raise BadInput(
            _(
                "This link names something that is no learning resource: after “r=” stand the ten letters and digits "
                "with which the address of a resource begins. Ask whoever sent it to you to copy it once more."
            )
        )
    if len(ids) > MOST:
        raise BadInput(
            _("A list holds at most %(most)d resources; this link names %(n)d.") % {"most": MOST, "n": len(ids)}
        )
    return ids


def _asked_name(request: HttpRequest) -> str:
    name = one_line(request.GET.get(NAME, ""))
    if len(name) > MAX_NAME:
        raise BadInput(_("The name of a list has at most %(most)d letters.") % {"most": MAX_NAME})
    return name
