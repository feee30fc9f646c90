"""What the owner of the site sets in the admin: names, owner lines, who answers for the content."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from core.localised import localised


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """One row a site. No state emblem and no owner are shown until an agency adopts the portal."""

    name_vi = models.CharField(_("name (Vietnamese)"), max_length=80, default="Cổng xã hội học tập Hà Nội")
    name_en = models.CharField(_("name (English)"), max_length=80, default="Hanoi Learning City Portal")
    tagline_vi = models.CharField(
        _("tagline (Vietnamese)"), max_length=120, blank=True, default="Học liệu mở cho mọi người dân"
    )
    tagline_en = models.CharField(
        _("tagline (English)"), max_length=120, blank=True, default="Open learning for everyone"
    )
    owner_vi = models.TextField(
        _("owner lines (Vietnamese)"),
        blank=True,
        help_text=_("One line each: managing body, person responsible, address, telephone, e-mail."),
    )
    owner_en = models.TextField(_("owner lines (English)"), blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("name_vi"), FieldPanel("tagline_vi"), FieldPanel("owner_vi")], _("Vietnamese")),
        MultiFieldPanel([FieldPanel("name_en"), FieldPanel("tagline_en"), FieldPanel("owner_en")], _("English")),
    ]

    class Meta:
        verbose_name = _("site details")

    @property
    def name(self) -> str:
        return localised(self, "name")

    @property
    def tagline(self) -> str:
        return localised(self, "tagline")

    @property
    def owner_lines(self) -> list[str]:
        return [line.strip() for line in localised(self, "owner").splitlines() if line.strip()]
