"""Blocks of a campaign that its body does not have: the quotation over it, and what came of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.parts import is_rich_text, walk
from core.blocks.quotation import QuotationBlock
from core.blocks.rich_text import TextBlock, expand_together
from core.blocks.sourced_figure import SourcedFigureBlock


class MottoBlock(blocks.StreamBlock):
    quotation = QuotationBlock()

    class Meta:
        max_num = 1
        required = False
        template = "core/blocks/body.html"


class ResultBlock(blocks.StreamBlock):
    """Text and figures, which cannot stand without their source."""

    text = TextBlock(features=["h3", "ol", "ul", "bold", "italic", "link", "document-link"])
    sourced_figure = SourcedFigureBlock()

    def get_context(self, value: blocks.StreamValue, parent_context: dict | None = None) -> dict[str, Any]:
        """Look up all links of the texts before the first is shown."""
        expand_together(list(walk(value, is_rich_text)))
        return super().get_context(value, parent_context)

    class Meta:
        label = _("result")
        required = False
        template = "core/blocks/body.html"
