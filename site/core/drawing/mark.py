"""The portal's mark: a laid floor tile (earth) with a round window in it (sky)."""

from dataclasses import dataclass
from typing import Final

from .geometry import Point, number, path_of, spokes
from .palettes import GOLD, GREEN, INK, WHITE

SIDE: Final = 48
CENTRE: Final = (SIDE / 2, SIDE / 2)


@dataclass(frozen=True)
class Shape:
    """The measures of a mark on its square of 48: radii, widths, and the reach of the slats."""

    ring: float
    ring_width: float
    disc: float
    corner: float
    slats: int
    inner: float
    outer: float
    inner_width: float
    outer_width: float

    def slat_polygons(self) -> list[list[Point]]:
        """Return the corners of every slat."""
        return spokes(CENTRE, self.inner, self.outer, self.inner_width, self.outer_width, self.slats)


FULL: Final = Shape(18.2, 2.6, 4.6, 7, 8, 6.4, 15.4, 1.8, 3.6)
# At 16 px a unit is a third of a pixel: a heavier ring and disc, and slats that keep clear of both.
SMALL: Final = Shape(18.6, 3.9, 5.2, 5.5, 8, 8, 14, 2, 3.6)
# For icons that systems cut round: corners would be left as slivers.
ROUNDED: Final = Shape(17, 2.6, 4.4, 0, 8, 6, 14.4, 1.8, 3.6)


def mark_svg(monochrome: bool = False, ground: bool = True) -> str:
    """Return the mark as a whole SVG document.

    `monochrome` is the version for print: ink on whatever paper. Without `ground` it keeps its colours but
    not its square, for dark green grounds such as the footer's.
    """
    if monochrome:
        return _svg(FULL, None, INK, INK)
    return _svg(FULL, GREEN if ground else None, WHITE, GOLD)


def favicon_svg() -> str:
    """Return the mark for the tab of a browser, simplified so that it reads at 16 px."""
    return _svg(SMALL, GREEN, WHITE, GOLD)


def _svg(shape: Shape, ground: str | None, line: str, accent: str) -> str:
    square = f'<path fill="{ground}" d="M0 0h{SIDE}v{SIDE}h-{SIDE}z"/>' if ground else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}">'
        f'{square}<path fill="{accent}" d="{_corners(shape.corner)}"/>'
        f'<circle cx="24" cy="24" r="{number(shape.ring)}" fill="none" stroke="{line}" '
        f'stroke-width="{number(shape.ring_width)}"/>'
        f'<path fill="{line}" d="{path_of(shape.slat_polygons())}"/>'
        f'<circle cx="24" cy="24" r="{number(shape.disc)}" fill="{accent}"/></svg>\n'
    )


def _corners(radius: float) -> str:
    r, far = number(radius), number(SIDE - radius)
    return (
        f"M0 0H{r}A{r} {r} 0 0 1 0 {r}z"
        f"M{SIDE} 0V{r}A{r} {r} 0 0 1 {far} 0z"
        f"M{SIDE} {SIDE}H{far}A{r} {r} 0 0 1 {SIDE} {far}z"
        f"M0 {SIDE}V{far}A{r} {r} 0 0 1 {r} {SIDE}z"
    )
