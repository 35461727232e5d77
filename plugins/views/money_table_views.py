"""The view of a budget table: groups, subtotals, parts, totals, shares, what was checked, notes, source and downloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from plugins.core.drawings.bar_charts import shares
from plugins.core.dutch import format_euro, format_percentage, slugify
from plugins.core.figures.datasets import Dataset, Line, Total
from plugins.core.figures.declared_checks import Outcome, outcome
from plugins.core.figures.declared_checks import Part as CheckPart
from plugins.core.figures.figure_names import figure_key
from plugins.core.figures.parts import parts_of
from plugins.core.figures.totals import stated_total, sum_of
from plugins.core.languages import DUTCH
from plugins.core.texts.page_texts import PageDraft
from plugins.core.vocabulary import SIDES, THIS_PERIOD
from plugins.run.run_state import Run
from plugins.views.download_views import downloads_of
from plugins.views.note_views import fresh_notes, mark_notes, notes_of, number_notes
from plugins.views.page_frames import View
from plugins.views.source_views import source_view
from plugins.views.words import (
    localised,
    localised_html,
    number_text,
    reference_text,
    stated_text,
    unit_text,
)

__all__ = ["check_views", "money_table_view", "scope_text"]

HUNDRED = Decimal(100)


def money_table_view(
    run: Run,
    draft: PageDraft,
    dataset: Dataset,
    sides: Sequence[str],
    title: str,
    table_id: str,
    follow: Mapping[str, Sequence[View]] | None = None,
) -> View:
    """Give the view of a budget table.

    Args:
        follow: links by line id, to what the document ties a line to.
    """
    language = draft.language
    views = [_side_view(run, draft, dataset, side, follow or {}) for side in sides]
    number_notes(draft, notes_of(run, [dataset.id]))
    return {
        "id": table_id,
        "title": title or localised(run, dataset.title, language),
        "unit": run.theme.word_in(language, "money-unit"),
        "sides": views,
        "explanation": localised_html(run.explanations.get(dataset.id, ""), DUTCH, language),
        "status_label": run.theme.word_in(language, f"status-{dataset.status}"),
        "reference": reference_text(run, dataset.reference, language),
        "source": source_view(run, dataset.source, dataset.source.place, language),
        "downloads": downloads_of(run, dataset, language),
        "notes": fresh_notes(run, draft),
        "differences": [{"text": text} for text in _differences(run, dataset, sides, language)],
        "scope": scope_text(run, dataset, language),
        "checks": check_views(run, dataset, language, sides),
        "url": dataset.address,
    }


def scope_text(run: Run, dataset: Dataset, language: str, side: str = "") -> str:
    """Say what the amounts hold besides money of their own period; empty where the dataset does not say it.

    Args:
        side: only what that side holds: its lines, and what is said of the whole and of no line.
    """
    told = {line.scope: line.side for line in dataset.lines if line.scope}
    held = [
        name
        for name in dataset.scope
        if name != THIS_PERIOD and (not side or told.get(name, side) == side)
    ]
    words = [
        run.theme.word_in(language, f"scope-{slugify(name)}") for name in held or [THIS_PERIOD]
    ]
    if held:
        words.insert(0, run.theme.word_in(language, "scope-this-period"))
    return run.theme.word_in(language, "scope", what=", ".join(words)) if dataset.scope else ""


# -- rows -----------------------------------------------------------------------------------------


def _side_view(
    run: Run,
    draft: PageDraft,
    dataset: Dataset,
    side: str,
    follow: Mapping[str, Sequence[View]],
) -> View:
    """Give one side of a table."""
    language = draft.language
    lines = [line for line in dataset.lines if line.side == side and not line.part_of]
    percentages = _shares(dataset, side, lines)
    parts, _ = parts_of(dataset)
    rows: list[View] = []
    for group in dict.fromkeys(line.group for line in lines):
        if group:
            rows.append(_row("group", slugify(group), localised(run, group, language)))
        for line in (line for line in lines if line.group == group):
            rows.append(_item_row(run, draft, dataset, line, percentages.get(line.id), follow))
            rows.extend(
                _item_row(run, draft, dataset, part, None, follow, "part")
                for part in parts.get(line.row, ())
            )
        rows.extend(
            _total_row(run, draft, dataset, total, "subtotal")
            for total in dataset.totals
            if group and total.side == side and total.group == group
        )
    rows.extend(_side_total(run, draft, dataset, side, lines))
    only = all(line.side == side for line in dataset.lines)
    return {
        "id": side,
        "title": "" if only else run.theme.word_in(language, f"money-{side}"),
        "rows": rows,
        "width": str(_width(rows)),
        "rounding": _rounding(run, percentages.values(), language),
    }


def _width(rows: Sequence[View]) -> int:
    """Count the columns of a side: post and amount, and those that a row has something for."""
    has = {name for row in rows for name, value in row.items() if value}
    return (
        2
        + 2 * bool(has & {"budgeted", "difference"})
        + ("share" in has)
        + bool(has & {"note", "leads"})
    )


def _side_total(
    run: Run, draft: PageDraft, dataset: Dataset, side: str, lines: Sequence[Line]
) -> list[View]:
    """Give the stated total of a side; else our own addition, where no stated group total covers the side already."""
    whole = [
        _total_row(run, draft, dataset, total, "total")
        for total in dataset.totals
        if total.side == side and not total.group
    ]
    if (
        whole
        or stated_total(dataset, lines)
        or len(lines) < 2
        or any(line.value is None for line in lines)
    ):
        return whole
    row = _row(
        "total",
        f"optelling-{side}",
        run.theme.word_in(draft.language, "money-sum"),
        amount=format_euro(sum_of(lines), draft.language),
    )
    return [row]


def _row(kind: str, row_id: str, label: str, **others: Any) -> View:
    """Give a row with every part the table asks for."""
    return {
        "type": kind,
        "id": row_id,
        "label": label,
        "amount": "",
        "budgeted": "",
        "difference": "",
        "share": "",
        "bar": "",
        "note": "",
        "note_marks": [],
        "leads": [],
        **others,
    }


def _item_row(
    run: Run,
    draft: PageDraft,
    dataset: Dataset,
    line: Line,
    share: Decimal | None,
    follow: Mapping[str, Sequence[View]],
    kind: str = "item",
) -> View:
    """Give the row of one line."""
    language = draft.language
    return _row(
        kind,
        line.id,
        (
            run.theme.word_in(language, "money-part", label=localised(run, line.label, language))
            if kind == "part"
            else localised(run, line.label, language)
        ),
        amount=stated_text(run, line, language),
        note=localised(run, line.note, language),
        budgeted=format_euro(line.budgeted, language) if line.budgeted is not None else "",
        difference=(
            format_euro(line.stated_difference, language)
            if line.stated_difference is not None
            else ""
        ),
        note_marks=mark_notes(run, draft, notes_of(run, [figure_key(dataset, line)])),
        leads=list(follow.get(line.id, ())),
        share=format_percentage(share, language) if share is not None else "",
        bar=str(share) if share is not None else "",
    )


def _total_row(run: Run, draft: PageDraft, dataset: Dataset, total: Total, kind: str) -> View:
    """Give the row of a stated total."""
    marks = mark_notes(run, draft, notes_of(run, [f"{dataset.id}#{total.line_id}"]))
    language = draft.language
    key = f"money-total-{total.side}" if kind == "total" else "money-subtotal"
    return _row(
        kind,
        total.line_id,
        run.theme.word_in(language, key),
        amount=format_euro(total.amount, language),
        note_marks=marks,
    )


# -- shares ---------------------------------------------------------------------------------------


def _shares(dataset: Dataset, side: str, lines: Sequence[Line]) -> dict[str, Decimal | None]:
    """Give each line's share of its side; none where the stated total differs from its parts, or a part is not known."""
    differs = any(total.side == side and total.difference for total in dataset.totals)
    if differs or len(lines) < 2 or any(line.value is None for line in lines):
        return {}
    return dict(
        zip(
            (line.id for line in lines),
            shares([line.value or Decimal(0) for line in lines]),
            strict=True,
        )
    )


def _rounding(run: Run, percentages: Any, language: str) -> str:
    """Say what the rounded shares come to, where that is not a hundred."""
    known = [share for share in percentages if share is not None]
    summed = sum(known, Decimal(0))
    return (
        run.theme.word_in(language, "share-rounding", sum=format_percentage(summed, language))
        if known and summed != HUNDRED
        else ""
    )


# -- what was checked -----------------------------------------------------------------------------


def _differences(run: Run, dataset: Dataset, sides: Sequence[str], language: str) -> list[str]:
    """Say, for each total and line with a known difference, what it is and why."""
    totals = [
        _difference_text(run, total, language)
        for total in dataset.totals
        if total.difference and total.side in sides
    ]
    rows = [
        run.theme.word_in(
            language,
            f"row-difference-{word}",
            label=localised(run, line.label, language),
            difference=format_euro(abs(known.amount), language),
            reason=known.reason.rstrip("."),
        )
        for line in dataset.lines
        if line.side in sides
        for word in ("begroot", "verschil")
        for known in dataset.differences
        if known.head == f"{word} {line.id}"
    ]
    return totals + rows


def _difference_text(run: Run, total: Total, language: str) -> str:
    """Say what the parts add up to, what the document states, and why they are known to differ."""
    assert total.difference is not None
    amount = total.difference.amount
    words = {
        "sum": format_euro(total.amount + amount, language),
        "total": format_euro(total.amount, language),
        "difference": format_euro(abs(amount), language),
        "label": _total_label(run, total, language),
        "reason": total.difference.reason.rstrip("."),
    }
    return run.theme.word_in(language, "money-difference", **words)


def _total_label(run: Run, total: Total, language: str) -> str:
    """Name a total at the head of a sentence: its group, or its side."""
    label = (
        localised(run, total.group, language)
        if total.group
        else run.theme.word_in(language, f"money-{total.side}")
    )
    return label[:1].upper() + label[1:]


def check_views(
    run: Run, dataset: Dataset, language: str, sides: Sequence[str] = SIDES
) -> list[View]:
    """Give a sentence for each sum that was checked, those with a known difference included.

    Args:
        sides: the sides a table shows; a sum stands with the side that its first figure is of.
    """
    found = [
        item
        for check in dataset.checks
        if isinstance(item := outcome(run.site.datasets, dataset, check), Outcome)
    ]
    first = [
        (item, item.left[0].side or (item.left[0].line.side if item.left[0].line else ""))
        for item in found
    ]
    return [
        {"text": _check_text(run, dataset, item, language)}
        for item, side in first
        if not side or side in sides
    ]


def _check_text(run: Run, dataset: Dataset, found: Outcome, language: str) -> str:
    """Say what was held against what, and how they compare."""
    word = run.theme.word_in
    unit = next((part.line.unit for part in (*found.left, *found.right) if part.line), "euro")
    left, right = (
        " ".join(
            _part_text(run, dataset, part, unit, language, first=not at)
            for at, part in enumerate(parts)
        )
        for parts in (found.left, found.right)
    )
    known = found.check.difference
    if known:
        amount = number_text(abs(known.amount), unit, language)
        return word(
            language,
            "check-more" if known.amount > 0 else "check-less",
            left=left,
            right=right,
            difference=amount,
            reason=known.reason.rstrip("."),
        )
    return word(
        language, "check-at-most" if found.check.at_most else "check-equal", left=left, right=right
    )


def _part_text(
    run: Run, dataset: Dataset, part: CheckPart, unit: str, language: str, *, first: bool
) -> str:
    """Name a figure of a check with its value, and its dataset when that is another one; a number is in the unit of the others."""
    sign = "\u2212 " if part.minus else "" if first else "+ "
    if part.dataset is None:
        return sign + number_text(part.value, unit, language)
    if part.line is None:
        return f"{sign}{run.theme.word_in(language, 'check-side', side=run.theme.word_in(language, f'side-{part.side}'), value=format_euro(part.value, language))}"
    where = "" if part.dataset is dataset else f", {localised(run, part.dataset.title, language)}"
    return (
        f"{sign}{localised(run, part.line.label, language)}{where}"
        f" ({unit_text(run, part.line, language)})"
    )
