"""Small geometry shared by the vector drawings and the raster ones."""

from math import cos, radians, sin

Point = tuple[float, float]


def number(value: float) -> str:
    """Write a coordinate as short as SVG allows: 12.50 becomes "12.5", 3.0 becomes "3"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def spokes(
    centre: Point, inner: float, outer: float, inner_width: float, outer_width: float, count: int = 8
) -> list[list[Point]]:
    """Return the four-cornered slats of a round window, clockwise from the top.

    Each slat reaches from `inner` to `outer` off the centre and changes its width on the way.
    """
    x, y = centre
    half_in, half_out = inner_width / 2, outer_width / 2
    upright = [(-half_in, -inner), (-half_out, -outer), (half_out, -outer), (half_in, -inner)]
    slats = []
    for step in range(count):
        turn = radians(360 * step / count)
        slats.append([(x + a * cos(turn) - b * sin(turn), y + a * sin(turn) + b * cos(turn)) for a, b in upright])
    return slats


def path_of(polygons: list[list[Point]]) -> str:
    """Return the path data (`d`) of closed polygons."""
    return "".join("M" + " ".join(f"{number(x)} {number(y)}" for x, y in polygon) + "z" for polygon in polygons)


def curve(start: Point, first: Point, second: Point, end: Point, steps: int = 16) -> list[Point]:
    """Return points along a cubic Bézier curve, both ends included."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        pairs = list(zip(weights, (start, first, second, end), strict=True))
        points.append((sum(w * x for w, (x, _) in pairs), sum(w * y for w, (_, y) in pairs)))
    return points
