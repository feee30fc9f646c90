"""Campaigns and the page that lists them."""

from datetime import datetime, time
from functools import cached_property
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from campaigns.blocks import body_field
from campaigns.campaigns.blocks import MottoBlock, ResultBlock
from campaigns.campaigns.filters import FILTERS
from campaigns.campaigns.parts import (
    CampaignFile,
    CampaignOrganiser,
    CampaignPhase,
    CampaignResource,
    CampaignTheme,
    years,
)
from campaigns.campaigns.presentation import CARD, campaign_context
from campaigns.campaigns.querysets import CampaignManager, CampaignQuerySet
from campaigns.campaigns.states import Standing, State, span, standing
from campaigns.goal_filter import goals_named
from campaigns.goals import Goal, GoalsField
from core.blocks.parts import host_of, site_path
from core.drawing.poster import poster_name, poster_number
from core.listing import ListFilter, ListingPage
from core.pages import BasePage

__all__ = [
    "CampaignFile",
    "CampaignIndexPage",
    "CampaignOrganiser",
    "CampaignPage",
    "CampaignPhase",
    "CampaignResource",
    "CampaignTheme",
]


class CampaignIndexPage(ListingPage):
    """All campaigns: what runs, then what comes, then the archive."""

    filters: ClassVar[tuple[ListFilter, ...]] = FILTERS
    card = CARD

    subpage_types = ["campaigns.CampaignPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of campaigns")

    @property
    def _campaigns(self) -> CampaignQuerySet:
        return CampaignPage.objects.child_of(self).live().public()

    def entries_queryset(self) -> CampaignQuerySet:
        return self._campaigns.in_order(timezone.localdate())

    @cached_property
    def years(self) -> list[int]:
        """The years in which something took or takes place, latest first."""
        return years(CampaignPhase.objects.filter(page__in=self._campaigns))

    @cached_property
    def goals_served(self) -> list[Goal]:
        """The goals that the campaigns name."""
        return goals_named(self._campaigns)


class CampaignPage(BasePage):
    """One campaign. What state it is in follows from its phases and the day."""

    lead = models.CharField(_("lead"), max_length=300, help_text=_("What it is, in a sentence or two."))
    recurring_note = models.CharField(
        _("when it returns"), max_length=80, blank=True, help_text=_("Such as “01/10–07/10 every year”.")
    )
    yearly = models.BooleanField(
        _("the same days every year"),
        default=False,
        help_text=_("Readers' calendars then remind of the following years, too."),
    )
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    place_note = models.CharField(_("where"), max_length=160, blank=True, help_text=_("Such as “Throughout the city”."))
    locality = models.ForeignKey(
        "core.Locality",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("ward or commune"),
    )
    goals = GoalsField()
    action_label = models.CharField(_("words on the button"), max_length=60, blank=True)
    action_address = models.CharField(
        _("address of the button"),
        max_length=400,
        blank=True,
        validators=[site_path],
        help_text=_("A path of this site such as /hoc-lieu/, or a whole address with https://."),
    )
    body = body_field()
    motto = StreamField(MottoBlock(), blank=True, verbose_name=_("quotation"))
    result = StreamField(
        ResultBlock(), blank=True, verbose_name=_("result"), help_text=_("Shown once the campaign has ended.")
    )

    objects = CampaignManager()

    search_kind: ClassVar[str] = "campaign"
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    override_translatable_fields = [SynchronizedField("action_address")]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                InlinePanel("phases", heading=_("Phases"), label=_("phase"), max_num=40),
                FieldRowPanel([FieldPanel("recurring_note"), FieldPanel("yearly")]),
            ],
            _("When"),
        ),
        MultiFieldPanel(
            [FieldPanel("place_note"), FieldPanel("locality"), FieldPanel("audience")], _("Where, for whom")
        ),
        InlinePanel("organisers", heading=_("Organisers"), label=_("organiser"), max_num=20),
        MultiFieldPanel([FieldPanel("action_label"), FieldPanel("action_address")], _("Call to action")),
        FieldPanel("body"),
        InlinePanel("themes", heading=_("Themes by year"), label=_("year"), max_num=40),
        FieldPanel("motto"),
        InlinePanel("files", heading=_("Files to take along"), label=_("file"), max_num=40),
        InlinePanel(
            "chosen_resources",
            heading=_("Resources of the library"),
            label=_("resource"),
            max_num=12,
            help_text=_("Without any, the page shows the newest resources that serve the same goals."),
        ),
        FieldPanel("result"),
        FieldPanel("goals"),
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def clean(self) -> None:
        super().clean()
        if bool(self.action_label) != bool(self.action_address):
            if self.action_label:
                problem = {"action_address": _("Where does the button lead? Give an address, or empty its words.")}
            else:
                problem = {"action_label": _("What does the button say? Give its words, or empty its address.")}
            raise ValidationError(problem)

    @cached_property
    def phase_list(self) -> list[CampaignPhase]:
        """The phases by date."""
        return sorted(self.phases.all(), key=lambda phase: (phase.starts, phase.ends))

    @cached_property
    def standing(self) -> Standing | None:
        """How it stands today in Hanoi."""
        return standing(self.phase_list, timezone.localdate())

    @cached_property
    def theme_list(self) -> list[CampaignTheme]:
        """The themes, latest year first."""
        return sorted(self.themes.all(), key=lambda theme: -theme.year)

    @property
    def has_result(self) -> bool:
        """Whether a result may be shown: none is before the end."""
        return bool(self.result) and self.standing is not None and self.standing.state is State.ENDED

    @property
    def place(self) -> str:
        return ", ".join(filter(None, [self.place_note, self.locality.title if self.locality else ""]))

    @property
    def dates(self) -> str:
        """When it is: what the editor says of its return, else the span of the last year's phases."""
        if self.recurring_note or not self.phase_list:
            return self.recurring_note
        latest = [phase for phase in self.phase_list if phase.starts.year == self.phase_list[-1].starts.year]
        return span(latest[0].starts, max(phase.ends for phase in latest))

    @property
    def action_host(self) -> str:
        return host_of(self.action_address)

    @property
    def poster(self) -> str:
        """The static file of its drawing: the same in every language, as the slug is."""
        return f"img/{poster_name(poster_number(self.slug))}"

    @property
    def language(self) -> str:
        """The language of its words."""
        return (self.alias_of if self.alias_of_id else self).locale.language_code

    @property
    def feed_summary(self) -> str:
        return self.lead

    def search_body(self) -> str:
        return "\n\n".join(filter(None, [self.lead, super().search_body(), *(phase.text for phase in self.phase_list)]))

    def search_terms(self) -> str:
        rows = [*self.organisers.all(), *self.phase_list]
        themes = [theme.theme for theme in self.theme_list]
        return "\n".join(filter(None, [super().search_terms(), *(row.name for row in rows), *themes, self.audience]))

    def search_dated(self) -> datetime | None:
        """The noon of its last day, so that lists begin with what ends latest."""
        last = max((phase.ends for phase in self.phase_list), default=None)
        return timezone.make_aware(datetime.combine(last, time(12))) if last else super().search_dated()

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "page_description": self.search_description or self.lead,
            **campaign_context(self),
        }
