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
    refuse_many(series)
    values = known_values(value for item in series for value in item.values)
    height = max(Decimal(PLOT), len(series) * END_LINES * LINE + BETWEEN)
    scale = height / (max(values) - min(values)) if max(values) > min(values) else Decimal(0)
    zero = PLOT_TOP + max(values) * scale
    left = max(
        [
            LINE,
            *(
                text_length(item.texts[0]) / 2
                for item in series
                if item.values and item.values[0] is not None
            ),
        ]
    )
    names = [_end_words(item, len(series)) for item in series]
    right = (
        WIDTH
        - max([Decimal(BESIDE), *(text_length(text) for lines in names for _, text in lines)])
        - 3 * BESIDE
    )
    places = positions(years, left, right)
    sheet = Sheet()
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
    sheet: Sheet, series: Sequence[Series], points: Sequence[Sequence[Point | None]]
) -> None:
    """Write the values at the other points where there is room.

    Ends of lines come first, then the highest and lowest.
    """
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
