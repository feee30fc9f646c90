"""The seven learning models: what each is, who is recognised, which measures count it, and what to beware of."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from campaigns.blocks import body_field
from campaigns.goals import MEASURE, GoalsField, goals
from campaigns.learning_models.blocks import GoverningTextBlock
from campaigns.learning_models.kinds import LearningModel
from campaigns.stories.models import latest_stories
from core.addresses import in_language
from core.cache import kept_for_readers
from core.drawing.scenes import scene_file
from core.localised import current_language
from core.pages import BasePage
from search.serving import serving

STORIES = 3
# Stories stand on the page by their model, which is closer than by a shared goal.
SERVING = ("resource", "campaign")
PALETTE = {
    LearningModel.CITIZEN: "gold",
    LearningModel.FAMILY: "red",
    LearningModel.CLAN: "green",
    LearningModel.COMMUNITY: "green",
    LearningModel.UNIT: "blue",
    LearningModel.DISTRICT: "red",
    LearningModel.CITY: "gold",
}


class LearningModelIndexPage(BasePage):
    """`/mo-hinh/`: the models side by side."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)
    body = body_field()

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    max_count_per_parent = 1
    subpage_types = ["campaigns.LearningModelPage"]
    template = "learning_models/learning_model_index.html"

    class Meta:
        verbose_name = _("list of learning models")

    def get_context(self, request, *args, **kwargs) -> dict:
        order = LearningModel.values
        found = LearningModelPage.objects.child_of(self).live().public().defer_streamfields()
        return {
            **super().get_context(request, *args, **kwargs),
            "learning_models": sorted(found, key=lambda page: order.index(page.code)),
        }


class LearningModelPage(BasePage):
    """One model, at `/mo-hinh/<code>-hoc-tap/`."""

    code = models.CharField(_("learning model"), max_length=12, choices=LearningModel)
    definition = models.TextField(_("what it is"), max_length=600)
    recognised = models.CharField(_("who is recognised"), max_length=300)
    body = body_field()
    texts = StreamField([("text", GoverningTextBlock())], blank=True, verbose_name=_("governing texts"))
    goals = GoalsField()

    content_panels = [
        *BasePage.content_panels,
        *[FieldPanel(name) for name in ("code", "definition", "recognised", "body", "texts", "goals")],
    ]
    parent_page_types = ["campaigns.LearningModelIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "learning_models/learning_model_page.html"

    class Meta:
        verbose_name = _("learning model")
        verbose_name_plural = _("learning models")

    def clean(self) -> None:
        super().clean()
        same = LearningModelPage.objects.filter(code=self.code, locale=self.locale_id)
        if self.locale_id and same.exclude(pk=self.pk).exists():
            raise ValidationError({"code": _("This model has a page already.")})

    def get_context(self, request, *args, **kwargs) -> dict:
        served = goals(self.goals)
        stories = latest_stories(STORIES, self.code)
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "measures": [goal for goal in served if goal.kind == MEASURE],
            "provisions": [goal for goal in served if goal.kind != MEASURE],
            "stories": stories,
            "stories_address": in_language("/guong-dien-hinh/"),
            "serving": serving([goal.code for goal in served if goal.kind == MEASURE], SERVING),
            "demo": self.demo or any(story.demo for story in stories),
        }

    @property
    def model(self) -> LearningModel:
        return LearningModel(self.code)

    @property
    def scene_card(self) -> str:
        """The address of the model's scene for a card."""
        return static(f"img/{scene_file(self.code, PALETTE[self.model], 'card')}")

    @property
    def scene_wide(self) -> str:
        """The address of the model's scene above its page."""
        return static(f"img/{scene_file(self.code, PALETTE[self.model], 'wide')}")

    def search_body(self) -> str:
        return "\n\n".join([self.definition, self.recognised, super().search_body()])


def model_address(code: str) -> str:
    """Return the address of a model's page in the reader's language, or "" while there is none."""
    return kept_for_readers(f"learning-models-{current_language()}", _addresses).get(code, "")


def _addresses() -> dict[str, str]:
    pages = LearningModelPage.objects.live().public().filter(locale__language_code=current_language())
    return {page.code: page.get_url() or "" for page in pages.defer_streamfields()}
