"""The list of stories, which stays, and sample stories that say that they are samples, which go with `remove_demo`."""

import json
from pathlib import Path

from django.db import transaction

from campaigns.stories.models import StoryIndexPage, StoryPage
from core.demo import DemoPart
from core.pages import home_page, publish_in_both, publish_page, remove_demo_pages

FILE = Path(__file__).parent / "data" / "stories.json"
# Fields that are the same in both languages; the others stand under "vi" and, where somebody wrote it, "en".
SHARED = ("slug", "learning_model", "year", "goals")


def load() -> int:
    """Write what is missing into a portal that has a home page; returns how many pages, without aliases."""
    home = home_page()
    if home is None:
        return 0
    record = json.loads(FILE.read_text(encoding="utf-8"))
    index, written = StoryIndexPage.objects.filter(locale=home.locale).first(), 0
    with transaction.atomic():
        if index is None:
            page = StoryIndexPage(slug="guong-dien-hinh", locale=home.locale, **record["index"]["vi"])
            index, written = publish_in_both(page, home, record["index"]["en"]), 2
        if not StoryPage.objects.filter(demo=True).exists():
            written += sum(_story(row, index) for row in record["stories"])
    return written


def _story(row: dict, index: StoryIndexPage) -> int:
    shared = {name: row[name] for name in SHARED}
    page = StoryPage(demo=True, locale=index.locale, **shared, **_texts(row["vi"]))
    if "en" in row:
        publish_in_both(page, index, _texts(row["en"]))
        return 2
    publish_page(page, index)
    return 1


def _texts(fields: dict) -> dict:
    """Return the fields of one language: paragraphs become a text block, steps a line each."""
    html = "".join(f"<p>{paragraph}</p>" for paragraph in fields["body"])
    body = json.dumps([{"type": "text", "value": html}])
    return {**fields, "body": body, "steps": "\n".join(fields["steps"])}


def remove() -> int:
    return remove_demo_pages(StoryPage)


def load_resources() -> int:
    """Let the sample stories name the sample resources that they used, which are loaded after them."""
    resources = StoryPage._meta.get_field("resources").stream_block.child_blocks["resource"].model_class.objects
    used = {row["slug"]: row.get("resources", []) for row in json.loads(FILE.read_text(encoding="utf-8"))["stories"]}
    written = 0
    for story in StoryPage.objects.filter(demo=True, alias_of=None, slug__in=[slug for slug in used if used[slug]]):
        found = resources.filter(demo=True, live=True, source_id__in=used[story.slug]).order_by("source_id")
        if found and not story.resources:
            story.resources = [("resource", resource) for resource in found]
            publish_page(story)
            written += 1
    return written


DEMO = DemoPart("stories", load, remove)
DEMO_RESOURCES = DemoPart("resources of the stories", load_resources, lambda: 0)
