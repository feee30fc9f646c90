"""A page that not everybody may see is kept back in every language: Wagtail restricts one tree at a time."""

from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction

from core.cache import kept_for_readers


def restricted_paths() -> list[str]:
    """Return the tree paths of the pages that, with all below them, not everybody may see: mostly none."""
    return kept_for_readers(
        "restricted", lambda: list(PageViewRestriction.objects.values_list("page__path", flat=True))
    )


def unrestricted(pages: QuerySet) -> QuerySet:
    """Return those of the pages that everybody may see; where nothing is restricted that costs nothing."""
    restricted = Q()
    for path in restricted_paths():
        restricted |= Q(path__startswith=path)
    return pages.exclude(restricted) if restricted else pages


def restrict_translations(page: Page) -> None:
    """Give the translations and aliases of a Vietnamese page the restrictions that it has itself."""
    own = list(page.view_restrictions.prefetch_related("groups"))
    for other in page.get_translations():
        other.view_restrictions.all().delete()
        for restriction in own:
            copy = PageViewRestriction.objects.create(
                page=other, restriction_type=restriction.restriction_type, password=restriction.password
            )
            copy.groups.set(restriction.groups.all())


def goes_with_its_page(origin: object) -> bool:
    """Tell from what `post_delete` names as the origin whether a restriction is deleted because its page is."""
    return issubclass(getattr(origin, "model", type(origin)), Page)


def connect() -> None:
    """Keep the other languages in step, once connected."""

    def changed(sender, instance, origin=None, **kwargs) -> None:
        if not isinstance(instance, PageViewRestriction) or kwargs.get("raw") or goes_with_its_page(origin):
            return
        page = Page.objects.filter(pk=instance.page_id).select_related("locale").first()
        if page is not None and page.locale.language_code == settings.LANGUAGE_CODE:
            restrict_translations(page)

    post_save.connect(changed, sender=PageViewRestriction, dispatch_uid="restrict_translations", weak=False)
    post_delete.connect(changed, sender=PageViewRestriction, dispatch_uid="free_translations", weak=False)
    m2m_changed.connect(
        changed, sender=PageViewRestriction.groups.through, dispatch_uid="restrict_to_groups", weak=False
    )
