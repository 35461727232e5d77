"""Sheets of a workbook as tests write them, and what is read of them."""

from __future__ import annotations

from decimal import Decimal

from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.problem_codes import Severity
from plugins.core.tables.csv_cells import Row
from plugins.core.tables.csv_table import read_table
from plugins.core.workbooks.workbook_cells import SheetCell
from plugins.core.workbooks.workbook_rows import Sheet, sheet_rows

MONEY, MEASURES = DATASET_KINDS["geld"], DATASET_KINDS["indicatoren"]
HEAD = ["id", "kant", "groep", "post", "bedrag", "noot"]
MEASURED = ["id", "naam", "periode", "waarde", "eenheid", "noot", "peildatum"]


def sheet_of(*lines: list[object], name: str = "cijfers", **more: object) -> Sheet:
    """Make a sheet; a cell is a value, or a value with its number format."""
    rows = []
    for number, line in enumerate(lines, start=1):
        pairs = [
            (column, item if isinstance(item, tuple) else (item, ""))
            for column, item in enumerate(line, start=1)
        ]
        rows.append(
            [
                SheetCell(number, column, value, form)
                for column, (value, form) in pairs
                if value is not None or form
            ]
        )  # type: ignore[arg-type]
    return Sheet(name, rows, **more)  # type: ignore[arg-type]


def money_line(amount: object = Decimal(5), **cells: object) -> list[object]:
    """Make a line of money, in the order of `HEAD`."""
    return [
        {"id": "emmen", "kant": "inkomsten", "post": "Emmen", "bedrag": amount, **cells}.get(name)
        for name in HEAD
    ]


def present_rows(text: str) -> list[Row]:
    """Read the rows of `cijfers.csv`."""
    rows, problems = read_table("cijfers.csv", text, HEAD, ["omvat"])
    assert problems == []
    return rows


def read_sheet(
    *lines: list[object], kind=MONEY, present: str = "", **more: object
) -> tuple[list[dict[str, str]], list[str]]:
    """Read a sheet and return its cells and its problems as texts."""
    rows, problems = sheet_rows(
        "b.xlsx", sheet_of(*lines, **more), kind, present_rows(present) if present else []
    )
    assert all(item.severity is not Severity.FOUT for item in problems), (
        "what is beside the site never stops it"
    )
    return [{name: cell.text for name, cell in row.cells.items()} for row in rows], [
        f"{item.code}: {item.text} {item.hint}" for item in problems
    ]
