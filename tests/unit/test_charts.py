"""Charts: lengths are proportional to the values and begin at zero; shares are rounded half up and told only where they mean something."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.charts import bar_chart, shares

SHARES = [
    ("halves", [1, 1], ["50.0", "50.0"]),
    ("thirds need not make a hundred", [1, 1, 1], ["33.3", "33.3", "33.3"]),
    ("half up", [1, 7], ["12.5", "87.5"]),
    ("half of a tenth goes up", [5, 9995], ["0.1", "100.0"]),
    ("nothing beside something", [0, 4], ["0.0", "100.0"]),
    ("only nothing", [0, 0], [None, None]),
    ("a negative part", [-1, 3], [None, None]),
    ("none", [], []),
]


@pytest.mark.parametrize(("title", "values", "expected"), SHARES, ids=[case[0] for case in SHARES])
def test_share_is_a_percentage_with_one_decimal(title: str, values: list[int], expected: list[str | None]):
    """A share is value times hundred over the sum, or not given."""
    assert [str(share) if share is not None else None for share in shares([Decimal(value) for value in values])] == expected


def test_bars_are_proportional_and_begin_at_zero():
    """Half the value is half the bar; nothing has no length."""
    chart = bar_chart([("a", Decimal(100), "100"), ("b", Decimal(50), "50"), ("c", Decimal(0), "0")])
    widths = [Decimal(bar.width) for bar in chart.bars]
    assert widths[0] > 0
    assert widths[1] * 2 == widths[0]
    assert widths[2] == 0
    assert {bar.x for bar in chart.bars} == {chart.zero_x} == {"0"}


def test_negative_bar_ends_at_zero():
    """A bar of -50 lies left of zero and is as long as one of 50 on its right."""
    chart = bar_chart([("min", Decimal(-50), "−50"), ("plus", Decimal(50), "50")])
    low, high = chart.bars
    assert Decimal(low.x) + Decimal(low.width) == Decimal(chart.zero_x) == Decimal(high.x)
    assert low.width == high.width


def test_bars_do_not_overlap_and_stay_inside():
    """Each bar has its own height, and the whole fits the drawing."""
    chart = bar_chart([(str(number), Decimal(number), str(number)) for number in range(1, 6)])
    for above, below in zip(chart.bars, chart.bars[1:], strict=False):
        assert Decimal(above.y) + Decimal(above.height) < Decimal(below.label_y)
    last = chart.bars[-1]
    assert Decimal(last.y) + Decimal(last.height) <= Decimal(chart.height)
    assert max(Decimal(bar.x) + Decimal(bar.width) for bar in chart.bars) <= Decimal(chart.width)


def test_chart_of_nothing_has_no_height():
    """A chart without bars is empty, not broken."""
    assert (bar_chart([]).bars, bar_chart([]).height) == ((), "0")
