"""A quotation says whose words it gives."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.parts import WORDS, LanguageBlock, PartsBlock


class QuotationBlock(PartsBlock):
    text = blocks.TextBlock(
        label=_("words"), help_text=_("Word for word, without quotation marks around them."), rows=3
    )
    source = blocks.CharBlock(
        label=_("source"), max_length=300, help_text=_("Who said it, or where it is written, with the date.")
    )
    address = blocks.URLBlock(label=_("address of the source"), required=False)
    language = LanguageBlock()

    class Meta:
        icon = "openquote"
        label = _("quotation")
        description = _("Somebody's own words with their source.")
        group = WORDS
        template = "core/blocks/quotation.html"
        preview_value = {
            "text": "Biết rồi thì chỉ lại cho người bên cạnh, thế là thành lớp.",
            "source": "Lời kể minh họa",
        }
