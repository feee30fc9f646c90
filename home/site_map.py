"""The site map: the pages of the reader's language, two levels deep, and the sections that are no pages of the tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber, Substr
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.query import PageQuerySet

from core.localised import current_language
from core.page_routes import root_of
from core.pages import foreign_language
from core.restrictions import unrestricted
from home.standard_pages import StandardPage

SHOWN = 12


@dataclass
class Entry:
    """One line of the map, without address where it only gathers others.

    `language` is set where the words are not in the reader's language (an alias). `total` counts what stands below it,
    of which `children` are shown.
    """

    title: str
    address: str = ""
    language: str = ""
    children: list["Entry"] = field(default_factory=list)
    total: int = 0

    @property
    def has_more(self) -> bool:
        return self.total > len(self.children)


def sections(request: HttpRequest) -> list[Entry]:
    """Return the sections in order: those with views of their own, those of the tree, the pages about the portal.

    A fixed number of queries, however many pages there are.
    """
    tree = list(_tree(request))
    about = [entry for entry, stands_alone in tree if stands_alone]
    contact = [Entry(_("Contact"), reverse("contact")), Entry(_("Feedback"), reverse("feedback"))]
    return [
        *_fixed(),
        *[entry for entry, stands_alone in tree if not stands_alone],
        Entry(_("About the portal"), children=[*about, *contact]),
    ]


def _fixed() -> list[Entry]:
    search = Entry(_("Search the portal"), reverse("search"))
    terms = Entry(_("Vocabularies"), reverse("vocabulary_index"))
    stages = Entry(_("Stages of life"), reverse("life_stages"))
    collections = Entry(_("Collections"), reverse("collection_index"))
    data = [
        Entry(_("About the data"), reverse("indicator_data")),
        Entry(_("Data as CSV"), reverse("indicators_csv")),
        Entry(_("Data as JSON"), reverse("indicators_json")),
    ]
    return [
        Entry(_("Open library"), reverse("library"), children=[search, collections, stages, terms]),
        Entry(_("Official documents"), reverse("document_index")),
        Entry(_("Measures and results"), reverse("indicator_index"), children=data),
    ]


def _tree(request: HttpRequest) -> Iterator[tuple[Entry, bool]]:
    """Yield the pages below the reader's home page, each with at most `SHOWN` below it: the newest of more.

    The second value tells that it is a standard page with nothing below it.
    """
    home = _home(request)
    if home is None:
        return
    below: dict[str, list[Page]] = {}
    for page in _newest_below(home):
        below.setdefault(page.path[: -Page.steplen], []).append(page)
    standard = ContentType.objects.get_for_model(StandardPage)
    for page in _children(home, 1).order_by("path"):
        pages = below.get(page.path, [])
        children = [_entry(request, child) for child in pages]
        total = pages[0].siblings if pages else 0
        yield _entry(request, page, children=children, total=total), page.content_type_id == standard.pk and not pages


def _home(request: HttpRequest) -> Page | None:
    root = root_of(request)
    return root.homes.get(current_language()) if root else None


def _children(home: Page, depth: int) -> PageQuerySet:
    pages = Page.objects.descendant_of(home).filter(depth=home.depth + depth).live()
    return unrestricted(pages).only("title", "path", "url_path", "alias_of", "content_type")


def _newest_below(home: Page) -> PageQuerySet:
    parent = Substr(F("path"), 1, (home.depth + 1) * Page.steplen)
    ranked = _children(home, 2).annotate(
        rank=Window(RowNumber(), partition_by=parent, order_by=(F("first_published_at").desc(), F("pk").desc())),
        siblings=Window(Count("pk"), partition_by=parent),
    )
    return ranked.filter(rank__lte=SHOWN).order_by("path")


def _entry(request: HttpRequest, page: Page, **below) -> Entry:
    return Entry(page.title, page.get_url(request), foreign_language(page), **below)
