"""Several pictures side by side: no carousel, all of them can be seen."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.parts import PICTURES, PartsBlock
from core.blocks.pictures import PictureBlock, SampleImage


class GalleryBlock(PartsBlock):
    pictures = blocks.ListBlock(PictureBlock(), min_num=2, max_num=24, label=_("pictures"))
    caption = blocks.CharBlock(label=_("caption of them all"), required=False, max_length=400)

    class Meta:
        icon = "image"
        label = _("gallery")
        description = _("Two or more pictures side by side.")
        group = PICTURES
        template = "core/blocks/gallery.html"
        preview_value = {
            "pictures": [
                {"image": SampleImage(), "caption": "Hình thứ nhất"},
                {"image": SampleImage(), "caption": "Hình thứ hai"},
                {"image": SampleImage(), "caption": "Hình thứ ba"},
            ],
            "caption": "Ba hình minh họa.",
        }
