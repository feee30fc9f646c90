"""How editors write the stages of life and their needs."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.snippets.views.snippets import SnippetViewSet

from resources.stages.models import LifeStage

MOST_NEEDS = 12


class LifeStageForm(WagtailAdminModelForm):
    """A saved stage keeps its code: its address is known to others."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            self.fields["code"].disabled = True


_NAMES = [
    FieldRowPanel([FieldPanel("title_vi"), FieldPanel("title_en")]),
    FieldRowPanel([FieldPanel("hint_vi"), FieldPanel("hint_en")]),
]
_FOUND = MultiFieldPanel(
    [
        FieldRowPanel([FieldPanel("audiences"), FieldPanel("topics")]),
        FieldRowPanel([FieldPanel("levels"), FieldPanel("subjects"), FieldPanel("types")]),
        FieldRowPanel([FieldPanel("accessibility"), FieldPanel("words")]),
    ],
    heading=_("What of the library is meant"),
    help_text=_("Any of the terms of one list, and of each list from which something is chosen."),
)
_STAGE = ObjectList(
    [
        *_NAMES,
        FieldRowPanel([FieldPanel("code"), FieldPanel("icon"), FieldPanel("position")]),
        FieldRowPanel([FieldPanel("intro_vi"), FieldPanel("intro_en")]),
        _FOUND,
        FieldPanel("about"),
    ],
    heading=_("Stage of life"),
)
_NEEDS = ObjectList(
    [
        InlinePanel(
            "needs",
            panels=[*_NAMES, FieldPanel("icon"), _FOUND],
            label=_("Need"),
            max_num=MOST_NEEDS,
            help_text=_("What people of this stage come for. What finds nothing yet is shown last, and said to."),
        )
    ],
    heading=_("Needs"),
)


class LifeStageViewSet(SnippetViewSet):
    model = LifeStage
    icon = "user"
    menu_label = _("Stages of life")
    menu_order = 120
    list_display = ["title", "code", "position"]
    ordering = ["position", "pk"]
    copy_view_enabled = False
    edit_handler = TabbedInterface([_STAGE, _NEEDS], base_form_class=LifeStageForm)
