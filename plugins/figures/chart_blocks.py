"""The block grafiek: bars of one dataset, figures through the years, parts of a whole, a flow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.core.drawings.chart_drawing import MOST_SERIES, TooManySeries
from plugins.core.figures.comparison_rows import Column
from plugins.core.figures.comparisons import Comparison
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.problems import Place, Problem, problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.page_texts import PageDraft
from plugins.core.vocabulary import SIDES
from plugins.figures.comparison_blocks import compared, expanded
from plugins.figures.lookup import Result, find_datasets, marks_on, own_problems
from plugins.run.run_state import Run
from plugins.views.charts.chart_views import ChartFrame, ChartView
from plugins.views.charts.dataset_chart_views import (
    bar_chart_view,
    comparison_chart_view,
    dataset_frame,
    money_flow_view,
)
from plugins.views.note_views import fresh_notes

__all__ = ["chart_block"]

ADDING_UP = ("gestapeld", "aandelen")
"""Chart types that add their values up."""


@dataclass(frozen=True)
class _Chart:
    """A drawn chart and the figures in it."""

    view: ChartView
    figures: Sequence[tuple[Dataset, Line]]


def chart_block(run: Run, draft: PageDraft, use: BlockUse) -> Result:
    """Show a chart."""
    datasets, problems = find_datasets(run, draft, use)
    if problems:
        return "", problems
    chart_type = use.one("vorm") or ("gegroepeerd" if len(datasets) > 1 else "staven")
    draw = {"staven": _bars, "stroom": _flow}.get(chart_type, _series)
    try:
        drawn = draw(run, draft, use, datasets)
    except ValueError as fault:
        drawn = [_problem(draft, use, *_undrawn(fault))]
    if not isinstance(drawn, _Chart):
        return "", own_problems(run, datasets, drawn)
    view = drawn.view
    view["note_marks"] = marks_on(run, draft, drawn.figures)
    if draft.offered.issuperset(item.id for item in datasets):
        view["downloads"] = []  # the same files are under the table above
    html = run.theme.component("chart", view, language=draft.language)
    notes = run.theme.component("notes", fresh_notes(run, draft), language=draft.language)
    return str(html + notes), []


def _problem(draft: PageDraft, use: BlockUse, text: str, hint: str) -> Problem:
    return problem("blok-waarde", Place(draft.path, use.line, 1), text, hint)


def _undrawn(fault: ValueError) -> tuple[str, str]:
    """Explain why a chart cannot be drawn, and the remedy."""
    if isinstance(fault, TooManySeries):
        return (
            f"Deze grafiek heeft {fault.count} lijnen of kleuren; er passen er hoogstens"
            f" {MOST_SERIES}.",
            "Noem bij toon minder regels, of kies bij vorm: staven.",
        )
    return (
        "In deze grafiek is een deel negatief, of zijn alle delen nul; dan is het geheel niet"
        " te verdelen.",
        "Noem bij toon andere regels, of kies bij vorm: staven.",
    )


def _frame(run: Run, draft: PageDraft, use: BlockUse, datasets: Sequence[Dataset]) -> ChartFrame:
    chart_id = draft.block_id(f"grafiek-{datasets[0].id}")
    return dataset_frame(run, datasets, chart_id, use.one("titel"), draft.language)


def _bars(
    run: Run, draft: PageDraft, use: BlockUse, datasets: Sequence[Dataset]
) -> _Chart | list[Problem]:
    """Return plain bars of one dataset."""
    dataset = datasets[0]
    if len(datasets) > 1:
        hint = "Kies bij vorm: gegroepeerd, gestapeld, aandelen of lijn. Of haal met weg."
        return [_problem(draft, use, "Staven laten één tabel zien.", hint)]
    lines, problems = _chart_lines(draft, dataset, use)
    if problems:
        return problems
    view = bar_chart_view(run, _frame(run, draft, use, datasets), dataset, lines)
    return _Chart(view, [(dataset, line) for line in lines])


def _series(
    run: Run, draft: PageDraft, use: BlockUse, datasets: Sequence[Dataset]
) -> _Chart | list[Problem]:
    """Return a chart of figures through the years, or of parts of a whole."""
    chart_type = use.one("vorm") or "gegroepeerd"
    if not use.keys.get("toon"):
        place = Place(draft.path, use.line, 1)
        hint = "Zet erbij welke regels u laat zien, zoals toon: emmen, hoogeveen"
        return [problem("blok-verplicht", place, f"Bij vorm {chart_type} ontbreekt toon.", hint)]
    comparison, problems = compared(draft, datasets, use, expand=True)
    if comparison is None:
        return problems
    figures = _figures(comparison)
    lines = [line for _, line in figures]
    problems = _mixed(draft, use, lines) or _doubled(draft, use, chart_type, lines)
    if problems:
        return problems
    if chart_type == "lijn" and not _one_year_each(comparison):
        text = "Een lijn vraagt van elk jaar één waarde; deze cijfers gaan over andere perioden."
        return [_problem(draft, use, text, "Kies een andere vorm, zoals gegroepeerd.")]
    shown = {item.dataset.id: item.dataset for item in _columns(comparison)}
    chart_id = draft.block_id(f"grafiek-{datasets[0].id}")
    title = use.one("titel")
    frame = dataset_frame(run, list(shown.values()), chart_id, title, draft.language)
    return _Chart(comparison_chart_view(run, chart_type, frame, comparison), figures)


def _columns(comparison: Comparison) -> list[Column]:
    return [column for column in comparison.columns if isinstance(column, Column)]


def _figures(comparison: Comparison) -> list[tuple[Dataset, Line]]:
    return [
        (column.dataset, line)
        for row in comparison.rows
        for column, cell in zip(comparison.columns, row.cells, strict=True)
        if isinstance(column, Column) and cell
        for line in cell.lines
    ]


def _one_year_each(comparison: Comparison) -> bool:
    """Return whether each column is of one year, and no two of the same."""
    years = [column.period.years for column in _columns(comparison)]
    single = all(len(item) == 1 for item in years)
    return single and len({item[0] for item in years}) == len(years)


def _doubled(
    draft: PageDraft, use: BlockUse, chart_type: str, lines: Sequence[Line]
) -> list[Problem]:
    """Report a line and its part in a chart that adds them up."""
    labels = {line.id: line.label for line in lines}
    parts = [line for line in lines if line.part_of in labels]
    if chart_type not in ADDING_UP or not parts:
        return []
    text = (
        f"“{parts[0].label}” is een deel van “{labels[parts[0].part_of]}”; in deze grafiek telt"
        " het dan dubbel."
    )
    hint = "Haal bij toon één van de twee weg, of kies bij vorm: gegroepeerd."
    return [_problem(draft, use, text, hint)]


def _flow(
    run: Run, draft: PageDraft, use: BlockUse, datasets: Sequence[Dataset]
) -> _Chart | list[Problem]:
    """Return the flow from income to spending of one dataset."""
    dataset = datasets[0]
    lines = [line for line in dataset.lines if line.side and not line.part_of]
    both = {line.side for line in lines} == set(SIDES)
    known = all(line.value is not None for line in lines)
    if len(datasets) > 1 or use.keys.get("toon") or not both or not known:
        text = (
            "Een stroom laat één tabel zien met inkomsten en uitgaven, waarvan alle bedragen bekend"
            " zijn."
        )
        hint = "Noem een tabel met beide kanten en haal toon en met weg, of kies een andere vorm."
        return [_problem(draft, use, text, hint)]
    view = money_flow_view(run, _frame(run, draft, use, datasets), dataset, lines)
    return _Chart(view, [(dataset, line) for line in (*lines, *dataset.total_lines())])


def _chart_lines(
    draft: PageDraft, dataset: Dataset, use: BlockUse
) -> tuple[list[Line], list[Problem]]:
    """Choose the lines of plain bars: a side of a budget, named lines, or all; all of one unit."""
    names, problems = expanded(draft, [dataset], use)
    used = [line for line in dataset.lines if line.used]
    chosen = [line for line in used if not line.part_of]
    if names:
        chosen = [line for name in names for line in used if line.id == name]
    return chosen, problems or _mixed(draft, use, chosen)


def _mixed(draft: PageDraft, use: BlockUse, lines: Sequence[Line]) -> list[Problem]:
    """Report figures that do not belong in one chart: of another unit, or of both sides."""
    if len({line.unit for line in lines}) > 1:
        text = "Deze cijfers hebben niet dezelfde eenheid; samen in een grafiek misleiden ze."
        return [_problem(draft, use, text, "Noem bij toon alleen cijfers die bij elkaar horen.")]
    if len({line.side for line in lines}) > 1:
        text = "Inkomsten en uitgaven passen niet samen in één grafiek."
        return [_problem(draft, use, text, "Zet in het blok toon: inkomsten, of toon: uitgaven.")]
    return []
