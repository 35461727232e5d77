"""Views of charts: geometry from `core/drawings`, words and numbers in the page's language.

What a view says in its drawing, its table and its description comes from one and the same series.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from plugins.core.drawings.bar_charts import grouped_bars, share_bars, shares, stacked_bars
from plugins.core.drawings.chart_drawing import Drawing, Series
from plugins.core.drawings.line_charts import line_chart
from plugins.core.dutch import format_percentage
from plugins.run.run_state import Run
from plugins.views.download_views import DownloadView
from plugins.views.note_views import NoteMark
from plugins.views.source_views import DatasetSourceView
from plugins.views.words import localised

__all__ = [
    "CHART_TYPES",
    "ChartData",
    "ChartFrame",
    "ChartView",
    "Series",
    "chart_view",
    "frame_view",
    "missing_years",
]


@dataclass(frozen=True)
class ChartData:
    """What a chart shows: a value of each series for each category."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    """As in the data: `euro`, `%`, or what is counted."""
    years: tuple[int, ...] = ()
    """The year of each category, in order; only a line asks for them."""


@dataclass(frozen=True)
class ChartFrame:
    """What surrounds a chart."""

    chart_id: str
    title: str
    language: str
    sources: Sequence[DatasetSourceView] = ()
    """Source, reference date and status of each dataset it shows."""
    downloads: Sequence[DownloadView] = ()


class LegendEntry(TypedDict):
    """One series in the legend."""

    label: str
    style: str
    """The number of its pattern, or `rest`."""


class ChartRow(TypedDict):
    """A row of the table with the same values."""

    label: str
    cells: list[str]


class ChartTable(TypedDict):
    """The values of a chart as a table."""

    head: list[str]
    rows: list[ChartRow]


class FrameView(TypedDict):
    """What surrounds a chart, as the theme gets it."""

    id: str
    title: str
    unit: str
    sources: list[DatasetSourceView]
    downloads: list[DownloadView]
    note_marks: list[NoteMark]


class ChartView(FrameView):
    """A chart: its drawing, what it says, and the same values as a table."""

    kind: str
    """The chart type as writers name it."""
    drawing: Drawing
    description: str
    legend: list[LegendEntry]
    table: ChartTable


CHART_TYPES: dict[str, tuple[Callable[[ChartData], Drawing], str]] = {
    "staven": (lambda data: grouped_bars(data.categories, data.series), "chart-bars"),
    "gegroepeerd": (lambda data: grouped_bars(data.categories, data.series), "chart-grouped"),
    "gestapeld": (lambda data: stacked_bars(data.categories, data.series), "chart-stacked"),
    "aandelen": (lambda data: share_bars(data.categories, data.series), "chart-shares"),
    "lijn": (lambda data: line_chart(data.years, data.series), "chart-line"),
}
"""For each chart type what draws it, and the word for what it is."""


def chart_view(run: Run, chart_type: str, frame: ChartFrame, data: ChartData) -> ChartView:
    """Return the view of a chart of series.

    Args:
        run: the run.
        chart_type: one of `CHART_TYPES`.
        frame: what surrounds it.
        data: what it shows.

    Raises:
        ValueError: there are more series than patterns, or parts of a whole that are negative or
            all zero.
    """
    draw, _ = CHART_TYPES[chart_type]
    as_shares = chart_type == "aandelen" and data.unit != "%"
    shown = _with_shares(data, frame.language) if as_shares else data
    several = len(data.series) > 1
    return {
        **frame_view(run, frame, data.unit),
        "kind": chart_type,
        "drawing": draw(shown),
        "description": " ".join(_description(run, chart_type, data, frame.language)),
        "legend": _legend(data) if several else [],
        "table": _table(run, chart_type, data, shown, frame.language),
    }


def frame_view(run: Run, frame: ChartFrame, unit: str) -> FrameView:
    """Return what surrounds every chart; note marks come when it has been drawn."""
    word, language = run.theme.word_in, frame.language
    euro = unit == "euro"
    return {
        "id": frame.chart_id,
        "title": frame.title,
        "unit": word(language, "money-unit") if euro else localised(run, unit, language),
        "sources": list(frame.sources),
        "downloads": list(frame.downloads),
        "note_marks": [],
    }


def _legend(data: ChartData) -> list[LegendEntry]:
    return [
        {"label": item.label, "style": str(number)}
        for number, item in enumerate(data.series, start=1)
    ]


def _table(
    run: Run, chart_type: str, data: ChartData, shown: ChartData, language: str
) -> ChartTable:
    """Return the values as a table.

    Args:
        run: the run.
        chart_type: decides what the first column is called.
        data: the values.
        shown: the same as they are drawn, perhaps with shares.
        language: of the page.
    """
    word, pairs = run.theme.word_in, list(zip(data.series, shown.series, strict=True))
    first = word(language, "chart-year" if chart_type == "lijn" else "chart-label")
    several = len(data.series) > 1
    names = [item.label for item in data.series] if several else [word(language, "chart-value")]
    return {
        "head": [first, *names],
        "rows": [
            {"label": category, "cells": [_cell(item, drawn, at) for item, drawn in pairs]}
            for at, category in enumerate(data.categories)
        ],
    }


def _with_shares(data: ChartData, language: str) -> ChartData:
    """Return the same values with their share of their category as text.

    A category of which a part is unknown has none.
    """
    columns = []
    for values in zip(*(item.values for item in data.series), strict=True):
        known = [value for value in values if value is not None]
        columns.append(shares(known) if len(known) == len(values) else [None for _ in values])
    series = []
    for number, item in enumerate(data.series):
        given = [column[number] for column in columns]
        texts = tuple("" if part is None else format_percentage(part, language) for part in given)
        series.append(Series(item.label, item.values, texts))
    return ChartData(data.categories, tuple(series), data.unit)


def _cell(item: Series, drawn: Series, at: int) -> str:
    """Return a value as the table shows it; with its share where the drawing shows that."""
    share = drawn.texts[at]
    return item.texts[at] if share in ("", item.texts[at]) else f"{item.texts[at]} ({share})"


# -- descriptions ---------------------------------------------------------------------------------

Named = tuple[Decimal, str, str]
"""A value with its name and its text."""


def _description(run: Run, chart_type: str, data: ChartData, language: str) -> Iterator[str]:
    """Yield sentences that say what a chart shows to those who do not see it."""
    _, kind = CHART_TYPES[chart_type]
    word = run.theme.word_in
    yield word(language, kind, count=len(data.categories), series=len(data.series))
    named = [
        (value, _name(data, item, category), text)
        for item in data.series
        for category, value, text in zip(data.categories, item.values, item.texts, strict=True)
        if value is not None
    ]
    yield _extremes(run, named, language)
    for item in data.series:
        yield from _course(run, chart_type, data, item, language)


def _course(
    run: Run, chart_type: str, data: ChartData, item: Series, language: str
) -> Iterator[str]:
    """Yield what one series does through the years, and where it has no value.

    Args:
        run: the run.
        chart_type: only a line has a course.
        data: of the whole chart.
        item: the series.
        language: of the page.
    """
    word = run.theme.word_in
    points = list(zip(data.categories, item.values, item.texts, strict=True))
    known = [(category, text) for category, value, text in points if value is not None]
    if chart_type == "lijn":
        unknown = missing_years(data, item)
    else:
        unknown = [category for category, value, _ in points if value is None]
    if chart_type == "lijn" and len(known) > 1:
        yield word(
            language,
            "chart-course",
            label=item.label,
            first=known[0][0],
            first_value=known[0][1],
            last=known[-1][0],
            last_value=known[-1][1],
        )
    if unknown:
        yield word(language, "chart-unknown", label=item.label, names=", ".join(unknown))


def _name(data: ChartData, item: Series, category: str) -> str:
    """Name a value: by its category, and by its series where there are more."""
    return f"{category}, {item.label}" if len(data.series) > 1 else category


def missing_years(data: ChartData, item: Series) -> list[str]:
    """Return the years between the first and last of a chart without a value in a series."""
    if not data.years:
        return []
    known = {year for year, value in zip(data.years, item.values, strict=True) if value is not None}
    return [str(year) for year in range(min(data.years), max(data.years) + 1) if year not in known]


def _extremes(run: Run, named: Sequence[Named], language: str) -> str:
    """Name the highest and the lowest value."""
    word = run.theme.word_in
    if not named:
        return word(language, "chart-empty")
    _, high, high_value = max(named, key=lambda item: item[0])
    _, low, low_value = min(named, key=lambda item: item[0])
    return word(
        language, "chart-extremes", high=high, high_value=high_value, low=low, low_value=low_value
    )
