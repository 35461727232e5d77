"""The page of workbooks: what each would change, with the button that takes it over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from plugins.core.workbooks.figure_changes import CHANGED, Changes, LineChange
from plugins.editorial.editorial_tables import EditorialTable, TableCell, cell
from plugins.run.run_state import Run
from plugins.support.workbooks import Offer
from plugins.views.problem_views import ProblemView, problem_views

__all__ = ["TakeOverForm", "WorkbooksContext", "workbooks_view"]

HEAD = ("wat", "regel", "kolom", "nu", "wordt")


class TakeOverForm(TypedDict):
    """The button that takes a workbook over."""

    dataset: str
    book: str
    mark: str
    """The digest of what the editor saw."""
    button: str


class BookView(TypedDict):
    """A workbook beside figures."""

    id: str
    title: str
    path: str
    url: str
    problems: list[ProblemView]
    table: EditorialTable | None
    """What it would change; nothing where it cannot be read."""
    form: TakeOverForm | None
    intro: str


class WorkbooksContext(TypedDict):
    """The page of workbooks."""

    books: list[BookView]


def workbooks_view(run: Run) -> WorkbooksContext:
    """Return a part for each workbook beside figures."""
    return {"books": [_book(run, offer, at) for at, offer in enumerate(run.site.offers, start=1)]}


def _book(run: Run, offer: Offer, number: int) -> BookView:
    dataset, changes = run.site.datasets.get(offer.dataset), offer.changes
    title = f"{dataset.title if dataset else offer.dataset}: {offer.file.name}"
    return {
        "id": f"werkmap-{number}",
        "title": title,
        "path": offer.path,
        "url": "",
        "problems": problem_views(offer.problems),
        "table": _table(title, changes) if changes is not None else None,
        "form": _form(offer, changes) if changes is not None else None,
        "intro": f"Blad {offer.sheet}: {changes.summary()}." if changes is not None else "",
    }


def _table(title: str, changes: Changes) -> EditorialTable:
    return {
        "title": title,
        "head": list(HEAD),
        "rows": [row for line in changes.lines for row in _rows(line)],
        "empty": "De cijfers zijn gelijk. U kunt de werkmap opzij zetten.",
    }


def _form(offer: Offer, changes: Changes) -> TakeOverForm:
    return {
        "dataset": offer.dataset,
        "book": offer.file.name,
        "mark": offer.digest,
        "button": "Opzij zetten" if changes.nothing else "Overnemen",
    }


def _rows(line: LineChange) -> Iterator[list[TableCell]]:
    """Yield a row for each cell that differs; the first names the line."""
    note = (
        f"Bedoelde u “{line.near}”? Geef de regel dan zijn oude id terug."
        if line.near
        else line.label
    )
    for at, item in enumerate(line.cells):
        old, new = item.old, item.new
        if line.kind == CHANGED:
            old, new = old or "(leeg)", new or "(leeg)"
        yield [
            cell("" if at else line.kind),
            cell("" if at else line.id, note="" if at else note),
            cell(item.column),
            cell(old),
            cell(new),
        ]
