"""Menus and footer links, edited in the admin. An entry shows only when something answers at its address."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, Site

from core.addresses import in_language, view_answers, without_language
from core.localised import localised

FEED = "rss.xml"


class MenuItem(models.Model):
    """One entry of the main menu, of a footer group or of the line at the very bottom."""

    class Menu(models.TextChoices):
        MAIN = "main", _("Main menu")
        LEARN = "learn", _("Learn")
        FOLLOW = "follow", _("Follow")
        CONTRIBUTE = "contribute", _("Contribute")
        DATA = "data", _("Open data")
        PORTALS = "portals", _("Other portals")
        LEGAL = "legal", _("Bottom line")

    menu = models.CharField(_("menu"), max_length=16, choices=Menu)
    label_vi = models.CharField(_("label (Vietnamese)"), max_length=60)
    label_en = models.CharField(_("label (English)"), max_length=60, blank=True)
    address = models.CharField(
        _("address"),
        max_length=300,
        help_text=_("A path of this site such as /hoc-lieu/, or a whole address with https://."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    panels = [FieldPanel(name) for name in ("menu", "label_vi", "label_en", "address", "position")]

    class Meta:
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
        ordering = ["menu", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_menu_display()}: {self.label}"

    @property
    def label(self) -> str:
        return localised(self, "label")

    def clean(self) -> None:
        super().clean()
        outside = self.address.startswith(("https://", "http://"))
        inside = self.address.startswith("/") and not self.address.startswith(("//", "/\\"))
        if not (inside or outside):
            raise ValidationError(
                {"address": _("Begin with / for a page of this site, or with https:// for another site.")}
            )
        if inside:
            self.address = without_language(self.address)

    @property
    def path(self) -> str:
        """The address without query and anchor."""
        return self.address.split("#")[0].split("?")[0]

    @property
    def page_path(self) -> str:
        """The path of the page that must exist for the address to answer: a feed's is that of its list."""
        return self.path.removesuffix(FEED)

    @property
    def shown_address(self) -> str:
        return in_language(self.address)


def answering_items(site: Site | None) -> list[MenuItem]:
    """Return the entries whose page exists, in order, with two queries at most."""
    items = list(MenuItem.objects.all())
    unsure = [item for item in items if item.address.startswith("/") and not view_answers(item.path)]
    pages = _existing_pages(site, {item.page_path for item in unsure}) if unsure else set()
    return [item for item in items if item not in unsure or item.page_path in pages]


def _existing_pages(site: Site | None, paths: set[str]) -> set[str]:
    if site is None:
        return set()
    root = site.root_page.url_path.rstrip("/")
    found = Page.objects.live().filter(url_path__in=[root + path for path in paths])
    return {url_path.removeprefix(root) for url_path in found.values_list("url_path", flat=True)}
