"""The first news: facts from public sources, each named on its page, and two samples that say they are samples.

`dated` is the day of the fact, so the list runs from the newest fact to the oldest; the day of loading stays
what it is, the day on which the piece appeared here. Feeds go by that day, so the oldest fact is loaded first.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.files.images import ImageFile
from wagtail.models import Page

from campaigns.news.models import Correction, NewsCategory, NewsIndexPage, NewsPage
from core.demo import DemoPart
from core.images import PortalImage
from core.pages import home_page, publish_in_both, publish_page, remove_demo_pages

TEXTS = Path(__file__).parent / "data" / "news.json"
SAMPLE_PICTURE = "Hình của tin mẫu"
_AS_THEY_STAND = ("slug", "title", "sapo", "author", "source_name", "source_url", "picture_caption", "pinned", "goals")


def load() -> int:
    home = home_page()
    if home is None:
        return 0
    texts = json.loads(TEXTS.read_text(encoding="utf-8"))
    index = NewsIndexPage.objects.filter(locale=home.locale_id).first()
    new = index is None
    if new:
        index = publish_in_both(
            NewsIndexPage(slug="tin-tuc", locale=home.locale, **texts["index"]["vi"]), home, texts["index"]["en"]
        )
        _categories(texts["categories"])
    samples = 0 if NewsPage.objects.filter(demo=True).exists() else _write(texts["samples"], index, demo=True)
    return samples + (1 + _write(texts["news"], index) if new else 0)


def remove() -> int:
    removed = remove_demo_pages(NewsPage)
    for picture in PortalImage.objects.filter(title=SAMPLE_PICTURE):
        if not NewsPage.objects.filter(picture=picture).exists():  # somebody may have chosen it for a text of theirs
            picture.delete()
    return removed


def _categories(rows: list[dict[str, str]]) -> None:
    for position, row in enumerate(rows):
        NewsCategory.objects.get_or_create(slug=row["slug"], defaults={**row, "position": position})


def _write(rows: list[dict[str, Any]], index: Page, demo: bool = False) -> int:
    categories = {category.slug: category for category in NewsCategory.objects.all()}
    shown = [row for row in rows if row["category"] in categories]  # editors may have dropped one
    for row in sorted(shown, key=lambda row: row["dated"]):
        page = NewsPage(
            **{name: row[name] for name in _AS_THEY_STAND if name in row},
            locale=index.locale,
            category=categories[row["category"]],
            dated=date.fromisoformat(row["dated"]),
            source_date=date.fromisoformat(row["source_date"]) if "source_date" in row else None,
            body=_body(row["body"]),
            picture=_sample_picture() if "picture_caption" in row else None,
            demo=demo,
        )
        page.corrections = [
            Correction(dated=date.fromisoformat(one["dated"]), text=one["text"]) for one in row.get("corrections", [])
        ]
        if english := row.get("english"):
            publish_in_both(page, index, {**english, "body": _body(english["body"])})
        else:
            publish_page(page, index)
    return len(shown)


def _body(html: str) -> list[tuple[str, str]]:
    return [("text", html)]


def _sample_picture() -> PortalImage | None:
    drawn = finders.find("img/share-default.png")
    if not drawn:
        return None
    with Path(drawn).open("rb") as file:
        return PortalImage.objects.create(
            title=SAMPLE_PICTURE,
            description="Thẻ của Cổng: câu hỏi “Hôm nay bạn muốn học gì?” cạnh bánh xe tám nan có quyển sách mở",
            credit="Cổng xã hội học tập Hà Nội",
            licence="CC BY 4.0",
            file=ImageFile(file, "tin-mau.png"),
        )


DEMO = DemoPart("news", load, remove)
