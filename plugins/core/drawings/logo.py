"""The logo of the site as shapes, read from its own SVG, so that icons and cards follow it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree  # our own file

from plugins.core.drawings.svg_paths import Point, read_path

__all__ = ["Logo", "Shape", "read_logo"]

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Shape:
    """Lines or planes of one colour."""

    paths: tuple[tuple[Point, ...], ...]
    fill: str = ""
    stroke: str = ""
    width: float = 0


@dataclass(frozen=True)
class Logo:
    """A square drawing."""

    size: float
    shapes: tuple[Shape, ...]


def read_logo(svg: str) -> Logo:
    """Read an SVG of rectangles from the corner and paths of straight lines and arcs.

    Raises:
        ValueError: the logo of the theme holds anything else.
    """
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own file
    return Logo(float(root.attrib["viewBox"].split()[2]), tuple(_shapes(root)))


def _shapes(root: ElementTree.Element) -> Iterator[Shape]:
    """Yield the shapes in the order in which they are drawn."""
    for item in root:
        name = item.tag.removeprefix(_SVG)
        if name == "title":
            continue
        if name not in ("rect", "path"):
            raise ValueError(f"the mark holds a {name}; only rect and path can be drawn")
        paths = tuple(read_path(item.attrib["d"])) if name == "path" else (_rectangle(item),)
        fill, stroke = (
            value if value.startswith("#") else ""
            for value in (item.get("fill", ""), item.get("stroke", ""))
        )
        yield Shape(paths, fill, stroke, float(item.get("stroke-width", "0")))


def _rectangle(item: ElementTree.Element) -> tuple[Point, ...]:
    x, y, width, height = (float(item.get(name, "0")) for name in ("x", "y", "width", "height"))
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)
