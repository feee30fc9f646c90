"""How pages of the tree are found: every page that is public, by title, description and its own text."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from core.addresses import without_language
from core.pages import BasePage
from search import index
from search.documents import DocumentData
from search.registry import Kind


def to_search_documents(pages: Iterable[Page]) -> Iterator[DocumentData]:
    """Yield one search document a page. Aliases in another language stay out: they repeat their source."""
    for page in pages:
        address = page.get_url()
        if page.alias_of_id or not address:
            continue
        yield DocumentData(
            kind=PAGES.name,
            object_id=str(page.pk),
            title=page.title,
            body=page.search_description,
            terms=page.seo_title,
            language=page.locale.language_code,
            address=without_language(address),
            public=page.live and not page.get_view_restrictions().exists(),
        )


def _pages() -> Iterator[Page]:
    found = Page.objects.live().public().filter(depth__gt=1).select_related("locale")
    return (page for page in found.specific(defer=True) if isinstance(page.specific, BasePage))


def _fetch(ids: Sequence[str]) -> dict[str, Page]:
    return {str(page.pk): page for page in Page.objects.live().public().filter(pk__in=ids)}


def connect() -> None:
    """Keep search in step with publishing, once connected."""

    def published(sender, instance, **kwargs) -> None:
        index.store(to_search_documents([instance]))

    def unpublished(sender, instance, **kwargs) -> None:
        index.remove(PAGES.name, [str(instance.pk)])

    page_published.connect(published, dispatch_uid="store_page", weak=False)
    page_unpublished.connect(unpublished, dispatch_uid="forget_page", weak=False)


PAGES = Kind(
    name="page",
    label=_("Pages"),
    fetch=_fetch,
    documents=lambda: to_search_documents(_pages()),
    position=90,
)
