"""How editors keep the categories of news."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from campaigns.news.categories import NewsCategory


class NewsCategoryViewSet(SnippetViewSet):
    model = NewsCategory
    icon = "tag"
    menu_label = _("Categories of news")
    menu_order = 330
    add_to_admin_menu = True
    list_display = ["name_vi", "name_en", "slug", "position"]
    search_fields = ["name_vi", "name_en", "slug"]
    ordering = ["position", "pk"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("name_vi"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("position")]),
    ]
