"""The picture that social media show beside a link to the portal (Open Graph, 1200×630)."""

from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from .figures import BOOK
from .geometry import curve, spokes
from .hero import BOOK_SCALE, DISC, HUB, PANE, RADIUS, RIM, SECTORS, SLAT
from .lettering import drawable, fit, font
from .palettes import DARK_GREEN, GOLD, GREEN, PALETTES, WHITE
from .raster import OVERSAMPLING, disc_box, mark_image

SIZE: Final = (1200, 630)
SITE_NAME: Final = "Cổng xã hội học tập Hà Nội"
GOLD_TEXT: Final = "#F2CC79"

MARGIN: Final = 72
TEXT_WIDTH: Final = 690
EYEBROW_SIZE: Final = 30
EYEBROW_HEIGHT: Final = 52
TITLE_HEIGHT: Final = 316
WORDS_MIDDLE: Final = 382
"""The eyebrow and the title together stand evenly above and below this line."""
TITLE_SIZES: Final = (66, 58, 50, 44, 38)
WINDOW: Final = (1120, 300, 330)
"""Centre and radius of the big window, which bleeds off the right edge."""
RINGS: Final = (PANE, 196, 160, 124)


def share_card_png(title: str, eyebrow: str, site_name: str = SITE_NAME) -> bytes:
    """Return a PNG of 1200×630 pixels with the title large, and the eyebrow (what kind of page) above it.

    Titles of any length fit: they are set smaller, and end in an ellipsis when even that is not enough.
    A title without a single letter that the font has is replaced by the site's name.
    """
    card = _ground().copy()
    draw = ImageDraw.Draw(card)
    card.paste(mark_image(84), (MARGIN, 64))
    draw.text((MARGIN + 108, 106), drawable(site_name), WHITE, font(30), anchor="lm")
    words = fit(drawable(title) or drawable(site_name), TITLE_SIZES, TEXT_WIDTH, TITLE_HEIGHT)
    top = WORDS_MIDDLE - (EYEBROW_HEIGHT + words.height) / 2
    draw.text((MARGIN, top + EYEBROW_SIZE), _one_line(eyebrow), GOLD_TEXT, font(EYEBROW_SIZE), anchor="ls")
    for index, line in enumerate(words.lines):
        baseline = top + EYEBROW_HEIGHT + words.baseline(index)
        draw.text((MARGIN, baseline), line, WHITE, font(words.size), anchor="ls")
    return _png(card)


def _one_line(eyebrow: str) -> str:
    text = drawable(eyebrow)
    return fit(text, (EYEBROW_SIZE,), TEXT_WIDTH, EYEBROW_HEIGHT).lines[0] if text else ""


@lru_cache(maxsize=1)
def _ground() -> Image.Image:
    """Return the card without words; it never changes, and costs most of the work."""
    large = Image.new("RGB", (SIZE[0] * OVERSAMPLING, SIZE[1] * OVERSAMPLING), GREEN)
    _draw_window(ImageDraw.Draw(large), OVERSAMPLING)
    return large.resize(SIZE, Image.Resampling.LANCZOS)


def _draw_window(draw: ImageDraw.ImageDraw, factor: int) -> None:
    """Draw the hero's window, its floors reduced to rings: pixels as small as these keep no tile."""
    x, y, radius = (factor * value for value in WINDOW)
    scale = radius / RADIUS
    draw.ellipse(disc_box(x, y, radius), fill=GOLD)
    draw.ellipse(disc_box(x, y, (RADIUS - RIM) * scale), fill=DARK_GREEN)
    for index, (family, _) in enumerate(SECTORS):
        start = -90 + index * 45
        palette = PALETTES[family]
        for reach, colour in zip(RINGS, (palette.deep, palette.mid) * 2, strict=True):
            draw.pieslice(disc_box(x, y, reach * scale), start, start + 45, fill=colour)
    for slat in spokes((x, y), 0, PANE * scale, SLAT * scale, SLAT * scale):
        draw.polygon(slat, fill=DARK_GREEN)
    draw.ellipse(disc_box(x, y, HUB * scale), fill=DARK_GREEN)
    draw.ellipse(disc_box(x, y, DISC * scale), fill=GOLD)
    for upper, lower in BOOK:
        page = [*curve(*upper), *curve(*lower)]
        size = scale * BOOK_SCALE
        draw.polygon([(x + (a - 120) * size, y + (b - 88) * size) for a, b in page], fill=DARK_GREEN)


def _png(card: Image.Image) -> bytes:
    # Few flat colours: a palette of 128 shows no difference and is a third of the size.
    buffer = BytesIO()
    card.quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
