"""Line charts: heights are proportional, unknown values are gaps, words never overlap."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.drawings.chart_drawing import Drawing, Series
from plugins.core.drawings.line_charts import line_chart
from plugins.core.drawings.small_charts import sparkline


def _series(label: str, *values: int | None) -> Series:
    return Series(
        label,
        tuple(None if value is None else Decimal(value) for value in values),
        tuple("onbekend" if value is None else f"€ {value}" for value in values),
    )


def _texts(drawing: Drawing, style: str) -> list[str]:
    return [text.text for text in drawing.texts if text.style == style]


# -- lines ----------------------------------------------------------------------------------------


def _heights(drawing: Drawing, style: str = "1") -> list[Decimal]:
    zero = Decimal(next(line.y1 for line in drawing.lines if line.style == "axis"))
    return [zero - Decimal(dot.y) for dot in drawing.dots if dot.style == style]


def test_points_stand_as_high_above_zero_as_their_values():
    """The contribution of Coevorden hardly changes, and the line shows that."""
    heights = _heights(line_chart((2017, 2018), (_series("", 35381, 35286),)))
    assert heights[0] == 200
    assert abs(heights[1] - Decimal(200) * 35286 / 35381) < Decimal("0.01")


def test_points_below_zero_stand_below_the_axis():
    """-50 is as far below zero as 50 above."""
    heights = _heights(line_chart((2017, 2018), (_series("", -50, 50),)))
    assert heights == [-100, 100]


def test_years_stand_to_scale():
    """Between 2020 and 2022 is twice the room of a year."""
    x = [Decimal(dot.x) for dot in line_chart((2019, 2020, 2022), (_series("", 1, 1, 1),)).dots]
    assert abs((x[2] - x[1]) - 2 * (x[1] - x[0])) <= Decimal("0.02")


GAPS = [
    ("without a gap", (2017, 2018, 2019), (1, 2, 3), [3]),
    ("an unknown year", (2017, 2018, 2019, 2020, 2021), (1, 2, None, 3, 4), [2, 2]),
    ("a year that is not given", (2017, 2018, 2020, 2021), (1, 2, 3, 4), [2, 2]),
    ("two years far apart", (2022, 2026), (1, 2), []),
    ("one loose year", (2017, 2018, 2019, 2020), (1, 2, None, 3), [2]),
    ("unknown at the ends", (2017, 2018, 2019, 2020), (None, 2, 3, None), [2]),
    ("nothing known", (2017, 2018), (None, None), []),
]


@pytest.mark.parametrize(
    ("title", "years", "values", "stretches"), GAPS, ids=[case[0] for case in GAPS]
)
@pytest.mark.parametrize("small", [False, True], ids=["large", "small"])
def test_line_breaks_where_a_year_is_missing(title, years, values, stretches, small):
    """Points are joined only when their years follow each other."""
    item = _series("", *values)
    drawing = (
        sparkline(list(zip(years, item.values, strict=True)))
        if small
        else line_chart(years, (item,))
    )
    assert [path.d.count("L") + 1 for path in drawing.paths] == stretches
    if not small:
        assert len(drawing.dots) == sum(value is not None for value in values)


def test_missing_years_stand_on_the_scale():
    """The reader sees that nothing is there."""
    assert _texts(line_chart((2022, 2026), (_series("", 1, 2),)), "scale") == [
        "0",
        "2022",
        "2023",
        "2024",
        "2025",
        "2026",
    ]


def test_line_that_ends_early_has_no_name_at_the_end():
    """The name beside the last year would say that the line comes that far."""
    drawing = line_chart((2020, 2021), (_series("lang", 1, 2), _series("kort", 3, None)))
    assert _texts(drawing, "label") == ["lang"]


def test_names_that_had_to_move_are_led_to_their_line():
    """Names are beside the ends of their lines; where lines end together they are moved.

    A thin line then connects each name to its line.
    """
    apart = line_chart((2020, 2021), (_series("a", 10, 10), _series("b", 100, 100)))
    together = line_chart((2020, 2021), (_series("a", 100, 100), _series("b", 99, 99)))
    assert [
        sum(line.style == "leader" for line in drawing.lines) for drawing in (apart, together)
    ] == [0, 1]
