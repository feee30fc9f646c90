"""The calendar file of a campaign; its page and the list are pages of the tree."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from campaigns.campaigns import ical
from campaigns.campaigns.models import CampaignPage


@require_safe
def calendar_file(request: HttpRequest, address: str) -> HttpResponse:
    """`<a campaign's address>lich.ics`: its phases. A campaign without phases has none."""
    page = Page.find_for_request(request, address)
    page = page.specific if page is not None else None
    if not isinstance(page, CampaignPage) or not page.phase_list or page.get_view_restrictions().exists():
        raise Http404
    # No reader is reminded twice: an alias gives the events of its source.
    source = page.alias_of.specific if page.alias_of_id else page
    events = _events(source, request.get_host().split(":")[0], source.get_full_url(request))
    return HttpResponse(
        ical.calendar(source.title, source.language, events, source.last_published_at), content_type=ical.CONTENT_TYPE
    )


def _events(page: CampaignPage, host: str, address: str) -> list[ical.Event]:
    last_year = page.phase_list[-1].starts.year
    return [
        ical.Event(
            uid=f"{page.public_id}-{phase.translation_key}@{host}",
            starts=phase.starts,
            ends=phase.ends,
            summary=f"{page.title}: {phase.name}",
            description=phase.text or page.lead,
            location=page.place,
            address=address,
            yearly=page.yearly and phase.starts.year == last_year,
        )
        for phase in page.phase_list
    ]
