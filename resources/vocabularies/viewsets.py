"""How editors rename, reorder and add terms."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from resources.vocabularies.models import Term


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "list-ul"
    menu_label = _("Terms")
    menu_order = 110
    list_display = ["name_vi", "name_en", "code", "vocabulary", "parent", "position"]
    list_filter = ["vocabulary"]
    list_per_page = 100
    search_fields = ["name_vi", "name_en", "code"]
    ordering = ["vocabulary", "position", "code"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("vocabulary"), FieldPanel("code")]),
        FieldRowPanel([FieldPanel("name_vi"), FieldPanel("name_en")]),
        FieldPanel("parent"),
        FieldPanel("synonyms"),
        FieldRowPanel([FieldPanel("position"), FieldPanel("icon"), FieldPanel("family")]),
        FieldPanel("data"),
    ]

    def get_queryset(self, request):
        return Term.objects.select_related("parent")
