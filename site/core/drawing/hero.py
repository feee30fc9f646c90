"""The mark opened wide: the home page's round window, and the tile band above the footer."""

from math import cos, radians, sin
from typing import Final

from .figures import BOOK_PATH
from .geometry import path_of, spokes
from .palettes import DARK_GREEN, GOLD, PALETTES, WHITE, Palette
from .tiles import SIDE, TILES, definitions, floor

RADIUS: Final = 240
RIM: Final = 5
PANE: Final = 232
HUB: Final = 72
DISC: Final = 50
SLAT: Final = 33
BOOK_SCALE: Final = 1.16

# Clockwise from the top; "other" has no sector, since it is what is left when no subject is named.
SECTORS: Final = (
    ("language", 4),
    ("history", 0),
    ("health", 0),
    ("environment", 3),
    ("work", 0),
    ("digital", 1),
    ("science", 2),
    ("mathematics", 1),
)

BAND_PERIOD: Final = 5 * SIDE
_BAND: Final = Palette(DARK_GREEN, "#237164", "#8CC7B8", WHITE)


def hero_window_svg() -> str:
    """Return the big window: eight sectors, each filled with one family's floor, around an open book."""
    size = 2 * RADIUS
    slats = path_of(spokes((0, 0), 0, PANE, SLAT, SLAT))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" '
        f'viewBox="-{RADIUS} -{RADIUS} {size} {size}"><defs>'
        f'<clipPath id="pane"><circle r="{PANE}"/></clipPath>'
        + "".join(definitions(family) for family, _ in SECTORS)
        + "".join(_wedge(index) for index in range(len(SECTORS)))
        + f'</defs><circle r="{RADIUS - RIM / 2}" fill="{DARK_GREEN}"/><g clip-path="url(#pane)">'
        + "".join(_sector(index, family, laying) for index, (family, laying) in enumerate(SECTORS))
        + f'</g><path fill="{DARK_GREEN}" d="{slats}"/><circle r="{HUB}" fill="{DARK_GREEN}"/>'
        f'<circle r="{RADIUS - RIM / 2}" fill="none" stroke="{GOLD}" stroke-width="{RIM}"/>'
        f'<circle r="{DISC}" fill="{GOLD}"/>'
        f'<path fill="{DARK_GREEN}" transform="scale({BOOK_SCALE})translate(-120 -88)" d="{BOOK_PATH}"/>'
        "</svg>\n"
    )


def tile_band_svg() -> str:
    """Return one period of the footer's band, to be repeated as a background 40 px high."""
    petal = _BAND.paint(TILES["language"].plain)
    turns = ("", "rotate(90 20 20)") * 2
    petals = "".join(
        f'<use href="#petal" transform="translate({SIDE * place}){turn}"/>' for place, turn in enumerate(turns, 1)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{BAND_PERIOD}" height="{SIDE}" '
        f'viewBox="0 0 {BAND_PERIOD} {SIDE}"><defs><g id="petal">{petal}</g></defs>'
        f'<path fill="{_BAND.deep}" d="M0 0H{BAND_PERIOD}V{SIDE}H0z"/>{petals}'
        f'<circle cx="20" cy="20" r="15" fill="none" stroke="{GOLD}" stroke-width="2.4"/>'
        f'<path fill="{_BAND.light}" d="{path_of(spokes((20, 20), 5, 12.4, 1.8, 3.6))}"/>'
        f'<circle cx="20" cy="20" r="3" fill="{GOLD}"/></svg>\n'
    )


def _angles(index: int) -> tuple[float, float]:
    step = 360 / len(SECTORS)
    return index * step, (index + 1) * step


def _wedge(index: int) -> str:
    # The slats cover the straight sides, the round clip the far one, so a triangle that is too long does.
    reach = 1.5 * RADIUS
    corners = [(reach * sin(radians(a)), -reach * cos(radians(a))) for a in _angles(index)]
    return f'<clipPath id="wedge{index}"><path d="{path_of([[(0, 0), *corners]])}"/></clipPath>'


def _sector(index: int, family: str, laying: int) -> str:
    ground = PALETTES[family].deep
    return (
        f'<g clip-path="url(#wedge{index})"><circle r="{RADIUS}" fill="{ground}"/>'
        f"{floor(family, laying, _cells(index))}</g>"
    )


def _cells(index: int) -> list[tuple[int, int]]:
    """Return the tiles that show in a sector: those with a visible point on a grid of nine by nine."""
    reach = RADIUS // SIDE
    return [
        (column, row)
        for row in range(-reach, reach)
        for column in range(-reach, reach)
        if any(_shows(index, (column + i / 8) * SIDE, (row + j / 8) * SIDE) for i in range(9) for j in range(9))
    ]


def _shows(index: int, x: float, y: float) -> bool:
    if not HUB**2 <= x * x + y * y <= PANE**2:
        return False
    return all(
        side * (x * cos(radians(angle)) + y * sin(radians(angle))) >= SLAT / 2 - 2
        for side, angle in zip((1, -1), _angles(index), strict=True)
    )
