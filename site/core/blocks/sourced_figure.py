"""A figure with what it counts and where it was published: no figure stands without."""

import datetime

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.parts import DATA, LanguageBlock, PartsBlock


class SourcedFigureBlock(PartsBlock):
    value = blocks.CharBlock(
        label=_("value as worded"), max_length=60, help_text=_("As its source writes it: more than 67%, 126.")
    )
    counts = blocks.CharBlock(
        label=_("what it counts"), max_length=300, help_text=_("Of whom, where and for which time.")
    )
    source = blocks.CharBlock(label=_("source"), max_length=300)
    address = blocks.URLBlock(label=_("address of the source"))
    date = blocks.DateBlock(label=_("date of the source"))
    note = blocks.CharBlock(label=_("note"), required=False, max_length=400)
    language = LanguageBlock()

    class Meta:
        icon = "decimal"
        label = _("figure with source")
        description = _("A figure as it was published, with source and date.")
        group = DATA
        template = "core/blocks/sourced_figure.html"
        preview_value = {
            "value": "12 (số mẫu)",
            "counts": "Số bạn đọc đến buổi học thử, số bịa ra để xem trước khối này",
            "source": "Nguồn mẫu",
            "address": "https://example.org/",
            "date": datetime.date(2026, 1, 1),
        }
