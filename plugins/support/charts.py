"""Views of charts: geometry from `core.charts`, words and numbers in the page's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plugins.core.charts import bar_chart
from plugins.core.figures import Dataset, Line
from plugins.support.build import Build
from plugins.support.views import chart_items, downloads_of, source_view

__all__ = ["bar_chart_view"]


def bar_chart_view(
    build: Build, dataset: Dataset, lines: Sequence[Line], title: str, chart_id: str, marks: list[dict[str, Any]], language: str
) -> dict[str, Any]:
    """Give the view of a bar chart of lines of one unit."""
    items = chart_items(build, lines, language)
    chart = bar_chart(items)
    unit = build.theme.word_in(language, "money-unit") if lines and lines[0].is_money else (lines[0].unit if lines else "")
    return {
        "id": chart_id, "title": title or dataset.title, "description": _describe(build, items, language), "unit": unit,
        "width": chart.width, "height": chart.height, "label_width": chart.zero_x, "axis_y1": chart.axis_y1, "axis_y2": chart.axis_y2,
        "bars": [{**vars(bar), "value": bar.value_text} for bar in chart.bars],
        "table": [{"label": label, "value": text} for label, _, text in items],
        "source": source_view(build, dataset.source, dataset.source.place), "downloads": downloads_of(build, dataset, language), "note_marks": marks,
    }  # fmt: skip


def _describe(build: Build, items: Sequence[tuple[str, Any, str]], language: str) -> str:
    """Say in a sentence what the chart shows, for those who do not see it."""
    if not items:
        return build.theme.word_in(language, "chart-empty")
    high = max(items, key=lambda item: item[1])
    low = min(items, key=lambda item: item[1])
    return build.theme.word_in(language, "chart-description", count=len(items), high=high[0], high_value=high[2], low=low[0], low_value=low[2])
