"""News as lists show it: the first piece of its list, a row, a date with a title."""

from django.db.models import Prefetch
from wagtail.images import get_image_model

from campaigns.news.pictures import LEAD_SPECS
from campaigns.news.querysets import NewsQuerySet
from core.page_cards import CardKind


def _rows() -> NewsQuerySet:
    from campaigns.news.models import NewsPage

    return NewsPage.objects.select_related("category")


def _leads() -> NewsQuerySet:
    return _rows().prefetch_related(
        Prefetch("picture", queryset=get_image_model().objects.prefetch_renditions(*LEAD_SPECS))
    )


LEAD = CardKind("news/components/news_lead.html", "entry", _leads)
ROW = CardKind("news/components/news_row.html", "entry", _rows)
TITLE = CardKind("news/components/news_title.html", "entry", _rows)
