"""A heading of its own, with an address to link to."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.parts import WORDS
from core.vietnamese import slugify


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level; its anchor is its words."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"max_length": 200, **kwargs})

    def get_context(self, value: str, parent_context: dict | None = None) -> dict:
        return {**super().get_context(value, parent_context), "anchor": slugify(value)}

    class Meta:
        icon = "title"
        label = _("heading")
        description = _("A heading between blocks, which can be linked to.")
        group = WORDS
        template = "core/blocks/heading.html"
        preview_value = "Cách làm có thể áp dụng"
