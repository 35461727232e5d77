"""Figures to take along: one CSV for Dutch Excel and one JSON for programs, from the same lines as the page.

Cells that a spreadsheet would run are neutralised in the CSV; numbers stay exact.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from plugins.core.dutch import format_number
from plugins.core.figures import Dataset, Line, period_key
from plugins.core.registers import Record

__all__ = ["excel_csv", "json_data", "neutral"]

COLUMNS = ("id", "kant", "groep", "post", "periode", "waarde", "eenheid", "aanduiding", "status", "peildatum", "bron", "plaats", "gebruikt", "noot")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\0")


def neutral(text: str) -> str:
    """Make a text that a spreadsheet would run into plain text, by an apostrophe before it (OWASP, CSV injection)."""
    return "'" + text if text.startswith(_DANGEROUS) else text


def _lines(dataset: Dataset) -> Sequence[Line]:
    """Give all lines, declared totals last."""
    return (*dataset.lines, *dataset.total_lines())


def excel_csv(dataset: Dataset, source: Record) -> bytes:
    """Give the dataset as Dutch Excel opens it: semicolons, decimal commas, UTF-8 with a mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in _lines(dataset):
        value = format_number(line.value).replace(".", "").replace("\u2212", "-") if line.value is not None else ""
        texts = [
            line.id, line.side, line.group, line.label, period_key(line.period), value, line.unit, line.qualifier, line.status,
            line.reference or dataset.reference, source["titel"], line.place, "ja" if line.used else "nee", line.note,
        ]  # fmt: skip
        writer.writerow([text if index == 5 else neutral(text) for index, text in enumerate(texts)])
    return out.getvalue().encode("utf-8-sig")


def json_data(dataset: Dataset, source: Record) -> bytes:
    """Give the dataset as JSON; values are texts with a decimal point, so that nothing is rounded."""
    data = {
        "id": dataset.id, "titel": dataset.title, "samenvatting": dataset.summary, "soort": dataset.kind, "periode": period_key(dataset.period),
        "status": dataset.status, "peildatum": dataset.reference,
        "bron": {"id": source.id, "titel": source["titel"], "uitgever": source["uitgever"], "datum": source["datum"], "plaats": dataset.source.place},
        "regels": [_line(line) for line in dataset.lines],
        "totalen": [{**_line(line), "verschil": str(total.difference or 0), "reden": total.reason} for total, line in zip(dataset.totals, dataset.total_lines(), strict=True)],
    }  # fmt: skip
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _line(line: Line) -> dict[str, object]:
    """Give one line for JSON, without empty parts."""
    full = {
        "id": line.id, "kant": line.side, "groep": line.group, "naam": line.label, "periode": period_key(line.period),
        "waarde": str(line.value) if line.value is not None else None, "eenheid": line.unit, "aanduiding": line.qualifier, "status": line.status,
        "plaats": line.place, "gebruikt": line.used, "noot": line.note, "berekening": line.calculation, "definitie": line.definition,
    }  # fmt: skip
    return {key: value for key, value in full.items() if value != ""}
