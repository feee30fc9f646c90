"""A picture in the text."""

from django.utils.translation import gettext_lazy as _

from core.blocks.parts import PICTURES
from core.blocks.pictures import PictureBlock, SampleImage


class FigureBlock(PictureBlock):
    class Meta:
        icon = "image"
        label = _("picture")
        description = _("A picture with caption, author and licence.")
        group = PICTURES
        template = "core/blocks/figure.html"
        preview_value = {"image": SampleImage(), "caption": "Hình minh họa, vẽ tự động."}
