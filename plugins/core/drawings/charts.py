"""Charts as plain numbers: values in, the geometry of a drawing out. No SVG, no colour.

All lengths are proportional to the values: bars and ribbons by their length or thickness, points by
their height above zero, so that no drawing makes a difference larger than it is. A test reads them
back from the pages. A value that is not known (None) has no mark, and its place stays empty. Parts
of a whole that are negative or nothing at all, and more
series than can be told apart, raise ValueError: the caller says it to the writer.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

__all__ = [
    "MOST_SERIES",
    "Dot",
    "Drawing",
    "Part",
    "Path",
    "Rect",
    "Rule",
    "Series",
    "Text",
    "TooManySeries",
    "bullet",
    "flow",
    "grouped_bars",
    "line_chart",
    "share_bars",
    "shares",
    "shortfall",
    "sparkline",
    "stacked_bars",
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
"""Room between a mark and its words."""
BAR, BAR_STEP, STACK = 20, 23, 32
Part = tuple[str, Decimal, str]
"""A part of a flow: label, value, value as text."""
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
    """A line of words on its baseline; `anchor` says which end of it stands at x."""

    style: str
    x: str
    y: str
    anchor: str
    text: str


@dataclass(frozen=True)
class Drawing:
    """A whole drawing in chart units from the upper left corner.

    A style is the number of a series (`1` to `6`), `rest` for what is missing, or a word for what a
    mark is: `axis`, `target`, `baseline`, `leader`, `track`; of words `label`, `value`, `scale`, or
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


def _units(value: Decimal) -> str:
    """Write a length with at most two decimals and no tail of zeros."""
    text = f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _length(text: str) -> Decimal:
    """Estimate how long a text is drawn."""
    return len(text) * LETTER


def _wrap(text: str, room: Decimal) -> list[str]:
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


class _Sheet:
    """A drawing in the making, which knows where words stand already."""

    def __init__(self) -> None:
        self.rects: list[Rect] = []
        self.ribbons: list[Path] = []
        self.paths: list[Path] = []
        self.dots: list[Dot] = []
        self.lines: list[Rule] = []
        self.texts: list[Text] = []
        self.taken: list[Box] = []

    def rect(self, style: str, x: Decimal, y: Decimal, width: Decimal, height: Decimal) -> None:
        """Draw a bar."""
        self.rects.append(Rect(style, _units(x), _units(y), _units(width), _units(height)))

    def dot(self, style: str, point: Point) -> None:
        """Draw a point, over which no words come."""
        x, y = point
        self.dots.append(Dot(style, _units(x), _units(y)))
        self.taken.append((x - 5, y - 5, x + 5, y + 5))

    def line(self, style: str, start: Point, end: Point) -> None:
        """Draw a straight line."""
        self.lines.append(Rule(style, *(_units(value) for value in (*start, *end))))

    def text(self, style: str, point: Point, text: str, anchor: str = "start") -> None:
        """Write words on a baseline."""
        self.texts.append(Text(style, _units(point[0]), _units(point[1]), anchor, text))
        self.taken.append(_box(point, text, anchor))

    def text_where_free(
        self, style: str, points: Iterable[Point], text: str, within: Decimal
    ) -> None:
        """Write words around the first point where they overlap nothing and stay inside, if there is one."""
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
            _units(Decimal(width)),
            _units(Decimal(height)),
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
    length = _length(text)
    left = x - {"start": Decimal(0), "middle": length / 2, "end": length}[anchor]
    return left, y - 16, left + length, y + 5


def _refuse_many(series: Sequence[Series]) -> None:
    """Refuse more series than there are patterns to tell them apart."""
    if len(series) > MOST_SERIES:
        raise TooManySeries(len(series))


def _known(values: Iterable[Decimal | None]) -> list[Decimal]:
    """Return the values that are known, and zero, on which every drawing stands."""
    return [Decimal(0), *(value for value in values if value is not None)]


# -- bars -----------------------------------------------------------------------------------------


def grouped_bars(categories: Sequence[str], series: Sequence[Series]) -> Drawing:
    """Lay out horizontal bars in a group for each category, its label above them; one series gives plain bars.

    Values may be negative: those bars go left of zero. An unknown value keeps its empty place.
    """
    _refuse_many(series)
    values = _known(value for item in series for value in item.values)
    words = max(
        (
            _length(text)
            for item in series
            for value, text in zip(item.values, item.texts, strict=True)
            if value is not None
        ),
        default=Decimal(0),
    )
    room = max(WIDTH - BESIDE - words, Decimal(WIDTH) / 2)
    scale = room / (max(values) - min(values)) if max(values) > min(values) else Decimal(0)
    zero = -min(values) * scale
    sheet, top = _Sheet(), Decimal(0)
    for at, category in enumerate(categories):
        top = start = _label(sheet, category, top)
        for number, item in enumerate(series, start=1):
            _bar(sheet, str(number), (item.values[at], item.texts[at]), (zero, top), scale)
            top += BAR_STEP
        sheet.line("axis", (zero, start - 3), (zero, top))
        top += BETWEEN
    return sheet.finished(WIDTH, max(top - BETWEEN, Decimal(0)))


def _label(sheet: _Sheet, text: str, top: Decimal) -> Decimal:
    """Write a label over the whole width and give where it ends."""
    for line in _wrap(text, Decimal(WIDTH)):
        sheet.text("label", (Decimal(0), top + LINE - 7), line)
        top += LINE
    return top


def _bar(
    sheet: _Sheet, style: str, shown: tuple[Decimal | None, str], start: Point, scale: Decimal
) -> None:
    """Draw a bar from zero with its value at its right."""
    value, text = shown
    if value is None:
        return
    (zero, top), length = start, abs(value) * scale
    x = zero if value >= 0 else zero - length
    sheet.rect(style, x, top, length, Decimal(BAR))
    sheet.text("value", (max(x + length, zero) + BESIDE, top + BAR - 4), text)


def stacked_bars(categories: Sequence[str], series: Sequence[Series]) -> Drawing:
    """Lay out a bar for each category, in which the series lie one after another.

    Raises:
        ValueError: a value is negative, or all are nothing.
    """
    wholes = _wholes(categories, series)
    return _stacks(categories, series, [Decimal(WIDTH) / max(wholes) for _ in wholes])


def share_bars(categories: Sequence[str], series: Sequence[Series]) -> Drawing:
    """Lay out a bar of 100 % for each category; none where a part is not known, since its share means nothing.

    Raises:
        ValueError: as for `stacked_bars`.
    """
    wholes = _wholes(categories, series)
    complete = [
        all(item.values[at] is not None for item in series) for at in range(len(categories))
    ]
    return _stacks(
        categories,
        series,
        [
            Decimal(WIDTH) / whole if whole and known else Decimal(0)
            for whole, known in zip(wholes, complete, strict=True)
        ],
    )


def _wholes(categories: Sequence[str], series: Sequence[Series]) -> list[Decimal]:
    """Return the sum of what is known of each category."""
    _refuse_many(series)
    if min(_known(value for item in series for value in item.values)) < 0:
        raise ValueError("a part of a whole is negative")
    wholes = [
        sum(_known(item.values[at] for item in series), Decimal(0)) for at in range(len(categories))
    ]
    if not any(wholes):
        raise ValueError("there is no whole to divide")
    return wholes


def _stacks(
    categories: Sequence[str], series: Sequence[Series], scales: Sequence[Decimal]
) -> Drawing:
    """Lay out bars of segments, each bar on its own scale; a value stands in its segment where it fits."""
    sheet, top = _Sheet(), Decimal(0)
    for at, category in enumerate(categories):
        top = _label(sheet, category, top)
        x = Decimal(0)
        for number, item in enumerate(series, start=1):
            length = (item.values[at] or Decimal(0)) * scales[at]
            if length:
                sheet.rect(str(number), x, top, length, Decimal(STACK))
            if length >= _length(item.texts[at]) + BESIDE:
                sheet.text(f"on-{number}", (x + length / 2, top + 22), item.texts[at], "middle")
            x += length
        sheet.line("axis", (Decimal(0), top - 3), (Decimal(0), top + STACK + 3))
        top += STACK + BETWEEN
    return sheet.finished(WIDTH, max(top - BETWEEN + 3, Decimal(0)))


# -- lines ----------------------------------------------------------------------------------------

PLOT, PLOT_TOP, END_LINES = 200, 34, 2
"""Of a line chart: its height between the lowest and highest value, the room above, the lines of
words at an end."""


def _segments(years: Sequence[int], values: Sequence[Decimal | None]) -> Iterator[list[int]]:
    """Yield the stretches of years that follow each other with a value, as places in the series."""
    stretch: list[int] = []
    for at, value in enumerate(values):
        if stretch and years[at] != years[stretch[-1]] + 1:
            yield stretch
            stretch = []
        if value is not None:
            stretch.append(at)
    if stretch:
        yield stretch


def _course(points: Sequence[Point]) -> str:
    """Write the path through points."""
    return "M" + " L".join(f"{_units(x)} {_units(y)}" for x, y in points)


def _positions(years: Sequence[int], left: Decimal, right: Decimal) -> list[Decimal]:
    """Return the place of each year, to scale; a single year stands in the middle."""
    span = max(years) - min(years) if years else 0
    return [
        left + (right - left) * (year - min(years)) / span if span else (left + right) / 2
        for year in years
    ]


def line_chart(years: Sequence[int], series: Sequence[Series]) -> Drawing:
    """Lay out lines over years, which rise and stand on zero.

    Where a year is missing or unknown, the line breaks.

    Args:
        years: the year of each value, in order; years between them that are not given are missing.
    """
    _refuse_many(series)
    values = _known(value for item in series for value in item.values)
    height = max(Decimal(PLOT), len(series) * END_LINES * LINE + BETWEEN)
    scale = height / (max(values) - min(values)) if max(values) > min(values) else Decimal(0)
    zero = PLOT_TOP + max(values) * scale
    left = max(
        [
            LINE,
            *(
                _length(item.texts[0]) / 2
                for item in series
                if item.values and item.values[0] is not None
            ),
        ]
    )
    names = [_end_words(item, len(series)) for item in series]
    right = (
        WIDTH
        - max([Decimal(BESIDE), *(_length(text) for lines in names for _, text in lines)])
        - 3 * BESIDE
    )
    places = _positions(years, left, right)
    sheet = _Sheet()
    sheet.line("axis", (left - BESIDE, zero), (right + BESIDE, zero))
    sheet.taken.append((left - BESIDE, zero, right + BESIDE, zero))
    sheet.text("scale", (left - 12, zero + 5), "0", "end")
    _scale_words(sheet, years, (left, right), PLOT_TOP + height)
    points = [
        [
            None if value is None else (x, zero - value * scale)
            for x, value in zip(places, item.values, strict=True)
        ]
        for item in series
    ]
    for number, item in enumerate(points, start=1):
        _line(sheet, str(number), years, item)
    _end_labels(
        sheet, names, [item[-1] if item else None for item in points], PLOT_TOP + height + LINE
    )
    _point_labels(sheet, series, points)
    return sheet.finished(WIDTH, PLOT_TOP + height + LINE + BESIDE)


def _line(sheet: _Sheet, style: str, years: Sequence[int], points: Sequence[Point | None]) -> None:
    """Draw one line with its points."""
    known = [Decimal(0) if point else None for point in points]
    for stretch in _segments(years, known):
        if len(stretch) > 1:
            sheet.paths.append(
                Path(style, _course([point for at in stretch if (point := points[at])]))
            )
    for point in points:
        if point:
            sheet.dot(style, point)


def _scale_words(sheet: _Sheet, years: Sequence[int], ends: Point, bottom: Decimal) -> None:
    """Write all years below the lines, or those that there is room for; a year without a value is there too."""
    if not years:
        return
    every = list(range(min(years), max(years) + 1))
    step = -(-len(every) * int(_length("2000") + BESIDE) // int(ends[1] - ends[0] + LINE * 2))
    for year, x in list(zip(every, _positions(every, *ends), strict=True))[:: max(step, 1)]:
        sheet.text("scale", (x, bottom + LINE + 2), str(year), "middle")


def _end_words(item: Series, count: int) -> list[tuple[str, str]]:
    """Return what stands beside the end of a line, each with its style: name and value of its last year."""
    if not item.values or item.values[-1] is None:
        return []
    name = [("label", item.label)] if count > 1 and _length(item.label) <= WIDTH / 3 else []
    return [*name, ("value", item.texts[-1])]


def _end_labels(
    sheet: _Sheet,
    names: Sequence[list[tuple[str, str]]],
    ends: Sequence[Point | None],
    bottom: Decimal,
) -> None:
    """Write names and last values beside the ends of the lines, moved apart where those are close."""
    order = sorted(
        ((end[1], number) for number, end in enumerate(ends) if end), key=lambda entry: entry[0]
    )
    tops: list[Decimal] = []
    for y, number in order:
        floor = tops[-1] + len(names[order[len(tops) - 1][1]]) * LINE if tops else Decimal(0)
        tops.append(max(y - len(names[number]) * LINE / 2, floor))
    limit = bottom
    for place in range(len(tops) - 1, -1, -1):
        tops[place] = min(tops[place], limit - len(names[order[place][1]]) * LINE)
        limit = tops[place]
    for top, (y, number) in zip(tops, order, strict=True):
        x = (ends[number] or (Decimal(0), y))[0]
        middle = top + len(names[number]) * LINE / 2
        if abs(middle - y) > BESIDE:
            sheet.line("leader", (x + BESIDE, y), (x + 2 * BESIDE + 4, middle))
        for index, (style, text) in enumerate(names[number]):
            sheet.text(style, (x + 3 * BESIDE, top + index * LINE + 16), text)


def _point_labels(
    sheet: _Sheet, series: Sequence[Series], points: Sequence[Sequence[Point | None]]
) -> None:
    """Write the values at the other points where there is room: ends of lines first, then the highest and lowest."""
    wanted: list[tuple[int, Point, str]] = []
    for item, places in zip(series, points, strict=True):
        known = [at for at, point in enumerate(places) if point]
        heights = [item.values[at] or Decimal(0) for at in known]
        for at in known:
            last = at == len(places) - 1
            rank = (
                0
                if at in (known[0], known[-1])
                else 1
                if item.values[at] in (max(heights), min(heights))
                else 2
            )
            point = places[at]
            if point and not last:
                wanted.append((rank, point, item.texts[at]))
    for _, (x, y), text in sorted(wanted, key=lambda entry: entry[0]):
        sheet.text_where_free("value", ((x, y - 11), (x, y + 22)), text, Decimal(WIDTH))


def sparkline(points: Sequence[tuple[int, Decimal | None]]) -> Drawing:
    """Lay out a small line without words, on zero as large ones are, with a point at its last value and at loose ones."""
    width, height, edge = Decimal(160), Decimal(44), Decimal(5)
    years, given = [year for year, _ in points], [value for _, value in points]
    values = _known(given)
    scale = (
        (height - 2 * edge) / (max(values) - min(values))
        if max(values) > min(values)
        else Decimal(0)
    )
    zero = edge + max(values) * scale
    places = [
        None if value is None else (x, zero - value * scale)
        for x, value in zip(_positions(years, edge, width - edge), given, strict=True)
    ]
    sheet = _Sheet()
    sheet.line("axis", (Decimal(0), zero), (width, zero))
    stretches = list(_segments(years, given))
    for stretch in stretches:
        course = [point for at in stretch if (point := places[at])]
        if len(course) > 1:
            sheet.paths.append(Path("1", _course(course)))
        if len(course) == 1 or stretch is stretches[-1]:
            sheet.dot("1", course[-1])
    return sheet.finished(width, height)


def bullet(value: Decimal | None, target: Decimal, baseline: Decimal | None) -> Drawing:
    """Lay out a small bar from zero against a target, with a tick where it began."""
    width, height, edge = Decimal(240), Decimal(28), Decimal(3)
    values = _known((value, target, baseline))
    scale = (
        (width - 2 * edge) / (max(values) - min(values))
        if max(values) > min(values)
        else Decimal(0)
    )
    zero = edge - min(values) * scale
    sheet = _Sheet()
    sheet.rect("track", edge, Decimal(6), width - 2 * edge, Decimal(16))
    if value is not None:
        sheet.rect(
            "1", zero + min(value, Decimal(0)) * scale, Decimal(9), abs(value) * scale, Decimal(10)
        )
    sheet.line("axis", (zero, Decimal(2)), (zero, Decimal(26)))
    if baseline is not None:
        sheet.line(
            "baseline",
            (zero + baseline * scale, Decimal(3)),
            (zero + baseline * scale, Decimal(25)),
        )
    sheet.line("target", (zero + target * scale, Decimal(1)), (zero + target * scale, Decimal(27)))
    return sheet.finished(width, height)


# -- flow -----------------------------------------------------------------------------------------

WHOLE, SIDE, NODE, FLOW_TOP = Decimal(260), Decimal(196), Decimal(10), Decimal(54)
"""Of a flow: the thickness of the whole, the room for words at each side, the width of a node, the
room above."""


def shortfall(incoming: Sequence[Part], outgoing: Sequence[Part]) -> Decimal:
    """Return how much more comes in than goes out."""
    return sum((value for _, value, _ in incoming), Decimal(0)) - sum(
        (value for _, value, _ in outgoing), Decimal(0)
    )


def flow(
    incoming: Sequence[Part],
    outgoing: Sequence[Part],
    whole: tuple[str, str],
    rest: tuple[str, str],
) -> Drawing:
    """Lay out what comes in on the left, the whole in the middle and what goes out on the right.

    Args:
        whole: words over the whole: what it is, and how much.
        rest: label and text of the shortfall, a part of its own on the lower side where the sides
            are not equal.

    Raises:
        ValueError: a part is negative, or all are nothing.
    """
    amounts = _known(value for _, value, _ in (*incoming, *outgoing))
    if min(amounts) < 0 or not any(amounts):
        raise ValueError("a flow divides a whole into parts, and none of them is negative")
    difference = shortfall(incoming, outgoing)
    sides = [[("1", *part) for part in incoming], [("2", *part) for part in outgoing]]
    if difference:
        sides[difference > 0].append(("rest", rest[0], abs(difference), rest[1]))
    size = max(sum((value for _, value, _ in side), Decimal(0)) for side in (incoming, outgoing))
    sheet, middle = _Sheet(), Decimal(WIDTH) / 2
    sheet.rect("whole", middle - NODE / 2, FLOW_TOP, NODE, WHOLE)
    for style, text, y in (
        ("label", whole[0], FLOW_TOP - 30),
        ("value", whole[1], FLOW_TOP - BESIDE),
    ):
        sheet.text(style, (middle, y), text, "middle")
    bottoms = [
        _flow_side(sheet, parts, WHOLE / size, on_left=not at) for at, parts in enumerate(sides)
    ]
    return sheet.finished(WIDTH, max(*bottoms, FLOW_TOP + WHOLE))


def _flow_side(
    sheet: _Sheet, parts: Sequence[tuple[str, str, Decimal, str]], scale: Decimal, *, on_left: bool
) -> Decimal:
    """Lay out the parts of one side below each other, each with its words beside it, and give where they end."""
    middle, outer = Decimal(WIDTH) / 2, SIDE if on_left else WIDTH - SIDE
    inner = middle - NODE / 2 if on_left else middle + NODE / 2
    beside, anchor = (outer - NODE - BESIDE, "end") if on_left else (outer + NODE + BESIDE, "start")
    top, joined = FLOW_TOP, FLOW_TOP
    for style, label, value, text in parts:
        words = [*(("label", line) for line in _wrap(label, SIDE - NODE - BESIDE)), ("value", text)]
        thick = value * scale
        slot = max(thick, len(words) * LINE)
        y = top + (slot - thick) / 2
        if thick:
            sheet.rect(style, outer - NODE if on_left else outer, y, NODE, thick)
            sheet.ribbons.append(Path(style, _ribbon((outer, y), (inner, joined), thick)))
        for index, (kind, line) in enumerate(words):
            sheet.text(
                kind,
                (beside, top + (slot - len(words) * LINE) / 2 + index * LINE + 16),
                line,
                anchor,
            )
        top += slot + BETWEEN
        joined += thick
    return top - BETWEEN if parts else top


def _ribbon(start: Point, end: Point, thick: Decimal) -> str:
    """Write the outline of a ribbon that is equally thick, measured upright, from end to end."""
    (x0, y0), (x1, y1) = start, end
    bend = (x0 + x1) / 2
    upper = (
        f"M{_units(x0)} {_units(y0)} C{_units(bend)} {_units(y0)} {_units(bend)} {_units(y1)}"
        f" {_units(x1)} {_units(y1)}"
    )
    lower = (
        f"L{_units(x1)} {_units(y1 + thick)} C{_units(bend)} {_units(y1 + thick)} {_units(bend)}"
        f" {_units(y0 + thick)} {_units(x0)} {_units(y0 + thick)}"
    )
    return f"{upper} {lower} Z"


def shares(values: Sequence[Decimal]) -> list[Decimal | None]:
    """Return each value's share of the sum in percent with one decimal, or None where a share means nothing.

    A share of a sum with negative parts, or of nothing, is not given.
    """
    whole = sum(values, Decimal(0))
    if whole <= 0 or any(value < 0 for value in values):
        return [None for _ in values]
    return [(value * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) for value in values]
