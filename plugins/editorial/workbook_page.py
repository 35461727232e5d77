"""The page of workbooks: what each would change, line by line, with the button that takes it over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.core.workbooks.figure_changes import CHANGED, LineChange
from plugins.run.run_state import Run
from plugins.support.workbooks import Offer
from plugins.views.problem_views import problem_views

__all__ = ["workbooks_view"]

View = dict[str, Any]
HEAD = ("wat", "regel", "kolom", "nu", "wordt")


def workbooks_view(run: Run) -> list[View]:
    """Give a part for each workbook that stands beside figures."""
    return [_book(run, offer, number) for number, offer in enumerate(run.site.offers, start=1)]


def _book(run: Run, offer: Offer, number: int) -> View:
    dataset = run.site.datasets.get(offer.dataset)
    title = f"{dataset.title if dataset else offer.dataset}: {offer.file.name}"
    changes = offer.changes
    view: View = {
        "id": f"werkmap-{number}",
        "title": title,
        "path": offer.path,
        "url": "",
        "problems": problem_views(offer.problems),
        "table": None,
        "form": None,
        "intro": "",
    }
    if changes is None:
        return view
    rows = [row for line in changes.lines for row in _rows(line)]
    view["intro"] = f"Blad {offer.sheet}: {changes.summary()}."
    view["table"] = {
        "title": title,
        "head": list(HEAD),
        "rows": rows,
        "empty": "De cijfers zijn gelijk. U kunt de werkmap opzij zetten.",
    }
    view["form"] = {
        "dataset": offer.dataset,
        "book": offer.file.name,
        "mark": offer.digest,
        "button": "Opzij zetten" if changes.nothing else "Overnemen",
    }
    return view


def _rows(line: LineChange) -> Iterator[list[View]]:
    """Give a row for each cell that differs; the first names the line."""
    note = (
        f"Bedoelde u “{line.near}”? Geef de regel dan zijn oude id terug."
        if line.near
        else line.label
    )
    for at, cell in enumerate(line.cells):
        old, new = (
            (cell.old or "(leeg)", cell.new or "(leeg)")
            if line.kind == CHANGED
            else (cell.old, cell.new)
        )
        yield [
            _cell(line.kind if at == 0 else ""),
            _cell(line.id if at == 0 else "", note if at == 0 else ""),
            _cell(cell.column),
            _cell(old),
            _cell(new),
        ]


def _cell(text: str, note: str = "") -> View:
    return {"text": text, "url": "", "note": note}
