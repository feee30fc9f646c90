"""What stands in the window of a cover: fourteen figures, one for each way of using a resource."""

from dataclasses import dataclass
from typing import Final

from .geometry import number

# The two pages of the open book, each between the curves of its upper and its lower edge. The right one
# mirrors the left about the spine at 120.
_LEFT: Final = (
    ((88, 62), (99, 59.5), (112, 61), (118.8, 68.5)),
    ((118.8, 116), (112, 108.5), (99, 107), (88, 109)),
)
BOOK: Final = (_LEFT, tuple(tuple((240 - x, y) for x, y in edge) for edge in _LEFT))
BOOK_PATH: Final = "".join(
    "M{} {}C{} {} {} {} {} {}L{} {}C{} {} {} {} {} {}z".format(
        *(number(value) for edge in page for point in edge for value in point)
    )
    for page in BOOK
)
_BOOK: Final = f'<path fill="{{deep}}" d="{BOOK_PATH}"/>'
_ROWS: Final = (
    '<path fill="{deep}" d="M86 50h16v16h-16zM86 94h16v16h-16z'
    'M111 55h43v6h-43zM111 77h32v6h-32zM111 99h43v6h-43z"/>'
    '<path fill="{accent}" d="M86 72h16v16h-16z"/>'
)


@dataclass(frozen=True)
class Figure:
    """A figure and the shape of its window; `markup` waits for the colours of a palette."""

    window: str
    markup: str


FIGURES: Final = {
    "video": Figure(
        "circle",
        '<path fill="{deep}" stroke="{deep}" stroke-width="3" stroke-linejoin="round" d="M109 59L143 80L109 101z"/>',
    ),
    "audio": Figure(
        "circle",
        '<path stroke="{deep}" stroke-width="6" stroke-linecap="round" '
        'd="M95 75v10M105 65v30M125 68v24M135 61v38M145 76v8"/>'
        '<path stroke="{accent}" stroke-width="6" stroke-linecap="round" d="M115 55v50"/>',
    ),
    "book": Figure("arch", _BOOK + '<path fill="{accent}" d="M132 60.8L143 60.6V88L137.5 82.5L132 88z"/>'),
    "reading": Figure(
        "arch",
        _BOOK + '<path fill="none" stroke="{pale}" stroke-width="3.2" '
        'd="M94.5 72Q104 71 112.5 75M94.5 82Q104 81 112.5 85M94.5 92Q104 91 112.5 95'
        'M145.5 72Q136 71 127.5 75M145.5 82Q136 81 127.5 85"/>'
        '<path fill="none" stroke="{accent}" stroke-width="3.2" d="M145.5 92Q136 91 127.5 95"/>',
    ),
    "exercise": Figure("square", _ROWS),
    "test": Figure(
        "square",
        _ROWS + '<path fill="none" stroke="{deep}" stroke-width="3" d="M89.5 80L93 83.5L99 76"/>'
        '<path fill="none" stroke="{pale}" stroke-width="3" '
        'd="M89.5 58L93 61.5L99 54M89.5 102L93 105.5L99 98"/>',
    ),
    "game": Figure(
        "square",
        '<path fill="{deep}" d="M87 47h31v31h-31z"/>'
        '<path fill="{mid}" d="M122 47h31v31h-31zM87 82h31v31h-31z"/>'
        '<path fill="{accent}" d="M122 82h31v31h-31z"/>',
    ),
    "lesson-plan": Figure(
        "board",
        '<path fill="{deep}" d="M77 55h17v50h-17zM102 55h61v8h-61z"/>'
        '<path fill="{mid}" d="M102 71h61v5.5h-61zM102 84.5h61v5.5h-61z"/>'
        '<path fill="{accent}" d="M102 98.5h38v6.5h-38z"/>',
    ),
    "slides": Figure(
        "board",
        '<path fill="{deep}" d="M78 56h50v8h-50z"/>'
        '<path fill="{mid}" d="M78 72.5h36v5.5h-36zM78 86h30v5.5h-30z"/>'
        '<path fill="{accent}" d="M146 67.5A18 18 0 1 0 164 85.5H146z"/>'
        '<path fill="{deep}" d="M149 64.5A18 18 0 0 1 167 82.5H149z"/>',
    ),
    "simulation": Figure(
        "hexagon",
        '<g fill="none" stroke-width="4.2">'
        '<ellipse cx="120" cy="80" rx="34" ry="14.5" stroke="{mid}" transform="rotate(-28 120 80)"/>'
        '<ellipse cx="120" cy="80" rx="34" ry="14.5" stroke="{deep}" transform="rotate(28 120 80)"/></g>'
        '<circle cx="120" cy="80" r="8" fill="{deep}"/><circle cx="146.5" cy="62" r="6" fill="{accent}"/>',
    ),
    "software": Figure(
        "hexagon",
        '<path fill="none" stroke="{deep}" stroke-width="5" d="M94.5 59.5h51v42h-51z"/>'
        '<path fill="{deep}" d="M94.5 59.5h51v10h-51z"/>'
        '<path fill="none" stroke="{deep}" stroke-width="4.5" d="M102 77L109 83.5L102 90"/>'
        '<path fill="{accent}" d="M115 88.5h20v5h-20z"/>',
    ),
    "dataset": Figure(
        "hexagon",
        '<path fill="{deep}" d="M95 84h10v21h-10zM108.5 66h10v39h-10zM122 76h10v29h-10zM90 108h60v4h-60z"/>'
        '<path fill="{accent}" d="M135.5 54h10v51h-10z"/>',
    ),
    "course": Figure(
        "stairs",
        '<path fill="none" stroke="{deep}" stroke-width="6" d="M84 111.5H115.5V80H147.5V56"/>'
        '<circle cx="84" cy="111.5" r="7.5" fill="{deep}"/><circle cx="115.5" cy="80" r="7.5" fill="{deep}"/>'
        '<circle cx="147.5" cy="57" r="9.5" fill="{accent}"/>',
    ),
    "image": Figure(
        "frame",
        '<path fill="{mid}" d="M115 121L143 90L171 121z"/><path fill="{deep}" d="M67 121L102 71L138 121z"/>'
        '<circle cx="147" cy="62" r="11" fill="{accent}"/>',
    ),
}

READING: Final = "reading"

_FIGURE_OF_TYPE: Final = {
    "bai-giang-dien-tu": "lesson-plan",
    "video": "video",
    "am-thanh": "audio",
    "giao-trinh": "book",
    "sach-dien-tu": "book",
    "tai-lieu-doc": "reading",
    "bai-tap": "exercise",
    "de-kiem-tra": "test",
    "ke-hoach-bai-day": "lesson-plan",
    "phieu-hoc-tap": "exercise",
    "mo-phong": "simulation",
    "tro-choi": "game",
    "hinh-anh": "image",
    "trinh-chieu": "slides",
    "phan-mem": "software",
    "bo-du-lieu": "dataset",
    "khoa-hoc": "course",
    "huong-dan": "course",
    "cau-chuyen": "book",
}


def figure_of_type(code: str) -> str:
    """Return the figure for a resource type's code; a type without one of its own is shown as reading."""
    return _FIGURE_OF_TYPE.get(code, READING)
