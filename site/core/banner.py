"""The emergency banner: one message above the header of every page, for as long as it holds."""

from datetime import datetime
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel

from core.addresses import in_language, without_language
from core.blocks.parts import host_of, site_path
from core.localised import localised_with_language


class BannerLevel(models.TextChoices):
    INFO = "info", _("Notice")
    WARNING = "warning", _("Warning")
    URGENT = "urgent", _("Urgent notice")


ICONS = {BannerLevel.INFO: "info-circle", BannerLevel.WARNING: "alert-triangle", BannerLevel.URGENT: "alert-circle"}


class Banner(models.Model):
    """The fields of the banner. They stand in the row of the site's details, so that no page asks a query more."""

    banner_on = models.BooleanField(_("show the banner"), default=False)
    banner_level = models.CharField(_("level"), max_length=8, choices=BannerLevel, default=BannerLevel.INFO)
    banner_text_vi = models.CharField(
        _("message (Vietnamese)"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences: what, where, until when."),
    )
    banner_text_en = models.CharField(
        _("message (English)"), max_length=300, blank=True, help_text=_("Without it the Vietnamese one is shown.")
    )
    banner_link = models.CharField(
        _("address to read on"),
        max_length=300,
        blank=True,
        validators=[site_path],
        help_text=_("A path of this site such as /tin-tuc/, or a whole address with https://."),
    )
    banner_from = models.DateTimeField(_("shown from"), null=True, blank=True)
    banner_until = models.DateTimeField(
        _("shown until"), null=True, blank=True, help_text=_("Without it the banner stays until you switch it off.")
    )

    banner_panels = [
        HelpPanel(content=_("For what readers must know at once. It stands on every page as soon as you save.")),
        FieldPanel("banner_on"),
        FieldPanel("banner_level"),
        FieldPanel("banner_text_vi"),
        FieldPanel("banner_text_en"),
        FieldPanel("banner_link"),
        FieldRowPanel([FieldPanel("banner_from"), FieldPanel("banner_until")]),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        self.banner_link = without_language(self.banner_link.strip())
        if self.banner_on and not self.banner_text_vi.strip():
            raise ValidationError({"banner_text_vi": _("Write the message before you show the banner.")})
        if self.banner_from and self.banner_until and self.banner_until <= self.banner_from:
            raise ValidationError({"banner_until": _("The banner ends before it begins. Choose a later time.")})

    def banner_shows(self, now: datetime) -> bool:
        """Tell whether the banner is on at a moment. `banner_from` belongs to its time, `banner_until` does not."""
        return bool(
            self.banner_on
            and (self.banner_text_vi or self.banner_text_en)
            and (self.banner_from is None or self.banner_from <= now)
            and (self.banner_until is None or now < self.banner_until)
        )

    def banner_changes_at(self, now: datetime) -> datetime | None:
        """Return the next moment at which the banner comes or goes by itself; until then pages may be kept."""
        moments = (self.banner_from, self.banner_until) if self.banner_on else ()
        return min((moment for moment in moments if moment and moment > now), default=None)

    @property
    def banner(self) -> dict | None:
        """What the template shows now, in the reader's language; None while there is nothing to show."""
        if not self.banner_shows(timezone.now()):
            return None
        text, language = localised_with_language(self, "banner_text")
        level = BannerLevel(self.banner_level)
        return {
            "level": level.value,
            "name": level.label,
            "icon": ICONS[level],
            "text": text,
            "language": language,
            "address": in_language(self.banner_link) if self.banner_link else "",
            "host": host_of(self.banner_link) if urlsplit(self.banner_link).scheme in ("http", "https") else "",
        }
