"""Views of charts of datasets: bars of one, figures of several side by side, the flow of one."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.core.drawings.money_flow import Part
from plugins.core.dutch import format_period
from plugins.core.figures.comparison_rows import Amount, Column
from plugins.core.figures.comparisons import Comparison
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.totals import stated_total, sum_of
from plugins.core.vocabulary import SIDES
from plugins.run.run_state import Run
from plugins.views.charts.chart_views import ChartData, ChartFrame, ChartView, Series, chart_view
from plugins.views.charts.flow_views import FlowData, flow_view
from plugins.views.download_views import downloads_of
from plugins.views.source_views import dataset_sources
from plugins.views.words import localised, number_text, stated_text

__all__ = ["bar_chart_view", "comparison_chart_view", "dataset_frame", "money_flow_view"]


def dataset_frame(
    run: Run, datasets: Sequence[Dataset], chart_id: str, title: str, language: str
) -> ChartFrame:
    """Return what surrounds a chart of datasets: title, sources, and the files of a single one.

    Args:
        run: the run.
        datasets: what it shows, the first of which gives the title where there is none.
        chart_id: the id of the chart on its page.
        title: as the writer gave it, or empty.
        language: of the page.
    """
    return ChartFrame(
        chart_id,
        title or localised(run, datasets[0].title, language),
        language,
        dataset_sources(run, datasets, language),
        downloads_of(run, datasets[0], language) if len(datasets) == 1 else (),
    )


def bar_chart_view(
    run: Run, frame: ChartFrame, dataset: Dataset, lines: Sequence[Line]
) -> ChartView:
    """Return plain bars of lines of one unit of a dataset.

    Args:
        run: the run.
        frame: what surrounds the chart.
        dataset: where the lines are from.
        lines: what is drawn.
    """
    language = frame.language
    texts = tuple(stated_text(run, line, language) for line in lines)
    values = tuple(line.value for line in lines)
    series = Series(localised(run, dataset.title, language), values, texts)
    categories = tuple(localised(run, line.label, language) for line in lines)
    data = ChartData(categories, (series,), lines[0].unit if lines else "")
    return chart_view(run, "staven", frame, data)


def money_flow_view(
    run: Run, frame: ChartFrame, dataset: Dataset, lines: Sequence[Line]
) -> ChartView:
    """Return the flow from the income to the spending of a dataset.

    Args:
        run: the run.
        frame: what surrounds the chart.
        dataset: where the lines are from.
        lines: what is drawn.

    Raises:
        ValueError: a part is negative, or all are zero.
    """
    incoming, outgoing = ([line for line in lines if line.side == side] for side in SIDES)
    data = FlowData(
        _flow_parts(run, incoming, frame.language),
        _flow_parts(run, outgoing, frame.language),
        run.theme.word_in(frame.language, "chart-flow-unsaid"),
        dataset.unit,
        (_states(dataset, incoming), _states(dataset, outgoing)),
    )
    return flow_view(run, frame, data)


def _states(dataset: Dataset, lines: Sequence[Line]) -> bool:
    """Return whether the document states the sum of lines, and the same as we reckon."""
    total = stated_total(dataset, lines)
    return total is not None and total.value == sum_of(lines)


def _flow_parts(run: Run, lines: Sequence[Line], language: str) -> list[Part]:
    """Return the parts of one side; lines that share a name are one part, named by their group."""
    parts: dict[str, list[Line]] = {}
    for line in lines:
        parts.setdefault(line.label, []).append(line)
    return [_flow_part(run, label, group, language) for label, group in parts.items()]


def _flow_part(run: Run, label: str, lines: Sequence[Line], language: str) -> Part:
    first, value = lines[0], sum_of(lines)
    name = first.group or label if len(lines) > 1 else label
    qualifier = localised(run, first.qualifier, language)
    text = f"{qualifier} {number_text(value, first.unit, language)}".strip()
    return localised(run, name, language), value, text


def comparison_chart_view(
    run: Run, chart_type: str, frame: ChartFrame, comparison: Comparison
) -> ChartView:
    """Return a chart of figures side by side.

    Grouped bars have figures by year, other chart types years by figure.

    Args:
        run: the run.
        chart_type: one of `chart_views.CHART_TYPES`.
        frame: what surrounds it.
        comparison: the figures.

    Raises:
        ValueError: as `chart_view`.
    """
    data = _compared(run, comparison, frame.language, by_year=chart_type == "gegroepeerd")
    return chart_view(run, chart_type, frame, data)


def _compared(run: Run, comparison: Comparison, language: str, *, by_year: bool) -> ChartData:
    """Return figures side by side as the data of a chart."""
    found = enumerate(comparison.columns)
    at = [(index, column) for index, column in found if isinstance(column, Column)]
    periods = tuple(format_period(column.period, language) for _, column in at)
    cells = [[row.cells[index] for index, _ in at] for row in comparison.rows]
    values = [tuple(cell.value if cell else None for cell in row) for row in cells]
    texts = [tuple(_cell_text(run, cell, language) for cell in row) for row in cells]
    labels = tuple(localised(run, row.name, language) for row in comparison.rows)
    unit = comparison.rows[0].unit
    if by_year:
        turned = zip(periods, zip(*values, strict=True), zip(*texts, strict=True), strict=True)
        return ChartData(labels, tuple(Series(*item) for item in turned), unit)
    series = tuple(Series(*item) for item in zip(labels, values, texts, strict=True))
    return ChartData(periods, series, unit, tuple(column.period.last.year for _, column in at))


def _cell_text(run: Run, cell: Amount | None, language: str) -> str:
    if cell is None:
        return run.theme.word_in(language, "comparison-none")
    return stated_text(run, cell.lines[0], language)
