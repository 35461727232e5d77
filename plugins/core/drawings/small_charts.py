"""Charts beside a figure: a sparkline, and a bar against its target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plugins.core.drawings.chart_drawing import Drawing, Path, Sheet, known_values
from plugins.core.drawings.line_charts import course, positions, segments

__all__ = ["bullet", "sparkline"]


def sparkline(points: Sequence[tuple[int, Decimal | None]]) -> Drawing:
    """Lay out a small line without words, on zero as large ones are.

    There is a point at its last value and at loose ones.
    """
    width, height, edge = Decimal(160), Decimal(44), Decimal(5)
    years, given = [year for year, _ in points], [value for _, value in points]
    values = known_values(given)
    scale = (
        (height - 2 * edge) / (max(values) - min(values))
        if max(values) > min(values)
        else Decimal(0)
    )
    zero = edge + max(values) * scale
    places = [
        None if value is None else (x, zero - value * scale)
        for x, value in zip(positions(years, edge, width - edge), given, strict=True)
    ]
    sheet = Sheet()
    sheet.line("axis", (Decimal(0), zero), (width, zero))
    stretches = list(segments(years, given))
    for stretch in stretches:
        points_of_line = [point for at in stretch if (point := places[at])]
        if len(points_of_line) > 1:
            sheet.paths.append(Path("1", course(points_of_line)))
        if len(points_of_line) == 1 or stretch is stretches[-1]:
            sheet.dot("1", points_of_line[-1])
    return sheet.finished(width, height)


def bullet(value: Decimal | None, target: Decimal, baseline: Decimal | None) -> Drawing:
    """Lay out a small bar from zero against a target, with a tick where it began."""
    width, height, edge = Decimal(240), Decimal(28), Decimal(3)
    values = known_values((value, target, baseline))
    scale = (
        (width - 2 * edge) / (max(values) - min(values))
        if max(values) > min(values)
        else Decimal(0)
    )
    zero = edge - min(values) * scale
    sheet = Sheet()
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
