"""A chart as plain numbers: the values that go in, and the drawing that comes out.

No SVG, no colour. All lengths are proportional to the values: bars and ribbons by their length or
thickness, points by their height above zero, so that no drawing makes a difference larger than it
is. A test reads them back from the pages. A value that is not known (None) is not drawn, and its
place stays empty. Parts of a whole that are negative or nothing at all, and more series than can be
told apart, raise ValueError: the caller reports it to the writer.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

__all__ = [
    "BESIDE",
    "BETWEEN",
    "LINE",
    "MOST_SERIES",
    "WIDTH",
    "Dot",
    "Drawing",
    "Path",
    "Point",
    "Rect",
    "Rule",
    "Series",
    "Sheet",
    "Text",
    "TooManySeries",
    "known_values",
    "refuse_many",
    "scale_of",
    "text_length",
    "units",
    "wrap",
]


MOST_SERIES = 6
"""As many patterns as there are."""
WIDTH = 640
BETWEEN = 14
"""Room between a bar or part and the next."""
LINE = Decimal(22)
"""Height of a line of words."""
LETTER = Decimal("9.9")
"""Room for a letter at the largest size at which the theme shows words: 18 units, 0.55 em a
letter."""
BESIDE = 8
"""Room between what is drawn and its words."""
Box = tuple[Decimal, Decimal, Decimal, Decimal]
Point = tuple[Decimal, Decimal]


class TooManySeries(ValueError):
    """More series than there are patterns to tell them apart."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} series, and there are {MOST_SERIES} patterns")
        self.count = count


@dataclass(frozen=True)
class Series:
    """Values that belong together, one for each category: a bar each, or the points of a line."""

    label: str
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]
    """Each value as the page shows it."""


@dataclass(frozen=True)
class Rect:
    """A bar, a segment or a node."""

    style: str
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class Path:
    """The course of a line, or the outline of a ribbon."""

    style: str
    d: str


@dataclass(frozen=True)
class Dot:
    """A point of a line."""

    style: str
    x: str
    y: str


@dataclass(frozen=True)
class Rule:
    """A straight thin line: an axis, a target, from a point to its name."""

    style: str
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Text:
    """A line of words on its baseline; `anchor` says which end of it is at x."""

    style: str
    x: str
    y: str
    anchor: str
    text: str


@dataclass(frozen=True)
class Drawing:
    """A whole drawing in chart units from the upper left corner.

    A style is the number of a series (`1` to `6`), `rest` for what is missing, or a word:
    `axis`, `target`, `baseline`, `leader`, `track`; of words `label`, `value`, `scale`, or
    `on-1` to `on-6` inside a series.
    """

    width: str
    height: str
    rects: tuple[Rect, ...]
    ribbons: tuple[Path, ...]
    paths: tuple[Path, ...]
    dots: tuple[Dot, ...]
    lines: tuple[Rule, ...]
    texts: tuple[Text, ...]


# -- paper ----------------------------------------------------------------------------------------


def units(value: Decimal) -> str:
    """Write a length with at most two decimals and no tail of zeros."""
    text = f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def text_length(text: str) -> Decimal:
    """Estimate how long a text is drawn."""
    return len(text) * LETTER


def wrap(text: str, room: Decimal) -> list[str]:
    """Break a text into lines that fit; a word too long for a line is broken with a hyphen."""
    most = int(room / LETTER)
    words = " ".join(piece for word in text.split(" ") for piece in _pieces(word, most))
    return textwrap.wrap(words, most, break_long_words=False, break_on_hyphens=False)


def _pieces(word: str, most: int) -> Iterator[str]:
    """Yield a word in pieces of at most so many letters."""
    while len(word) > most:
        yield word[: most - 1] + "-"
        word = word[most - 1 :]
    yield word


class Sheet:
    """A drawing in the making, which knows where words are already."""

    def __init__(self) -> None:
        self.rects: list[Rect] = []
        self.ribbons: list[Path] = []
        self.paths: list[Path] = []
        self.dots: list[Dot] = []
        self.lines: list[Rule] = []
        self.texts: list[Text] = []
        self.taken: list[Box] = []

    def rect(self, style: str, x: Decimal, y: Decimal, width: Decimal, height: Decimal) -> None:
        """Draw a bar.

        Args:
            style: the number of a series, or what the bar is (see `Drawing`).
            x: its left edge, in chart units.
            y: its upper edge.
            width: how wide it is.
            height: how high it is.
        """
        self.rects.append(Rect(style, units(x), units(y), units(width), units(height)))

    def dot(self, style: str, point: Point) -> None:
        """Draw a point, over which no words come."""
        x, y = point
        self.dots.append(Dot(style, units(x), units(y)))
        self.taken.append((x - 5, y - 5, x + 5, y + 5))

    def line(self, style: str, start: Point, end: Point) -> None:
        """Draw a straight line."""
        self.lines.append(Rule(style, *(units(value) for value in (*start, *end))))

    def text(self, style: str, point: Point, text: str, anchor: str = "start") -> None:
        """Write words on a baseline.

        Args:
            style: what the words are (see `Drawing`).
            point: where they are written, on the baseline.
            text: the words.
            anchor: which end of them is at the point: start, middle or end.
        """
        self.texts.append(Text(style, units(point[0]), units(point[1]), anchor, text))
        self.taken.append(_box(point, text, anchor))

    def text_where_free(
        self, style: str, points: Iterable[Point], text: str, within: Decimal
    ) -> None:
        """Write words around the first point where they overlap nothing and stay inside, if any.

        Args:
            style: what the words are (see `Drawing`).
            points: where they may be, the best place first.
            text: the words.
            within: the width of the drawing.
        """
        for point in points:
            left, top, right, bottom = _box(point, text, "middle")
            apart = all(
                right <= box[0] or box[2] <= left or bottom <= box[1] or box[3] <= top
                for box in self.taken
            )
            if apart and left >= 0 and right <= within and top >= 0:
                self.text(style, point, text, "middle")
                return

    def finished(self, width: Decimal | int, height: Decimal | int) -> Drawing:
        """Return the drawing."""
        return Drawing(
            units(Decimal(width)),
            units(Decimal(height)),
            tuple(self.rects),
            tuple(self.ribbons),
            tuple(self.paths),
            tuple(self.dots),
            tuple(self.lines),
            tuple(self.texts),
        )


def _box(point: Point, text: str, anchor: str) -> Box:
    """Return the room words take: left, top, right, bottom."""
    x, y = point
    length = text_length(text)
    left = x - {"start": Decimal(0), "middle": length / 2, "end": length}[anchor]
    return left, y - 16, left + length, y + 5


def refuse_many(series: Sequence[Series]) -> None:
    """Refuse more series than there are patterns to tell them apart."""
    if len(series) > MOST_SERIES:
        raise TooManySeries(len(series))


def known_values(values: Iterable[Decimal | None]) -> list[Decimal]:
    """Return the values that are known, and zero, where every drawing begins."""
    return [Decimal(0), *(value for value in values if value is not None)]


def scale_of(values: Sequence[Decimal], room: Decimal) -> Decimal:
    """Return how many units one of the value gets, so that all values fit in a room."""
    span = max(values) - min(values)
    return room / span if span else Decimal(0)
