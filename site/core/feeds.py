"""RSS 2.0 of every index page, at its address followed by `rss.xml`."""

import re

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.utils.feedgenerator import Rss201rev2Feed
from wagtail.models import Page

from core.listing import ListingPage
from core.page_routes import root_of
from core.restrictions import unrestricted

NEWEST = 20
# XML knows no way to write these; a text pasted from elsewhere can hold them.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class ListingFeed(Feed):
    """The newest entries of an index page. An alias's feed is its source's: it holds nothing else."""

    feed_type = Rss201rev2Feed

    def get_object(self, request: HttpRequest, slug: str) -> ListingPage:
        root = root_of(request)
        if root is None:
            raise Http404
        page = unrestricted(Page.objects.child_of(root.home).live().filter(slug=slug)).specific().first()
        if not isinstance(page, ListingPage):
            raise Http404
        return page

    def title(self, page: ListingPage) -> str:
        return page.title

    def description(self, page: ListingPage) -> str:
        return page.search_description or page.intro or page.title

    def link(self, page: ListingPage) -> str:
        return page.get_url() or "/"

    def items(self, page: ListingPage) -> list[Page]:
        return list(page.entries_queryset().order_by("-first_published_at", "-pk")[:NEWEST])

    def item_title(self, entry) -> str:
        return _UNPRINTABLE.sub(" ", entry.title)

    def item_description(self, entry) -> str:
        return _UNPRINTABLE.sub(" ", getattr(entry, "feed_summary", "") or entry.search_description)

    def item_link(self, entry) -> str:
        return entry.get_url()

    def item_pubdate(self, entry):
        return entry.first_published_at
