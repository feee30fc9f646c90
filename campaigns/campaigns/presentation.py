"""What the page of a campaign shows beside its own fields, and which campaign the home page shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.campaigns.states import State
from campaigns.goals import goals
from core.addresses import in_language
from core.localised import current_language
from core.page_cards import Card, CardKind
from search import registry
from search.serving import all_address, newest

if TYPE_CHECKING:
    from campaigns.campaigns.models import CampaignPage
    from campaigns.campaigns.querysets import CampaignQuerySet

RESOURCE = "resource"
SHOWN = 4


@dataclass(frozen=True)
class Gallery:
    """Cards of resources for a campaign; without chosen ones, `address` leads to all that serve the same goals."""

    resources: Sequence[Any]
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
        "demo": page.demo or any(resource.demo for resource in shown.resources),
        "calendar_label": calendar_label(page),
    }


def gallery(page: "CampaignPage") -> Gallery:
    """Return the resources that were chosen, in their order, or else the newest that serve the same goals."""
    kind = registry.find(RESOURCE)
    if kind is None or kind.cards is None:
        return Gallery([])
    chosen = list(page.chosen_resources.values_list("public_id", flat=True))
    hits = [] if chosen else newest(page.goals, (RESOURCE,), SHOWN)[0]
    cards = kind.cards(chosen or [hit.object_id for hit in hits])
    return Gallery(list(cards.values()), all_address(RESOURCE, page.goals) if hits else "")


def calendar_label(page: "CampaignPage") -> str:
    """Return the words on the button for the calendar; empty where there is nothing to be reminded of."""
    if page.standing is None:
        return ""
    if page.standing.state is not State.ENDED:
        return _("Add to my calendar (iCal)")
    return _("Remind me of the next edition (iCal)") if page.yearly else ""


def _pages() -> "CampaignQuerySet":
    from campaigns.campaigns.models import CampaignPage

    return CampaignPage.objects.with_parts()


CARD = CardKind("campaigns/components/campaign_card.html", "campaign", _pages)
WIDE_CARD = replace(CARD, values=(("level", 3), ("wide", True)))


def campaign_for_home() -> Card | None:
    """Return the campaign that runs, or else the next one, or else the one that ended last; one query for what is kept.

    Its words are in the reader's language, or Vietnamese as an alias. A sample only stands in where there is no
    real campaign.
    """
    from campaigns.campaigns.models import CampaignPage

    campaigns = CampaignPage.objects.live().public().filter(locale__language_code=current_language())
    first = campaigns.foremost(timezone.localdate()).values_list("pk", flat=True)[:1]
    return next(iter(WIDE_CARD.of(first)), None)
