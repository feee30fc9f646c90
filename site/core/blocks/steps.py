"""What to do, in its order."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.parts import WORDS, PartsBlock
from core.blocks.rich_text import INLINE, Prose, ProseBlock


class StepsBlock(PartsBlock):
    steps = blocks.ListBlock(ProseBlock(features=INLINE, label=_("step")), min_num=2, max_num=30, label=_("steps"))

    class Meta:
        icon = "list-ol"
        label = _("steps")
        description = _("Numbered steps, so that others can do the same.")
        group = WORDS
        template = "core/blocks/steps.html"
        preview_value = {
            "steps": [
                Prose("<p>Mượn phòng sinh hoạt chung vào giờ trống.</p>"),
                Prose("<p>Chọn một học liệu mở, học theo đúng thứ tự.</p>"),
                Prose("<p>Mỗi người học xong kèm thêm một người mới.</p>"),
            ]
        }
