"""The newest news, for the home page."""

from wagtail.models import Locale

from campaigns.news.models import NewsPage
from core.localised import current_language


def latest_news(limit: int = 3) -> list[NewsPage]:
    """Return the newest public pieces in the reader's language (an alias where nobody has translated one yet).

    Two or three queries. A row says `dated`, `title`, `url` and, for `lang`, `foreign_language`.
    """
    locale = Locale.objects.filter(language_code=current_language()).first()
    return list(NewsPage.objects.shown().filter(locale=locale).newest()[:limit]) if locale else []
