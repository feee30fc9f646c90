"""Scenes for stories without a photograph: pale sky, ring and sun, a figure by learning model, and the water.

The set is finite (model × palette × size), so the scenes are static files, written by `manage.py draw_static`.
"""

from hashlib import sha256
from typing import Final

from .geometry import number, path_of, spokes
from .palettes import GREEN, PALETTES, RED, Palette

HEIGHT: Final = 160
WIDTHS: Final = {"card": 240, "wide": 480}
"""The sizes: the wide version widens sky and water only."""

SCENE_PALETTES: Final = {
    "gold": Palette(GREEN, "#A66B0C", "#EDC06A", "#FBEBC8", accent=RED),
    "green": PALETTES["digital"],
    "blue": PALETTES["science"],
    "red": PALETTES["language"],
}

SUN: Final = (0.0, 75.0)
WATER: Final = 124
PERIOD: Final = 40

# Every figure stands in the water, about the upright at 0; what lies below the waterline is hidden.
FIGURES: Final = {
    "cong-dan": (
        '<circle cy="56" r="15" fill="{deep}"/>'
        '<path fill="{deep}" d="M-30 130V106a30 30 0 0 1 60 0v24z"/>'
        '<path fill="{pale}" d="M-21 92L0 97L21 92V114L0 119L-21 114z"/>'
        '<path fill="{accent}" d="M0 97L21 92V114L0 119z"/>'
    ),
    "gia-dinh": (
        '<circle cx="-20" cy="61" r="11.5" fill="{deep}"/>'
        '<path fill="{deep}" d="M-41 130V96.5a21 21 0 0 1 42 0V130z"/>'
        '<circle cx="20" cy="61" r="11.5" fill="{mid}"/>'
        '<path fill="{mid}" d="M-1 130V96.5a21 21 0 0 1 42 0V130z"/>'
        '<circle cy="85" r="8.5" fill="{accent}"/>'
        '<path fill="{accent}" d="M-15.5 130V111a15.5 15.5 0 0 1 31 0V130z"/>'
    ),
    "dong-ho": (
        '<path fill="none" stroke="{deep}" stroke-width="6" '
        'd="M0 56V84M0 86Q-4 74 -20 66M0 86Q4 74 20 66M0 100Q10 96 14 86M0 100Q-10 96 -14 86"/>'
        '<path fill="{deep}" d="M-7 130V90Q-7 84 0 80Q7 84 7 90V130z"/><circle cy="49" r="15" fill="{deep}"/>'
        '<circle cx="-24" cy="60" r="12" fill="{mid}"/><circle cx="24" cy="60" r="12" fill="{mid}"/>'
        '<circle cx="-15" cy="85" r="8" fill="{accent}"/><circle cx="15" cy="85" r="8" fill="{deep}"/>'
    ),
    "cong-dong": (
        '<path fill="{mid}" d="M-67 130V101L-49 86L-31 101V130zM1 130V96L16.5 80L32 96V130z"/>'
        '<path fill="{deep}" d="M-35 130V88L-17 72L1 88V130zM31 130V84L49 68L67 84V130z"/>'
        '<path fill="{accent}" d="M-54 109h10v10h-10zM-22 95h10v10h-10zM12 103h10v10h-10zM44 91h10v10h-10z"/>'
    ),
    "don-vi": (
        '<path fill="{deep}" d="M-38 130V52H38V130z"/>'
        '<path fill="{light}" d="M-30 61h14v12h-14zM16 61h14v12h-14zM-7 81h14v12h-14zM16 81h14v12h-14z'
        'M-30 101h14v12h-14zM-7 101h14v12h-14z"/>'
        '<path fill="{accent}" d="M-7 61h14v12h-14zM-30 81h14v12h-14zM16 101h14v12h-14z"/>'
    ),
    "huyen": (
        '<path fill="{mid}" d="M-72 130V108L-58 96L-44 108V130zM44 130V108L58 96L72 108V130z"/>'
        '<path fill="{deep}" d="M-48 130V94L-33 80L-18 94V130zM18 130V94L33 80L48 94V130z"/>'
        '<path fill="{deep}" d="M-22 130V70H22V130H11V104a11 11 0 0 0-22 0V130zM-27 70L0 52L27 70z"/>'
        '<circle cy="81" r="6" fill="{accent}"/>'
        '<path fill="{accent}" d="M-38 98h10v10h-10zM28 98h10v10h-10z"/>'
    ),
    "thanh-pho": (
        '<path fill="{mid}" d="M-54 58Q-40 53 -34 42H34Q40 53 54 58zM-22 42Q-14 38 -10 31H10Q14 38 22 42z"/>'
        '<path fill="{deep}" d="M-40 130V56H40V130H23V112Q0 98 -23 112V130z"/>'
        '<circle cy="79" r="18" fill="{pale}"/>'
        f'<path fill="{{mid}}" d="{path_of(spokes((0, 79), 5, 18, 1.6, 4))}"/>'
        '<circle cy="79" r="5" fill="{accent}"/>'
    ),
}


def palette_of(identifier: str) -> str:
    """Return the palette of a story: always the same for the same identifier, unlike what `hash()` would give."""
    names = tuple(SCENE_PALETTES)
    return names[int.from_bytes(sha256(identifier.encode()).digest()[:4]) % len(names)]


def scene_file(model: str, palette: str, size: str) -> str:
    """Return the name of a scene's file below `site/static/img`."""
    return f"scenes/{model}-{palette}-{size}.svg"


def scene_svg(model: str, palette: str, size: str = "card") -> str:
    """Return one scene as a whole SVG document, drawn with presentation attributes only.

    Raises KeyError for a model, palette or size that there is none of.
    """
    width, colours = WIDTHS[size], SCENE_PALETTES[palette]
    x, y = SUN
    middle = (
        f'<g transform="translate({number(width / 2)})">'
        f'<path fill="{{light}}" fill-opacity=".5" transform="rotate(22.5 0 {number(y)})" '
        f'd="{path_of(spokes(SUN, 88, 200, 6, 16))}"/>'
        f'<circle cx="{number(x)}" cy="{number(y)}" r="66" fill="none" stroke="{{light}}" stroke-width="3"/>'
        f'<circle cx="{number(x)}" cy="{number(y)}" r="46" fill="{{light}}"/>{FIGURES[model]}</g>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}" '
        'preserveAspectRatio="xMidYMid slice">'
        + colours.paint(f'<path fill="{{pale}}" d="M0 0H{width}V{HEIGHT}H0z"/>{middle}{_water(width)}')
        + "</svg>\n"
    )


def scenes() -> dict[str, str]:
    """Return every scene by the name of its file."""
    return {
        scene_file(model, palette, size): scene_svg(model, palette, size)
        for model in FIGURES
        for palette in SCENE_PALETTES
        for size in WIDTHS
    }


def _water(width: int) -> str:
    """Two rows of scales, the lower one in front and half a scale along."""
    rows = ((PERIOD // 2, WATER + 15), (0, WATER + 34))
    return f'<path fill="{{deep}}" d="M0 {WATER}H{width}V{HEIGHT}H0z"/>' + "".join(
        '<path fill="{deep}" stroke="{mid}" stroke-width="4" d="'
        + "".join(f"M{x - 18} {y + 22}V{y}a18 18 0 0 1 36 0v22" for x in range(first, width + 1, PERIOD))
        + '"/>'
        for first, y in rows
    )
