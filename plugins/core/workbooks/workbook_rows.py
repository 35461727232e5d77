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
        names: of all sheets that can be seen.
        dataset: the name of its folder.
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
        path: the workbook, as reports name it.
        sheet: what it holds.
        kind: the kind of the dataset.
        present: the rows of `cijfers.csv` as they are now, for near misses and for columns that
            would be lost.

    Returns:
        The rows, and the problems (werkmap-blad, werkmap-cel, csv-kolom, csv-id, csv-keuze,
        csv-periode, csv-verplicht), which never stop a build.
    """
    return _Reading(path, sheet, kind, present).rows()


def _letters(column: int) -> str:
    """Return the letters of a column as Excel has them: 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_Line = list[SheetCell]


@dataclass(frozen=True)
class _Reading:
    """A sheet that is read as the rows of a dataset."""

    path: str
    sheet: Sheet
    kind: DatasetKind
    present: Sequence[Row]

    def rows(self) -> tuple[list[Row], list[Problem]]:
        """Return the rows and the problems."""
        filled = [row for row in self.sheet.rows if row]
        refused = self._refused(filled)
        if refused:
            return [], [refused]
        found = list(self._unseen(filled))
        numbers = sorted({cell.column for row in filled for cell in row})
        names, wrong = self._names(filled[0], numbers)
        if not wrong and len(filled) == 1:
            wrong = [self._no_rows(filled[0][0].row)]
        if wrong:
            return [], [*found, *map(self._milder, wrong)]
        rows, faulty = self._table(filled[1:], dict(zip(numbers, names, strict=False)))
        return rows, [*found, *faulty]

    # -- the sheet as a whole ---------------------------------------------------------------------

    def _columns(self, *, required: bool) -> list[str]:
        return [column.name for column in self.kind.columns if column.required == required]

    def _refused(self, filled: Sequence[_Line]) -> Problem | None:
        """Report a sheet that is empty, or has all columns in one."""
        if not filled:
            return problem(
                "werkmap-blad",
                Place(self.path),
                f"Het blad “{self.sheet.name}” is leeg.",
                f"Zet op de eerste rij de kolommen: {', '.join(self._columns(required=True))}.",
            )
        first = filled[0][0]
        is_one_column = len({cell.column for row in filled for cell in row}) == 1
        if is_one_column and any(separator in str(first.value) for separator in ";,\t"):
            fault = Fault(
                "Alle kolommen staan hier samen in één kolom.",
                "Kies in Excel Gegevens en Tekst naar kolommen, en bewaar opnieuw.",
            )
            return self._fault(first, fault, "werkmap-blad")
        return None

    def _no_rows(self, first: int) -> Problem:
        return problem(
            "werkmap-blad",
            Place(self.path, first),
            "Onder de kolomnamen staan geen regels.",
            "Vul minstens één regel in.",
        )

    def _names(self, head: _Line, numbers: Sequence[int]) -> tuple[list[str], list[Problem]]:
        """Return the names of the columns, and what is wrong with them."""
        texts = {cell.column: _text_of_head(cell) for cell in head}
        cells = [Cell(texts.get(at, ""), self.path, head[0].row, at) for at in numbers]
        nameless = [_nameless(cell.place) for cell in cells if not cell.text]
        named = [cell for cell in cells if cell.text]
        required, optional = self._columns(required=True), self._columns(required=False)
        names, unknown = match_columns(self.path, named, required, optional)
        if not nameless and not unknown:
            return names, self._lost(head[0].row, names)
        return names, nameless + unknown

    def _lost(self, line: int, names: Iterable[str]) -> list[Problem]:
        """Report each column with values that is not on the sheet: they would be lost."""
        there = set(names)
        held = {
            name: sum(bool(row.text(name)) for row in self.present)
            for name in (self.present[0].cells if self.present else ())
        }
        return [
            problem(
                "csv-kolom",
                Place(self.path, line, 1),
                f"De kolom “{name}” staat in cijfers.csv, bij {count}"
                f" {'regel' if count == 1 else 'regels'} gevuld, en niet op dit blad.",
                "Zet de kolom op het blad, met wat er in moet staan.",
            )
            for name, count in held.items()
            if count and name not in there
        ]

    # -- what a person does not see ---------------------------------------------------------------

    def _unseen(self, rows: Sequence[_Line]) -> Iterator[Problem]:
        """Report values that a person does not see, and merged cells."""
        used = {(cell.row, cell.column) for row in rows for cell in row}
        for number in sorted(self.sheet.hidden_rows & {row for row, _ in used}):
            yield self._hidden_row(number)
        for number in sorted(self.sheet.hidden_columns & {column for _, column in used}):
            yield self._hidden_column(number)
        last = max(row for row, _ in used)
        for area in self.sheet.merged:
            if area[0] <= last:
                yield self._merged(*area)

    def _hidden_row(self, number: int) -> Problem:
        return problem(
            "werkmap-cel",
            Place(self.path, number),
            f"{self.sheet.name}!{number}:{number}: Deze rij is verborgen, maar er staat iets in.",
            "Maak de rij zichtbaar of verwijder haar. Staat er een filter aan? Zet dat uit.",
        )

    def _hidden_column(self, number: int) -> Problem:
        area = f"{_letters(number)}:{_letters(number)}"
        return problem(
            "werkmap-cel",
            Place(self.path, 0, number),
            f"{self.sheet.name}!{area}: Deze kolom is verborgen, maar er staat iets in.",
            "Maak de kolom zichtbaar of verwijder haar.",
        )

    def _merged(self, top: int, left: int, bottom: int, right: int) -> Problem:
        area = f"{_letters(left)}{top}:{_letters(right)}{bottom}"
        return problem(
            "werkmap-cel",
            Place(self.path, top, left),
            f"{self.sheet.name}!{area}: Deze cellen zijn samengevoegd; alleen de eerste heeft een"
            " waarde.",
            "Maak in Excel het samenvoegen ongedaan, en vul elke cel.",
        )

    # -- the rows ---------------------------------------------------------------------------------

    def _table(
        self, filled: Sequence[_Line], names: dict[int, str]
    ) -> tuple[list[Row], list[Problem]]:
        """Return each row with its cells by name, and what is wrong with it."""
        rows: list[Row] = []
        problems: list[Problem] = []
        for line in filled:
            row, faults = self._row(line, names)
            rows.append(row)
            problems.extend(faults or map(self._milder, self._row_problems(row)))
        problems.extend(map(self._milder, _doubles(rows, self.kind)))
        return rows, problems

    def _row(self, line: _Line, names: dict[int, str]) -> tuple[Row, list[Problem]]:
        """Read the cells of one row; those that cannot be taken over are reported."""
        columns = {column.name: column for column in self.kind.columns}
        by_column = {cell.column: cell for cell in line}
        cells, faults = {}, []
        for at, name in names.items():
            cell = by_column.get(at)
            text = cell_text(cell, columns[name]) if cell else ""
            if cell and isinstance(text, Fault):
                faults.append(self._fault(cell, text))
            else:
                cells[name] = Cell(str(text), self.path, line[0].row, at)
        return Row(line[0].row, cells), faults

    def _row_problems(self, row: Row) -> Iterator[Problem]:
        """Report what is wrong with the values of one row, with the id it probably has."""
        for item in type_row(row, self.kind)[1]:
            lacks_id = item.code == "csv-id" and not row.text("id")
            near = self._same_label(row) if lacks_id else None
            yield replace(item, hint=did_you_mean(near, "")) if near else item

    def _same_label(self, row: Row) -> str | None:
        """Return the id of the present line that is called like this row."""
        name = "post" if any(column.name == "post" for column in self.kind.columns) else "naam"
        ids = {
            normalise_key(other.text(name)): other.text("id")
            for other in self.present
            if other.text("kant") == row.text("kant")
        }
        near = nearest(row.text(name), ids, cutoff=0.75) if row.text(name) else None
        return ids[near] if near else None

    def _fault(self, cell: SheetCell, fault: Fault, code: str = "werkmap-cel") -> Problem:
        return problem(
            code,
            Place(self.path, cell.row, cell.column),
            f"{self.sheet.name}!{_letters(cell.column)}{cell.row}: {fault.text}",
            fault.hint,
        )

    def _milder(self, item: Problem) -> Problem:
        """Name sheet and cell in a problem of a row; what is beside the site never stops it."""
        line, column = item.place.line, item.place.column
        at = f"{_letters(column)}{line}" if column else f"rij {line}"
        return replace(item, text=f"{self.sheet.name}!{at}: {item.text}").milder()


def _text_of_head(cell: SheetCell) -> str:
    return str(cell.value).strip(BLANK) if cell.value is not None else ""


def _nameless(place: Place) -> Problem:
    return problem(
        "csv-kolom",
        place,
        "Een kolom heeft geen naam.",
        "Zet haar naam op de eerste rij, of maak haar leeg.",
    )


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
