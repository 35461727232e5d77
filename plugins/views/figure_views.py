"""The view of one figure with everything that is known of it: what it was, where it should go, where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plugins.core.dutch import format_euro, format_number, format_percentage, format_period
from plugins.core.figures.comparison_rows import percentage
from plugins.core.figures.datasets import Dataset, Line, history
from plugins.core.figures.figure_names import figure_key, period_key
from plugins.core.figures.parts import parts_of
from plugins.core.texts.page_texts import PageDraft
from plugins.core.vocabulary import DIRECTIONS
from plugins.run.run_state import Run
from plugins.views.note_views import mark_notes, notes_of
from plugins.views.page_frames import View
from plugins.views.small_chart_views import SmallChartView, bullet_view, spark_view
from plugins.views.source_views import source_record, source_view
from plugins.views.words import (
    localised,
    number_text,
    reference_text,
    stated_text,
    unit_text,
    value_text,
)

__all__ = ["difference_text", "figure_address", "figure_view"]

SPARK_POINTS = 3
"""A line through fewer points shows nothing that the two values do not."""


def figure_address(dataset: Dataset, line: Line) -> str:
    """Give the lasting address of a figure: on the page of its dataset; an older period has its own place there."""
    newest = max(
        (item for item in dataset.figures()[line.id] if item.used),
        key=lambda item: item.period.last,
        default=line,
    )
    return f"{dataset.address}#regel-{line.id}" + (
        "" if line.period == newest.period else f"-{period_key(line.period)}"
    )


def figure_view(run: Run, draft: PageDraft, dataset: Dataset, line: Line, anchor: str) -> View:
    """Give the view of one figure."""
    language = draft.language
    draft.datasets.add(dataset.id)
    known = [
        pair for pair in history(run.site.kin(dataset), dataset, line) if pair[1].value is not None
    ]
    earlier = (
        [pair for pair in known if pair[1].period.last < line.period.first]
        if line.value is not None
        else []
    )
    notes = notes_of(
        run, [figure_key(dataset, line), *(figure_key(*pair) for pair in earlier[-1:])]
    )
    return {
        "id": figure_key(dataset, line),
        "anchor": anchor,
        "label": localised(run, line.label, language),
        "value": value_text(run, line, language),
        "unit": (
            ""
            if line.unit in ("euro", "%") or line.value is None
            else localised(run, line.unit, language)
        ),
        "reference": _reference(run, dataset, line, language),
        "status_label": run.theme.word_in(language, f"status-{line.status or dataset.status}"),
        "qualifier": localised(run, line.qualifier, language),
        **_change(run, line, earlier, language),
        "baseline": _baseline(run, line, known, language),
        "target": _target(run, line, language),
        "spark": _spark(run, known, language),
        "bullet": _bullet(run, line, known, language),
        "part_of": _part_of(run, dataset, line, language),
        "next_update": reference_text(run, dataset.next_update, language),
        "source": source_view(run, dataset.source, line.place or dataset.source.place, language),
        "note_marks": mark_notes(run, draft, notes),
        "statements": _statements(run, dataset, line, language),
        "definition": localised(run, line.definition, language),
        "calculation": localised(run, line.calculation, language),
        "unknown": line.value is None,
        "permalink": figure_address(dataset, line),
        "citation": _citation(run, dataset, line, language),
    }


def _reference(run: Run, dataset: Dataset, line: Line, language: str) -> str:
    """Say what a figure is about: its period, and its reference date where that says more or is not stated."""
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


def _statements(run: Run, dataset: Dataset, line: Line, language: str) -> list[View]:
    """Give the statements of one figure where the documents hold more than one of the same period."""
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


# -- what it was, and where it should go ----------------------------------------------------------


def _change(run: Run, line: Line, earlier: Sequence[tuple[Dataset, Line]], language: str) -> View:
    """Give the value before and the change since, in words, where there is an earlier one that can be compared."""
    if not earlier:
        return {"previous": None, "change": None}
    _, before = earlier[-1]
    return {
        "previous": {
            "value": value_text(run, before, language),
            "reference": format_period(before.period, language),
        },
        "change": _change_since(run, line, before, language),
    }


def _change_since(run: Run, line: Line, before: Line, language: str) -> View:
    """Say how a value differs from an earlier one: amount, percent, and whether that is the wanted way."""
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
    """Write a difference in the unit of its figures; between percentages it is in percentage points."""
    if unit == "euro":
        return format_euro(amount, language)
    number = format_number(amount, language)
    return run.theme.word_in(language, "percentage-points", n=number) if unit == "%" else number


def _baseline(
    run: Run, line: Line, known: Sequence[tuple[Dataset, Line]], language: str
) -> View | None:
    """Give the value that later ones are held against, and the change since, where one is named."""
    first = next((item for _, item in known if item.baseline), None)
    if first is None or first.period == line.period or line.value is None:
        return None
    return {
        "value": value_text(run, first, language),
        "reference": format_period(first.period, language),
        "change": _change_since(run, line, first, language)["text"],
    }


def _target(run: Run, line: Line, language: str) -> View | None:
    """Give the value that is aimed for, by when, and which way that is."""
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


def _spark(run: Run, known: Sequence[tuple[Dataset, Line]], language: str) -> SmallChartView | None:
    """Give the small line through the years, from three points up."""
    points = [
        (item.period.last.year, item.value, value_text(run, item, language))
        for _, item in known
        if len(item.period.years) == 1
    ]
    apart = len({year for year, _, _ in points}) == len(points) == len(known)
    return spark_view(run, points, language) if apart and len(points) >= SPARK_POINTS else None


def _bullet(
    run: Run, line: Line, known: Sequence[tuple[Dataset, Line]], language: str
) -> SmallChartView | None:
    """Give the value drawn against its target, where there is one."""
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
    """Give a reference to the figure that can be copied: what, value, period, status, source with place, and address."""
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
