"""Which news stands under a piece of news."""

from typing import TYPE_CHECKING

from django.db.models import Q

from campaigns.goal_filter import serving_one_of
from campaigns.news.cards import ROW
from core.page_cards import Card

if TYPE_CHECKING:
    from campaigns.news.models import NewsPage

RELATED = 3


def related_news(page: "NewsPage") -> list[Card]:
    """Return what the editor chose, in the page's language, or else the newest of its category and its goals.

    Never the page itself.
    """
    return ROW.of(_chosen(page) or _like(page))


def _chosen(page: "NewsPage") -> list[int]:
    model = type(page)
    choices = [row.news_id for row in page.related_choices.all()]
    if not choices:
        return []
    keys = dict(model.objects.filter(pk__in=choices).values_list("pk", "translation_key"))
    shown = model.objects.shown().filter(locale=page.locale_id, translation_key__in=keys.values())
    by_key = dict(shown.values_list("translation_key", "pk"))
    wanted = dict.fromkeys(keys.get(pk) for pk in choices)
    return [by_key[key] for key in wanted if key in by_key and key != page.translation_key]


def _like(page: "NewsPage") -> list[int]:
    others = type(page).objects.shown().filter(locale=page.locale_id).exclude(pk=page.pk)
    goals = serving_one_of(others, page.goals).values("pk")
    same = Q(category=page.category_id) | Q(pk__in=goals) if page.goals else Q(category=page.category_id)
    return list(others.filter(same).newest().values_list("pk", flat=True)[:RELATED])
