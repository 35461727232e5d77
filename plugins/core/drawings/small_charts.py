"""Charts beside a figure: a sparkline, and a bar against its target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plugins.core.drawings.chart_drawing import Drawing, Path, Sheet, known_values, scale_of
from plugins.core.drawings.line_charts import course, points_of, positions, segments

__all__ = ["bullet", "sparkline"]


def sparkline(points: Sequence[tuple[int, Decimal | None]]) -> Drawing:
    """Lay out a small line without words, on zero as large ones are.

    There is a point at its last value and at loose ones.
    """
    width, height, edge = Decimal(160), Decimal(44), Decimal(5)
    years, given = [year for year, _ in points], [value for _, value in points]
    values = known_values(given)
    scale = scale_of(values, height - 2 * edge)
    zero = edge + max(values) * scale
    places = points_of(positions(years, edge, width - edge), given, zero, scale)
    sheet = Sheet()
    sheet.line("axis", (Decimal(0), zero), (width, zero))
    stretches = list(segments(years, given))
    for stretch in stretches:
        known = [point for at in stretch if (point := places[at])]
        if len(known) > 1:
            sheet.paths.append(Path("1", course(known)))
        if len(known) == 1 or stretch is stretches[-1]:
            sheet.dot("1", known[-1])
    return sheet.finished(width, height)


def bullet(value: Decimal | None, target: Decimal, baseline: Decimal | None) -> Drawing:
    """Lay out a small bar from zero against a target, with a tick where it began."""
    width, height, edge = Decimal(240), Decimal(28), Decimal(3)
    values = known_values((value, target, baseline))
    scale = scale_of(values, width - 2 * edge)
    zero = edge - min(values) * scale
    sheet = Sheet()
    sheet.rect("track", edge, Decimal(6), width - 2 * edge, Decimal(16))
    if value is not None:
        left = zero + min(value, Decimal(0)) * scale
        sheet.rect("1", left, Decimal(9), abs(value) * scale, Decimal(10))
    _tick(sheet, "axis", zero, 2)
    if baseline is not None:
        _tick(sheet, "baseline", zero + baseline * scale, 3)
    _tick(sheet, "target", zero + target * scale, 1)
    return sheet.finished(width, height)


def _tick(sheet: Sheet, style: str, x: Decimal, top: int) -> None:
    """Draw an upright line around the bar of a bullet."""
    sheet.line(style, (x, Decimal(top)), (x, Decimal(28 - top)))
