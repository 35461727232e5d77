"""A sheet of a workbook as the rows of a dataset, and every cell that cannot be one reported.

The sheet comes as values (`support/spreadsheet.py`); a formula is never worked out here, and its
text never taken for a value. What could be read in two ways stops, with sheet and cell in the
message (`cijfers!D14`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from plugins.core.dutch import nearest, normalise_key
from plugins.core.figures.dataset_kinds import DatasetKind
from plugins.core.figures.row_values import type_row
from plugins.core.problems import Place, Problem, did_you_mean, problem
from plugins.core.tables.csv_cells import BLANK, Cell, Row
from plugins.core.tables.csv_columns import match_columns
from plugins.core.workbooks.workbook_cells import Fault, SheetCell, cell_text

__all__ = ["Sheet", "choose_sheet", "sheet_rows"]


FIGURES = "cijfers"
"""The sheet that is taken where there are more."""


@dataclass(frozen=True)
class Sheet:
    """One sheet, without its empty cells."""

    name: str
    rows: list[list[SheetCell]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Ranges as first row, first column, last row, last column."""
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)


def choose_sheet(names: Sequence[str], dataset: str) -> str | None:
    """Return the sheet with the figures; None when that is not clear.

    It is the one called `cijfers` or like the dataset, else the only one.

    Args:
        names: of all sheets that can be seen; dataset: the name of its folder.
    """
    for wanted in (FIGURES, dataset):
        found = [name for name in names if normalise_key(name) == normalise_key(wanted)]
        if len(found) == 1:
            return found[0]
    return names[0] if len(names) == 1 else None


def sheet_rows(
    path: str, sheet: Sheet, kind: DatasetKind, present: Sequence[Row]
) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a sheet as `cijfers.csv` would have them, with the places of Excel.

    Args:
        path: the workbook, as reports name it; kind: of the dataset.
        present: the rows of `cijfers.csv` as they are now, for near misses and for columns that
            would be lost.

    Returns:
        The rows, and the problems (werkmap-blad, werkmap-cel, csv-kolom, csv-id, csv-keuze,
        csv-periode, csv-verplicht), which never stop a build.
    """
    filled = [row for row in sheet.rows if row]
    if not filled:
        return [], [
            problem(
                "werkmap-blad",
                Place(path),
                f"Het blad “{sheet.name}” is leeg.",
                f"Zet op de eerste rij de kolommen: {', '.join(_required(kind))}.",
            )
        ]
    numbers = sorted({cell.column for row in filled for cell in row})
    first = filled[0][0].row
    found = list(_unseen(path, sheet, filled))
    if len(numbers) == 1 and any(sign in str(filled[0][0].value) for sign in ";,\t"):
        return [], [
            _fault(
                path,
                sheet,
                filled[0][0],
                Fault(
                    "Alle kolommen staan hier samen in één kolom.",
                    "Kies in Excel Gegevens en Tekst naar kolommen, en bewaar opnieuw.",
                ),
                "werkmap-blad",
            )
        ]
    heads = {cell.column: cell for cell in filled[0]}
    cells = [Cell(_head(heads.get(number)), path, first, number) for number in numbers]
    wrong = [
        problem(
            "csv-kolom",
            cell.place,
            "Een kolom heeft geen naam.",
            "Zet haar naam op de eerste rij, of maak haar leeg.",
        )
        for cell in cells
        if not cell.text
    ]
    names, unknown = match_columns(
        path,
        [cell for cell in cells if cell.text],
        _required(kind),
        [column.name for column in kind.columns if not column.required],
    )
    wrong += unknown or ([] if wrong else _lost(path, first, names, present))
    if wrong or len(filled) == 1:
        wrong = wrong or [
            problem(
                "werkmap-blad",
                Place(path, first),
                "Onder de kolomnamen staan geen regels.",
                "Vul minstens één regel in.",
            )
        ]
        return [], [*found, *(_milder(item, sheet) for item in wrong)]
    rows, faulty = _table(
        path, sheet, filled[1:], dict(zip(numbers, names, strict=False)), kind, present
    )
    return rows, [*found, *faulty]


def _required(kind: DatasetKind) -> list[str]:
    return [column.name for column in kind.columns if column.required]


def _head(cell: SheetCell | None) -> str:
    return str(cell.value).strip(BLANK) if cell and cell.value is not None else ""


def _letters(column: int) -> str:
    """Return the letters of a column as Excel has them: 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _fault(
    path: str, sheet: Sheet, cell: SheetCell, fault: Fault, code: str = "werkmap-cel"
) -> Problem:
    return problem(
        code,
        Place(path, cell.row, cell.column),
        f"{sheet.name}!{_letters(cell.column)}{cell.row}: {fault.text}",
        fault.hint,
    )


def _milder(item: Problem, sheet: Sheet) -> Problem:
    """Name sheet and cell in a problem of a row; what is beside the site never stops it."""
    at = (
        f"{_letters(item.place.column)}{item.place.line}"
        if item.place.column
        else f"rij {item.place.line}"
    )
    return replace(item, text=f"{sheet.name}!{at}: {item.text}").milder()


def _unseen(path: str, sheet: Sheet, rows: list[list[SheetCell]]) -> Iterator[Problem]:
    """Report values that a person does not see, and merged cells."""
    used = {(cell.row, cell.column) for row in rows for cell in row}
    for number in sorted(sheet.hidden_rows & {row for row, _ in used}):
        yield problem(
            "werkmap-cel",
            Place(path, number),
            f"{sheet.name}!{number}:{number}: Deze rij is verborgen, maar er staat iets in.",
            "Maak de rij zichtbaar of verwijder haar. Staat er een filter aan? Zet dat uit.",
        )
    for number in sorted(sheet.hidden_columns & {column for _, column in used}):
        letters = _letters(number)
        yield problem(
            "werkmap-cel",
            Place(path, 0, number),
            f"{sheet.name}!{letters}:{letters}: Deze kolom is verborgen, maar er staat iets in.",
            "Maak de kolom zichtbaar of verwijder haar.",
        )
    last = max(row for row, _ in used)
    for top, left, bottom, right in sheet.merged:
        if top <= last:
            area = f"{_letters(left)}{top}:{_letters(right)}{bottom}"
            yield problem(
                "werkmap-cel",
                Place(path, top, left),
                f"{sheet.name}!{area}: Deze cellen zijn samengevoegd; alleen de eerste heeft een"
                " waarde.",
                "Maak in Excel het samenvoegen ongedaan, en vul elke cel.",
            )


def _lost(path: str, line: int, names: Iterable[str], present: Sequence[Row]) -> list[Problem]:
    """Report each column with values that is not on the sheet: they would be lost."""
    there = set(names)
    held = {
        name: sum(bool(row.text(name)) for row in present)
        for name in (present[0].cells if present else ())
    }
    return [
        problem(
            "csv-kolom",
            Place(path, line, 1),
            f"De kolom “{name}” staat in cijfers.csv, bij {count}"
            f" {'regel' if count == 1 else 'regels'} gevuld, en niet op dit blad.",
            "Zet de kolom op het blad, met wat er in moet staan.",
        )
        for name, count in held.items()
        if count and name not in there
    ]


def _table(
    path: str,
    sheet: Sheet,
    filled: list[list[SheetCell]],
    names: dict[int, str],
    kind: DatasetKind,
    present: Sequence[Row],
) -> tuple[list[Row], list[Problem]]:
    """Return each row its cells by name, and what is wrong with it."""
    columns = {column.name: column for column in kind.columns}
    rows, problems = [], []
    for line in filled:
        by_column = {cell.column: cell for cell in line}
        number, faulty = line[0].row, False
        cells = {}
        for at, name in names.items():
            cell = by_column.get(at)
            text = cell_text(cell, columns[name]) if cell else ""
            if cell and isinstance(text, Fault):
                problems.append(_fault(path, sheet, cell, text))
                faulty = True
            else:
                cells[name] = Cell(str(text), path, number, at)
        row = Row(number, cells)
        if not faulty:
            problems.extend(_milder(item, sheet) for item in _row_problems(row, kind, present))
        rows.append(row)
    problems.extend(_milder(item, sheet) for item in _doubles(rows, kind))
    return rows, problems


def _row_problems(row: Row, kind: DatasetKind, present: Sequence[Row]) -> Iterator[Problem]:
    """Report what is wrong with the values of one row, with the id it probably has."""
    for item in type_row(row, kind)[1]:
        near = (
            _same_label(row, kind, present)
            if item.code == "csv-id" and not row.text("id")
            else None
        )
        yield replace(item, hint=did_you_mean(near, "")) if near else item


def _same_label(row: Row, kind: DatasetKind, present: Sequence[Row]) -> str | None:
    """Return the id of the present line that is called like this row."""
    name = "post" if any(column.name == "post" for column in kind.columns) else "naam"
    ids = {
        normalise_key(other.text(name)): other.text("id")
        for other in present
        if other.text("kant") == row.text("kant")
    }
    near = nearest(row.text(name), ids, cutoff=0.75) if row.text(name) else None
    return ids[near] if near else None


def _doubles(rows: Iterable[Row], kind: DatasetKind) -> Iterator[Problem]:
    """Report a line of money whose id is on the sheet twice; an indicator may have more values."""
    first: dict[str, int] = {}
    for row in rows:
        name = row.text("id")
        if kind.name != "geld" or not name:
            continue
        if name in first:
            yield problem(
                "csv-id",
                row.cells["id"].place,
                f"Het id “{name}” staat er twee keer; het eerste staat op rij {first[name]}.",
                "Geef elke regel een eigen id.",
            )
        first.setdefault(name, row.line)
