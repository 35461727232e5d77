"""Small charts: heights are proportional and begin at zero, unknown values are not drawn."""

from __future__ import annotations

import re
from decimal import Decimal

from plugins.core.drawings.chart_drawing import Drawing
from plugins.core.drawings.small_charts import bullet, sparkline

# -- lines ----------------------------------------------------------------------------------------


def _heights(drawing: Drawing, style: str = "1") -> list[Decimal]:
    zero = Decimal(next(line.y1 for line in drawing.lines if line.style == "axis"))
    return [zero - Decimal(dot.y) for dot in drawing.dots if dot.style == style]


# -- small drawings -------------------------------------------------------------------------------


def test_small_line_stands_on_zero_and_marks_its_end_and_loose_points():
    """10 is half as high as 20; there are dots at the loose year and at the end."""
    drawing = sparkline(
        [
            (2017, Decimal(20)),
            (2018, Decimal(10)),
            (2020, Decimal(20)),
            (2022, Decimal(5)),
            (2023, Decimal(10)),
        ]
    )
    assert _heights(drawing) == [34, 17]
    course = [Decimal(value) for value in re.findall(r"[\d.]+", drawing.paths[0].d)]
    assert [Decimal(drawing.lines[0].y1) - course[1], Decimal(drawing.lines[0].y1) - course[3]] == [
        34,
        17,
    ]


def test_bullet_is_as_long_as_its_value_against_its_target():
    """75 of 100 is three quarters of the way to the target, and begins at zero as it does."""
    drawing = bullet(Decimal(75), Decimal(100), Decimal(50))
    bar = next(rect for rect in drawing.rects if rect.style == "1")
    places = {line.style: Decimal(line.x1) for line in drawing.lines}
    assert Decimal(bar.x) == places["axis"]
    assert Decimal(bar.width) * 4 == (places["target"] - places["axis"]) * 3
    assert (places["baseline"] - places["axis"]) * 2 == places["target"] - places["axis"]


def test_bullet_without_value_or_beginning_shows_the_target_alone():
    """An unknown value has no bar."""
    drawing = bullet(None, Decimal(100), None)
    assert [rect.style for rect in drawing.rects] == ["track"]
    assert [line.style for line in drawing.lines] == ["axis", "target"]


def test_bullet_of_a_negative_value_ends_at_zero():
    """A loss lies left of zero."""
    drawing = bullet(Decimal(-50), Decimal(100), None)
    bar = drawing.rects[1]
    assert Decimal(bar.x) + Decimal(bar.width) == Decimal(drawing.lines[0].x1)
    assert Decimal(bar.width) == 78
