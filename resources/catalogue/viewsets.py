"""How editors list and mend resources."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from resources.catalogue.models import LearningResource
from resources.catalogue.panels import EDIT_HANDLER
from resources.catalogue.rich_text import ResourceChooserViewSet


class LearningResourceViewSet(SnippetViewSet):
    model = LearningResource
    icon = "openquote"
    menu_label = _("Learning resources")
    menu_order = 100
    list_display = [
        "title",
        Column("type", label=_("Type"), sort_key="type"),
        Column("licence_label", label=_("Licence")),
        Column("source_name", label=_("Source"), sort_key="source"),
        DateColumn("changed_at", label=_("Changed"), sort_key="changed_at"),
        LiveStatusTagColumn(),
    ]
    list_filter = ["live", "has_unpublished_changes", "type", "licence", "featured", "demo", "source"]
    list_per_page = 50
    search_fields = ["title_vi", "title_en", "title_original", "publisher", "source_id"]
    ordering = ["-changed_at"]
    chooser_viewset_class = ResourceChooserViewSet
    inspect_view_enabled = False
    edit_handler = EDIT_HANDLER

    def get_queryset(self, request):
        return LearningResource.objects.select_related("type", "licence")
