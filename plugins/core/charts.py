"""Charts as plain numbers: values in, the geometry of a bar chart out. No SVG, no colour.

Bars start at zero and their lengths are proportional to the values; a test reads them back from the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

__all__ = ["Bar", "BarChart", "bar_chart", "shares"]

WIDTH = 640
LABEL_HEIGHT = 22
BAR_HEIGHT = 22
GAP = 14
VALUE_ROOM = 110
"""Room behind the longest bar for its value, in chart units."""


@dataclass(frozen=True)
class Bar:
    """One bar, in chart units from the upper left corner."""

    label: str
    value_text: str
    x: str
    y: str
    width: str
    height: str
    text_x: str
    text_y: str
    label_y: str


@dataclass(frozen=True)
class BarChart:
    """The geometry of a whole chart."""

    width: str
    height: str
    zero_x: str
    axis_y1: str
    axis_y2: str
    bars: tuple[Bar, ...]


def _units(value: Decimal) -> str:
    """Write a length with at most two decimals and no tail of zeros."""
    text = f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".")


def bar_chart(items: Sequence[tuple[str, Decimal, str]]) -> BarChart:
    """Lay out horizontal bars, a label above each.

    Args:
        items: (label, value, value as text); values may be negative.
    """
    low = min([Decimal(0), *(value for _, value, _ in items)])
    high = max([Decimal(0), *(value for _, value, _ in items)])
    room = Decimal(WIDTH - VALUE_ROOM)
    scale = room / (high - low) if high > low else Decimal(0)
    zero = -low * scale
    step = LABEL_HEIGHT + BAR_HEIGHT + GAP
    bars = tuple(_bar(item, index * step, zero, scale) for index, item in enumerate(items))
    bottom = len(items) * step - GAP
    return BarChart(str(WIDTH), str(max(bottom, 0)), _units(zero), "0", str(max(bottom, 0)), bars)


def _bar(item: tuple[str, Decimal, str], top: int, zero: Decimal, scale: Decimal) -> Bar:
    """Lay out one bar whose label begins at `top`."""
    label, value, text = item
    length = abs(value) * scale
    x = zero if value >= 0 else zero - length
    y = top + LABEL_HEIGHT
    return Bar(
        label, text, _units(x), str(y), _units(length), str(BAR_HEIGHT),
        _units(max(x + length, zero) + 8), str(y + BAR_HEIGHT - 6), str(top + LABEL_HEIGHT - 7),
    )  # fmt: skip


def shares(values: Sequence[Decimal]) -> list[Decimal | None]:
    """Give each value's share of the sum in percent with one decimal, or None where a share means nothing.

    A share of a sum with negative parts, or of nothing, is not given.
    """
    whole = sum(values, Decimal(0))
    if whole <= 0 or any(value < 0 for value in values):
        return [None for _ in values]
    return [(value * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) for value in values]
