"""How editors list and mend resources."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, DateColumn, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from resources.catalogue.forms import LearningResourceForm
from resources.catalogue.models import LearningResource
from resources.catalogue.rich_text import ResourceChooserViewSet

_ABOUT = ObjectList(
    [
        FieldPanel("title_vi"),
        FieldPanel("title_en"),
        FieldPanel("description_vi"),
        FieldPanel("description_en"),
        MultiFieldPanel(
            [FieldPanel("original_language"), FieldPanel("title_original"), FieldPanel("description_original")],
            heading=_("Another language"),
            classname="collapsed",
        ),
        InlinePanel("link_rows", heading=_("Where it is"), label=_("Link"), min_num=1),
        FieldPanel("cover"),
    ],
    heading=_("What it is"),
)
_FILED = ObjectList(
    [
        FieldRowPanel([FieldPanel("type"), FieldPanel("languages")]),
        FieldPanel("levels"),
        FieldPanel("subjects"),
        FieldPanel("topics"),
        FieldPanel("audiences"),
        FieldPanel("tags"),
        FieldPanel("goals"),
    ],
    heading=_("Filed under"),
)
_RIGHTS = ObjectList(
    [
        FieldPanel("authors"),
        FieldRowPanel([FieldPanel("publisher"), FieldPanel("date_published")]),
        FieldRowPanel([FieldPanel("licence"), FieldPanel("licence_version")]),
    ],
    heading=_("Authors, licence"),
)
_KEEPING = ObjectList(
    [
        FieldPanel("featured"),
        FieldPanel("locked_fields"),
        FieldRowPanel(
            [
                FieldPanel("source", read_only=True),
                FieldPanel("source_id", read_only=True),
                FieldPanel("public_id", read_only=True),
            ]
        ),
    ],
    heading=_("Keeping"),
)


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
    edit_handler = TabbedInterface([_ABOUT, _FILED, _RIGHTS, _KEEPING], base_form_class=LearningResourceForm)

    def get_queryset(self, request):
        return LearningResource.objects.select_related("type", "licence")
