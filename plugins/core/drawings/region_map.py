"""The region as a schematic map: the place of each municipality and its neighbours.

The shapes are our own drawing on a grid, typed in `content/data/registers/kaart.csv`. They show
place and neighbours, not size or true borders. A corner is `x,y` with x to the east and y to the
south, in cells of the grid; two municipalities are neighbours where an edge of one is an edge of
the other, so corners on a shared border are in both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.core.problems import Problem, problem
from plugins.core.tables.registers import Record, Register

__all__ = ["CELL", "SHADES", "Area", "Border", "Region", "read_region", "shades"]

CELL = 24
"""Units of the drawing to a cell of the grid."""
MARGIN = 6
"""Units around the drawing, so that an edge is drawn whole."""
SHADES = 4
"""How many tints there are for values."""
MOST = 64
"""Cells that the grid may be wide and high."""
_POINT = re.compile(r"(\d{1,2}),(\d{1,2})")

Point = tuple[int, int]


@dataclass(frozen=True)
class Area:
    """A municipality on the map; points in cells."""

    id: str
    points: tuple[Point, ...]
    label: Point
    """The place of its name."""

    @property
    def path(self) -> str:
        """Its outline as an SVG path."""
        return "M" + " ".join(f"{x} {y}" for x, y in map(_place, self.points)) + "Z"

    @property
    def label_place(self) -> Point:
        """The place of its name in the drawing."""
        return _place(self.label)

    @property
    def edges(self) -> frozenset[frozenset[Point]]:
        """Its edges, whichever way they run."""
        return frozenset(
            frozenset(pair)
            for pair in zip(self.points, (*self.points[1:], self.points[0]), strict=True)
        )


@dataclass(frozen=True)
class Border:
    """A line with a name beside the municipalities, such as the border with Germany."""

    name: str
    points: tuple[Point, ...]
    label: Point

    @property
    def path(self) -> str:
        """The line as an SVG path."""
        return "M" + " ".join(f"{x} {y}" for x, y in map(_place, self.points))

    @property
    def label_place(self) -> Point:
        """The place of its name in the drawing."""
        return _place(self.label)


@dataclass(frozen=True)
class Region:
    """All that is drawn."""

    areas: tuple[Area, ...] = ()
    borders: tuple[Border, ...] = ()

    @property
    def size(self) -> Point:
        """Width and height of the drawing."""
        points = [point for area in self.areas for point in area.points] + [
            point for border in self.borders for point in border.points
        ]
        width, height = (
            max((point[axis] for point in points), default=0) * CELL + 2 * MARGIN for axis in (0, 1)
        )
        return width, height

    def neighbours(self, area_id: str) -> tuple[str, ...]:
        """Return the municipalities that share an edge with one, in the order of the map."""
        own = next((area.edges for area in self.areas if area.id == area_id), frozenset())
        return tuple(area.id for area in self.areas if area.id != area_id and area.edges & own)


def _place(point: Point) -> Point:
    """Return a corner of the grid in units of the drawing."""
    return point[0] * CELL + MARGIN, point[1] * CELL + MARGIN


def read_region(register: Register, municipalities: Register) -> tuple[Region, list[Problem]]:
    """Read the shapes of the register `kaart`.

    Returns:
        The region with the shapes that can be drawn, in the order of the register, and problems
        `kaart-vorm`.
    """
    areas: list[Area] = []
    borders: list[Border] = []
    problems: list[Problem] = []
    for record in register.values():
        points, label = _points(record["punten"]), _points(record["tekst"])
        fault = _fault(record, points, label, municipalities)
        if fault:
            problems.append(
                problem(
                    "kaart-vorm",
                    record.place,
                    f"“{record.id}” kan niet op de kaart: {fault[0]}.",
                    fault[1],
                )
            )
        elif record["soort"] == "gemeente":
            areas.append(Area(record.id, points, label[0] if label else points[0]))
        else:
            borders.append(Border(record["naam"], points, label[0] if label else points[0]))
    return Region(tuple(areas), tuple(borders)), problems


def _points(text: str) -> tuple[Point, ...]:
    """Read corners with spaces between them; none when one of them cannot be read."""
    found = [_POINT.fullmatch(part) for part in text.split()]
    return tuple((int(match[1]), int(match[2])) for match in found if match) if all(found) else ()


def _fault(
    record: Record, points: Sequence[Point], label: Sequence[Point], municipalities: Register
) -> tuple[str, str] | None:
    """Explain why a shape cannot be drawn, and what to do; None when it can."""
    least = 3 if record["soort"] == "gemeente" else 2
    if len(points) < least or any(value > MOST for point in points for value in point):
        return (
            f"bij punten staan geen {least} of meer hoeken",
            (
                f"Schrijf elke hoek als x,y in hele vakjes tot {MOST}, met spaties ertussen, zoals"
                " 4,10 5,9 7,11."
            ),
        )
    if record["tekst"] and len(label) != 1:
        return (
            "bij tekst staat niet één punt",
            "Schrijf één punt als x,y, zoals 5,8. Daar komt de naam te staan.",
        )
    if record["soort"] == "gemeente" and municipalities and record.id not in municipalities:
        return (
            "deze gemeente staat niet in het register gemeenten",
            "Gebruik het id uit content/data/registers/gemeenten.csv.",
        )
    return None


def shades(values: Sequence[Decimal | None]) -> list[int]:
    """Return the tint of each value, in equal steps up to the largest.

    1 is the lightest; 0 is for a value that is not known or not above zero.
    """
    largest = max((value for value in values if value is not None), default=Decimal(0))
    return [
        (
            0
            if value is None or value <= 0
            else min(SHADES, int(value * SHADES / largest) + (value * SHADES % largest != 0))
        )
        for value in values
    ]
