"""Pictures: every one says whose it is, under which licence, and what it shows (or that it is decoration)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition


class PortalImage(AbstractImage):
    """An image of the site. `description` is its alternative text (WCAG 2.2, 1.1.1)."""

    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Who made it."))
    licence = models.CharField(
        _("licence"), max_length=60, blank=True, help_text=_("As at its source, with the version: CC BY 4.0.")
    )
    source_address = models.URLField(_("source address"), max_length=500, blank=True)
    # Not `decorative`: Wagtail sets an attribute of that name on every instance, for one use in a block.
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It tells nothing: screen readers pass over it.")
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "credit",
        "licence",
        "source_address",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        return "" if self.is_decorative else self.description

    def clean(self) -> None:
        super().clean()
        if self.is_decorative and self.description:
            message = _("Either describe the picture or mark it as decorative, not both.")
            raise ValidationError({"is_decorative": message})


class PortalRendition(AbstractRendition):
    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
