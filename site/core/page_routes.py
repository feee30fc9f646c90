"""How the address of a page of the tree is answered: in two statements, where Wagtail takes two a level."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from wagtail import urls, views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from core.cache import kept_for_readers
from core.localised import current_language


@dataclass(frozen=True)
class Root:
    """What stands at `/` of a host: its site, and the published home page of each language."""

    site: Site
    homes: dict[str, Page]

    @property
    def home(self) -> Page:
        """The home page in the reader's language, or the one in the language of the site."""
        return self.homes.get(current_language(), self.site.root_page)


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """As Wagtail's, which finds the site and the page where this one has left them."""
    root = root_of(request)
    request._wagtail_site = root.site if root else None
    page = _page(root, path) if root else None
    request._wagtail_route_for_request = RouteResult(page) if page else None
    return views.serve(request, path)


def root_of(request: HttpRequest) -> Root | None:
    """Return what stands at `/` for a request, None where the portal has no site yet; kept."""

    def read() -> Root | None:
        site = Site.find_for_request(request)
        if site is None:
            return None
        homes = site.root_page.get_translations(inclusive=True).live().select_related("locale")
        return Root(site, {home.locale.language_code: home for home in homes})

    return kept_for_readers(f"root:{request.get_host()}", read)


def _page(root: Root, path: str) -> Page | None:
    """Return the published page at a path below the home page, in its own type."""
    if path:
        slug = path.strip("/").split("/")[-1]  # which has an index; the path has none
        found = Page.objects.filter(slug=slug, url_path=root.home.url_path + path)
    else:
        found = Page.objects.filter(pk=root.home.pk)
    return found.live().specific().first()


urlpatterns = [
    *urls.urlpatterns[:-1],  # its last one is the page's, which stands below
    re_path(urls.serve_pattern, serve, name="wagtail_serve"),
]
