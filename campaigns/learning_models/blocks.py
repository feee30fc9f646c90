"""The legal texts that govern a learning model."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class GoverningTextBlock(blocks.StructBlock):
    """A text by number, day and title. Without a source that somebody has read, it is not listed."""

    number = blocks.CharBlock(label=_("number"), max_length=60)
    issued = blocks.DateBlock(label=_("issued on"))
    in_force = blocks.DateBlock(label=_("in force from"), required=False)
    title = blocks.CharBlock(label=_("title"), max_length=300)
    note = blocks.CharBlock(label=_("note"), required=False, max_length=400)
    source = blocks.CharBlock(label=_("source"), max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("governing text")
        description = _("A legal text with number, day and the source where it was checked.")
