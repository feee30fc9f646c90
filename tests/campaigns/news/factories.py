"""News for tests: one call gives a published piece."""

from datetime import date
from typing import Any

from campaigns.news.models import NewsCategory, NewsIndexPage, NewsPage
from core.pages import publish_page
from home.models import HomePage


def an_index(home: HomePage) -> NewsIndexPage:
    return publish_page(NewsIndexPage(title="Tin tức", slug="tin-tuc", locale=home.locale), home)


def a_category(slug: str = "tin-thanh-pho", name: str = "Tin Thành phố", english: str = "City news") -> NewsCategory:
    return NewsCategory.objects.get_or_create(slug=slug, defaults={"name_vi": name, "name_en": english})[0]


def some_news(index: NewsIndexPage, title: str = "Mở thư viện làng", **fields: Any) -> NewsPage:
    """Publish a piece of news; `fields` override those of a plain one."""
    plain = {"sapo": "Làng có thư viện.", "dated": date(2026, 3, 1), "locale": index.locale}
    category = fields.pop("category", None) or a_category()
    return publish_page(NewsPage(title=title, category=category, **{**plain, **fields}), index)
