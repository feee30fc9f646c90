"""The record of a resource as a file: what its page says, for reference managers and other machines."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from resources.catalogue.models import LearningResource
from resources.catalogue.whole import whole


class Format(NamedTuple):
    media_type: str
    write: Callable[[LearningResource], str]
    attachment: bool = True


FORMATS = {
    "trich-dan.bib": Format("application/x-bibtex; charset=utf-8", lambda resource: resource.bibtex),
    "trich-dan.ris": Format("application/x-research-info-systems; charset=utf-8", lambda resource: resource.ris),
    "ho-so.jsonld": Format("application/ld+json", lambda resource: resource.schema_org, attachment=False),
}


@require_safe
def resource_format(request: HttpRequest, public_id: str, name: str) -> HttpResponse:
    """`/hoc-lieu/<public id>/trich-dan.bib`, `.ris` and `/ho-so.jsonld`, in the language of the address."""
    if name not in FORMATS:
        raise Http404
    resource = whole(public_id)
    media_type, write, attachment = FORMATS[name]
    response = HttpResponse(write(resource), content_type=media_type)
    if attachment:
        ending = name.rpartition(".")[2]
        response.headers["Content-Disposition"] = f'attachment; filename="{resource.slug}.{ending}"'
    return response
