"""The body of a page: the blocks that every floor has."""

from typing import Any

from wagtail import blocks

from core.blocks.accordion import AccordionBlock
from core.blocks.action import ActionBlock
from core.blocks.callout import CalloutBlock
from core.blocks.figure import FigureBlock
from core.blocks.files import FilesBlock
from core.blocks.gallery import GalleryBlock
from core.blocks.heading import HeadingBlock
from core.blocks.media import MediaBlock
from core.blocks.parts import is_rich_text, name_well, walk
from core.blocks.people import PeopleBlock
from core.blocks.quotation import QuotationBlock
from core.blocks.rich_text import TextBlock, expand_together
from core.blocks.sourced_figure import SourcedFigureBlock
from core.blocks.steps import StepsBlock
from core.blocks.table import TableBlock
from core.blocks.timeline import TimelineBlock


class BodyBlock(blocks.StreamBlock):
    """A floor with things of its own adds their cards in a subclass."""

    text = TextBlock()
    heading = HeadingBlock()
    quotation = QuotationBlock()
    steps = StepsBlock()
    accordion = AccordionBlock()
    callout = CalloutBlock()
    action = ActionBlock()
    figure = FigureBlock()
    gallery = GalleryBlock()
    media = MediaBlock()
    files = FilesBlock()
    sourced_figure = SourcedFigureBlock()
    table = TableBlock()
    timeline = TimelineBlock()
    people = PeopleBlock()

    def __init__(self, local_blocks=None, **kwargs) -> None:
        super().__init__(local_blocks, **kwargs)
        name_well(self.child_blocks.values())

    def get_context(self, value: blocks.StreamValue, parent_context: dict | None = None) -> dict[str, Any]:
        """Look up all links of the body's texts before the first is shown."""
        expand_together(list(walk(value, is_rich_text)))
        return super().get_context(value, parent_context)

    class Meta:
        template = "core/blocks/body.html"
