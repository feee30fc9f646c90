"""What a campaign lists in rows of its own: phases, organisers, themes by year, files, chosen resources."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from campaigns.campaigns.states import span
from core.addresses import web_address
from core.blocks.parts import LANGUAGES
from core.rows import Row
from search import registry

DAYS = [MinValueValidator(date(1945, 1, 1)), MaxValueValidator(date(2100, 12, 31))]


class CampaignPhase(Row):
    """One phase, or one year's edition; both days are included."""

    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="phases")
    name = models.CharField(_("name"), max_length=120)
    starts = models.DateField(_("first day"), validators=DAYS)
    ends = models.DateField(
        _("last day"), validators=DAYS, help_text=_("Included; the same as the first for a single day.")
    )
    text = models.TextField(_("what happens"), max_length=600, blank=True)

    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]), FieldPanel("text")]

    class Meta(Row.Meta):
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        indexes = [models.Index(fields=["page", "starts", "ends"], name="phases_by_date")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": _("The last day is before the first day.")})

    @property
    def dates(self) -> str:
        return span(self.starts, self.ends)


class CampaignOrganiser(Row):
    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="organisers")
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=80, help_text=_("Lead body, partner, sponsor and so on."))
    source_note = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Where this is published, with the date.")
    )

    panels = [FieldPanel("name"), FieldPanel("role"), FieldPanel("source_note")]

    class Meta(Row.Meta):
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")

    def __str__(self) -> str:
        return self.name


class CampaignTheme(Row):
    """The theme of a year as its source words it, or that no source has published one."""

    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="themes")
    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(1945), MaxValueValidator(2100)])
    theme = models.CharField(
        _("theme"),
        max_length=300,
        blank=True,
        help_text=_("Word for word, without quotation marks. Empty: the page says that no source has published it."),
    )
    language = models.CharField(
        _("language of the theme"),
        max_length=2,
        choices=LANGUAGES,
        blank=True,
        help_text=_("Only when it is not the language of the page."),
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    source_name = models.CharField(_("source"), max_length=120, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=400, blank=True, validators=[web_address])
    source_date = models.DateField(_("date of the source"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("language")]),
        FieldPanel("theme"),
        FieldPanel("note"),
        FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_date")]),
        FieldPanel("source_url"),
    ]

    class Meta(Row.Meta):
        verbose_name = _("theme of a year")
        verbose_name_plural = _("themes by year")

    def __str__(self) -> str:
        return f"{self.year}: {self.theme}"

    def clean(self) -> None:
        super().clean()
        if self.theme:
            problem = _("A theme is shown with its source and the date of the source.")
            missing = [name for name in ("source_name", "source_date") if not getattr(self, name)]
            if missing:
                raise ValidationError(dict.fromkeys(missing, problem))


class CampaignFile(Row):
    """A file to take along: a poster to print, a plan to fill in."""

    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("core.PortalDocument", on_delete=models.PROTECT, related_name="+", verbose_name=_("file"))
    title = models.CharField(_("title"), max_length=200, blank=True, help_text=_("Instead of the file's own title."))
    description = models.CharField(_("what it is"), max_length=300, blank=True)

    panels = [FieldPanel("file"), FieldPanel("title"), FieldPanel("description")]

    class Meta(Row.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.title or self.file.title

    @property
    def format(self) -> str:
        return self.file.file_extension.upper()


class CampaignResource(Orderable):
    """A resource of the library by its public identifier: the library stands on a higher floor."""

    page = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="chosen_resources")
    public_id = models.CharField(
        _("public identifier"),
        max_length=16,
        help_text=_("From the address of the resource: /hoc-lieu/<identifier>-…/"),
    )

    panels = [FieldPanel("public_id")]

    class Meta(Orderable.Meta):
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def __str__(self) -> str:
        return self.public_id

    def clean(self) -> None:
        super().clean()
        kind = registry.find("resource")
        if self.public_id and (kind is None or self.public_id not in kind.fetch([self.public_id])):
            raise ValidationError(
                {"public_id": _("The library has no public resource with this identifier. Copy it from its address.")}
            )


def years(phases: models.QuerySet) -> list[int]:
    """Return the years that phases touch, latest first; one query."""
    spans: list[tuple[date, date]] = list(phases.order_by().values_list("starts", "ends").distinct())
    return sorted({year for first, last in spans for year in range(first.year, last.year + 1)}, reverse=True)
