"""The home page: learning first, the programme second."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PagePermissionTester

from core.addresses import web_address
from core.pages import BasePage
from home.programme import door, programme
from home.standard_pages import StandardPage
from resources.catalogue.shown import cards
from resources.models import LearningResource
from resources.stages.presentation import stages

__all__ = ["Figure", "HomePage", "StandardPage"]

FEATURED = 4


class HomePagePermissions(PagePermissionTester):
    """Deleting a home page would take the whole site along, at one click; publishing it anew is always possible."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False


class HomePage(BasePage):
    hero_title = models.CharField(_("question above the search box"), max_length=80)
    hero_text = models.CharField(_("line under the question"), max_length=200, blank=True)
    suggestion_lines = models.TextField(
        _("suggested searches"), blank=True, help_text=_("One search a line; the first five are shown.")
    )
    figures_note = models.CharField(_("note under the figures"), max_length=400, blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("hero_text"), FieldPanel("suggestion_lines")], _("Search")
        ),
        MultiFieldPanel([InlinePanel("figures", max_num=3), FieldPanel("figures_note")], _("Figures of the programme")),
    ]

    max_count_per_parent = 1
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("home page")

    @property
    def suggestions(self) -> list[str]:
        lines = (line.strip() for line in self.suggestion_lines.splitlines())
        return [line for line in lines if line][:5]

    def permissions_for_user(self, user) -> HomePagePermissions:
        return HomePagePermissions(user, self)

    def get_context(self, request, *args, **kwargs) -> dict:
        chosen = LearningResource.objects.published().filter(featured=True)
        featured = list(cards(chosen.values_list("public_id", flat=True)[:FEATURED]).values())
        shown = programme()
        return {
            **super().get_context(request, *args, **kwargs),
            "life_stages": list(stages().values()),
            "featured": featured,
            "figures": list(self.figures.all()),
            "figures_note": self.figures_note,
            "programme": shown,
            "door": door(),
            "hide_header_search": True,
            "demo": shown.demo or any(resource.demo for resource in featured),
        }


class Figure(Orderable):
    """A figure of the programme. It is never shown without its source and the source's date."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="figures")
    value = models.CharField(_("figure"), max_length=24, help_text=_("As the source words it: 99,97%, hơn 67%."))
    lead = models.CharField(_("what it counts"), max_length=120)
    text = models.CharField(_("explanation"), max_length=240, blank=True)
    source_name = models.CharField(_("source"), max_length=120)
    source_url = models.URLField(_("address of the source"), max_length=400, blank=True, validators=[web_address])
    source_date = models.DateField(_("date of the source"))

    panels = [FieldPanel(name) for name in ("value", "lead", "text", "source_name", "source_url", "source_date")]

    class Meta(Orderable.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self) -> str:
        return self.value
