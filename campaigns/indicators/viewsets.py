"""How editors mend our notes on the measures and enter published results."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from campaigns.indicators.measurements import Measurement
from campaigns.indicators.models import Indicator


class FixedRows(ModelPermissionPolicy):
    """The resolution decides which measures there are: rows are changed, never added or deleted."""

    def user_has_permission(self, user, action: str) -> bool:
        return action not in ("add", "delete") and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class IndicatorViewSet(SnippetViewSet):
    """The wording of the resolution is read only; editors write the notes beside it."""

    model = Indicator
    icon = "list-ol"
    menu_label = _("Measures")
    list_display = ["code", "name", "get_group_display", UpdatedAtColumn()]
    list_filter = ["group"]
    search_fields = ["code", "name_vi", "name_en"]
    ordering = ["position"]
    copy_view_enabled = False
    panels = [
        FieldRowPanel([FieldPanel("code", read_only=True), FieldPanel("group", read_only=True)]),
        FieldPanel("name_vi", read_only=True),
        FieldPanel("name_en"),
        FieldPanel("unit", read_only=True),
        MultiFieldPanel([FieldPanel("measured_vi"), FieldPanel("measured_en")], _("Who is measured")),
        MultiFieldPanel([FieldPanel("hint_vi"), FieldPanel("hint_en")], _("Short note in the list")),
        MultiFieldPanel([FieldPanel("note_vi"), FieldPanel("note_en")], _("Our note")),
    ]

    @cached_property
    def permission_policy(self) -> ModelPermissionPolicy:
        return FixedRows(self.model)


class MeasurementViewSet(SnippetViewSet):
    """A published result, with its source and date."""

    model = Measurement
    icon = "table"
    menu_label = _("Results")
    list_display = ["indicator", "population", "reported", "period", "source_name", "source_date", UpdatedAtColumn()]
    list_filter = ["indicator"]
    list_select_related = ["indicator", "locality"]
    search_fields = ["reported_vi", "population_vi", "source_name"]
    ordering = ["-source_date", "pk"]
    panels = [
        HelpPanel(_("Enter only what a source has published. Where two sources differ, enter both: the page says so.")),
        FieldPanel("indicator"),
        MultiFieldPanel([FieldPanel("population_vi"), FieldPanel("population_en")], _("Whom it counts")),
        MultiFieldPanel(
            [
                FieldPanel("reported_vi"),
                FieldPanel("reported_en"),
                FieldRowPanel([FieldPanel("number"), FieldPanel("bound")]),
            ],
            _("Value"),
        ),
        MultiFieldPanel([FieldPanel("period_vi"), FieldPanel("period_en"), FieldPanel("period_end")], _("Period")),
        MultiFieldPanel(
            [FieldPanel("locality"), FieldPanel("place_vi"), FieldPanel("place_en")],
            _("Place (empty: the whole city)"),
        ),
        MultiFieldPanel([FieldPanel("source_name"), FieldPanel("source_url"), FieldPanel("source_date")], _("Source")),
        MultiFieldPanel([FieldPanel("note_vi"), FieldPanel("note_en")], _("Our note")),
    ]


class IndicatorViewSetGroup(SnippetViewSetGroup):
    items = (IndicatorViewSet, MeasurementViewSet)
    menu_label = _("Measures")
    menu_icon = "list-ol"
    menu_order = 305
