"""Pages that stand for themselves: about, privacy, terms, and whatever editors add to them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from campaigns.blocks import body_field
from core.pages import BasePage
from core.vietnamese import slugify

LEAST_HEADINGS = 3


class StandardPage(BasePage):
    """A title, a lead and a body of blocks; with many headings, a table of contents."""

    lead = models.CharField(_("lead"), max_length=400, blank=True, help_text=_("One or two sentences below the title."))
    body = body_field()
    contents = models.BooleanField(
        _("table of contents"), default=False, help_text=_("Lists the heading blocks; needs at least three of them.")
    )
    shows_officer = models.BooleanField(
        _("show who answers for the portal"),
        default=False,
        help_text=_("Adds the owner lines and the contact officer of the site details."),
    )

    content_panels = [
        *BasePage.content_panels,
        *[FieldPanel(name) for name in ("lead", "body", "contents", "shows_officer")],
    ]
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]
    template = "home/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    @property
    def headings(self) -> list[dict]:
        """The entries of the table of contents; none where it is not wanted or would be shorter than a glance."""
        if not self.contents:
            return []
        titles = [str(block.value) for block in self.body if block.block_type == "heading"]
        found = [{"title": title, "anchor": slugify(title)} for title in titles]
        return found if len(found) >= LEAST_HEADINGS else []

    def get_context(self, request, *args, **kwargs) -> dict:
        children = type(self).objects.child_of(self).live().public().order_by("path")
        return {
            **super().get_context(request, *args, **kwargs),
            "headings": self.headings,
            "children": [
                {"title": page.title, "address": page.get_url(request), "language": page.foreign_language}
                for page in children
            ],
        }

    def search_body(self) -> str:
        return "\n\n".join(filter(None, [self.lead, super().search_body()]))
