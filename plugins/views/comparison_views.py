"""The view of figures side by side: a column a year with its source, gaps where no document is, difference and percentage."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plugins.core.dutch import format_euro, format_percentage, format_period
from plugins.core.figures.comparison_rows import Amount, Column, Fault, Gap, Row, percentage
from plugins.core.figures.comparisons import Comparison
from plugins.core.figures.datasets import Dataset
from plugins.core.figures.figure_names import figure_key
from plugins.core.texts.page_texts import PageDraft
from plugins.run.run_state import Run
from plugins.views.download_views import downloads_of
from plugins.views.figure_views import difference_text, figure_address
from plugins.views.note_views import fresh_notes, mark_notes, notes_of
from plugins.views.page_frames import View
from plugins.views.source_views import dataset_sources
from plugins.views.words import localised, stated_text

__all__ = ["comparison_view", "fault_text"]

_MINUS = "\u2212"


def comparison_view(
    run: Run, draft: PageDraft, comparison: Comparison, title: str, table_id: str
) -> View:
    """Give the view of a comparison.

    With one column the figures are held against the first of them; with more, the last column
    against the first.
    """
    language, word = draft.language, run.theme.word_in
    columns = [column for column in comparison.columns if isinstance(column, Column)]
    datasets = list(dict.fromkeys(column.dataset.id for column in columns))
    side_by_side = len(comparison.columns) > 1
    rows = [_row_view(run, draft, comparison, row, language) for row in comparison.rows]
    draft.datasets.update(datasets)
    ends = {
        "first": format_period(columns[0].period, language),
        "last": format_period(columns[-1].period, language),
    }
    return {
        "id": table_id,
        "title": title or word(language, "comparison"),
        "unit": _unit(run, comparison, language),
        "columns": [_column_view(run, column, language) for column in comparison.columns],
        "difference_head": (
            word(language, "comparison-difference", **ends)
            if side_by_side
            else word(
                language,
                "comparison-with",
                label=localised(run, comparison.rows[0].name, language),
            )
        ),
        "rows": rows,
        "width": str(len(comparison.columns) + 3),
        "partial": word(language, "comparison-partial") if comparison.is_partial else "",
        "sources": dataset_sources(run, [run.site.datasets[name] for name in datasets], language),
        "notes": fresh_notes(run, draft),
        "downloads": (
            downloads_of(run, columns[0].dataset, language) if len(datasets) == 1 else []
        ),
    }


def _unit(run: Run, comparison: Comparison, language: str) -> str:
    unit = comparison.rows[0].unit
    return (
        run.theme.word_in(language, "money-unit")
        if unit == "euro"
        else localised(run, unit, language)
    )


def _column_view(run: Run, column: Column | Gap, language: str) -> View:
    """Give the head of a column: its period and status, or the years that no document gives."""
    if isinstance(column, Gap):
        years = (
            str(column.first) if column.first == column.last else f"{column.first}–{column.last}"
        )
        return {"text": years, "status": "", "gap": run.theme.word_in(language, "comparison-gap")}
    return {
        "text": format_period(column.period, language),
        "status": run.theme.word_in(language, f"status-{column.dataset.status}"),
        "gap": "",
    }


def _row_view(run: Run, draft: PageDraft, comparison: Comparison, row: Row, language: str) -> View:
    """Give one row: its values with links to their lasting places, the difference and the percentage."""
    cells = [
        _cell(run, column, cell, language)
        for column, cell in zip(comparison.columns, row.cells, strict=True)
    ]
    targets = [
        figure_key(column.dataset, line)
        for column, cell in zip(comparison.columns, row.cells, strict=True)
        if isinstance(column, Column) and cell
        for line in cell.lines
    ]
    draft.figures.update(targets)
    difference, percent = _difference(run, comparison, row, language)
    return {
        "kind": row.kind,
        "label": _label(run, row, language),
        "cells": cells,
        "difference": difference,
        "percent": percent,
        "no_difference": difference == run.theme.word_in(language, "comparison-no-difference"),
        "note_marks": mark_notes(run, draft, notes_of(run, targets)),
    }


def _label(run: Run, row: Row, language: str) -> str:
    return (
        run.theme.word_in(language, f"comparison-{row.kind}-{row.name}")
        if row.kind in ("comparable", "whole")
        else localised(run, row.name, language)
    )


def _cell(run: Run, column: Column | Gap, cell: Amount | None, language: str) -> View:
    """Give a cell: a value, or in words that there is none."""
    word = run.theme.word_in
    if isinstance(column, Gap):
        return _cell_view(gap=True)
    if cell is None:
        return _cell_view(word(language, "comparison-none"), none=True)
    if not cell.is_sum:
        line = cell.lines[0]
        return _cell_view(
            stated_text(run, line, language),
            figure_address(column.dataset, line),
            none=cell.value is None,
        )
    if cell.value is None:
        return _cell_view(word(language, "figure-unknown"), none=True)
    return _cell_view(format_euro(cell.value, language), own=word(language, "comparison-own-sum"))


def _cell_view(
    text: str = "", url: str = "", own: str = "", *, gap: bool = False, none: bool = False
) -> View:
    return {"text": text, "url": url, "own": own, "gap": gap, "none": none}


def _difference(run: Run, comparison: Comparison, row: Row, language: str) -> tuple[str, str]:
    """Give difference and percentage as signed texts; in words where there is none to give."""
    if row.kind in ("left-out", "whole") and comparison.is_partial:
        return "", ""
    difference, percent = (
        (row.difference, row.change)
        if len(comparison.columns) > 1
        else _from_first(comparison, row)
    )
    if difference is None:
        return (
            ""
            if row is comparison.rows[0] and len(comparison.columns) == 1
            else run.theme.word_in(language, "comparison-no-difference")
        ), ""
    amount = (
        format_euro(difference, language, plus=True)
        if row.unit == "euro"
        else _signed(difference, difference_text(run, row.unit, abs(difference), language))
    )
    return amount, _percent(percent if row.unit != "%" else None, language)


def _from_first(comparison: Comparison, row: Row) -> tuple[Decimal | None, Decimal | None]:
    """Hold a figure of the same period against the first one."""
    first, value = (
        item.cells[0].value if item.cells[0] else None for item in (comparison.rows[0], row)
    )
    if row is comparison.rows[0] or first is None or value is None:
        return None, None
    return value - first, percentage(value - first, first)


def _signed(value: Decimal, text: str) -> str:
    """Put a sign before a difference: a plus, a real minus, or nothing for nothing."""
    return f"+{text}" if value > 0 else f"{_MINUS}{text}" if value < 0 else text


def _percent(value: Decimal | None, language: str) -> str:
    return _signed(value, format_percentage(abs(value), language)) if value is not None else ""


def fault_text(fault: Fault, datasets: Sequence[Dataset]) -> tuple[str, str, str]:
    """Word why figures cannot be compared: (code, text, hint)."""
    names = " en ".join(dataset.id for dataset in datasets)
    if fault.reason == "unknown":
        elsewhere = (
            f"Haal “{fault.name}” weg, of kies bij toon iets dat in elke tabel staat."
            if fault.detail and len(datasets) > 1
            else ""
        )
        return (
            "blok-waarde",
            (
                f"“{fault.name}”"
                f" {'heeft geen ' + fault.detail if fault.detail else 'staat niet in ' + names}."
            ),
            elsewhere,
        )
    if fault.reason == "unit":
        return (
            "blok-waarde",
            f"Deze cijfers hebben verschillende eenheden: {fault.detail}.",
            "Noem bij toon alleen cijfers in dezelfde eenheid.",
        )
    if fault.reason == "period":
        return (
            "blok-waarde",
            "Twee van deze tabellen gaan over dezelfde periode.",
            "Noem van elke periode één tabel.",
        )
    if fault.reason == "scope-unsaid":
        return (
            "omvat-verschilt",
            (
                f"Bij {fault.name} staat niet wat de bedragen omvatten; dan zijn ze niet te"
                " vergelijken."
            ),
            (
                f"Zet in content/data/{fault.name}/toelichting.md bij omvat wat erin zit,"
                " bijvoorbeeld: alleen deze periode."
            ),
        )
    return (
        "omvat-verschilt",
        f"“{fault.name}” omvat niet overal hetzelfde ({fault.detail}); naast elkaar misleidt dat.",
        (
            "Noem bij toon een hele kant (inkomsten of uitgaven): dan staat het vergelijkbare deel"
            " vooraan. Of zet in de kolom omvat welke regels er iets anders in zijn."
        ),
    )
