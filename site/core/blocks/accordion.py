"""Questions that open; on paper they are open."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.parts import WORDS, PartsBlock
from core.blocks.rich_text import INLINE, Prose, ProseBlock


class AccordionItemBlock(PartsBlock):
    question = blocks.CharBlock(label=_("question"), max_length=300)
    answer = ProseBlock(label=_("answer"), features=["ol", "ul", *INLINE, "resource-link", "provision-link"])

    class Meta:
        icon = "help"
        label = _("question")


class AccordionBlock(PartsBlock):
    items = blocks.ListBlock(AccordionItemBlock(), min_num=1, max_num=40, label=_("questions"))

    class Meta:
        icon = "collapse-down"
        label = _("questions and answers")
        description = _("Questions that open to their answers; in print all are open.")
        group = WORDS
        template = "core/blocks/accordion.html"
        preview_value = {
            "items": [
                {
                    "question": "Học ở đây có mất tiền không?",
                    "answer": Prose("<p>Không. Mọi học liệu đều xem miễn phí.</p>"),
                },
                {
                    "question": "Tôi có được dùng lại học liệu không?",
                    "answer": Prose("<p>Giấy phép trên trang của học liệu nói rõ.</p>"),
                },
            ]
        }
