"""Views of charts: geometry from `core.drawings`, words and numbers in the page's language.

What a view says in its drawing, its table and its description comes from one and the same series.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal

from plugins.core.drawings.bar_charts import grouped_bars, share_bars, shares, stacked_bars
from plugins.core.drawings.chart_drawing import Drawing, Series
from plugins.core.drawings.line_charts import line_chart
from plugins.core.drawings.money_flow import Part, flow, shortfall
from plugins.core.drawings.small_charts import bullet, sparkline
from plugins.core.dutch import format_percentage, format_period
from plugins.core.figures.comparison_rows import Amount, Column
from plugins.core.figures.comparisons import Comparison
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.figures.totals import stated_total, sum_of
from plugins.core.vocabulary import SIDES
from plugins.run.build import Build
from plugins.views.views import (
    View,
    dataset_sources,
    downloads_of,
    localised,
    number_text,
    stated_text,
)

__all__ = [
    "FORMS",
    "ChartData",
    "Credits",
    "Series",
    "bar_chart_view",
    "bullet_view",
    "chart_view",
    "comparison_chart_view",
    "flow_view",
    "money_flow_view",
    "spark_view",
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
class Credits:
    """What stands under a chart: where its values come from and what can be taken along."""

    sources: Sequence[View] = ()
    """Source, reference date and status of each dataset it shows."""
    downloads: Sequence[View] = ()
    note_marks: Sequence[View] = field(default_factory=list)


FORMS: dict[str, tuple[Callable[[ChartData], Drawing], str]] = {
    "staven": (lambda data: grouped_bars(data.categories, data.series), "chart-bars"),
    "gegroepeerd": (lambda data: grouped_bars(data.categories, data.series), "chart-grouped"),
    "gestapeld": (lambda data: stacked_bars(data.categories, data.series), "chart-stacked"),
    "aandelen": (lambda data: share_bars(data.categories, data.series), "chart-shares"),
    "lijn": (lambda data: line_chart(data.years, data.series), "chart-line"),
}
"""For each form what draws it, and the word for what it is."""


def chart_view(
    build: Build,
    form: str,
    chart_id: str,
    title: str,
    data: ChartData,
    credits: Credits,
    language: str,
) -> View:
    """Give the view of a chart of series.

    Args:
        form: one of `FORMS`.

    Raises:
        ValueError: there are more series than patterns, or parts of a whole that are negative or
            all nothing.
    """
    draw, kind = FORMS[form]
    shown = _with_shares(data, language) if form == "aandelen" and data.unit != "%" else data
    word = build.theme.word_in
    several = len(data.series) > 1
    first = word(language, "chart-year" if form == "lijn" else "chart-label")
    return {
        **_frame(build, chart_id, title, data.unit, credits, language),
        "kind": form,
        "drawing": asdict(draw(shown)),
        "description": " ".join(
            _description(
                build,
                form,
                word(language, kind, count=len(data.categories), series=len(data.series)),
                data,
                language,
            )
        ),
        "legend": (
            [
                {"label": item.label, "style": str(number)}
                for number, item in enumerate(data.series, start=1)
            ]
            if several
            else []
        ),
        "table": {
            "head": [
                first,
                *(
                    [item.label for item in data.series]
                    if several
                    else [word(language, "chart-value")]
                ),
            ],
            "rows": [
                {
                    "label": category,
                    "cells": [
                        _cell(item, drawn, at)
                        for item, drawn in zip(data.series, shown.series, strict=True)
                    ],
                }
                for at, category in enumerate(data.categories)
            ],
        },
    }


def _frame(
    build: Build, chart_id: str, title: str, unit: str, credits: Credits, language: str
) -> View:
    """Give what stands around every chart."""
    return {
        "id": chart_id,
        "title": title,
        "unit": (
            build.theme.word_in(language, "money-unit")
            if unit == "euro"
            else localised(build, unit, language)
        ),
        "sources": list(credits.sources),
        "downloads": list(credits.downloads),
        "note_marks": list(credits.note_marks),
    }


def _with_shares(data: ChartData, language: str) -> ChartData:
    """Give the same values with their share of their category as text; none where a part of it is not known."""
    columns = []
    for values in zip(*(item.values for item in data.series), strict=True):
        known = [value for value in values if value is not None]
        columns.append(shares(known) if len(known) == len(values) else [None for _ in values])
    series = []
    for number, item in enumerate(data.series):
        given = [column[number] for column in columns]
        series.append(
            Series(
                item.label,
                item.values,
                tuple(
                    "" if share is None else format_percentage(share, language) for share in given
                ),
            )
        )
    return ChartData(data.categories, tuple(series), data.unit)


def _cell(item: Series, drawn: Series, at: int) -> str:
    """Give a value as the table shows it; where the drawing shows a share, that as well."""
    share = drawn.texts[at]
    return item.texts[at] if share in ("", item.texts[at]) else f"{item.texts[at]} ({share})"


# -- descriptions ---------------------------------------------------------------------------------

Named = tuple[Decimal, str, str]
"""A value with its name and its text."""


def _description(
    build: Build, form: str, kind: str, data: ChartData, language: str
) -> Iterator[str]:
    """Say in sentences what a chart shows, for those who do not see it."""
    word = build.theme.word_in
    yield kind
    named = [
        (value, _name(data, item, category), text)
        for item in data.series
        for category, value, text in zip(data.categories, item.values, item.texts, strict=True)
        if value is not None
    ]
    yield _extremes(build, named, language)
    for item in data.series:
        points = list(zip(data.categories, item.values, item.texts, strict=True))
        known = [(category, text) for category, value, text in points if value is not None]
        unknown = (
            _missing_years(data, item)
            if form == "lijn"
            else [category for category, value, _ in points if value is None]
        )
        if form == "lijn" and len(known) > 1:
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


def _missing_years(data: ChartData, item: Series) -> list[str]:
    """Give the years between the first and the last of a chart in which a series has no value."""
    known = {year for year, value in zip(data.years, item.values, strict=True) if value is not None}
    return (
        [str(year) for year in range(min(data.years), max(data.years) + 1) if year not in known]
        if data.years
        else []
    )


def _extremes(build: Build, named: Sequence[Named], language: str) -> str:
    """Name the highest and the lowest value."""
    if not named:
        return build.theme.word_in(language, "chart-empty")
    (_, high, high_value), (_, low, low_value) = (
        max(named, key=lambda item: item[0]),
        min(named, key=lambda item: item[0]),
    )
    return build.theme.word_in(
        language, "chart-extremes", high=high, high_value=high_value, low=low, low_value=low_value
    )


# -- flow -----------------------------------------------------------------------------------------


def flow_view(
    build: Build,
    chart_id: str,
    title: str,
    incoming: Sequence[Part],
    outgoing: Sequence[Part],
    rest_label: str,
    unit: str,
    credits: Credits,
    language: str,
    stated: Sequence[bool] = (False, False),
) -> View:
    """Give the view of a flow: what comes in, the whole, what goes out, and what one side falls short of the other.

    Args:
        incoming: (label, value, value as text) of each part.
        rest_label: what the shortfall is called, on the side where it is.
        stated: of each side whether the document states its sum itself; else it is called our own
            addition.

    Raises:
        ValueError: a part is negative, or all are nothing.
    """
    word = build.theme.word_in
    totals = [sum((value for _, value, _ in side), Decimal(0)) for side in (incoming, outgoing)]
    difference = shortfall(incoming, outgoing)
    rest = (rest_label, number_text(abs(difference), unit, language))
    sums = [word(language, "chart-total" if by_document else "chart-sum") for by_document in stated]
    sides = [word(language, "money-inkomsten"), word(language, "money-uitgaven")]
    rows = []
    for side, parts, total, label_of_sum in zip(
        sides, (incoming, outgoing), totals, sums, strict=True
    ):
        rows += [{"label": label, "cells": [side, text]} for label, _, text in parts]
        rows.append({"label": label_of_sum, "cells": [side, number_text(total, unit, language)]})
    legend = [{"label": side, "style": str(number)} for number, side in enumerate(sides, start=1)]
    description = word(
        language,
        "chart-flow",
        incoming=number_text(totals[0], unit, language),
        count_in=len(incoming),
        sum_in=sums[0].lower(),
        outgoing=number_text(totals[1], unit, language),
        count_out=len(outgoing),
        sum_out=sums[1].lower(),
    )
    if difference:
        lower = sides[difference > 0]
        rows.append({"label": rest_label, "cells": [lower, rest[1]]})
        legend.append({"label": rest_label, "style": "rest"})
        description += " " + word(
            language, "chart-flow-rest", side=lower, rest=rest[1], label=rest_label
        )
    return {
        **_frame(build, chart_id, title, unit, credits, language),
        "kind": "stroom",
        "description": description,
        "legend": legend,
        "drawing": asdict(
            flow(
                incoming,
                outgoing,
                (sums[totals.index(max(totals))], number_text(max(totals), unit, language)),
                rest,
            )
        ),
        "table": {
            "head": [
                word(language, "chart-label"),
                word(language, "chart-side"),
                word(language, "chart-value"),
            ],
            "rows": rows,
        },
    }


# -- small drawings -------------------------------------------------------------------------------


def spark_view(
    build: Build, points: Sequence[tuple[int, Decimal | None, str]], language: str
) -> View:
    """Give the view of a small line of one figure through the years, with the same said in words."""
    item = Series("", tuple(value for _, value, _ in points), tuple(text for _, _, text in points))
    years = tuple(year for year, _, _ in points)
    data = ChartData(tuple(map(str, years)), (item,), "", years)
    known = [(year, text) for year, value, text in points if value is not None]
    if not known:
        label = [build.theme.word_in(language, "chart-empty")]
    else:
        label = [
            build.theme.word_in(
                language,
                "chart-spark",
                first=known[0][0],
                first_value=known[0][1],
                last=known[-1][0],
                last_value=known[-1][1],
            )
        ]
    missing = _missing_years(data, item) if known else []
    if missing:
        label.append(build.theme.word_in(language, "chart-spark-unknown", names=", ".join(missing)))
    return {
        "label": " ".join(label),
        "drawing": asdict(sparkline([(year, value) for year, value, _ in points])),
    }


def bullet_view(
    build: Build,
    value: tuple[Decimal, str] | None,
    target: tuple[Decimal, str],
    baseline: tuple[Decimal, str] | None,
    language: str,
) -> View:
    """Give the view of a value against its target, each with its text; what is not known is not drawn.

    Args:
        baseline: where it began, shown as a tick.
    """
    word = build.theme.word_in
    label = [
        word(
            language,
            "chart-bullet",
            value=value[1] if value else word(language, "figure-unknown"),
            target=target[1],
        )
    ]
    if baseline:
        label.append(word(language, "chart-bullet-baseline", baseline=baseline[1]))
    return {
        "label": " ".join(label),
        "drawing": asdict(
            bullet(value[0] if value else None, target[0], baseline[0] if baseline else None)
        ),
    }


# -- a dataset ------------------------------------------------------------------------------------


def bar_chart_view(
    build: Build,
    dataset: Dataset,
    lines: Sequence[Line],
    title: str,
    chart_id: str,
    marks: list[View],
    language: str,
) -> View:
    """Give the view of plain bars of lines of one unit of a dataset."""
    texts = tuple(stated_text(build, line, language) for line in lines)
    series = Series(
        localised(build, dataset.title, language), tuple(line.value for line in lines), texts
    )
    data = ChartData(
        tuple(localised(build, line.label, language) for line in lines),
        (series,),
        lines[0].unit if lines else "",
    )
    return chart_view(
        build,
        "staven",
        chart_id,
        title or localised(build, dataset.title, language),
        data,
        _credits(build, [dataset], marks, language),
        language,
    )


def _credits(
    build: Build, datasets: Sequence[Dataset], marks: list[View], language: str
) -> Credits:
    """Give what stands under a chart of datasets: each with its source, reference date and status, and what can be taken along."""
    return Credits(
        dataset_sources(build, datasets, language),
        downloads_of(build, datasets[0], language) if len(datasets) == 1 else (),
        marks,
    )


def money_flow_view(
    build: Build,
    dataset: Dataset,
    lines: Sequence[Line],
    title: str,
    chart_id: str,
    marks: list[View],
    language: str,
) -> View:
    """Give the view of the flow from the income to the spending of a dataset."""
    sides = [
        _flow_parts(build, [line for line in lines if line.side == side], language)
        for side in SIDES
    ]
    rest = build.theme.word_in(language, "chart-flow-unsaid")
    stated = [_states(dataset, [line for line in lines if line.side == side]) for side in SIDES]
    return flow_view(
        build,
        chart_id,
        title or localised(build, dataset.title, language),
        sides[0],
        sides[1],
        rest,
        dataset.unit,
        _credits(build, [dataset], marks, language),
        language,
        stated,
    )


def _states(dataset: Dataset, lines: Sequence[Line]) -> bool:
    """Tell whether the document states the sum of lines, and the same as we reckon."""
    total = stated_total(dataset, lines)
    return total is not None and total.value == sum_of(lines)


def _flow_parts(build: Build, lines: Sequence[Line], language: str) -> list[Part]:
    """Give the parts of one side; lines that have one name together are one part, called by their group."""
    parts: dict[str, list[Line]] = {}
    for line in lines:
        parts.setdefault(line.label, []).append(line)
    return [
        (
            localised(build, group[0].group or label if len(group) > 1 else label, language),
            sum_of(group),
            " ".join(
                (
                    localised(build, group[0].qualifier, language),
                    number_text(sum_of(group), group[0].unit, language),
                )
            ).strip(),
        )
        for label, group in parts.items()
    ]


# -- figures side by side -------------------------------------------------------------------------


def comparison_chart_view(
    build: Build,
    form: str,
    chart_id: str,
    title: str,
    comparison: Comparison,
    marks: list[View],
    language: str,
) -> View:
    """Give the view of a chart of figures side by side: figures by year where years are grouped, years by figure elsewhere."""
    at = [
        (index, column)
        for index, column in enumerate(comparison.columns)
        if isinstance(column, Column)
    ]
    periods = tuple(format_period(column.period, language) for _, column in at)
    cells = [[row.cells[index] for index, _ in at] for row in comparison.rows]
    values = [[cell.value if cell else None for cell in row] for row in cells]
    texts = [[_cell_text(build, cell, language) for cell in row] for row in cells]
    labels = tuple(localised(build, row.name, language) for row in comparison.rows)
    if form == "gegroepeerd":
        series = [
            Series(
                period, tuple(row[number] for row in values), tuple(row[number] for row in texts)
            )
            for number, period in enumerate(periods)
        ]
        data = ChartData(labels, tuple(series), comparison.rows[0].unit)
    else:
        series = [
            Series(label, tuple(row), tuple(words))
            for label, row, words in zip(labels, values, texts, strict=True)
        ]
        data = ChartData(
            periods,
            tuple(series),
            comparison.rows[0].unit,
            tuple(column.period.last.year for _, column in at),
        )
    datasets = list({column.dataset.id: column.dataset for _, column in at}.values())
    return chart_view(
        build,
        form,
        chart_id,
        title or localised(build, datasets[0].title, language),
        data,
        _credits(build, datasets, marks, language),
        language,
    )


def _cell_text(build: Build, cell: Amount | None, language: str) -> str:
    if cell is None:
        return build.theme.word_in(language, "comparison-none")
    return stated_text(build, cell.lines[0], language)
