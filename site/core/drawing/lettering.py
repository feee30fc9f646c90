"""Setting Vietnamese text in a picture: which letters there are, where lines break, what size fits."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final

from PIL import ImageFont

FONT_FILE: Final = Path(__file__).parent / "fonts" / "be-vietnam-pro-600.ttf"

LINE_HEIGHT: Final = 1.3
"""The least distance of two baselines, in ems."""

# What our subset of the font holds beyond ASCII: Latin-1, Vietnamese, and the signs of our texts.
_UNKNOWN: Final = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\xff\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0"
    "\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ab\u20ac]+"
)


@lru_cache(maxsize=32)
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return the sans 600 in `size` pixels to the em."""
    return ImageFont.truetype(FONT_FILE, size)


def drawable(text: str) -> str:
    """Return `text` composed (NFC), without the letters that the font lacks, its white space simplified.

    Signs of other scripts would come out as empty boxes: `drawable("Học 学 mở")` is "Học mở".
    """
    composed = unicodedata.normalize("NFC", text)
    # Soft hyphens and zero-width signs sit inside words, which must not fall apart.
    visible = "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")
    return " ".join(_UNKNOWN.sub(" ", visible).split())


def line_height(text: str, size: int) -> float:
    """Return the distance of baselines, in pixels, at which no mark of `text` reaches the line beside it.

    Small letters need 1.25 em; but Ẫ rises 1.2 em and Ậ sinks 0.25 em, so titles in capitals need more.
    """
    _, top, _, bottom = font(size).getbbox(text, anchor="ls")
    return max(size * LINE_HEIGHT, bottom - top + 1)


def wrap(text: str, size: int, width: int) -> list[str]:
    """Break `text` into lines of at most `width` pixels; a word wider than that is broken too."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if font(size).getlength(longer) <= width:
            lines[-1] = longer
            continue
        pieces = _pieces(word, size, width)
        lines += pieces
    return [line for line in lines if line]


@dataclass(frozen=True)
class Setting:
    """How a text is set: the size of its letters, its lines, and how far these stand apart."""

    size: int
    lines: list[str]
    pitch: float

    @property
    def height(self) -> float:
        """The height of all lines together."""
        return len(self.lines) * self.pitch

    def baseline(self, index: int) -> float:
        """The baseline of a line, measured from the top of the first one."""
        return (index + 0.8) * self.pitch


def fit(text: str, sizes: tuple[int, ...], width: int, height: int) -> Setting:
    """Set `text` in the first of `sizes` in which it fits the box.

    If it fits in none, the last size is used and the text ends in an ellipsis.
    """
    for size in sizes:
        setting = Setting(size, wrap(text, size, width), line_height(text, size))
        if setting.height <= height:
            return setting
    room = int(height // setting.pitch)
    last = _shortened(setting.lines[room - 1], size, width)
    return replace(setting, lines=[*setting.lines[: room - 1], last])


def _pieces(word: str, size: int, width: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and font(size).getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _shortened(line: str, size: int, width: int) -> str:
    words = line.split()
    candidates = [f"{start.rstrip(' .,;:')}…" for start in accumulate(words, lambda a, b: f"{a} {b}")]
    fitting = [candidate for candidate in candidates if font(size).getlength(candidate) <= width]
    return fitting[-1] if fitting else "…"
