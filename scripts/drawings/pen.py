"""A pen for the site's drawings: every stroke becomes a filled outline with pressure and a slight tremor."""

from __future__ import annotations

import math
import random

Point = tuple[float, float]

LAYERS = ("glass", "sun", "tint", "clay", "ink")
LIGHT = {"glass": "#ead9bd", "sun": "#a4492b", "tint": "#ead9bd", "clay": "#a4492b", "ink": "#18251f"}
DARK = {"glass": "#22322f", "sun": "#f2d9a4", "tint": "#55412a", "clay": "#e9a07d", "ink": "#efe3cb"}
PRINT = {"glass": "#eee", "sun": "#7a3018", "tint": "#eee", "clay": "#7a3018", "ink": "#000"}


def stylesheet() -> str:
    """Return the colors of a drawing on paper, by lamplight and in print."""

    def rules(colors):
        return "".join(f".{layer}{{fill:{color}}}" for layer, color in colors.items())

    return f"{rules(LIGHT)}@media(prefers-color-scheme:dark){{{rules(DARK)}}}@media print{{{rules(PRINT)}}}"


def spline(points: list[Point], step: float, closed: bool = False) -> list[Point]:
    """Return points about `step` apart on the smooth curve (Catmull-Rom) through all `points`."""
    if closed:
        knots = [points[-1], *points, points[0], points[1]]
    else:
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points[0], points[1], points[-2], points[-1]
        knots = [(2 * x0 - x1, 2 * y0 - y1), *points, (2 * x3 - x2, 2 * y3 - y2)]
    curve = []
    for a, b, c, d in zip(knots, knots[1:], knots[2:], knots[3:], strict=False):
        parts = max(2, int(math.dist(b, c) / step))
        for part in range(parts):
            t = part / parts
            curve.append(tuple(_between(a[axis], b[axis], c[axis], d[axis], t) for axis in (0, 1)))
    return [*curve, knots[-2]]


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def thinned(points: list[Point], tolerance: float = 1.4) -> list[Point]:
    """Leave out, of any four in a row, the points that lie on the line between their neighbors: nobody sees them.

    Around a turn every point stays: the curve reaches as far into it as the points beside it are near.
    """
    fixed = _around_turns(points)
    kept, here = [points[0]], 1
    while here < len(points) - 1:
        after = here
        while after + 1 < len(points) and after - here < 4 and after not in fixed:
            if any(_distance(point, kept[-1], points[after + 1]) > tolerance for point in points[here : after + 1]):
                break
            after += 1
        kept.append(points[after])
        here = after + 1
    return kept + points[here:]


def _around_turns(points: list[Point], angle: float = 1.0) -> set[int]:
    """Return the places of the points where the line turns by more than `angle`, and of their neighbors."""
    count, fixed = len(points), set()
    for place, (x, y) in enumerate(points):
        (x0, y0), (x1, y1) = points[place - 1], points[(place + 1) % count]
        turn = math.atan2(y1 - y, x1 - x) - math.atan2(y - y0, x - x0)
        if abs(math.remainder(turn, math.tau)) > angle:
            fixed |= {(place + by) % count for by in (-1, 0, 1)}
    return fixed


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far `point` is from the line between `start` and `end`."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    across, down = x1 - x0, y1 - y0
    length = across * across + down * down
    t = max(0.0, min(1.0, ((x - x0) * across + (y - y0) * down) / length)) if length else 0.0
    return math.hypot(x - x0 - t * across, y - y0 - t * down)


def outline(points: list[Point]) -> str:
    """Return the closed path through `points` in whole relative units, which keeps the file small.

    A bend that mirrors the last one to within a unit is left out (SVG's `t`), which takes a quarter off the file.
    """
    points = thinned(points)
    x, y = round(points[0][0]), round(points[0][1])
    path, mirrored = f"M{x} {y}", None
    for index, point in enumerate(points[1:], start=1):
        last = index == len(points) - 1
        following = points[0] if last else points[index + 1]
        end = point if last else ((point[0] + following[0]) / 2, (point[1] + following[1]) / 2)
        steps = [round(point[0]) - x, round(point[1]) - y, round(end[0]) - x, round(end[1]) - y]
        smooth = mirrored and all(abs(mirrored[axis] - steps[axis]) <= 1 for axis in (0, 1))
        bend = mirrored if smooth else steps[:2]
        path += ("t" if smooth else "q") + " ".join(map(str, steps[2:] if smooth else steps)).replace(" -", "-")
        mirrored = (steps[2] - bend[0], steps[3] - bend[1])
        x, y = x + steps[2], y + steps[3]
    return path + "z"


class Pen:
    """Draws into layers, from the back: window glass, sun, tint, clay and ink."""

    def __init__(self, width: int = 400, height: int = 440, seed: int = 1):
        self.width, self.height = width, height
        self.random = random.Random(seed)  # noqa: S311 - the tremor must be the same each time.
        self.paths: dict[str, list[str]] = {layer: [] for layer in LAYERS}

    def stroke(
        self, *points: Point, width=5.0, layer="ink", taper=(0.5, 0.35), tremor=1.0, closed=False, step=18
    ) -> None:
        """Draw one stroke through `points`; `taper` is how much of the width is left at both ends."""
        curve = spline(list(points), step, closed)
        phase, grain = self.random.random() * 9, self.random.random() * 9
        left, right, traveled = [], [], 0.0
        for index, (x, y) in enumerate(curve):
            before, after = curve[max(index - 1, 0)], curve[min(index + 1, len(curve) - 1)]
            across, along = after[0] - before[0], after[1] - before[1]
            length = math.hypot(across, along) or 1
            normal = (-along / length, across / length)
            traveled += math.dist(before, (x, y)) if index else 0
            t = index / (len(curve) - 1)
            half = width / 2 * self._pressure(t, traveled, phase, grain, taper, closed)
            sway = tremor * (0.9 * math.sin(traveled * 0.033 + grain) + 1.3 * math.sin(traveled * 0.012 + phase))
            left.append((x + normal[0] * (sway + half), y + normal[1] * (sway + half)))
            right.append((x + normal[0] * (sway - half), y + normal[1] * (sway - half)))
        self.paths[layer].append(outline(left + right[::-1]))

    @staticmethod
    def _pressure(t, traveled, phase, grain, taper, closed) -> float:
        """Return how hard the pen presses here: less at the ends, swelling by a quarter on the way."""
        if closed:
            ends = 0.75 + 0.25 * math.sin(t * math.tau + phase)
        else:
            start = min(1, taper[0] + t / 0.16 * (1 - taper[0]))
            ends = start * min(1, taper[1] + (1 - t) / 0.22 * (1 - taper[1]))
        return ends * (0.82 + 0.26 * math.sin(traveled * 0.021 + phase) + 0.1 * math.sin(traveled * 0.083 + grain))

    def line(self, start: Point, end: Point, bend=2.0, step=34, **look) -> None:
        """Draw a straight line as a hand does it."""
        parts = max(2, round(math.dist(start, end) / 130))
        points = [start]
        for part in range(1, parts):
            t = part / parts
            points.append(tuple(start[a] + (end[a] - start[a]) * t + self.random.uniform(-bend, bend) for a in (0, 1)))
        self.stroke(*points, end, step=step, **look)

    def ring(self, x, y, across, down=None, points=10, width=5.0, layer="ink") -> None:
        """Draw an oval that a pen closes in one go."""
        self.stroke(
            *oval(x, y, across, down or across, points), width=width, layer=layer, closed=True, tremor=0.6, step=14
        )

    def fill(self, *points: Point, layer="tint") -> None:
        """Lay a flat tint inside the curve through `points`."""
        self.paths[layer].append(outline(spline(list(points), 22, closed=True)))

    def disc(self, x, y, across, down=None, points=8, layer="tint") -> None:
        self.fill(*oval(x, y, across, down or across, points), layer=layer)

    def leaf(self, x, y, angle, length, half, vein=True, width=4.0, layer="ink", tint=False) -> None:
        """Draw a leaf that grows from (x, y) toward `angle` in degrees, `half` wide on either side."""
        place = frame(x, y, angle)
        bow = self.random.uniform(-0.06, 0.06) * length

        def at(t, off):
            return place(t * length, off + bow * t * t)

        upper = [at(0, 0), at(0.25, half * 0.8), at(0.55, half), at(0.85, half * 0.42), at(1, 0)]
        lower = [at(0, 0), at(0.22, -half * 0.75), at(0.5, -half * 0.95), at(0.82, -half * 0.45), at(1, 0)]
        if tint:
            self.fill(*upper, *lower[-2:0:-1])
        self.stroke(*upper, width=width, layer=layer, step=12)
        self.stroke(*lower, width=width * 0.8, layer=layer, step=12)
        if vein:
            self.stroke(at(0.04, 0), at(0.45, half * 0.05), at(0.8, 0), width=width * 0.55, layer=layer, step=22)

    def svg(self) -> str:
        """Return the drawing as a file of its own."""
        paths = "".join(
            f'<path class="{name}" d="{"".join(self.paths[name])}"/>' for name in LAYERS if self.paths[name]
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" width="{self.width}"'
            f' height="{self.height}"><style>{stylesheet()}</style>{paths}</svg>\n'
        )


def oval(x, y, across, down, points) -> list[Point]:
    turns = [index * math.tau / points for index in range(points)]
    return [(x + across * math.cos(turn), y + down * math.sin(turn)) for turn in turns]


def polar(x, y, angle, length) -> Point:
    """Return the point `length` away from (x, y) toward `angle` in degrees; up is -90."""
    return (x + length * math.cos(math.radians(angle)), y + length * math.sin(math.radians(angle)))


def frame(x, y, angle):
    """Return a function that places (along, across) from (x, y), turned by `angle` in degrees."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return lambda along, across: (x + cos * along - sin * across, y + sin * along + cos * across)


def along(points: list[Point], t: float) -> Point:
    """Return the point at the share `t` of the curve through `points`."""
    curve = spline(points, 4)
    return curve[min(int(t * (len(curve) - 1)), len(curve) - 1)]
