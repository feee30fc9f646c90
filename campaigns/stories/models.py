"""Exemplary stories: who learned, by which model, what they did and how others can do the same."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.templatetags.static import static
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Revision

from campaigns.blocks import body_field
from campaigns.blocks.cards import ResourceChooserBlock
from campaigns.goal_filter import goals_named
from campaigns.goals import Goal, GoalsField, goals
from campaigns.learning_models.kinds import LearningModel
from campaigns.stories.cards import CARD, PICTURE, TOP_CARD
from campaigns.stories.consent import check_revision, obstacle
from campaigns.stories.filters import FILTERS, Used, used
from campaigns.stories.forms import StoryForm
from core.blocks.pictures import Picture, picture
from core.drawing.scenes import palette_of, scene_file
from core.listing import ListFilter, ListingPage
from core.localised import current_language
from core.page_cards import Card
from core.pages import BasePage

OTHERS = 3
WIDE = ("fill-576x192|format-webp", "fill-1152x384|format-webp")


class StoryIndexPage(ListingPage):
    """`/guong-dien-hinh/`."""

    filters: ClassVar[tuple[ListFilter, ...]] = FILTERS
    card = TOP_CARD

    max_count_per_parent = 1
    subpage_types = ["campaigns.StoryPage"]
    template = "stories/story_index.html"

    class Meta:
        verbose_name = _("list of stories")

    def entries_queryset(self) -> models.QuerySet:
        return newest(self._stories)

    @property
    def _stories(self) -> models.QuerySet:
        return StoryPage.objects.child_of(self).live().public()

    @cached_property
    def goals_served(self) -> list[Goal]:
        """The goals that the stories name."""
        return goals_named(self._stories)

    @cached_property
    def used(self) -> Used:
        return used(self._stories)


class StoryPage(BasePage):
    """One story. `demo` ones are made up and say so; one that shows a real person waits for that person's consent."""

    lead = models.CharField(_("lead"), max_length=300)
    learning_model = models.CharField(_("learning model"), max_length=12, choices=LearningModel)
    who = models.CharField(_("who"), max_length=120, blank=True, help_text=_("The name that readers see."))
    shows_person = models.BooleanField(
        _("shows a person"),
        default=False,
        help_text=_(
            "Somebody can be recognised by name, picture or voice. Publishing then needs that person's consent."
        ),
    )
    locality = models.ForeignKey(
        "core.Locality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ward or commune")
    )
    place = models.CharField(_("place"), max_length=120, blank=True, help_text=_("In words, where that says more."))
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1945), MaxValueValidator(2100)]
    )
    picture = models.ForeignKey(
        "core.PortalImage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Without one, a scene is drawn after the learning model."),
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    body = body_field()
    quotation = models.TextField(_("quotation"), blank=True, max_length=400)
    quotation_by = models.CharField(_("whose words"), max_length=120, blank=True)
    steps = models.TextField(_("how others can do it"), blank=True, help_text=_("One step a line."))
    resources = StreamField(
        [("resource", ResourceChooserBlock(label=_("resource")))],
        blank=True,
        max_num=12,
        verbose_name=_("resources that were used"),
    )
    goals = GoalsField()

    search_kind = "story"
    base_form_class = StoryForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("learning_model", "who", "shows_person", "locality", "place", "year")],
            _("Facts"),
        ),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("caption")], _("Picture")),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("quotation"), FieldPanel("quotation_by")], _("Quotation")),
        FieldPanel("steps"),
        FieldPanel("resources"),
        FieldPanel("goals"),
    ]

    parent_page_types = ["campaigns.StoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "stories/story_page.html"

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def clean(self) -> None:
        super().clean()
        if self.quotation and not self.quotation_by:
            raise ValidationError({"quotation_by": _("Say whose words these are.")})

    def save(self, clean: bool = True, *args, **kwargs) -> None:
        """As Wagtail's; nothing that lacks consent is written as live. Raises ValidationError."""
        if clean and self.live and (problem := obstacle(self)):
            raise ValidationError({"shows_person": problem})
        super().save(clean, *args, **kwargs)

    def publish(self, revision: Revision, user=None, changed=True, log_action: bool | str = True, **options) -> Any:
        """As Wagtail's, for every way there is: the editor, a bulk action, a workflow, the clock.

        Raises ConsentMissing for a story that shows a person without consent; at a scheduled hour it stays a draft.
        """
        if check_revision(revision, log_action):
            return super().publish(revision, user=user, changed=changed, log_action=log_action, **options)
        return None

    def get_context(self, request, *args, **kwargs) -> dict:
        from campaigns.learning_models.models import model_address

        siblings = StoryPage.objects.sibling_of(self, inclusive=False).live().public()
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "story": self,
            "goals": goals(self.goals),
            "model_address": model_address(self.learning_model),
            "others": CARD.of(newest(siblings).values_list("pk", flat=True)[:OTHERS]),
            "all_address": context["breadcrumbs"][-2]["address"],
        }

    @property
    def model(self) -> LearningModel:
        return LearningModel(self.learning_model)

    @property
    def scene_card(self) -> str:
        """The address of the drawn scene for a card."""
        return self._scene("card")

    @property
    def scene_wide(self) -> str:
        """The address of the drawn scene above the story."""
        return self._scene("wide")

    def _scene(self, size: str) -> str:
        return static(f"img/{scene_file(self.learning_model, palette_of(self.slug), size)}")

    @property
    def picture_card(self) -> Picture | None:
        return picture(self.picture, specs=PICTURE)

    @property
    def picture_wide(self) -> Picture | None:
        return picture(self.picture, specs=WIDE)

    @property
    def step_list(self) -> list[str]:
        return [line.strip() for line in self.steps.splitlines() if line.strip()]

    @property
    def resource_list(self) -> list:
        """The chosen resources that are still public."""
        return [child.value for child in self.resources if child.value is not None and child.value.live]

    @property
    def feed_summary(self) -> str:
        return self.lead

    def search_body(self) -> str:
        return "\n\n".join(filter(None, [self.lead, super().search_body(), self.quotation, *self.step_list]))

    def search_terms(self) -> str:
        found = [super().search_terms(), self.who, self.place, self.model.label]
        if self.locality:
            found += [self.locality.name_vi, self.locality.name_en]
        return "\n".join(str(words) for words in found if words)

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        return {**super().search_facets(), "model": (self.learning_model,)}


def newest(stories: models.QuerySet) -> models.QuerySet:
    return stories.order_by("-first_published_at", "-pk")


def latest_stories(limit: int, model: str = "") -> list[Card]:
    """Return the newest public stories in the reader's language, of one learning model or of all."""
    stories = StoryPage.objects.live().public().filter(locale__language_code=current_language())
    if model:
        stories = stories.filter(learning_model=model)
    return CARD.of(newest(stories).values_list("pk", flat=True)[:limit])
