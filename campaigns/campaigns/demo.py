"""The list of campaigns and the week of lifelong learning, to start with, and two samples that say they are samples."""

import json
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from campaigns.campaigns.models import CampaignIndexPage, CampaignPage
from campaigns.campaigns.parts import CampaignOrganiser, CampaignPhase, CampaignTheme
from core.demo import DemoPart
from core.pages import home_page, publish_in_both, remove_demo_pages

TEXTS = Path(__file__).parent / "data" / "campaigns.json"
_WORDS = (
    "title",
    "search_description",
    "lead",
    "recurring_note",
    "audience",
    "place_note",
    "action_label",
    "body",
    "motto",
    "result",
)


def load() -> int:
    """Write what is not there yet; returns how many pages. Without a home page there is no place for it."""
    home = home_page()
    if home is None:
        return 0
    texts = json.loads(TEXTS.read_text(encoding="utf-8"))
    with transaction.atomic():
        index = CampaignIndexPage.objects.filter(locale=home.locale).first()
        written = 0
        if index is None:
            index = publish_in_both(
                CampaignIndexPage(slug="chien-dich", locale=home.locale, **texts["index"]["vi"]),
                home,
                texts["index"]["en"],
            )
            _write(index, texts["week"], _week_fields)
            written = 2
        if not CampaignPage.objects.filter(demo=True).exists():
            for sample in texts["samples"]:
                _write(index, sample, _sample_fields)
                written += 1
    return written


def _write(index: CampaignIndexPage, record: dict, fields_of) -> None:
    page = CampaignPage(slug=record["slug"], locale=index.locale, goals=record["goals"], **fields_of(record, "vi"))
    publish_in_both(page, index, fields_of(record, "en"))


def _week_fields(record: dict, language: str) -> dict:
    words = record[language]
    return {
        **_words({**words, "motto": [{"type": "quotation", "value": words["motto"]}]}),
        "yearly": True,
        "action_address": "/hoc-lieu/",
        "phases": [
            CampaignPhase(
                name=words["phase_name"] % {"year": year},
                starts=date(year, 10, 1),
                ends=date(year, 10, 7),
                text=words["phase_texts"][str(year)],
                sort_order=position,
            )
            for position, year in enumerate(record["years"])
        ],
        "organisers": [CampaignOrganiser(**words["organiser"])],
        "themes": [
            CampaignTheme(**{**theme, "source_date": _date(theme.get("source_date"))}, sort_order=position)
            for position, theme in enumerate(words["themes"])
        ],
    }


def _sample_fields(record: dict, language: str) -> dict:
    words, today = record[language], timezone.localdate()
    return {
        **_words(words),
        "demo": True,
        "action_address": record["action_address"],
        "phases": [
            CampaignPhase(name=name, starts=today + timedelta(first), ends=today + timedelta(last), sort_order=position)
            for position, (name, (first, last)) in enumerate(zip(words["phase_names"], record["phases"], strict=True))
        ],
        "organisers": [CampaignOrganiser(**words["organiser"])],
    }


def _words(words: dict) -> dict:
    return {name: words[name] for name in _WORDS if name in words}


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def remove() -> int:
    """Remove the samples, in both languages."""
    return remove_demo_pages(CampaignPage)


DEMO = DemoPart("campaigns", load, remove)
