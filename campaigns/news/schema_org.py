"""A piece of news in the words of schema.org (NewsArticle), for search engines."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from core.blocks.pictures import Picture

if TYPE_CHECKING:
    from campaigns.news.models import Correction, NewsPage


def to_schema_org(
    page: "NewsPage", absolute: Callable[[str], str], picture: Picture | None, corrections: Sequence["Correction"]
) -> dict[str, Any]:
    """Return the JSON-LD object, without what is not known; `absolute` completes an address of this site."""
    original = page.alias_of if page.alias_of_id else page
    address = absolute(original.get_url() or "")
    described = {
        "@context": "https://schema.org/",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": page.title,
        "description": page.sapo,
        "inLanguage": original.locale.language_code,
        "articleSection": page.category.name,
        "datePublished": page.first_published_at.isoformat() if page.first_published_at else "",
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else "",
        "author": {"@type": "Person", "name": page.author} if page.author else None,
        "image": absolute(picture.src) if picture else "",
        "isBasedOn": page.source_url,
        "creditText": page.source_name,
        "correction": [
            {"@type": "CorrectionComment", "datePublished": row.dated.isoformat(), "text": row.text}
            for row in corrections
        ],
        "isAccessibleForFree": True,
    }
    return {key: value for key, value in described.items() if value not in ("", None, [])}
