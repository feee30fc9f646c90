"""The mark in pixels, for the places that take no SVG: icons of systems, and cards of social media."""

from typing import Final

from PIL import Image, ImageDraw

from .mark import CENTRE, FULL, SIDE, Shape
from .palettes import GOLD, GREEN, WHITE

# ImageDraw does not smooth edges: draw larger, then shrink.
OVERSAMPLING: Final = 4


def mark_image(side: int, shape: Shape = FULL) -> Image.Image:
    """Return the mark as a square RGB picture of `side` pixels."""
    large = Image.new("RGB", (side * OVERSAMPLING, side * OVERSAMPLING), GREEN)
    _draw_mark(ImageDraw.Draw(large), large.width / SIDE, shape)
    return large.resize((side, side), Image.Resampling.LANCZOS)


def disc_box(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    """Return the box around a disc, as ImageDraw wants it."""
    return (x - radius, y - radius, x + radius, y + radius)


def _draw_mark(draw: ImageDraw.ImageDraw, scale: float, shape: Shape) -> None:
    x, y = (scale * value for value in CENTRE)
    edge = SIDE * scale
    if shape.corner:
        for corner in ((0, 0), (edge, 0), (0, edge), (edge, edge)):
            draw.ellipse(disc_box(*corner, shape.corner * scale), fill=GOLD)
    outer = (shape.ring + shape.ring_width / 2) * scale
    draw.ellipse(disc_box(x, y, outer), outline=WHITE, width=round(shape.ring_width * scale))
    for polygon in shape.slat_polygons():
        draw.polygon([(a * scale, b * scale) for a, b in polygon], fill=WHITE)
    draw.ellipse(disc_box(x, y, shape.disc * scale), fill=GOLD)
