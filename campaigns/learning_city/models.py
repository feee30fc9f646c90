"""`/thanh-pho-hoc-tap/`: what UNESCO's network is, that Hanoi belongs to it, and what our programme has for it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from campaigns.blocks import body_field
from campaigns.learning_city.areas import AREAS
from campaigns.learning_city.facts import DEFINITION, FACTS, MEMBERSHIP, TITLES
from campaigns.learning_city.serving import counts_samples, shown_levels
from core.addresses import in_language
from core.pages import BasePage


class LearningCityPage(BasePage):
    """Facts, areas and sources stand in a fixed frame; editors write the introduction and what comes after."""

    intro = models.CharField(_("introduction"), max_length=400)
    body = body_field(help_text=_("Shown between the twelve areas and the sources."))

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]

    max_count_per_parent = 1
    subpage_types: ClassVar[list[str]] = []
    template = "learning_city/learning_city_page.html"

    class Meta:
        verbose_name = _("Learning City page")

    def get_context(self, request, *args, **kwargs) -> dict:
        return {
            **super().get_context(request, *args, **kwargs),
            "facts": FACTS,
            "membership": MEMBERSHIP,
            "titles": TITLES,
            "definition": DEFINITION,
            "levels": shown_levels(),
            "demo": counts_samples(),
            "ways": {name: in_language(address) for name, address in _WAYS.items()},
        }

    def search_body(self) -> str:
        return "\n\n".join([self.intro, super().search_body()])

    def search_terms(self) -> str:
        names = [name for area in AREAS for name in (area.name_vi, area.name_en)]
        return "\n".join([super().search_terms(), "UNESCO GNLC", *names])


_WAYS = {
    "resolution": "/van-ban/23-nq-tu/",
    "measures": "/chi-tieu/",
    "domestic_title": "/chi-tieu/d5/",
    "models": "/mo-hinh/",
    "campaigns": "/chien-dich/",
    "stories": "/guong-dien-hinh/",
}
