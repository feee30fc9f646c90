"""How editors lay and mend collections."""

from functools import cached_property

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, Panel, TabbedInterface
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from resources.collections.forms import ResourceCollectionForm
from resources.collections.models import MOST_STEPS, ResourceCollection
from resources.collections.steps import left_out


class LeftOutPanel(Panel):
    """Tells the editor which steps readers do not see, and why; nothing where they see all."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "resources/collections/admin/left_out.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.steps)

        @cached_property
        def steps(self) -> list[tuple[str, str]]:
            return left_out(self.instance)

        def get_context_data(self, parent_context: dict | None = None) -> dict:
            return {**super().get_context_data(parent_context), "steps": self.steps}


_STEP = [
    FieldPanel("resource"),
    FieldPanel("note_vi"),
    FieldPanel("note_en"),
    FieldRowPanel([FieldPanel("heading_vi"), FieldPanel("heading_en")]),
]


class ResourceCollectionViewSet(SnippetViewSet):
    model = ResourceCollection
    icon = "list-ol"
    menu_label = _("Collections of resources")
    menu_order = 150
    list_display = [
        "title",
        Column("shown_steps", label=_("Steps seen by readers"), sort_key="shown_steps"),
        Column("hidden_steps", label=_("Steps left out"), sort_key="hidden_steps"),
        "live",
        UpdatedAtColumn(),
    ]
    list_filter = ["live", "featured", "levels", "audiences"]
    search_fields = ["title_vi", "title_en", "intro_vi"]
    ordering = "-changed_at"
    list_per_page = 50
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    LeftOutPanel(),
                    FieldPanel("title_vi"),
                    FieldPanel("intro_vi"),
                    InlinePanel("items", panels=_STEP, heading=_("Steps"), label=_("Step"), max_num=MOST_STEPS),
                ],
                heading=_("The path"),
            ),
            ObjectList(
                [
                    FieldPanel("title_en"),
                    FieldPanel("intro_en"),
                    FieldPanel("levels"),
                    FieldPanel("audiences"),
                    FieldPanel("goals"),
                    FieldPanel("cover"),
                    FieldPanel("slug"),
                    FieldPanel("featured"),
                ],
                heading=_("For whom, address"),
            ),
        ],
        base_form_class=ResourceCollectionForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return ResourceCollection.objects.with_counts()
