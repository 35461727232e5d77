"""The view of figures side by side: a column for each year, with difference and percentage.

Years without a document are gaps.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypedDict

from plugins.core.dutch import format_euro, format_percentage, format_period
from plugins.core.figures.comparison_rows import Amount, Column, Gap, Row, percentage
from plugins.core.figures.comparisons import Comparison
from plugins.core.figures.figure_names import figure_key
from plugins.core.texts.page_texts import PageDraft
from plugins.run.run_state import Run
from plugins.views.download_views import DownloadView, downloads_of
from plugins.views.figure_history import difference_text
from plugins.views.figure_views import figure_address
from plugins.views.note_views import NoteMark, NoteView, fresh_notes, mark_notes, notes_of
from plugins.views.source_views import DatasetSourceView, dataset_sources
from plugins.views.words import localised, stated_text

__all__ = ["ComparisonView", "comparison_view"]

_MINUS = "\u2212"


class ComparedColumn(TypedDict):
    """The head of a column."""

    text: str
    status: str
    gap: str
    """In words that no document gives these years; empty for a column of figures."""


class ComparedCell(TypedDict):
    """A value of a row."""

    text: str
    url: str
    own: str
    """In words that it is our own addition, or empty."""
    gap: bool
    """Whether the column has no document."""
    none: bool
    """Whether the document has no value."""


class ComparedRow(TypedDict):
    """Figures side by side."""

    kind: str
    """`line`, `comparable`, `left-out` or `whole`."""
    label: str
    cells: list[ComparedCell]
    difference: str
    percent: str
    no_difference: bool
    note_marks: list[NoteMark]


class ComparisonView(TypedDict):
    """A table of figures side by side."""

    id: str
    title: str
    unit: str
    columns: list[ComparedColumn]
    difference_head: str
    rows: list[ComparedRow]
    width: str
    """The number of columns."""
    partial: str
    """In words that only a part can be compared, or empty."""
    sources: list[DatasetSourceView]
    notes: list[NoteView]
    downloads: list[DownloadView]
    """The files, where all figures are of one dataset."""


def comparison_view(
    run: Run, draft: PageDraft, comparison: Comparison, title: str, table_id: str
) -> ComparisonView:
    """Return the view of a comparison.

    With one column the figures are compared with the first of them; with more, the last column
    with the first.

    Args:
        run: the run.
        draft: the page, which shows these figures from now on.
        comparison: the figures.
        title: as the writer gave it, or empty.
        table_id: the id of the table on its page.
    """
    language, word = draft.language, run.theme.word_in
    columns = [column for column in comparison.columns if isinstance(column, Column)]
    datasets = list(dict.fromkeys(column.dataset.id for column in columns))
    rows = [_row_view(run, draft, comparison, row, language) for row in comparison.rows]
    draft.datasets.update(datasets)
    return {
        "id": table_id,
        "title": title or word(language, "comparison"),
        "unit": _unit(run, comparison, language),
        "columns": [_column_view(run, column, language) for column in comparison.columns],
        "difference_head": _difference_head(run, comparison, language),
        "rows": rows,
        "width": str(len(comparison.columns) + 3),
        "partial": word(language, "comparison-partial") if comparison.is_partial else "",
        "sources": dataset_sources(run, [run.site.datasets[name] for name in datasets], language),
        "notes": fresh_notes(run, draft),
        "downloads": (
            downloads_of(run, columns[0].dataset, language) if len(datasets) == 1 else []
        ),
    }


def _difference_head(run: Run, comparison: Comparison, language: str) -> str:
    word = run.theme.word_in
    if len(comparison.columns) == 1:
        label = localised(run, comparison.rows[0].name, language)
        return word(language, "comparison-with", label=label)
    columns = [column for column in comparison.columns if isinstance(column, Column)]
    first, last = (format_period(column.period, language) for column in (columns[0], columns[-1]))
    return word(language, "comparison-difference", first=first, last=last)


def _unit(run: Run, comparison: Comparison, language: str) -> str:
    unit = comparison.rows[0].unit
    return (
        run.theme.word_in(language, "money-unit")
        if unit == "euro"
        else localised(run, unit, language)
    )


def _column_view(run: Run, column: Column | Gap, language: str) -> ComparedColumn:
    """Return the head of a column: period and status, or the years that no document gives."""
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


def _row_view(
    run: Run, draft: PageDraft, comparison: Comparison, row: Row, language: str
) -> ComparedRow:
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


def _cell(run: Run, column: Column | Gap, cell: Amount | None, language: str) -> ComparedCell:
    """Return a cell: a value, or in words that there is none."""
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
) -> ComparedCell:
    return {"text": text, "url": url, "own": own, "gap": gap, "none": none}


def _difference(run: Run, comparison: Comparison, row: Row, language: str) -> tuple[str, str]:
    """Return difference and percentage as signed texts; in words where there is no difference."""
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
    """Compare a figure with the first one of the same period."""
    first, value = (
        item.cells[0].value if item.cells[0] else None for item in (comparison.rows[0], row)
    )
    if row is comparison.rows[0] or first is None or value is None:
        return None, None
    return value - first, percentage(value - first, first)


def _signed(value: Decimal, text: str) -> str:
    """Put a plus or a real minus sign before a difference; nothing before zero."""
    return f"+{text}" if value > 0 else f"{_MINUS}{text}" if value < 0 else text


def _percent(value: Decimal | None, language: str) -> str:
    return _signed(value, format_percentage(abs(value), language)) if value is not None else ""
