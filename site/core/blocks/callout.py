"""A remark beside the text: to know, to note, to beware of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.parts import WORDS, LanguageBlock, PartsBlock
from core.blocks.rich_text import INLINE, Prose, ProseBlock

TONES = [("info", _("To know")), ("note", _("Note")), ("warning", _("Beware"))]
ICONS = {"info": "info-circle", "note": "bookmark", "warning": "alert-triangle"}


class CalloutValue(blocks.StructValue):
    @property
    def icon(self) -> str:
        return ICONS.get(self.get("tone"), ICONS["info"])

    @property
    def tone_name(self) -> str:
        return str(dict(TONES).get(self.get("tone"), ""))


class CalloutBlock(PartsBlock):
    tone = blocks.ChoiceBlock(label=_("kind"), choices=TONES, default="info", search_index=False)
    title = blocks.CharBlock(label=_("heading"), required=False, max_length=120)
    text = ProseBlock(label=_("text"), features=["ul", *INLINE, "resource-link", "provision-link"])
    language = LanguageBlock()

    class Meta:
        icon = "info-circle"
        label = _("remark")
        description = _("A coloured box: to know, note or beware.")
        group = WORDS
        template = "core/blocks/callout.html"
        value_class = CalloutValue
        preview_value = {
            "tone": "note",
            "title": "Trước khi đến lớp",
            "text": Prose("<p>Mang theo điện thoại hoặc sổ ghi; không cần biết trước điều gì.</p>"),
        }
