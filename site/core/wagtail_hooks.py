"""What the ground floor adds to the admin: the menus, and aliases that go where their page goes."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.file_ranges import part_of_document
from core.locality_admin import LocalityViewSet
from core.menus import MenuItem


class MenuItemViewSet(SnippetViewSet):
    model = MenuItem
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 900
    add_to_settings_menu = True
    list_display = ["label_vi", "menu", "address", "position"]
    list_filter = ["menu"]


register_snippet(MenuItemViewSet)
register_snippet(LocalityViewSet)


@hooks.register("construct_translated_pages_to_cascade_actions")
def aliases_go_along(pages: list[Page], action: str) -> dict[Page, list[Page]]:
    """Return, for each page to be deleted or moved, its aliases; unpublishing takes them along by itself."""
    if action not in ("delete", "move"):
        return {}
    return {page: list(Page.objects.filter(alias_of=page)) for page in pages}


# After Wagtail's own hook, which asks whether the collection is private.
hooks.register("before_serve_document", part_of_document, order=100)
