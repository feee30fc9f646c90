"""What the owner of the site sets in the admin: names, owner lines, who answers for the content, the banner."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from core.banner import Banner
from core.localised import localised

_TELEPHONE = RegexValidator(r"^\+?[\d\s().-]{3,}$", _("Write the number in digits, such as 024 1234 5678."))


@register_setting(icon="cog")
class SiteSettings(Banner, BaseSiteSetting):
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
    officer_name = models.CharField(
        _("name of the officer"),
        max_length=120,
        blank=True,
        help_text=_("Who answers questions about the portal; shown to everyone."),
    )
    officer_title_vi = models.CharField(_("position (Vietnamese)"), max_length=160, blank=True)
    officer_title_en = models.CharField(_("position (English)"), max_length=160, blank=True)
    officer_phone = models.CharField(_("telephone"), max_length=40, blank=True, validators=[_TELEPHONE])
    officer_email = models.EmailField(
        _("official e-mail address"), blank=True, help_text=_("An address of the agency, not a private one.")
    )
    contact_email = models.EmailField(
        _("messages of readers go to"), blank=True, help_text=_("Gets a notice of each message; not shown on pages.")
    )

    edit_handler = TabbedInterface(
        [
            ObjectList([FieldPanel(f"{field}_vi") for field in ("name", "tagline", "owner")], heading=_("Vietnamese")),
            ObjectList([FieldPanel(f"{field}_en") for field in ("name", "tagline", "owner")], heading=_("English")),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldPanel(f"officer_{field}")
                            for field in ("name", "title_vi", "title_en", "phone", "email")
                        ],
                        _("Contact officer"),
                    ),
                    FieldPanel("contact_email"),
                ],
                heading=_("Contact"),
            ),
            ObjectList(Banner.banner_panels, heading=_("Emergency banner")),
        ]
    )

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

    @property
    def officer(self) -> dict | None:
        """Who answers questions, for the template `components/officer.html`; None until somebody is named."""
        if not self.officer_name:
            return None
        return {
            "name": self.officer_name,
            "title": localised(self, "officer_title"),
            "phone": self.officer_phone,
            "dial": "".join(sign for sign in self.officer_phone if sign.isdigit() or sign == "+"),
            "email": self.officer_email,
        }
