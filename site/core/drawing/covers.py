"""Covers for resources without a picture: the subject lays the floor, the type opens the window.

The set is finite (family × figure × laying), so the covers are served as image files by address.
"""

from hashlib import sha256
from itertools import product
from typing import Final

from .figures import FIGURES as _FIGURES
from .figures import READING, figure_of_type
from .palettes import FAMILIES, OTHER, PALETTES
from .tiles import LAYINGS, SIDE, definitions, floor
from .windows import window

__all__ = ["FAMILIES", "FIGURES", "LAYINGS", "cover_svg", "figure_of_type", "laying_of"]

WIDTH: Final = 240
HEIGHT: Final = 160
FIGURES: Final = tuple(_FIGURES)

_CELLS: Final = [(column, row) for row, column in product(range(HEIGHT // SIDE), range(WIDTH // SIDE))]


def cover_svg(family: str, figure: str, laying: int) -> str:
    """Return one cover as a whole SVG 2 document, drawn with presentation attributes only.

    An unknown family is drawn as "other", an unknown figure as "reading"; layings start over after the last.
    """
    family = family if family in PALETTES else OTHER
    drawn = _FIGURES.get(figure, _FIGURES[READING])
    palette = PALETTES[family]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMidYMid slice">'
        f"<defs>{definitions(family)}</defs>"
        f'<path fill="{palette.deep}" d="M0 0H{WIDTH}V{HEIGHT}H0z"/>'
        f"{floor(family, laying, _CELLS)}"
        f"{window(drawn.window, palette)}{palette.paint(drawn.markup)}</svg>\n"
    )


def laying_of(identifier: str) -> int:
    """Return the laying (0 to 11) of a resource: always the same for the same identifier.

    The built-in `hash()` would not do: it changes with every process.
    """
    return int.from_bytes(sha256(identifier.encode()).digest()[:4]) % LAYINGS
