"""The mark of the site as shapes, read from its own SVG, so that icons and cards follow when the mark changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree  # our own file

__all__ = ["Mark", "Point", "Shape", "read_mark"]

Point = tuple[float, float]
_SVG = "{http://www.w3.org/2000/svg}"
_PART = re.compile(r"([MLHVlhvz])|(-?(?:\d+\.?\d*|\.\d+))")


@dataclass(frozen=True)
class Shape:
    """Lines or planes of one colour."""

    paths: tuple[tuple[Point, ...], ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0


@dataclass(frozen=True)
class Mark:
    """A square drawing."""

    size: float
    shapes: tuple[Shape, ...]


def read_mark(svg: str) -> Mark:
    """Read an SVG of rectangles from the corner and paths of straight lines; anything else is an error of the theme (ValueError)."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own file
    return Mark(float(root.attrib["viewBox"].split()[2]), tuple(_shapes(root)))


def _shapes(root: ElementTree.Element) -> Iterator[Shape]:
    """Give the shapes in the order in which they are drawn."""
    for item in root:
        name = item.tag.removeprefix(_SVG)
        if name == "title":
            continue
        if name not in ("rect", "path"):
            raise ValueError(f"the mark holds a {name}; only rect and path can be drawn")
        paths = tuple(_paths(item.attrib["d"])) if name == "path" else (_rectangle(item),)
        fill, stroke = (value if value.startswith("#") else "" for value in (item.get("fill", ""), item.get("stroke", "")))
        yield Shape(paths, fill, stroke, float(item.get("stroke-width", "0")))


def _rectangle(item: ElementTree.Element) -> tuple[Point, ...]:
    x, y, width, height = (float(item.get(name, "0")) for name in ("x", "y", "width", "height"))
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


def _paths(text: str) -> Iterator[tuple[Point, ...]]:
    """Follow the pen of a path; points after M are joined by lines, as SVG says."""
    if _PART.sub("", text).strip(" ,"):
        raise ValueError(f"the path “{text}” has more than straight lines")
    parts = [match.group() for match in _PART.finditer(text)]
    path: list[Point] = []
    command, x, y = "", 0.0, 0.0
    while parts:
        if parts[0].isalpha():
            command = parts.pop(0)
            if command in "Mz":
                if path:
                    yield tuple(path)
                path = []
            if command == "z":
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
