"""Charts of bars: side by side, stacked, and as shares of a whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from plugins.core.drawings.chart_drawing import (
    BESIDE,
    BETWEEN,
    LINE,
    WIDTH,
    Drawing,
    Point,
    Series,
    Sheet,
    known_values,
    refuse_many,
    scale_of,
    text_length,
    wrap,
)

__all__ = ["grouped_bars", "share_bars", "shares", "stacked_bars"]

BAR, BAR_STEP, STACK = 20, 23, 32


def grouped_bars(categories: Sequence[str], series: Sequence[Series]) -> Drawing:
    """Lay out horizontal bars in a group for each category, its label above them.

    One series gives plain bars. Bars of negative values go left of zero; an unknown value leaves
    its place empty.
    """
    refuse_many(series)
    values = known_values(value for item in series for value in item.values)
    room = max(WIDTH - BESIDE - _longest_value(series), Decimal(WIDTH) / 2)
    scale = scale_of(values, room)
    zero = -min(values) * scale
    sheet, top = Sheet(), Decimal(0)
    for at, category in enumerate(categories):
        top = start = _label(sheet, category, top)
        for number, item in enumerate(series, start=1):
            _bar(sheet, str(number), (item.values[at], item.texts[at]), (zero, top), scale)
            top += BAR_STEP
        sheet.line("axis", (zero, start - 3), (zero, top))
        top += BETWEEN
    return sheet.finished(WIDTH, max(top - BETWEEN, Decimal(0)))


def _longest_value(series: Sequence[Series]) -> Decimal:
    texts = (
        text
        for item in series
        for value, text in zip(item.values, item.texts, strict=True)
        if value is not None
    )
    return max(map(text_length, texts), default=Decimal(0))


def _label(sheet: Sheet, text: str, top: Decimal) -> Decimal:
    """Write a label over the whole width and return where it ends."""
    for line in wrap(text, Decimal(WIDTH)):
        sheet.text("label", (Decimal(0), top + LINE - 7), line)
        top += LINE
    return top


def _bar(
    sheet: Sheet, style: str, shown: tuple[Decimal | None, str], start: Point, scale: Decimal
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
    """Lay out a bar for each category, in which the series follow each other.

    Raises:
        ValueError: a value is negative, or all are nothing.
    """
    wholes = _wholes(categories, series)
    return _stacks(categories, series, [Decimal(WIDTH) / max(wholes) for _ in wholes])


def share_bars(categories: Sequence[str], series: Sequence[Series]) -> Drawing:
    """Lay out a bar of 100 % for each category; none where a part is not known.

    Raises:
        ValueError: as for `stacked_bars`.
    """
    scales = [
        Decimal(WIDTH) / whole
        if whole and all(item.values[at] is not None for item in series)
        else Decimal(0)
        for at, whole in enumerate(_wholes(categories, series))
    ]
    return _stacks(categories, series, scales)


def _wholes(categories: Sequence[str], series: Sequence[Series]) -> list[Decimal]:
    """Return the sum of what is known of each category."""
    refuse_many(series)
    if min(known_values(value for item in series for value in item.values)) < 0:
        raise ValueError("a part of a whole is negative")
    wholes = [
        sum(known_values(item.values[at] for item in series), Decimal(0))
        for at in range(len(categories))
    ]
    if not any(wholes):
        raise ValueError("there is no whole to divide")
    return wholes


def _stacks(
    categories: Sequence[str], series: Sequence[Series], scales: Sequence[Decimal]
) -> Drawing:
    """Lay out bars of segments, each on its own scale; a value is in its segment where it fits."""
    sheet, top = Sheet(), Decimal(0)
    for at, category in enumerate(categories):
        top = _label(sheet, category, top)
        _stack(sheet, [(item.values[at], item.texts[at]) for item in series], top, scales[at])
        sheet.line("axis", (Decimal(0), top - 3), (Decimal(0), top + STACK + 3))
        top += STACK + BETWEEN
    return sheet.finished(WIDTH, max(top - BETWEEN + 3, Decimal(0)))


def _stack(
    sheet: Sheet, parts: Sequence[tuple[Decimal | None, str]], top: Decimal, scale: Decimal
) -> None:
    """Draw one bar of segments."""
    x = Decimal(0)
    for number, (value, text) in enumerate(parts, start=1):
        length = (value or Decimal(0)) * scale
        if length:
            sheet.rect(str(number), x, top, length, Decimal(STACK))
        if length >= text_length(text) + BESIDE:
            sheet.text(f"on-{number}", (x + length / 2, top + 22), text, "middle")
        x += length


def shares(values: Sequence[Decimal]) -> list[Decimal | None]:
    """Return each value's share of the sum in percent, or None where that means nothing.

    A share of a sum with negative parts, or of nothing, is not given.
    """
    whole = sum(values, Decimal(0))
    if whole <= 0 or any(value < 0 for value in values):
        return [None for _ in values]
    return [(value * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP) for value in values]
