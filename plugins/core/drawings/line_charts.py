"""Charts of lines over the years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from plugins.core.drawings.chart_drawing import (
    BESIDE,
    BETWEEN,
    LINE,
    WIDTH,
    Drawing,
    Path,
    Point,
    Series,
    Sheet,
    known_values,
    refuse_many,
    scale_of,
    text_length,
    units,
)

__all__ = ["course", "line_chart", "positions", "segments"]


# -- lines ----------------------------------------------------------------------------------------

PLOT, PLOT_TOP, END_LINES = 200, 34, 2
"""Of a line chart: its height between the lowest and highest value, the room above, the lines of
words at an end."""


def segments(years: Sequence[int], values: Sequence[Decimal | None]) -> Iterator[list[int]]:
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


def course(points: Sequence[Point]) -> str:
    """Write the path through points."""
    return "M" + " L".join(f"{units(x)} {units(y)}" for x, y in points)


def positions(years: Sequence[int], left: Decimal, right: Decimal) -> list[Decimal]:
    """Return the place of each year, to scale; a single year is in the middle."""
    span = max(years) - min(years) if years else 0
    return [
        left + (right - left) * (year - min(years)) / span if span else (left + right) / 2
        for year in years
    ]


def line_chart(years: Sequence[int], series: Sequence[Series]) -> Drawing:
    """Lay out lines over years, which rise from zero.

    Where a year is missing or unknown, the line breaks.

    Args:
        years: the year of each value, in order; years between them that are not given are missing.
        series: the values of each line.
    """
    refuse_many(series)
    values = known_values(value for item in series for value in item.values)
    height = max(Decimal(PLOT), len(series) * END_LINES * LINE + BETWEEN)
    scale = scale_of(values, height)
    zero, bottom = PLOT_TOP + max(values) * scale, PLOT_TOP + height
    names = [_end_words(item, len(series)) for item in series]
    left, right = _left_edge(series), _right_edge(names)
    sheet = Sheet()
    _axis(sheet, left, right, zero)
    _scale_words(sheet, years, (left, right), bottom)
    places = positions(years, left, right)
    points = [points_of(places, item.values, zero, scale) for item in series]
    for number, item in enumerate(points, start=1):
        _line(sheet, str(number), years, item)
    _end_labels(sheet, names, [item[-1] if item else None for item in points], bottom + LINE)
    _point_labels(sheet, series, points)
    return sheet.finished(WIDTH, bottom + LINE + BESIDE)


def points_of(
    places: Sequence[Decimal], values: Sequence[Decimal | None], zero: Decimal, scale: Decimal
) -> list[Point | None]:
    """Return the point of each value; None for one that is not known.

    Args:
        places: how far to the right each value is.
        values: the values, in order.
        zero: the height of zero, measured from above.
        scale: units for one of the value.
    """
    return [
        None if value is None else (x, zero - value * scale)
        for x, value in zip(places, values, strict=True)
    ]


def _left_edge(series: Sequence[Series]) -> Decimal:
    """Return where the lines begin, with room for half of the first values."""
    firsts = (item.texts[0] for item in series if item.values and item.values[0] is not None)
    return max([LINE, *(text_length(text) / 2 for text in firsts)])


def _right_edge(names: Sequence[list[tuple[str, str]]]) -> Decimal:
    """Return where the lines end, with room for the words beside them."""
    lengths = (text_length(text) for lines in names for _, text in lines)
    return WIDTH - max([Decimal(BESIDE), *lengths]) - 3 * BESIDE


def _axis(sheet: Sheet, left: Decimal, right: Decimal, zero: Decimal) -> None:
    sheet.line("axis", (left - BESIDE, zero), (right + BESIDE, zero))
    sheet.taken.append((left - BESIDE, zero, right + BESIDE, zero))
    sheet.text("scale", (left - 12, zero + 5), "0", "end")


def _line(sheet: Sheet, style: str, years: Sequence[int], points: Sequence[Point | None]) -> None:
    """Draw one line with its points."""
    known = [Decimal(0) if point else None for point in points]
    for stretch in segments(years, known):
        if len(stretch) > 1:
            sheet.paths.append(
                Path(style, course([point for at in stretch if (point := points[at])]))
            )
    for point in points:
        if point:
            sheet.dot(style, point)


def _scale_words(sheet: Sheet, years: Sequence[int], ends: Point, bottom: Decimal) -> None:
    """Write all years below the lines, or as many as there is room for.

    A year without a value is there too.
    """
    if not years:
        return
    every = list(range(min(years), max(years) + 1))
    step = -(-len(every) * int(text_length("2000") + BESIDE) // int(ends[1] - ends[0] + LINE * 2))
    for year, x in list(zip(every, positions(every, *ends), strict=True))[:: max(step, 1)]:
        sheet.text("scale", (x, bottom + LINE + 2), str(year), "middle")


def _end_words(item: Series, count: int) -> list[tuple[str, str]]:
    """Return what is beside the end of a line, each text with its style: name and last value."""
    if not item.values or item.values[-1] is None:
        return []
    name = [("label", item.label)] if count > 1 and text_length(item.label) <= WIDTH / 3 else []
    return [*name, ("value", item.texts[-1])]


def _end_labels(
    sheet: Sheet,
    names: Sequence[list[tuple[str, str]]],
    ends: Sequence[Point | None],
    bottom: Decimal,
) -> None:
    """Write names and last values beside the ends of the lines, moved apart where needed."""
    placed = [(end, words) for end, words in zip(ends, names, strict=True) if end]
    placed.sort(key=lambda entry: entry[0][1])
    heights = [len(words) * LINE for _, words in placed]
    tops = _apart([end[1] for end, _ in placed], heights, bottom)
    for top, height, (end, words) in zip(tops, heights, placed, strict=True):
        _end_label(sheet, end, words, top, top + height / 2)


def _apart(
    middles: Sequence[Decimal], heights: Sequence[Decimal], bottom: Decimal
) -> list[Decimal]:
    """Return the tops of texts that are wanted around these heights, without overlap."""
    tops: list[Decimal] = []
    floor = Decimal(0)
    for middle, height in zip(middles, heights, strict=True):
        tops.append(max(middle - height / 2, floor))
        floor = tops[-1] + height
    limit = bottom
    for place in range(len(tops) - 1, -1, -1):
        tops[place] = limit = min(tops[place], limit - heights[place])
    return tops


def _end_label(
    sheet: Sheet, end: Point, words: Sequence[tuple[str, str]], top: Decimal, middle: Decimal
) -> None:
    x, y = end
    if abs(middle - y) > BESIDE:
        sheet.line("leader", (x + BESIDE, y), (x + 2 * BESIDE + 4, middle))
    for index, (style, text) in enumerate(words):
        sheet.text(style, (x + 3 * BESIDE, top + index * LINE + 16), text)


def _point_labels(
    sheet: Sheet, series: Sequence[Series], points: Sequence[Sequence[Point | None]]
) -> None:
    """Write the values at the other points where there is room.

    Ends of lines come first, then the highest and lowest.
    """
    wanted = [
        entry
        for item, places in zip(series, points, strict=True)
        for entry in _ranked(item, places)
    ]
    for _, (x, y), text in sorted(wanted, key=lambda entry: entry[0]):
        sheet.text_where_free("value", ((x, y - 11), (x, y + 22)), text, Decimal(WIDTH))


def _ranked(item: Series, places: Sequence[Point | None]) -> Iterator[tuple[int, Point, str]]:
    """Yield (rank, point, value) of each point but the last year; the lowest rank comes first."""
    known = [at for at, point in enumerate(places) if point]
    heights = [item.values[at] or Decimal(0) for at in known]
    for at in known:
        point = places[at]
        if point and at < len(places) - 1:
            is_end = at in (known[0], known[-1])
            is_extreme = item.values[at] in (max(heights), min(heights))
            yield 0 if is_end else 1 if is_extreme else 2, point, item.texts[at]
