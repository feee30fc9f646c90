"""Where uses are counted: on the way to an offer, and by what a page sends of its own accord."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from core.counting import from_own_page
from resources.catalogue.published import published
from resources.files.addresses import is_offer_address
from resources.files.offers import Ways, ways_of
from resources.usage.counting import Use, count

_PLAIN = "text/plain; charset=utf-8"


@require_safe
def open_resource(request: HttpRequest, public_id: str, number: str) -> HttpResponse:
    """`/hoc-lieu/<public id>/mo/<number>/`: on to the offer of this number, counted as opened."""
    resource, ways = _offer(public_id, int(number))
    return _lead(request, resource, ways.opened, Use.OPEN)


@require_safe
def download_resource(request: HttpRequest, public_id: str, number: str) -> HttpResponse:
    """`/hoc-lieu/<public id>/tai/<number>/`: on to the file of this number, counted as downloaded."""
    resource, ways = _offer(public_id, int(number))
    return _lead(request, resource, ways.saved, Use.DOWNLOAD)


@csrf_exempt  # pages come from a cache and carry no token; where it comes from, the browser says
@require_POST
def beacon(request: HttpRequest, public_id: str, use: Use) -> HttpResponse:
    """`/hoc-lieu/<public id>/xem/` and `/phat/`: a reader looks at the page (`count-view.js`), or plays a recording."""
    if not from_own_page(request):
        return HttpResponseForbidden(_("Only a page of this portal may send this."), content_type=_PLAIN)
    count(request, published(public_id).pk, use)
    return HttpResponse(status=204)


def _offer(public_id: str, number: int) -> tuple[int, Ways]:
    """Return the key of a resource that readers may see, and where its offer of this number leads."""
    resource = published(public_id)
    link = resource.link_rows.all()[number - 1 : number].first()
    if link is None or not is_offer_address(link.address):
        raise Http404
    return resource.pk, ways_of(link)


def _lead(request: HttpRequest, resource: int, address: str, use: Use) -> HttpResponse:
    """Send the reader on; no cache may keep the answer, or later readers would not be counted."""
    if not address:
        raise Http404
    count(request, resource, use)
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
    return HttpResponseRedirect(address, headers=headers)
