"""Covers for stories without a photograph: drawings that follow from what a story is about.

The theme chooses the pattern, the name chooses its shape, and each municipality is a square at its
place in the region, as in the drawing on the home page. Everything is on a grid of 20 by 10
cells. No colour, no SVG.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["HEIGHT", "PLACES", "WIDTH", "Cover", "cover"]

CELL = 24
COLUMNS, ROWS = 20, 10
WIDTH, HEIGHT = COLUMNS * CELL, ROWS * CELL
PLACES = {
    "borger-odoorn": (14, 2),
    "emmen": (15, 5),
    "coevorden": (12, 7),
    "hoogeveen": (8, 5),
    "hardenberg": (9, 9),
}
"""The place of each municipality, in cells: north is up, as in the drawing of the region."""


@dataclass(frozen=True)
class Cover:
    """The paths of a cover by the way they are drawn, and the squares of its municipalities."""

    full: str
    """Filled."""
    soft: str
    """Filled with a tint."""
    lines: str
    """Drawn with a thin line."""
    places: tuple[tuple[str, str], ...]
    """Upper left corner of each square of one cell."""


class _Dice:
    """Numbers that follow from a text alone, on every machine and in every version of Python."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._bytes = b""
        self._round = 0

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to, not including, `limit` (at most 256)."""
        if not self._bytes:
            self._bytes = hashlib.sha256(f"{self._round}:{self._seed}".encode()).digest()
            self._round += 1
        value, self._bytes = self._bytes[0], self._bytes[1:]
        return value * limit // 256


@functools.lru_cache(maxsize=2048)  # one is on its page, in its head and on every card
def cover(name: str, theme: str, places: tuple[str, ...]) -> Cover:
    """Draw the cover of a story.

    Args:
        name: what identifies the story; another name means another drawing.
        theme: id of its first theme; an unknown one gets the plain grid.
        places: ids of its municipalities.
    """
    full, soft, lines = _PATTERNS.get(theme, _grid)(_Dice(name))
    corners = (
        (column * CELL - CELL // 2, row * CELL - CELL // 2)
        for column, row in (PLACES[place] for place in PLACES if place in places)
    )
    return Cover(full, soft, lines, tuple((str(x), str(y)) for x, y in corners))


# -- patterns -------------------------------------------------------------------------------------

Paths = tuple[str, str, str]


def _box(column: int, row: int, width: int, height: int) -> str:
    return f"M{column * CELL} {row * CELL}h{width * CELL}v{height * CELL}h{-width * CELL}z"


def _grid(dice: _Dice) -> Paths:
    """The plain grid."""
    vertical = "".join(f"M{column * CELL} 0V{HEIGHT}" for column in range(1, COLUMNS))
    return "", "", vertical + "".join(f"M0 {row * CELL}H{WIDTH}" for row in range(1, ROWS))


def _tiles(dice: _Dice) -> Paths:
    """Parts that fit together: enterprise, and what is made."""
    full, soft, lines = [], [], []
    side = 2 * CELL
    for row in range(ROWS // 2):
        for column in range(COLUMNS // 2):
            x, y, kind = column * side, row * side, dice.below(9)
            quarter = _quarter(x, y, side, dice.below(4))
            if kind < 2:
                full.append(quarter)
            elif kind < 5:
                soft.append(quarter)
            elif kind < 7:
                lines.append(quarter)
    return "".join(full), "".join(soft), "".join(lines)


def _quarter(x: int, y: int, side: int, corner: int) -> str:
    """Return a quarter of a disc that fills a tile from one of its corners."""
    return (
        f"M{x} {y}h{side}a{side} {side} 0 0 1 {-side} {side}z",
        f"M{x + side} {y}v{side}a{side} {side} 0 0 1 {-side} {-side}z",
        f"M{x + side} {y + side}h{-side}a{side} {side} 0 0 1 {side} {-side}z",
        f"M{x} {y + side}v{-side}a{side} {side} 0 0 1 {side} {side}z",
    )[corner]


def _network(dice: _Dice) -> Paths:
    """Points joined to their neighbours: knowledge that is passed on."""
    upper = [
        ((2 + 4 * step + dice.below(2)) * CELL, (1 + dice.below(4)) * CELL) for step in range(5)
    ]
    lower = [
        ((2 + 4 * step + dice.below(2)) * CELL, (6 + dice.below(3)) * CELL) for step in range(5)
    ]
    corners = [
        (
            (upper[at], upper[at + 1], lower[at])
            if dice.below(2)
            else (upper[at + 1], lower[at + 1], lower[at])
        )
        for at in range(4)
    ]
    triangles = ["M" + "L".join(f"{x} {y}" for x, y in corner) + "z" for corner in corners]
    edges = "".join("M" + "L".join(f"{x} {y}" for x, y in row) for row in (upper, lower))
    dots = "".join(f"M{x - 8} {y}a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z" for x, y in (*upper, *lower))
    return (
        dots,
        "".join(triangle for triangle in triangles if dice.below(3)) or triangles[0],
        edges + "".join(triangles),
    )


def _waves(dice: _Dice) -> Paths:
    """Rings that go out from one place and reach another: a name that spreads."""
    x, y = (2 + dice.below(6)) * CELL, (2 + dice.below(7)) * CELL
    radii = list(range(CELL, 20 * CELL, CELL + CELL // 2 + dice.below(3) * 6))
    circle = [
        f"M{x - radius} {y}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0"
        f" {-2 * radius} 0z"
        for radius in radii
    ]
    listener = ((10 + dice.below(8)) * CELL, (1 + dice.below(8)) * CELL)
    dots = "".join(
        f"M{left - 8} {top}a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z" for left, top in ((x, y), listener)
    )
    return dots, circle[dice.below(2)], "".join(circle)


def _parcels(dice: _Dice) -> Paths:
    """Plots of land, some of them taken: room to settle."""
    plots = list(_divide(dice, 0, 0, COLUMNS, ROWS))
    chosen = sorted({dice.below(len(plots)) for _ in range(3)})
    soft = "".join(_box(*plots[at]) for at in chosen[1:])
    return _box(*plots[chosen[0]]), soft, "".join(_box(*plot) for plot in plots)


def _divide(
    dice: _Dice, column: int, row: int, width: int, height: int
) -> Iterator[tuple[int, int, int, int]]:
    """Divide a plot along its longer side until the parts are small enough."""
    if width * height <= 18 or max(width, height) < 4:
        yield column, row, width, height
    elif width >= height:
        cut = width // 3 + dice.below(width // 3 + 1)
        yield from _divide(dice, column, row, cut, height)
        yield from _divide(dice, column + cut, row, width - cut, height)
    else:
        cut = height // 3 + dice.below(height // 3 + 1)
        yield from _divide(dice, column, row, width, cut)
        yield from _divide(dice, column, row + cut, width, height - cut)


_PATTERNS: dict[str, Callable[[_Dice], Paths]] = {
    "ondernemen-met-ambitie": _tiles,
    "opleiding-en-kennis": _network,
    "imago-en-cultuur": _waves,
    "vestigingsklimaat": _parcels,
}
