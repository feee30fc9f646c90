"""What the ground floor adds to the admin: the menus."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

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
