"""How editors list and mend organisations."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from people.organisations.models import Organisation


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["name_vi", "name_en", "code", "get_kind_display", "site"]
    list_filter = ["kind"]
    list_per_page = 50
    search_fields = ["name_vi", "name_en", "code"]
    ordering = ["sort_key"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("name_vi"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
        FieldPanel("site"),
    ]
