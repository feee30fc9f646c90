"""Colours of the drawings: the portal's own few, and four for each of nine subject families."""

from dataclasses import asdict, dataclass
from typing import Final

GREEN: Final = "#0E4A41"
DARK_GREEN: Final = "#0B3B34"
GOLD: Final = "#E3A72F"
RED: Final = "#9C2B1B"
INK: Final = "#17211D"
WHITE: Final = "#FFFFFF"


@dataclass(frozen=True)
class Palette:
    """The colours of one family: ground, figure, accent tile, window pane, and the one small detail."""

    deep: str
    mid: str
    light: str
    pale: str
    accent: str = GOLD

    def paint(self, markup: str) -> str:
        """Return `markup` with `{deep}`, `{mid}`, `{light}`, `{pale}` and `{accent}` replaced."""
        return markup.format(**asdict(self))


PALETTES: Final = {
    "language": Palette("#8E2A1E", "#B5493A", "#E9A491", "#FBE6DF"),
    "mathematics": Palette("#2E3A78", "#4A58A0", "#A7B0DE", "#E6E9F7"),
    "science": Palette("#15497F", "#2F6CAB", "#97BFE6", "#E1EDF8"),
    "digital": Palette("#0E4A41", "#237164", "#8CC7B8", "#DCEDE7"),
    # Gold would drown in a family that is golden already.
    "history": Palette("#7A4A00", "#A66B0C", "#EDC06A", "#FBEBC8", accent=RED),
    "health": Palette("#862653", "#AE4A78", "#E5A6C3", "#F9E4ED"),
    "work": Palette("#4F3626", "#7A5A44", "#CDB09A", "#F2E8E0"),
    "environment": Palette("#3F5514", "#617F27", "#B4CB7C", "#EDF3DD"),
    "other": Palette("#3A4A52", "#5C6F78", "#AFBEC5", "#E8EDEF"),
}

FAMILIES: Final = tuple(PALETTES)
OTHER: Final = "other"
