"""Cement floor tiles: one pattern for each subject family, and how a floor is laid of them.

A tile is a square of 40 units. It holds only what lies on the deep ground, so that the ground is one
rectangle; what meets the edge reaches a little beyond it, or hairlines would show between the tiles.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .geometry import path_of, spokes
from .palettes import PALETTES

SIDE: Final = 40

# Quarter turns of the four tiles of a 2×2 block: top left, top right, bottom left, bottom right.
TURNINGS: Final = (
    (0, 1, 3, 2),
    (0, 0, 2, 2),
    (2, 3, 1, 0),
    (0, 1, 2, 3),
    (0, 2, 2, 0),
    (1, 0, 0, 1),
)
# Those that turn every second tile on its side, without which woven bamboo would be a plain grid.
WOVEN: Final = (TURNINGS[0], TURNINGS[2], TURNINGS[5])
# Roof tiles lie one way up.
UPRIGHT: Final = ((0, 0, 0, 0),)

LAYINGS: Final = 2 * len(TURNINGS)
"""How many floors a family has: each turning with either of two choices of light tiles."""


@dataclass(frozen=True)
class Tile:
    """The markup of a tile, plain and light, before its colours are filled in."""

    plain: str
    light: str
    turnings: tuple[tuple[int, int, int, int], ...] = TURNINGS


def _petal(outer: str, inner: str) -> str:
    return (
        f'<path fill="{outer}" d="M0 0A40 40 0 0 1 40 40A40 40 0 0 1 0 0"/>'
        f'<path fill="{inner}" d="M8.5 8.5A23 23 0 0 1 31.5 31.5A23 23 0 0 1 8.5 8.5"/>'
    )


def _triangle(corner: str) -> str:
    return (
        '<path fill="{mid}" stroke="{mid}" stroke-width=".4" d="M20 0H40L0 40V20z"/>'
        f'<path fill="{corner}" d="M0 0H20L0 20z"/>'
    )


def _rings(core: str) -> str:
    return (
        '<path fill="none" stroke="{mid}" stroke-width="11" d="M-.3 34.5H0A34.5 34.5 0 0 0 34.5 0V-.3"/>'
        f'<path fill="{core}" d="M-.3-.3H18V0A18 18 0 0 1 0 18H-.3z"/>'
    )


def _winding(dot: str) -> str:
    return (
        '<path fill="none" stroke="{mid}" stroke-width="9" '
        'd="M-.3 20H0A20 20 0 0 0 20 0V-.3M20 40.3V40A20 20 0 0 1 40 20H40.3"/>' + dot
    )


def _round_window(slats: str) -> str:
    return (
        '<circle cx="20" cy="20" r="15" fill="none" stroke="{mid}" stroke-width="3"/>'
        f'<path fill="{slats}" d="{path_of(spokes((20, 20), 5, 12.2, 1.8, 4))}"/>'
        '<circle cx="20" cy="20" r="2.8" fill="{light}"/>'
    )


def _leaf(half: str) -> str:
    return (
        '<path fill="{mid}" d="M2.5 37.5A35 35 0 0 0 37.5 2.5z"/>'
        f'<path fill="{half}" d="M2.5 37.5A35 35 0 0 1 37.5 2.5z"/>'
        '<path stroke="{deep}" stroke-width="2" d="M2 38L38 2"/>'
    )


def _slats(first: str) -> str:
    return (
        f'<path fill="{first}" d="M1 1.5h38v10.3h-38z"/>'
        '<path fill="{mid}" d="M1 14.85h38v10.3h-38zM1 28.2h38v10.3h-38z"/>'
    )


def _scales(heart: str) -> str:
    return (
        '<path fill="none" stroke="{mid}" stroke-width="5.6" d="M2.8 20A17.2 17.2 0 0 1 37.2 20'
        'M-.3 22.8H0A17.2 17.2 0 0 1 17.2 40M22.8 40A17.2 17.2 0 0 1 40 22.8H40.3"/>'
        '<path fill="{mid}" d="M-.3 31H0A9 9 0 0 1 9 40H-.3zM31 40A9 9 0 0 1 40 31H40.3V40z"/>'
        f'<path fill="{heart}" d="M11 20A9 9 0 0 1 29 20z"/>'
    )


def _diamond(inner: str) -> str:
    return f'<path fill="{{mid}}" d="M20 3L37 20L20 37L3 20z"/><path fill="{inner}" d="M20 11L29 20L20 29L11 20z"/>'


TILES: Final = {
    "language": Tile(_petal("{mid}", "{deep}"), _petal("{light}", "{mid}")),
    "mathematics": Tile(_triangle("{deep}"), _triangle("{light}")),
    "science": Tile(_rings("{mid}"), _rings("{light}")),
    "digital": Tile(_winding(""), _winding('<circle cx="20" cy="20" r="3" fill="{light}"/>')),
    "history": Tile(_round_window("{mid}"), _round_window("{light}")),
    "health": Tile(_leaf("{mid}"), _leaf("{light}")),
    "work": Tile(_slats("{mid}"), _slats("{light}"), WOVEN),
    "environment": Tile(_scales("{mid}"), _scales("{light}"), UPRIGHT),
    "other": Tile(_diamond("{deep}"), _diamond("{light}")),
}


def definitions(family: str) -> str:
    """Return the two `<g>` that `floor()` repeats; they belong into the `<defs>` of the same drawing."""
    tile, palette = TILES[family], PALETTES[family]
    return palette.paint(f'<g id="{family}">{tile.plain}</g><g id="{family}-light">{tile.light}</g>')


def floor(family: str, laying: int, cells: Iterable[tuple[int, int]]) -> str:
    """Return the tiles at `cells`, each a (column, row), laid in one of the `LAYINGS` ways.

    Any whole number is a laying: numbers beyond the last start over.
    """
    turnings = TILES[family].turnings
    block = turnings[laying % LAYINGS % len(turnings)]
    return "".join(_placed(family, column, row, block, laying % LAYINGS) for column, row in cells)


def _placed(family: str, column: int, row: int, block: tuple[int, int, int, int], laying: int) -> str:
    turn = block[2 * (row % 2) + column % 2]
    # Two of every seven, scattered: never two side by side in a row, and at most a pair in a column.
    light = (2 * column + 3 * row + 5 * laying) % 7 in (0, 3)
    name = f"{family}-light" if light else family
    move = f"translate({column * SIDE} {row * SIDE})" + (f"rotate({turn * 90} 20 20)" if turn else "")
    return f'<use href="#{name}" transform="{move}"/>'
