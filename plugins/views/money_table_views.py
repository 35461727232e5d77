"""The view of a budget table: groups, subtotals, parts, totals, shares, notes and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypedDict

from plugins.core.drawings.bar_charts import shares
from plugins.core.dutch import format_euro, format_percentage, slugify
from plugins.core.figures.datasets import Dataset, Line, Total
from plugins.core.figures.figure_names import figure_key
from plugins.core.figures.parts import parts_of
from plugins.core.figures.totals import stated_total, sum_of
from plugins.core.languages import DUTCH
from plugins.core.texts.page_texts import PageDraft
from plugins.run.run_state import Run
from plugins.support.templates import Markup
from plugins.views.download_views import DownloadView, downloads_of
from plugins.views.links import Link
from plugins.views.money_checks import Sentence, check_views, difference_texts, scope_text
from plugins.views.note_views import (
    NoteMark,
    NoteView,
    fresh_notes,
    mark_notes,
    notes_of,
    number_notes,
)
from plugins.views.source_views import SourceView, source_view
from plugins.views.words import localised, localised_html, reference_text, stated_text

__all__ = ["MoneyTable", "MoneyTableView", "money_table_view"]

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class MoneyTable:
    """What a table shows."""

    dataset: Dataset
    sides: Sequence[str]
    title: str
    """As the writer gave it, or empty."""
    table_id: str
    follow: Mapping[str, list[Link]] = field(default_factory=dict)
    """Links by line id, to what the document ties a line to."""


class MoneyRow(TypedDict):
    """One row."""

    type: str
    """`group`, `item`, `part`, `subtotal` or `total`."""
    id: str
    label: str
    amount: str
    budgeted: str
    difference: str
    """Between what was budgeted and realised, as the document states it."""
    share: str
    bar: str
    """The share as a length, 0 to 100."""
    note: str
    note_marks: list[NoteMark]
    leads: list[Link]


class MoneySide(TypedDict):
    """Income or spending."""

    id: str
    title: str
    """Empty where the table has one side."""
    rows: list[MoneyRow]
    width: str
    """The number of columns."""
    rounding: str


class MoneyTableView(TypedDict):
    """A budget table."""

    id: str
    title: str
    unit: str
    sides: list[MoneySide]
    explanation: Markup
    status_label: str
    reference: str
    source: SourceView
    downloads: list[DownloadView]
    notes: list[NoteView]
    differences: list[Sentence]
    scope: str
    checks: list[Sentence]
    url: str
    """The page of the dataset; empty on that page."""


def money_table_view(run: Run, draft: PageDraft, table: MoneyTable) -> MoneyTableView:
    """Return the view of a budget table, whose notes are on the page from now on."""
    language, dataset = draft.language, table.dataset
    sides = [_Side(run, draft, table, side).view() for side in table.sides]
    number_notes(draft, notes_of(run, [dataset.id]))
    return {
        "id": table.table_id,
        "title": table.title or localised(run, dataset.title, language),
        "unit": run.theme.word_in(language, "money-unit"),
        "sides": sides,
        "explanation": localised_html(run.explanations.get(dataset.id, ""), DUTCH, language),
        "status_label": run.theme.word_in(language, f"status-{dataset.status}"),
        "reference": reference_text(run, dataset.reference, language),
        "source": source_view(run, dataset.source, dataset.source.place, language),
        "downloads": downloads_of(run, dataset, language),
        "notes": fresh_notes(run, draft),
        "differences": [
            {"text": text} for text in difference_texts(run, dataset, table.sides, language)
        ],
        "scope": scope_text(run, dataset, language),
        "checks": check_views(run, dataset, language, table.sides),
        "url": dataset.address,
    }


class _Side:
    """Makes one side of a table."""

    def __init__(self, run: Run, draft: PageDraft, table: MoneyTable, side: str) -> None:
        self._run, self._draft, self._table, self._side = run, draft, table, side
        self._dataset, self._language = table.dataset, draft.language
        self._lines = [
            line for line in self._dataset.lines if line.side == side and not line.part_of
        ]
        self._shares = _shares(self._dataset, side, self._lines)
        self._parts, _ = parts_of(self._dataset)

    def view(self) -> MoneySide:
        """Return the side with all its rows."""
        rows: list[MoneyRow] = []
        for group in dict.fromkeys(line.group for line in self._lines):
            rows.extend(self._group_rows(group))
        rows.extend(self._totals())
        only = all(line.side == self._side for line in self._dataset.lines)
        return {
            "id": self._side,
            "title": "" if only else self._run.theme.word_in(self._language, f"money-{self._side}"),
            "rows": rows,
            "width": str(_width(rows)),
            "rounding": _rounding(self._run, self._shares.values(), self._language),
        }

    def _group_rows(self, group: str) -> list[MoneyRow]:
        """Return the head, lines, parts and stated totals of a group."""
        rows: list[MoneyRow] = []
        if group:
            label = localised(self._run, group, self._language)
            rows.append(_row("group", slugify(group), label))
        for line in self._lines:
            if line.group == group:
                rows.append(self._item(line, self._shares.get(line.id)))
                rows.extend(self._part(part) for part in self._parts.get(line.row, ()))
        rows.extend(
            self._total(total, "subtotal")
            for total in self._dataset.totals
            if group and total.side == self._side and total.group == group
        )
        return rows

    def _totals(self) -> list[MoneyRow]:
        """Return the stated total of the side, else our own addition.

        There is none where a stated total of a group holds the whole side already.
        """
        lines = self._lines
        whole = [
            self._total(total, "total")
            for total in self._dataset.totals
            if total.side == self._side and not total.group
        ]
        unknown = any(line.value is None for line in lines)
        if whole or stated_total(self._dataset, lines) or len(lines) < 2 or unknown:
            return whole
        label = self._run.theme.word_in(self._language, "money-sum")
        row = _row("total", f"optelling-{self._side}", label)
        return [{**row, "amount": format_euro(sum_of(lines), self._language)}]

    def _item(self, line: Line, share: Decimal | None) -> MoneyRow:
        run, language = self._run, self._language
        notes = notes_of(run, [figure_key(self._dataset, line)])
        return {
            "type": "item",
            "id": line.id,
            "label": localised(run, line.label, language),
            "amount": stated_text(run, line, language),
            "budgeted": _euro(line.budgeted, language),
            "difference": _euro(line.stated_difference, language),
            "share": format_percentage(share, language) if share is not None else "",
            "bar": str(share) if share is not None else "",
            "note": localised(run, line.note, language),
            "note_marks": mark_notes(run, self._draft, notes),
            "leads": list(self._table.follow.get(line.id, ())),
        }

    def _part(self, line: Line) -> MoneyRow:
        """Return the row of a line that is part of the one above it."""
        row = self._item(line, None)
        label = self._run.theme.word_in(self._language, "money-part", label=row["label"])
        return {**row, "type": "part", "label": label}

    def _total(self, total: Total, kind: str) -> MoneyRow:
        """Return the row of a stated total."""
        notes = notes_of(self._run, [f"{self._dataset.id}#{total.line_id}"])
        key = f"money-total-{total.side}" if kind == "total" else "money-subtotal"
        row = _row(kind, total.line_id, self._run.theme.word_in(self._language, key))
        row["note_marks"] = mark_notes(self._run, self._draft, notes)
        row["amount"] = format_euro(total.amount, self._language)
        return row


def _row(kind: str, row_id: str, label: str) -> MoneyRow:
    """Return a row with a label alone."""
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
    }


def _width(rows: Sequence[MoneyRow]) -> int:
    has = {name for row in rows for name, value in row.items() if value}
    return (
        2
        + 2 * bool(has & {"budgeted", "difference"})
        + ("share" in has)
        + bool(has & {"note", "leads"})
    )


def _euro(amount: Decimal | None, language: str) -> str:
    return format_euro(amount, language) if amount is not None else ""


def _shares(dataset: Dataset, side: str, lines: Sequence[Line]) -> dict[str, Decimal | None]:
    """Return the share of each line in its side.

    There are none where the stated total differs from its parts, or a part is not known.
    """
    differs = any(total.side == side and total.difference for total in dataset.totals)
    if differs or len(lines) < 2 or any(line.value is None for line in lines):
        return {}
    found = shares([line.value or Decimal(0) for line in lines])
    return dict(zip((line.id for line in lines), found, strict=True))


def _rounding(run: Run, percentages: Iterable[Decimal | None], language: str) -> str:
    """Return what the rounded shares come to, in words, where that is not a hundred."""
    known = [share for share in percentages if share is not None]
    summed = sum(known, Decimal(0))
    if not known or summed == HUNDRED:
        return ""
    return run.theme.word_in(language, "share-rounding", sum=format_percentage(summed, language))
