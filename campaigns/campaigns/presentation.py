"""What the page of a campaign shows beside its own fields, and which campaign the home page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.campaigns.states import State
from campaigns.goals import goals
from core.addresses import in_language
from core.localised import current_language
from search import registry
from search.serving import serving

if TYPE_CHECKING:
    from campaigns.campaigns.models import CampaignPage

RESOURCE = "resource"
SHOWN = 4


@dataclass(frozen=True)
class Gallery:
    """Resources for a campaign; without chosen ones, `address` leads to all that serve the same goals."""

    resources: Sequence[object]
    address: str = ""


def campaign_context(page: "CampaignPage") -> dict:
    """Return what the template of a campaign needs, in a fixed number of queries."""
    organisers = groupby(page.organisers.all(), key=lambda row: row.role)
    shown = gallery(page)
    return {
        "standing": page.standing,
        "phases": page.phase_list,
        "themes": page.theme_list,
        "organisers": [{"role": role, "rows": list(rows)} for role, rows in organisers],
        "goals": goals(page.goals),
        "action_address": in_language(page.action_address),
        "materials": {"files": list(page.files.select_related("file"))},
        "gallery": shown,
        "demo": page.demo or any(getattr(resource, "demo", False) for resource in shown.resources),
        "calendar_label": calendar_label(page),
    }


def gallery(page: "CampaignPage") -> Gallery:
    """Return the resources that were chosen, in their order, or else the newest that serve the same goals."""
    chosen = [row.public_id for row in page.chosen_resources.all()]
    kind = registry.find(RESOURCE)
    if chosen and kind is not None:
        found = kind.fetch(chosen)
        return Gallery([found[public_id] for public_id in chosen if public_id in found])
    for group in serving(page.goals, (RESOURCE,), SHOWN, objects=True):
        return Gallery([shown.object for shown in group.shown], group.address)
    return Gallery([])


def calendar_label(page: "CampaignPage") -> str:
    """Return the words on the button for the calendar; empty where there is nothing to be reminded of."""
    if page.standing is None:
        return ""
    if page.standing.state is not State.ENDED:
        return _("Add to my calendar (iCal)")
    return _("Remind me of the next edition (iCal)") if page.yearly else ""


def campaign_for_home() -> "CampaignPage | None":
    """Return the campaign that runs, or else the next one, or else the one that ended last; two or three queries.

    Its words are in the reader's language, or Vietnamese as an alias. A sample only stands in where there is no
    real campaign.
    """
    from campaigns.campaigns.models import CampaignPage

    campaigns = CampaignPage.objects.live().public().filter(locale__language_code=current_language())
    for demo in (False, True):
        found = campaigns.filter(demo=demo).in_order(timezone.localdate()).with_parts().first()
        if found is not None:
            return found
    return None
