"""How the list of campaigns can be narrowed down. The list's page knows which years and goals there are."""

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.campaigns.querysets import CampaignQuerySet
from campaigns.campaigns.states import State
from campaigns.goal_filter import goal_filter
from core.listing import ListFilter

if TYPE_CHECKING:
    from campaigns.campaigns.models import CampaignIndexPage


def _states(page: "CampaignIndexPage") -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in State.choices]


def _in_state(campaigns: CampaignQuerySet, value: str) -> CampaignQuerySet:
    return campaigns.in_state(value, timezone.localdate())


def _years(page: "CampaignIndexPage") -> list[tuple[str, str]]:
    return [(str(year), str(year)) for year in page.years]


def _in_year(campaigns: CampaignQuerySet, value: str) -> CampaignQuerySet:
    return campaigns.in_year(int(value))


FILTERS = (
    ListFilter("state", _("State"), _states, _in_state),
    ListFilter("year", _("Year"), _years, _in_year),
    goal_filter(),
)
