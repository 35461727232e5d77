"""Views of small drawings beside a figure: its course through the years, and its target."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypedDict

from plugins.core.drawings.chart_drawing import Drawing
from plugins.core.drawings.small_charts import bullet, sparkline
from plugins.run.run_state import Run
from plugins.views.charts.chart_views import ChartData, Series, missing_years

__all__ = ["SmallChartView", "bullet_view", "spark_view"]

Stated = tuple[Decimal, str]
"""A value and its text."""


class SmallChartView(TypedDict):
    """A small drawing, with the same said in words."""

    label: str
    drawing: Drawing


def spark_view(
    run: Run, points: Sequence[tuple[int, Decimal | None, str]], language: str
) -> SmallChartView:
    """Return a small line of one figure through the years.

    Args:
        run: the run.
        points: (year, value, value as text), oldest first.
        language: of the page.
    """
    word = run.theme.word_in
    item = Series("", tuple(value for _, value, _ in points), tuple(text for _, _, text in points))
    years = tuple(year for year, _, _ in points)
    known = [(year, text) for year, value, text in points if value is not None]
    label = [word(language, "chart-empty")]
    if known:
        (first, first_value), (last, last_value) = known[0], known[-1]
        label = [
            word(
                language,
                "chart-spark",
                first=first,
                first_value=first_value,
                last=last,
                last_value=last_value,
            )
        ]
    data = ChartData(tuple(map(str, years)), (item,), "", years)
    missing = missing_years(data, item) if known else []
    if missing:
        label.append(word(language, "chart-spark-unknown", names=", ".join(missing)))
    drawing = sparkline([(year, value) for year, value, _ in points])
    return {"label": " ".join(label), "drawing": drawing}


def bullet_view(
    run: Run, value: Stated | None, target: Stated, baseline: Stated | None, language: str
) -> SmallChartView:
    """Return a value against its target; what is not known is not drawn.

    Args:
        run: the run.
        value: as it is now.
        target: as it should be.
        baseline: where it began, shown as a tick.
        language: of the page.
    """
    word = run.theme.word_in
    shown = value[1] if value else word(language, "figure-unknown")
    label = [word(language, "chart-bullet", value=shown, target=target[1])]
    if baseline:
        label.append(word(language, "chart-bullet-baseline", baseline=baseline[1]))
    drawing = bullet(value[0] if value else None, target[0], baseline[0] if baseline else None)
    return {"label": " ".join(label), "drawing": drawing}
