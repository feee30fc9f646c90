"""Pictures of a body: sizes for every screen, in a fixed number of queries."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.parts import PartsBlock

# WebP alone: every browser of the last five years shows it, and each format more is a file more for each width.
WIDTHS = (480, 960, 1440)
SPECS = tuple(f"max-{width}x{width * 3 // 2}|format-webp" for width in WIDTHS)
SQUARE = "fill-240x240|format-webp"


@dataclass(frozen=True)
class Picture:
    """What an `img` element needs; width and height are those of the largest file, in pixels."""

    src: str
    width: int
    height: int
    srcset: str
    alt: str
    credit: str = ""
    licence: str = ""
    source_address: str = ""


@dataclass(frozen=True)
class _SampleFile:
    url: str
    width: int
    height: int


@dataclass
class SampleImage:
    """Stands for a picture in the previews of blocks, where nobody has uploaded one yet."""

    default_alt_text: str = "Hình vẽ mẫu: bánh xe tám nan trên nền gạch hoa"
    credit: str = "Cổng xã hội học tập Hà Nội"
    licence: str = "CC BY 4.0"
    source_address: str = ""
    title: str = "Hình mẫu"
    pk: int | None = field(default=None)

    def get_renditions(self, *specs: str) -> dict[str, _SampleFile]:
        return {specs[-1]: _SampleFile(static("img/share-default.png"), 1200, 630)}


class PictureChooserBlock(ImageChooserBlock):
    """Fetches the ready-made sizes of all chosen pictures along with them."""

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        wanted = self.model_class.objects.prefetch_renditions(*SPECS, SQUARE).in_bulk({v for v in values if v})
        return [wanted.get(value) for value in values]


def picture(image: Any, alt: str = "", decorative: bool = False, specs: tuple[str, ...] = SPECS) -> Picture | None:
    """Return how `image` is shown: `alt` stands before the image's own text, `decorative` before both.

    None when the image is gone or its file cannot be read.
    """
    if image is None:
        return None
    try:
        files = sorted({file.width: file for file in image.get_renditions(*specs).values()}.items())
    except (OSError, SyntaxError, ValueError):  # what Pillow raises for a damaged file
        return None
    largest = files[-1][1]
    return Picture(
        src=largest.url,
        width=largest.width,
        height=largest.height,
        srcset=", ".join(f"{file.url} {width}w" for width, file in files) if len(files) > 1 else "",
        alt="" if decorative else alt or image.default_alt_text,
        credit=image.credit,
        licence=image.licence,
        source_address=image.source_address,
    )


class PictureValue(blocks.StructValue):
    @property
    def picture(self) -> Picture | None:
        return picture(self.get("image"), self.get("alt") or "", bool(self.get("decorative")))


class PictureBlock(PartsBlock):
    """A picture with its words; one that tells something says what (WCAG 2.2, 1.1.1)."""

    image = PictureChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=400)
    alt = blocks.CharBlock(
        label=_("alternative text"),
        required=False,
        max_length=300,
        help_text=_("What is to be seen here, where the picture's own description does not say it."),
    )
    decorative = blocks.BooleanBlock(
        label=_("decorative"), required=False, help_text=_("It tells nothing: screen readers pass over it.")
    )

    def clean(self, value: PictureValue) -> PictureValue:
        value = super().clean(value)
        image, alt = value["image"], value["alt"]
        problem = None
        if value["decorative"] and alt:
            problem = _("Either describe the picture or mark it as decorative, not both.")
        elif image and not (alt or value["decorative"] or image.default_alt_text or image.is_decorative):
            problem = _("Describe the picture, or mark it as decorative.")
        if problem and not self.is_deferred_validation:
            raise StructBlockValidationError(block_errors={"alt": ValidationError(problem)})
        return value

    class Meta:
        icon = "image"
        value_class = PictureValue
        label = _("picture")
