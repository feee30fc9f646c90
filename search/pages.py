"""How pages of the tree are found: each under the kind that its type names, by title, description and its text."""

from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.query import PageQuerySet
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core.addresses import without_language
from core.cache import raise_generation
from core.localised import current_language
from core.pages import BasePage
from core.restrictions import goes_with_its_page
from search import index
from search.documents import DocumentData
from search.registry import Kind, rows


def to_search_documents(pages: Iterable[Page]) -> Iterator[DocumentData]:
    """Yield one search document for each Vietnamese page; the words of its English translation are found with it.

    A page is one thing in two languages, so it is one answer, titled in the reader's language. An alias
    adds nothing: it repeats its source.
    """
    for page in pages:
        address = page.get_url()
        if not address or not isinstance(page, BasePage) or page.locale.language_code != settings.LANGUAGE_CODE:
            continue
        translations = list(page.get_translations().live().public().filter(alias_of=None).specific())
        english = next((one for one in translations if one.locale.language_code == "en"), None)
        yield DocumentData(
            kind=page.search_kind,
            object_id=str(page.pk),
            title=page.title,
            body=page.search_body(),
            terms="\n".join([page.search_terms(), *_words(translations)]),
            facets=page.search_facets(),
            address=without_language(address),
            dated=page.search_dated(),
            shown={"title_en": english.title if english else "", "demo": page.demo},
            public=page.live and not page.get_view_restrictions().exists(),
        )


def _words(translations: Iterable[BasePage]) -> Iterator[str]:
    for translation in translations:
        yield from (translation.title, translation.search_body(), translation.search_terms())


def page_kind(name: str, label, position: int, template: str = "", icon: str = "file-text") -> Kind:
    """Return the kind of the page types that carry `search_kind = name`."""

    def pages() -> PageQuerySet:
        types = [model for model in get_page_models() if issubclass(model, BasePage) and model.search_kind == name]
        of_kind = Page.objects.exact_type(*types) if types else Page.objects.none()
        return of_kind.live().public().filter(depth__gt=1, locale__language_code=settings.LANGUAGE_CODE)

    def documents(ids: Sequence[str]) -> Iterator[DocumentData]:
        return to_search_documents(pages().filter(pk__in=ids).select_related("locale").specific())

    return Kind(
        name=name,
        label=label,
        public=_public,
        fetch=_fetch,
        documents=documents,
        next_ids=rows(pages),
        position=position,
        template=template,
        icon=icon,
    )


def _public() -> Q:
    """No restriction on the page or above it: asked within the statement, where Wagtail's `public()` asks before."""
    restrictions = PageViewRestriction.objects.annotate(below=ExpressionWrapper(OuterRef("path"), CharField()))
    hidden = Exists(restrictions.filter(below__startswith=F("page__path")))
    return Q(Exists(Page.objects.live().filter(~hidden, pk=OuterRef("number"))))


def _fetch(ids: Sequence[str]) -> dict[str, Page]:
    """Return the public pages of these ids, each as its translation or alias in the reader's language."""
    pages = {page.translation_key: page for page in Page.objects.live().public().filter(pk__in=ids).specific()}
    ids_by_key = {key: str(page.pk) for key, page in pages.items()}
    if current_language() != settings.LANGUAGE_CODE:
        others = Page.objects.live().public().filter(translation_key__in=pages)
        others = others.filter(locale__language_code=current_language())
        pages |= {page.translation_key: page for page in others.specific()}
    return {ids_by_key[key]: page for key, page in pages.items()}


def _kind(page: Page) -> str:
    return page.search_kind if isinstance(page, BasePage) else ""


def _store(page: Page) -> None:
    """Write the document of a page, read anew: the instance may hold a draft, or the address of before a move."""
    source = (
        Page.objects.filter(translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE)
        .specific()
        .first()
    )
    if source is not None:
        index.store(to_search_documents([source]))
        raise_generation()  # the page was saved before, and a list made since then lacks it


def connect() -> None:
    """Keep search in step with publishing, moving and deleting, once connected."""

    def published(sender, instance, **kwargs) -> None:
        if not instance.alias_of_id:
            _store(instance)

    def moved(sender, instance, **kwargs) -> None:
        for page in instance.get_descendants(inclusive=True).live().filter(alias_of=None):
            _store(page)

    def forgotten(sender, instance, **kwargs) -> None:
        if isinstance(instance, BasePage):
            index.remove(_kind(instance), [str(instance.pk)])
            raise_generation()  # as above
            if not instance.alias_of_id and instance.locale.language_code != settings.LANGUAGE_CODE:
                _store(instance)  # its words were found with the Vietnamese page's

    def restricted(sender, instance, origin=None, **kwargs) -> None:
        if goes_with_its_page(origin):
            return
        page = Page.objects.filter(pk=instance.page_id).first()
        for below in page.get_descendants(inclusive=True).live() if page else ():
            _store(below)

    for signal, receiver in (
        (page_published, published),
        (page_slug_changed, moved),
        (post_page_move, moved),
        (page_unpublished, forgotten),
        (post_delete, forgotten),
    ):
        signal.connect(receiver, dispatch_uid=f"search_page_{receiver.__name__}", weak=False)
    for signal in (post_save, post_delete):
        signal.connect(restricted, sender=PageViewRestriction, dispatch_uid="search_page_restricted", weak=False)


KINDS = (
    page_kind("campaign", _("Campaigns"), 40, icon="calendar-event"),
    page_kind("news", _("News"), 60, icon="news"),
    page_kind("page", _("Pages"), 90),
)
