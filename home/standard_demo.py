"""The pages that every public site owes its readers, in both languages. They are content, not samples: removal
leaves them, and what editors changed or already wrote at an address stays."""

import json
from pathlib import Path

from core.demo import DemoPart
from core.pages import home_page, publish_in_both
from home.standard_pages import StandardPage

FOLDER = Path(__file__).parent / "data" / "pages"
# In the order in which they stand in the tree and in the site map.
SLUGS = ("gioi-thieu", "cach-lam-viec", "quyen-rieng-tu", "dieu-khoan", "kha-nang-tiep-can")


def load() -> int:
    """Write the pages whose addresses below the home page are still free; returns how many, both languages."""
    home = home_page()
    if home is None:
        return 0
    taken = set(home.get_children().values_list("slug", flat=True))
    missing = [slug for slug in SLUGS if slug not in taken]
    for slug in missing:
        record = json.loads((FOLDER / f"{slug}.json").read_text(encoding="utf-8"))
        flags = {name: record[name] for name in ("contents", "shows_officer")}
        page = StandardPage(slug=slug, locale=home.locale, **flags, **_fields(record["vi"]))
        publish_in_both(page, home, _fields(record["en"]))
    return 2 * len(missing)


def _fields(texts: dict) -> dict:
    return {**texts, "body": json.dumps(texts["body"])}


def remove() -> int:
    return 0


DEMO = DemoPart("standard pages", load, remove)
