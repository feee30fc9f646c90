"""What happened when, oldest first or newest first as the editor has it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.parts import DATA, PartsBlock
from core.blocks.rich_text import INLINE, Prose, ProseBlock


class MomentBlock(PartsBlock):
    when = blocks.CharBlock(
        label=_("when"), max_length=60, help_text=_("As precisely as it is known: 2023, 11/2023, 16/11/2023.")
    )
    title = blocks.CharBlock(label=_("what happened"), max_length=200)
    text = ProseBlock(label=_("more about it"), required=False, features=INLINE)

    class Meta:
        icon = "date"
        label = _("moment")


class TimelineBlock(PartsBlock):
    moments = blocks.ListBlock(MomentBlock(), min_num=2, max_num=60, label=_("moments"))

    class Meta:
        icon = "history"
        label = _("timeline")
        description = _("Dates, one below the other, with what happened.")
        group = DATA
        template = "core/blocks/timeline.html"
        preview_value = {
            "moments": [
                {"when": "Tháng 1", "title": "Họp nhóm khởi xướng", "text": Prose("<p>Chọn chủ đề và nơi học.</p>")},
                {"when": "Tháng 3", "title": "Mở buổi học đầu tiên", "text": Prose("")},
                {"when": "Tháng 6", "title": "Người học kể lại", "text": Prose("<p>Ghi chép được chia sẻ.</p>")},
            ]
        }
