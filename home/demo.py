"""The first home page, in both languages. It is a start for editors, not demo content: removal leaves it."""

import json
from datetime import date
from pathlib import Path

from wagtail.models import Locale, Page, Site

from core.demo import DemoPart
from core.pages import publish_page
from home.models import Figure, HomePage

TEXTS = Path(__file__).parent / "data" / "home.json"


def load() -> int:
    if HomePage.objects.exists():
        return 0
    texts = json.loads(TEXTS.read_text(encoding="utf-8"))
    vietnamese, _created = Locale.objects.get_or_create(language_code="vi")
    english, _created = Locale.objects.get_or_create(language_code="en")
    root = Page.get_first_root_node()
    first = root.get_children().filter(slug="home").first()  # Wagtail's own welcome page
    home = _write(HomePage(slug="trang-chu", locale=vietnamese, live=False), texts["vi"])
    root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    site.root_page, site.site_name = home, home.title
    site.save()
    # The English of the home page is written, not an alias.
    publish_page(_write(home.copy_for_translation(english), texts["en"]))
    publish_page(home)
    if first is not None and not isinstance(first.specific, HomePage):
        first.delete()
    return 2


def _write(page: HomePage, texts: dict) -> HomePage:
    for name, text in texts["fields"].items():
        setattr(page, name, text)
    page.figures = [
        Figure(**{**figure, "source_date": date.fromisoformat(figure["source_date"])}, sort_order=position)
        for position, figure in enumerate(texts["figures"])
    ]
    return page


def remove() -> int:
    return 0


DEMO = DemoPart("home page", load, remove, first=True)
