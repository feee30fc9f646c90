"""The window in the middle of a cover: a pale pane in a white edge, whose shape tells the kind of use."""

from typing import Final

from .palettes import WHITE, Palette

EDGE: Final = 7

# Paths run along the middle of the white edge, on a canvas of 240×160 with its centre at 120, 80.
WINDOWS: Final = {
    "circle": "M71.5 80a48.5 48.5 0 1 1 97 0a48.5 48.5 0 1 1-97 0z",
    "arch": "M75.5 128V75.5a44.5 44.5 0 0 1 89 0V128z",
    "square": "M73.5 33.5h93v93h-93z",
    "board": "M61.5 39.5h117v81h-117z",
    "hexagon": "M67.5 80L93.75 34.5H146.25L172.5 80L146.25 125.5H93.75z",
    "stairs": "M67.5 124.5V99.5H99.5V67.5H131.5V35.5H172.5V124.5z",
    "frame": "M63.5 35.5h113v89h-113z",
}


def window(shape: str, palette: Palette) -> str:
    """Return the empty window of one of the shapes in `WINDOWS`."""
    return f'<path fill="{palette.pale}" stroke="{WHITE}" stroke-width="{EDGE}" d="{WINDOWS[shape]}"/>'
