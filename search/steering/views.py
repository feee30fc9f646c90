"""Where pages of results say that they are looked at (`static/js/count-search.js`)."""

import json

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core.bad_input import BadInput
from core.client_address import client_address
from core.counting import first_lately, from_own_page, may_count
from core.localised import current_language
from core.pseudonyms import DAY
from core.throttle import Limit, Throttle
from search.requests import read_kind, read_query
from search.steering.counting import HIGHEST_RANK, Countable, count_click, count_query, countable, is_known

LARGEST = 2048  # bytes
LATELY = 10 * 60  # seconds in which the same reader counts once for the same query, and for the same hit
# By address, behind which a whole school may be: one count a second, and fewer of what nobody ever asked.
SENDERS = Throttle("search-counts", Limit(600, 10 * 60))
NEWCOMERS = Throttle("search-new", Limit(120, 10 * 60), Limit(1000, DAY))


@csrf_exempt  # pages come from a cache and carry no token; where it comes from, the browser says
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/dem/`, from a form or as JSON: `q` and `kind` of a page of results; with `rank`, that this hit was
    opened. 204, counted or not: a robot, a reader who wishes not to be counted and a flood are not told apart."""
    try:
        sent = _sent(request)
        text, kind, rank = read_query(sent, facets=()).text, read_kind(sent), _rank(sent)
    except BadInput as refusal:
        return HttpResponse(refusal.message, status=refusal.status, content_type="text/plain; charset=utf-8")
    asked = countable(text) if may_count(request) else None
    if asked and _is_let_through(request, asked, rank):
        if rank:
            count_click(asked, kind, rank)
        else:
            count_query(asked, kind, current_language())
    return HttpResponse(status=204)


def _is_let_through(request: HttpRequest, asked: Countable, rank: int) -> bool:
    """Tell whether this counts: once a reader, and no flood. What is not counted uses up nobody's share."""
    sender = client_address(request)
    if SENDERS.wait(sender) or not first_lately(request, f"search {asked.query} {rank}", LATELY):
        return False
    if not rank and not is_known(asked):
        if NEWCOMERS.wait(sender):
            return False
        NEWCOMERS.count(sender)
    SENDERS.count(sender)
    return True


def _sent(request: HttpRequest) -> QueryDict:
    """Return what was sent. Raises BadInput for what does not come from a page of this site, is too long or no text."""
    if not from_own_page(request):
        raise BadInput(_("Only a page of this portal may send this."), status=403)
    try:
        body = request.read(LARGEST + 1)
        if len(body) > LARGEST:
            raise BadInput(_("This is too long: at most %(number)s bytes.") % {"number": LARGEST}, status=413)
        if request.content_type in ("application/json", "text/plain"):
            return _from_json(body)
        return QueryDict(body, encoding="utf-8")
    except (ValueError, RecursionError, OSError) as fault:
        raise BadInput(_("What was sent cannot be read.")) from fault


def _from_json(body: bytes) -> QueryDict:
    told = json.loads(body)
    if not isinstance(told, dict):
        raise ValueError("no object")
    sent = QueryDict(mutable=True)
    for name in ("q", "kind", "rank"):
        if told.get(name) is not None:
            sent[name] = str(told[name])
    return sent


def _rank(sent: QueryDict) -> int:
    """Return the rank that was opened, 0 where none was."""
    rank = sent.get("rank", "")
    if rank and not (rank.isascii() and rank.isdigit() and len(rank) < 6 and 1 <= int(rank) <= HIGHEST_RANK):
        raise BadInput(_("“%(name)s” is a number from 1 to %(highest)s.") % {"name": "rank", "highest": HIGHEST_RANK})
    return int(rank or 0)
