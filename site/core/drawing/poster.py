"""Posters of campaigns: the big window, closed, on a wide tiled floor.

The window stands in the middle of a floor that reaches far to both sides: cut to a square, a wide head or a
strip, a poster keeps its window whole. The set is finite, so posters are static files.
"""

from hashlib import sha256
from itertools import product
from typing import Final

from .geometry import path_of, spokes
from .palettes import DARK_GREEN, GOLD, PALETTES, Palette
from .tiles import SIDE, TILES, floor

WIDTH: Final = 680
HEIGHT: Final = 300
RIM: Final = "#FBEBC8"

# Tile, colours, laying.
POSTERS: Final = (
    ("science", "science", 3),
    ("digital", "digital", 0),
    ("language", "language", 1),
    ("environment", "digital", 0),
    ("other", "history", 2),
    ("language", "mathematics", 6),
)

_CENTRE: Final = (WIDTH / 2, HEIGHT / 2)
_PANE: Final = 106
_EDGE: Final = 12
_CELLS: Final = [(column, row) for row, column in product(range(-(-HEIGHT // SIDE)), range(WIDTH // SIDE))]


def poster_number(identifier: str) -> int:
    """Return which of the `POSTERS` a campaign has: always the same for the same identifier."""
    return int.from_bytes(sha256(identifier.encode()).digest()[:4]) % len(POSTERS)


def poster_name(number: int) -> str:
    """Return the name of a poster's file."""
    return f"poster-{number}.svg"


def poster_svg(number: int) -> str:
    """Return one poster as a whole SVG document, drawn with presentation attributes only.

    `number` counts the `POSTERS` from 0; an IndexError says that there is none of that number.
    """
    family, colours, laying = POSTERS[number]
    palette = PALETTES[colours]
    tile = TILES[family]
    tiles = palette.paint(f'<g id="{family}">{tile.plain}</g><g id="{family}-light">{tile.light}</g>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMidYMid slice"><defs>{tiles}</defs>'
        f'<path fill="{palette.deep}" d="M0 0H{WIDTH}V{HEIGHT}H0z"/>{floor(family, laying, _CELLS)}{_window(palette)}'
        "</svg>\n"
    )


def posters() -> dict[str, str]:
    """Return every poster by the name of its file."""
    return {poster_name(number): poster_svg(number) for number in range(len(POSTERS))}


def _window(palette: Palette) -> str:
    """Four slats in gold and four in the floor's light colour, alternately, around a gold disc."""
    x, y = (f"{value:g}" for value in _CENTRE)
    slats = spokes(_CENTRE, 28, 94, 13, 32)
    return (
        f'<circle cx="{x}" cy="{y}" r="{_PANE + _EDGE / 2:g}" fill="{DARK_GREEN}" stroke="{RIM}" '
        f'stroke-width="{_EDGE}"/><path fill="{palette.light}" d="{path_of(slats[1::2])}"/>'
        f'<path fill="{GOLD}" d="{path_of(slats[::2])}"/><circle cx="{x}" cy="{y}" r="20" fill="{GOLD}"/>'
    )
