"""How editors list and mend resources."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from resources.catalogue.editing.filters import ResourceFilters
from resources.catalogue.editing.listing import COLUMNS, ResourceIndexView
from resources.catalogue.editing.views import ResourceCopyView, ResourceCreateView, ResourceEditView
from resources.catalogue.models import LearningResource
from resources.catalogue.panels import EDIT_HANDLER
from resources.catalogue.rich_text import ResourceChooserViewSet


class LearningResourceViewSet(SnippetViewSet):
    model = LearningResource
    icon = "openquote"
    menu_label = _("Learning resources")
    menu_order = 100
    list_display = COLUMNS
    filterset_class = ResourceFilters
    list_per_page = 50
    ordering = "-changed_at"
    index_view_class = ResourceIndexView
    add_view_class = ResourceCreateView
    copy_view_class = ResourceCopyView
    edit_view_class = ResourceEditView
    create_template_name = "resources/admin/create.html"
    edit_template_name = "resources/admin/edit.html"
    chooser_viewset_class = ResourceChooserViewSet
    inspect_view_enabled = False
    edit_handler = EDIT_HANDLER
