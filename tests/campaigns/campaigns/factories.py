"""Campaigns for tests: an index page below the home page, and campaigns with phases counted from a day."""

from datetime import date, timedelta

from campaigns.campaigns.models import CampaignIndexPage, CampaignPage, CampaignPhase
from core.pages import publish_page

TODAY = date(2026, 11, 24)


def an_index(home) -> CampaignIndexPage:
    return publish_page(CampaignIndexPage(title="Chiến dịch", slug="chien-dich", locale=home.locale), home)


def phases(*spans: tuple[int, int], today: date = TODAY) -> list[CampaignPhase]:
    """Return phases whose first and last days are counted from a day."""
    return [
        CampaignPhase(name=f"Đợt {n}", starts=today + timedelta(first), ends=today + timedelta(last), sort_order=n)
        for n, (first, last) in enumerate(spans, 1)
    ]


def a_campaign(index, title: str = "Mỗi nhà một giờ đọc", spans=((0, 3),), today: date = TODAY, **fields):
    """Publish a campaign below `index`, with its alias."""
    page = CampaignPage(
        title=title,
        locale=index.locale,
        **{"lead": "Cả nhà cùng đọc.", "phases": phases(*spans, today=today), **fields},
    )
    return publish_page(page, index)
