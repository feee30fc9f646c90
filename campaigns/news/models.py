"""A piece of news. Its parts that repeat (corrections, related pieces) stand beside it as rows of their own."""

from datetime import datetime, time, timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from campaigns.blocks import body_field
from campaigns.goals import GoalsField, goals
from campaigns.news.categories import NewsCategory
from campaigns.news.forms import NewsPageForm
from campaigns.news.listing import NewsIndexPage
from campaigns.news.pictures import LEAD_SPECS
from campaigns.news.querysets import NewsManager
from campaigns.news.related import related_news
from campaigns.news.schema_org import to_schema_org
from core.addresses import web_address
from core.blocks.pictures import Picture, picture
from core.json_ld import script_safe
from core.pages import BasePage
from core.rows import Row

__all__ = ["Correction", "NewsCategory", "NewsIndexPage", "NewsPage", "RelatedNews"]


class NewsPage(BasePage):
    """`dated` is the day that the news is about; when it appeared here is `first_published_at`, and both are shown."""

    category = models.ForeignKey(NewsCategory, on_delete=models.PROTECT, related_name="+", verbose_name=_("category"))
    dated = models.DateField(
        _("date of the news"),
        default=timezone.localdate,
        help_text=_("The day that it is about, or of its source. Lists are ordered by it."),
    )
    sapo = models.CharField(
        _("sapo"), max_length=400, help_text=_("One or two sentences that say the news. Lists and feeds show them.")
    )
    author = models.CharField(_("author"), max_length=120, blank=True)
    source_name = models.CharField(_("source"), max_length=160, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=400, blank=True, validators=[web_address])
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_caption = models.CharField(_("caption"), max_length=300, blank=True)
    body = body_field()
    pinned = models.BooleanField(_("pinned"), default=False, help_text=_("It stands first in the list."))
    pinned_until = models.DateField(
        _("pinned until"), null=True, blank=True, help_text=_("The last day on which it stands first.")
    )
    goals = GoalsField()

    objects = NewsManager()

    search_kind = "news"
    template = "news/news_page.html"
    base_form_class = NewsPageForm
    parent_page_types = ["campaigns.NewsIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("sapo", widget=forms.Textarea(attrs={"rows": 3})),
        FieldRowPanel([FieldPanel("category", widget=forms.Select), FieldPanel("dated")]),
        MultiFieldPanel(
            [
                FieldPanel("author"),
                FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_date")]),
                FieldPanel("source_url"),
            ],
            _("Author, source"),
        ),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_caption")], _("Picture")),
        FieldPanel("body"),
        InlinePanel("corrections", heading=_("Corrections"), label=_("Correction"), max_num=20),
        InlinePanel("related_choices", heading=_("Related news"), label=_("Related piece"), max_num=6),
        FieldPanel("goals"),
    ]
    promote_panels = [
        MultiFieldPanel([FieldPanel("pinned"), FieldPanel("pinned_until")], _("Place in the list")),
        *BasePage.promote_panels,
    ]

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")

    def clean(self) -> None:
        super().clean()
        if (self.source_url or self.source_date) and not self.source_name:
            raise ValidationError({"source_name": _("Name the source that this address or date belongs to.")})

    @property
    def is_pinned(self) -> bool:
        return self.pinned and (self.pinned_until is None or self.pinned_until >= timezone.localdate())

    @property
    def updated_at(self) -> datetime | None:
        """When it was last changed after it had appeared; None if it never was."""
        first, last = self.first_published_at, self.last_published_at
        return last if first and last and last - first >= timedelta(minutes=1) else None

    @property
    def feed_summary(self) -> str:
        return self.sapo

    @property
    def lead_picture(self) -> Picture | None:
        return picture(self.picture, specs=LEAD_SPECS)

    def search_body(self) -> str:
        corrections = [row.text for row in self.corrections.all()]
        return "\n\n".join(filter(None, [self.sapo, super().search_body(), *corrections]))

    def search_terms(self) -> str:
        names = (self.category.name_vi, self.category.name_en, self.author, self.source_name)
        return "\n".join(filter(None, [super().search_terms(), *names]))

    def search_dated(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.dated, time.min))

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        corrections = sorted(self.corrections.all(), key=lambda row: row.dated)
        lead = self.lead_picture
        return {
            **context,
            "page_description": self.search_description or self.sapo,
            "picture": lead,
            "corrections": corrections,
            "goals": goals(self.goals),
            "related": related_news(self),
            "index_address": next((step["address"] for step in context["breadcrumbs"] if step["address"]), ""),
            "json_ld": script_safe(to_schema_org(self, request.build_absolute_uri, lead, corrections)),
        }


class Correction(Row):
    """What was wrong in a published piece and how it is right, with the day on which it was mended."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="corrections")
    dated = models.DateField(_("date of the correction"), default=timezone.localdate)
    text = models.TextField(_("correction"), max_length=800, help_text=_("What stood there, and what is right."))

    panels = [FieldPanel("dated"), FieldPanel("text")]

    class Meta(Row.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return f"{self.dated:%d/%m/%Y}"


class RelatedNews(Orderable):
    """A piece that an editor chose to stand under another one."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="related_choices")
    news = models.ForeignKey(NewsPage, on_delete=models.CASCADE, related_name="+", verbose_name=_("piece of news"))

    panels = [FieldPanel("news")]

    class Meta(Orderable.Meta):
        verbose_name = _("related piece")
        verbose_name_plural = _("related news")

    def __str__(self) -> str:
        return str(self.news)

    def clean(self) -> None:
        super().clean()
        if self.news_id and self.news_id == self.page_id:
            raise ValidationError({"news": _("Choose another piece: this one is the page itself.")})
