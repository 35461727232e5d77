"""The history of a figure: the value before it, its baseline, its target, its course."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypedDict

from plugins.core.dutch import format_euro, format_number, format_percentage, format_period
from plugins.core.figures.comparison_rows import percentage
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.vocabulary import DIRECTIONS
from plugins.run.run_state import Run
from plugins.views.charts.small_chart_views import SmallChartView, bullet_view, spark_view
from plugins.views.words import number_text, value_text

__all__ = [
    "BaselineView",
    "ChangeView",
    "HistoryView",
    "PreviousView",
    "TargetView",
    "difference_text",
    "history_view",
    "value_before",
]

SPARK_POINTS = 3
"""A line through fewer points shows nothing that the two values do not."""
Known = Sequence[tuple[Dataset, Line]]
"""The values of a figure that are known, oldest first."""


class PreviousView(TypedDict):
    """The value before."""

    value: str
    reference: str


class ChangeView(TypedDict):
    """The change since the value before."""

    text: str
    direction: str
    """`up`, `down` or `same`."""
    verdict: str
    """Whether that is the wanted direction, in words; empty where none is wanted."""


class BaselineView(PreviousView):
    """The value that later ones are compared with."""

    change: str


class TargetView(PreviousView):
    """The value that is aimed for; empty where only a direction is wanted."""

    direction: str


class HistoryView(TypedDict):
    """The history of a figure."""

    previous: PreviousView | None
    change: ChangeView | None
    baseline: BaselineView | None
    target: TargetView | None
    spark: SmallChartView | None
    """Its course."""
    bullet: SmallChartView | None
    """The value against its target."""


def history_view(run: Run, line: Line, known: Known, language: str) -> HistoryView:
    """Return the history of a figure.

    Args:
        run: the run.
        line: the figure.
        known: its known values, oldest first.
        language: of the page.
    """
    before = value_before(line, known)
    return {
        "previous": _previous(run, before, language),
        "change": _change_since(run, line, before[0][1], language) if before else None,
        "baseline": _baseline(run, line, known, language),
        "target": _target(run, line, language),
        "spark": _course(run, known, language),
        "bullet": _aim(run, line, known, language),
    }


def value_before(line: Line, known: Known) -> Known:
    """Return the last value before a figure that can be compared with it, or nothing."""
    if line.value is None:
        return []
    return [pair for pair in known if pair[1].period.last < line.period.first][-1:]


def _previous(run: Run, before: Known, language: str) -> PreviousView | None:
    if not before:
        return None
    _, line = before[0]
    return {
        "value": value_text(run, line, language),
        "reference": format_period(line.period, language),
    }


def _change_since(run: Run, line: Line, before: Line, language: str) -> ChangeView:
    """Return how a value differs from an earlier one, and whether that is the wanted direction."""
    assert line.value is not None and before.value is not None
    difference = line.value - before.value
    direction = "up" if difference > 0 else "down" if difference < 0 else "same"
    key = {"up": "change-more", "down": "change-less", "same": "change-same"}[direction]
    text = run.theme.word_in(
        language,
        key,
        amount=difference_text(run, line.unit, abs(difference), language),
        when=format_period(before.period, language),
    )
    part = percentage(abs(difference), before.value) if difference and line.unit != "%" else None
    wanted = dict(zip(DIRECTIONS, ("up", "down", "same"), strict=True)).get(line.direction, "")
    verdict = (
        run.theme.word_in(language, "change-wanted" if direction == wanted else "change-unwanted")
        if wanted
        else ""
    )
    return {
        "text": text + (f" ({format_percentage(part, language)})" if part is not None else ""),
        "direction": direction,
        "verdict": verdict,
    }


def difference_text(run: Run, unit: str, amount: Decimal, language: str) -> str:
    """Format a difference in the unit of its figures.

    Args:
        run: the run.
        unit: of the figures; the difference of percentages is in percentage points.
        amount: the difference, without its sign.
        language: of the page.
    """
    if unit == "euro":
        return format_euro(amount, language)
    number = format_number(amount, language)
    return run.theme.word_in(language, "percentage-points", n=number) if unit == "%" else number


def _baseline(run: Run, line: Line, known: Known, language: str) -> BaselineView | None:
    """Return the value that later ones are compared with, and the change since."""
    first = next((item for _, item in known if item.baseline), None)
    if first is None or first.period == line.period or line.value is None:
        return None
    return {
        "value": value_text(run, first, language),
        "reference": format_period(first.period, language),
        "change": _change_since(run, line, first, language)["text"],
    }


def _target(run: Run, line: Line, language: str) -> TargetView | None:
    """Return the value that is aimed for, by when, and in which direction."""
    if line.target is None and not line.direction:
        return None
    wanted = run.theme.word_in(language, f"direction-{line.direction}") if line.direction else ""
    if line.target is None:
        return {"value": "", "reference": "", "direction": wanted}
    return {
        "value": number_text(line.target, line.unit, language),
        "reference": format_period(line.target_period or line.period, language),
        "direction": wanted,
    }


def _course(run: Run, known: Known, language: str) -> SmallChartView | None:
    points = [
        (item.period.last.year, item.value, value_text(run, item, language))
        for _, item in known
        if len(item.period.years) == 1
    ]
    apart = len({year for year, _, _ in points}) == len(points) == len(known)
    return spark_view(run, points, language) if apart and len(points) >= SPARK_POINTS else None


def _aim(run: Run, line: Line, known: Known, language: str) -> SmallChartView | None:
    """Return the value drawn against its target, where there is one."""
    if line.target is None:
        return None
    first = next((item for _, item in known if item.baseline and item.period != line.period), None)
    start = (
        (first.value, value_text(run, first, language))
        if first and first.value is not None
        else None
    )
    now = (line.value, value_text(run, line, language)) if line.value is not None else None
    return bullet_view(
        run, now, (line.target, number_text(line.target, line.unit, language)), start, language
    )
