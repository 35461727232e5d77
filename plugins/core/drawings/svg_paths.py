"""Paths of SVG as points, so that what the theme draws can be drawn as a picture too."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

__all__ = ["Point", "read_path"]

Point = tuple[float, float]
_PART = re.compile(r"([MLHVlhvaz])|(-?(?:\d+\.?\d*|\.\d+))")
STEP = math.pi / 72
"""Angle between the points of an arc."""


def read_path(text: str) -> Iterator[tuple[Point, ...]]:
    """Follow the pen of a path; z returns to where it began.

    Points after M are joined by lines, as SVG says. Arcs are parts of a circle of at most half.

    Raises:
        ValueError: the path holds another curve.
    """
    if _PART.sub("", text).strip(" ,"):
        raise ValueError(f"the path “{text}” has more than straight lines and arcs")
    parts = [match.group() for match in _PART.finditer(text)]
    path: list[Point] = []
    command, x, y = "", 0.0, 0.0
    while parts:
        if parts[0].isalpha():
            command = parts.pop(0)
            if command in "Mz" and path:
                yield (*path, path[0]) if command == "z" else tuple(path)
                path = []
            if command == "z":
                continue
        if command == "a":
            radius, _, _, _, sweep, right, down = (float(parts.pop(0)) for _ in range(7))
            path.extend(_arc((x, y), (x + right, y + down), radius, clockwise=sweep == 1))
            x, y = path[-1]
            continue
        if command in "Hh":
            x = float(parts.pop(0)) + (x if command == "h" else 0)
        elif command in "Vv":
            y = float(parts.pop(0)) + (y if command == "v" else 0)
        else:
            x, y = (float(parts.pop(0)) + (before if command == "l" else 0) for before in (x, y))
        path.append((x, y))
    if path:
        yield tuple(path)


def _arc(start: Point, end: Point, radius: float, *, clockwise: bool) -> Iterator[Point]:
    """Yield the points of the shorter arc between two points, the end included; y points down."""
    (x, y), (right, down) = start, (end[0] - start[0], end[1] - start[1])
    half = math.hypot(right, down) / 2
    away = math.sqrt(max(radius * radius - half * half, 0)) / (2 * half) * (1 if clockwise else -1)
    centre_x, centre_y = x + right / 2 - down * away, y + down / 2 + right * away
    first = math.atan2(y - centre_y, x - centre_x)
    turn = (math.atan2(end[1] - centre_y, end[0] - centre_x) - first) % (2 * math.pi) - (
        0 if clockwise else 2 * math.pi
    )
    count = max(1, round(abs(turn) / STEP))
    for step in range(1, count):
        angle = first + turn * step / count
        yield centre_x + radius * math.cos(angle), centre_y + radius * math.sin(angle)
    yield end
