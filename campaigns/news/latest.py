"""The newest news, for the home page."""

from campaigns.news.cards import TITLE
from campaigns.news.models import NewsPage
from core.localised import current_language
from core.page_cards import Card


def latest_news(limit: int = 3) -> list[Card]:
    """Return the newest public pieces in the reader's language (an alias where nobody has translated one yet)."""
    news = NewsPage.objects.shown().filter(locale__language_code=current_language())
    return TITLE.of(news.newest().values_list("pk", flat=True)[:limit])
