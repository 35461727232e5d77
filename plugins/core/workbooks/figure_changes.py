"""What a workbook would change in the figures of a dataset, line by line.

Lines are matched by their id (and period, where figures have more), never by their place or their
name.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.core.dutch import nearest, parse_number, parse_period
from plugins.core.figures.dataset_kinds import Column, DatasetKind
from plugins.core.tables.csv_cells import Row

__all__ = ["CHANGED", "GONE", "NEW", "CellChange", "Changes", "LineChange", "compare", "csv_bytes"]


CHANGED, NEW, GONE = "anders", "nieuw", "weg"
_BOM = b"\xef\xbb\xbf"
_Key = tuple[str, str, int]


@dataclass(frozen=True)
class CellChange:
    """One cell: what it holds now and what it would hold; empty = nothing."""

    column: str
    old: str
    new: str


@dataclass(frozen=True)
class LineChange:
    """One line that is other, new or gone."""

    kind: str
    """`CHANGED`, `NEW` or `GONE`."""
    id: str
    label: str
    """The name of the line, with its period where figures have more."""
    cells: tuple[CellChange, ...]
    near: str = ""
    """Of a new line: the id of a line that is gone and looks like it, so that one of them may be a
    slip."""


@dataclass(frozen=True)
class Changes:
    """All that a workbook would change, and the table that would come of it."""

    lines: tuple[LineChange, ...]
    """In the order of the workbook, those that are gone last."""
    same: int
    """Lines that stay as they are."""
    moved: bool
    """The lines that both have are in another order."""
    table: tuple[tuple[str, ...], ...]
    """Names of columns and then all lines; an unchanged cell keeps its own notation."""

    @property
    def nothing(self) -> bool:
        """Whether taking over would leave the figures as they are."""
        return not self.lines and not self.moved

    def count(self, kind: str) -> int:
        """Count the lines of one kind."""
        return sum(line.kind == kind for line in self.lines)

    def summary(self) -> str:
        """Return in words how many lines are what: `2 regels anders, 1 nieuw, 0 weg, 4 gelijk`."""
        changed = self.count(CHANGED)
        order = "; de volgorde is anders" if self.moved else ""
        return (
            f"{changed} {'regel' if changed == 1 else 'regels'} anders, {self.count(NEW)} nieuw,"
            f" {self.count(GONE)} weg, {self.same} gelijk{order}"
        )


def compare(present: Sequence[Row], offered: Sequence[Row], kind: DatasetKind) -> Changes:
    """Lay the rows of a workbook beside the present ones. Both were read without a problem.

    The table has the present columns in their order, and then those that only the workbook has; a
    column that is not in the workbook was empty, and stays so.
    """
    columns = {column.name: column for column in kind.columns}
    names = list(present[0].cells) if present else []
    names += [name for name in (offered[0].cells if offered else ()) if name not in names]
    old, new = _keyed(present), _keyed(offered)
    gone = [key for key in old if key not in new]
    lines, table, same = [], [tuple(names)], 0
    for key, row in new.items():
        before = old.get(key)
        table.append(tuple(_kept(before, row, columns[name]) for name in names))
        cells = _differing(before, row, names, columns)
        if before is None:
            near = nearest(key[0], {other[0] for other in gone}, cutoff=0.75) or ""
            lines.append(LineChange(NEW, key[0], _label(row), cells, near))
        elif cells:
            lines.append(LineChange(CHANGED, key[0], _label(before), cells))
        else:
            same += 1
    lines += [
        LineChange(GONE, key[0], _label(old[key]), _differing(old[key], None, names, columns))
        for key in gone
    ]
    moved = [key for key in old if key in new] != [key for key in new if key in old]
    return Changes(tuple(lines), same, moved, tuple(table))


def _keyed(rows: Sequence[Row]) -> dict[_Key, Row]:
    """Return rows by id, period, and their turn among rows of the same id and period."""
    found: dict[_Key, Row] = {}
    for row in rows:
        period = parse_period(row.text("periode")) if row.text("periode") else None
        key = (row.text("id"), str(period) if period else row.text("periode"))
        turn = 0
        while (*key, turn) in found:
            turn += 1
        found[(*key, turn)] = row
    return found


def _label(row: Row) -> str:
    name = row.text("post") or row.text("naam")
    return f"{name}, {row.text('periode')}" if row.text("periode") else name


def _same(old: str, new: str, column: Column) -> bool:
    """Return whether two cells mean the same, such as `109.754` and `€ 109754,00`."""
    if old == new:
        return True
    if column.type in ("money", "number"):
        numbers = [parse_number(text.removesuffix("%").rstrip()) for text in (old, new)]
        return numbers[0] is not None and numbers[0] == numbers[1]
    if column.type == "period":
        return parse_period(old) is not None and parse_period(old) == parse_period(new)
    return column.type == "choice" and old.casefold() == new.casefold()


def _kept(before: Row | None, row: Row, column: Column) -> str:
    """Return the new cell: its own notation where it means the same."""
    old, new = before.text(column.name) if before else "", row.text(column.name)
    return old if before and _same(old, new, column) else new


def _differing(
    before: Row | None, after: Row | None, names: Sequence[str], columns: Mapping[str, Column]
) -> tuple[CellChange, ...]:
    """Return the cells that differ; of a line that is new or gone those that hold something."""
    pairs = [
        (name, before.text(name) if before else "", after.text(name) if after else "")
        for name in names
        if name != "id"
    ]
    return tuple(
        CellChange(name, old, new) for name, old, new in pairs if not _same(old, new, columns[name])
    )


def csv_bytes(table: Sequence[Sequence[str]], present: bytes | None) -> bytes:
    """Return a table as Dutch Excel reads it, with the BOM and line ends of the present file.

    Args:
        table: the names of the columns, and then all lines.
        present: the file it replaces, None = there is none; a new one has a BOM and CRLF.
    """
    lines = "\r\n" if present is None or b"\r\n" in present else "\n"
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator=lines).writerows(table)
    plain = present is not None and _is_plain(present)
    return (b"" if plain else _BOM) + out.getvalue().encode("utf-8")


def _is_plain(data: bytes) -> bool:
    """Return whether a file is UTF-8 without a BOM; one in another encoding gets a BOM."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.startswith(_BOM)
