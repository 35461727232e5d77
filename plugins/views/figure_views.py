"""The view of one figure with everything that is known of it: its past, its target, its source."""

from __future__ import annotations

from typing import TypedDict

from plugins.core.dutch import format_period
from plugins.core.figures.datasets import Dataset, Line, history
from plugins.core.figures.figure_names import figure_key, period_key
from plugins.core.figures.parts import parts_of
from plugins.core.texts.page_texts import PageDraft
from plugins.run.run_state import Run
from plugins.views.figure_history import HistoryView, history_view, value_before
from plugins.views.note_views import NoteMark, mark_notes, notes_of
from plugins.views.source_views import SourceView, source_record, source_view
from plugins.views.words import (
    localised,
    reference_text,
    stated_text,
    unit_text,
    value_text,
)

__all__ = ["FigureView", "StatementView", "figure_address", "figure_view"]


class StatementView(TypedDict):
    """One of several values that documents state for the same period."""

    value: str
    place: str
    used: bool
    reason: str


class FigureView(HistoryView):
    """One figure."""

    anchor: str
    """Its id on the page."""
    label: str
    value: str
    unit: str
    reference: str
    status_label: str
    qualifier: str
    """The word that the document puts before the value."""
    part_of: str
    next_update: str
    source: SourceView
    note_marks: list[NoteMark]
    statements: list[StatementView]
    definition: str
    calculation: str
    unknown: bool
    permalink: str
    citation: str


def figure_address(dataset: Dataset, line: Line) -> str:
    """Return the lasting address of a figure, on the page of its dataset.

    An older period has its own place there.
    """
    newest = max(
        (item for item in dataset.figures()[line.id] if item.used),
        key=lambda item: item.period.last,
        default=line,
    )
    return f"{dataset.address}#regel-{line.id}" + (
        "" if line.period == newest.period else f"-{period_key(line.period)}"
    )


def figure_view(
    run: Run, draft: PageDraft, dataset: Dataset, line: Line, anchor: str
) -> FigureView:
    """Return the view of one figure.

    Args:
        run: the run.
        draft: the page, which shows the figure from now on.
        dataset: where the figure is from.
        line: the figure.
        anchor: its id on the page.
    """
    language, source = draft.language, dataset.source
    draft.datasets.add(dataset.id)
    known = [
        pair for pair in history(run.site.kin(dataset), dataset, line) if pair[1].value is not None
    ]
    shown = [(dataset, line), *value_before(line, known)]
    keys = [figure_key(*pair) for pair in shown]
    return {
        "anchor": anchor,
        "label": localised(run, line.label, language),
        "value": value_text(run, line, language),
        "unit": _unit(run, line, language),
        "reference": _reference(run, dataset, line, language),
        "status_label": run.theme.word_in(language, f"status-{line.status or dataset.status}"),
        "qualifier": localised(run, line.qualifier, language),
        **history_view(run, line, known, language),
        "part_of": _part_of(run, dataset, line, language),
        "next_update": reference_text(run, dataset.next_update, language),
        "source": source_view(run, source, line.place or source.place, language),
        "note_marks": mark_notes(run, draft, notes_of(run, keys)),
        "statements": _statements(run, dataset, line, language),
        "definition": localised(run, line.definition, language),
        "calculation": localised(run, line.calculation, language),
        "unknown": line.value is None,
        "permalink": figure_address(dataset, line),
        "citation": _citation(run, dataset, line, language),
    }


def _unit(run: Run, line: Line, language: str) -> str:
    if line.unit in ("euro", "%") or line.value is None:
        return ""
    return localised(run, line.unit, language)


def _reference(run: Run, dataset: Dataset, line: Line, language: str) -> str:
    """Return the period of a figure, with its reference date where that says more."""
    period = format_period(line.period, language)
    stated = line.reference or dataset.reference
    text = reference_text(run, stated, language)
    if "niet" in stated:
        return f"{period}; {run.theme.word_in(language, 'reference-not-stated')}"
    return (
        period
        if text in (period, "")
        else run.theme.word_in(language, "reference-on", period=period, day=text)
    )


def _statements(run: Run, dataset: Dataset, line: Line, language: str) -> list[StatementView]:
    """Return the values that documents state for the same period, where there are several."""
    same = [item for item in dataset.figures()[line.id] if item.period == line.period]
    if len(same) < 2:
        return []
    return [
        {
            "value": stated_text(run, item, language),
            "place": localised(run, item.place, language),
            "used": item.used,
            "reason": localised(run, item.note, language),
        }
        for item in same
    ]


def _part_of(run: Run, dataset: Dataset, line: Line, language: str) -> str:
    """Name the figure this one is a part of, with its value."""
    if not line.part_of:
        return ""
    parts, _ = parts_of(dataset)
    whole = next((item for item in dataset.lines if line in parts.get(item.row, ())), None)
    return (
        f"{localised(run, whole.label, language)} ({unit_text(run, whole, language)})"
        if whole
        else ""
    )


# -- taking it along ------------------------------------------------------------------------------


def _citation(run: Run, dataset: Dataset, line: Line, language: str) -> str:
    """Return a reference to the figure that a reader can copy."""
    source = source_record(run, dataset.source.source_id)
    place = line.place or dataset.source.place
    status = run.theme.word_in(language, f"status-{line.status or dataset.status}")
    where = f"{source['titel']}, {place}" if place else source["titel"]
    others = [
        unit_text(run, item, language)
        for item in dataset.figures()[line.id]
        if item.period == line.period and item is not line
    ]
    also = (
        f" ({run.theme.word_in(language, 'also-stated', values=', '.join(others))})"
        if others
        else ""
    )
    return run.theme.word_in(
        language,
        "citation",
        site=run.settings.site_name,
        dataset=localised(run, dataset.title, language),
        label=localised(run, line.label, language),
        value=unit_text(run, line, language) + also,
        period=format_period(line.period, language),
        status=status,
        source=where if where.endswith(("?", "!", ".")) else f"{where}.",
        address=run.settings.site_url + figure_address(dataset, line),
    )
