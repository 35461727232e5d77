"""A cell of a workbook as `cijfers.csv` would have it: exact, or the reason why it cannot be."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import NamedTuple

from plugins.core.dutch import format_number, parse_number
from plugins.core.figures.dataset_kinds import Column
from plugins.core.figures.row_values import in_cents
from plugins.core.problems import shown
from plugins.core.tables.cell_faults import error_value
from plugins.core.tables.csv_cells import BLANK, MAX_CELL
from plugins.core.tables.csv_encoding import damage

__all__ = [
    "ERROR",
    "FORMULA",
    "MONTH",
    "PERCENT",
    "TIME",
    "Fault",
    "SheetCell",
    "cell_text",
    "typed_number",
]


ERROR, FORMULA, MONTH, PERCENT, TIME = "error", "formula", "month", "percent", "time"
_NUMBERS = ("money", "number")


class SheetCell(NamedTuple):
    """What a cell holds; row and column are counted from 1."""

    row: int
    column: int
    value: str | Decimal | bool | datetime.date | None
    kind: str = ""
    """`ERROR`: what Excel writes in place of a value. `FORMULA`: its outcome was not stored.
    `MONTH`: a date shown without its day. `PERCENT`: a number shown a hundred times as large.
    `TIME`: a moment or duration, as a text."""


class Fault(NamedTuple):
    """Why a cell cannot be taken over, and the remedy."""

    text: str
    hint: str


_RETYPE = "Zet de cel in Excel op Tekst en typ opnieuw wat er moet staan."
_AS_NUMBER = "Zet de cel in Excel op Getal en typ het getal uit het document opnieuw."


def cell_text(cell: SheetCell, column: Column) -> str | Fault:
    """Return a cell as `cijfers.csv` has it, or why it cannot be taken over."""
    value = cell.value
    if cell.kind == FORMULA:
        return Fault(
            "In deze cel staat een formule waarvan de uitkomst niet is bewaard.",
            "Open de werkmap in Excel en bewaar haar opnieuw, of typ de uitkomst zelf.",
        )
    damaged = error_value(value.strip(BLANK)) if isinstance(value, str) else None
    if cell.kind == ERROR or damaged:
        text = (
            damaged[0]
            if damaged
            else (
                f"“{shown(str(value))}” is een foutmelding van Excel: de formule in deze cel had"
                " geen uitkomst"
            )
        )
        return Fault(f"{text}.", "Verbeter in Excel de formule, of typ zelf wat er moet staan.")
    if isinstance(value, bool):
        return Fault(
            f"In deze cel staat {'WAAR' if value else 'ONWAAR'}; dat is in Excel geen tekst en geen"
            " getal.",
            _RETYPE,
        )
    if isinstance(value, datetime.date) or cell.kind == TIME:
        return _date(cell, column)
    if isinstance(value, Decimal):
        return _number(cell, value, column)
    return _words((value or "").replace("\r\n", "\n").replace("\r", "\n").strip(BLANK), column)


def _words(text: str, column: Column) -> str | Fault:
    """Return the text of a cell."""
    if column.type in _NUMBERS and text:
        if parse_number(text) is not None:
            return Fault(f"Het getal “{shown(text)}” is in deze cel als tekst bewaard.", _AS_NUMBER)
        return Fault(
            f"“{shown(text)}” is geen getal (kolom “{column.name}”).",
            "Zet hier alleen het getal. Staat het niet in het document? Laat de cel dan leeg en zet"
            " onbekend in de kolom status.",
        )
    if damage(text):
        return Fault("In deze cel staan verminkte tekens.", "Typ de tekst opnieuw.")
    if len(text) > MAX_CELL:
        return Fault(
            "Deze cel heeft meer dan 10.000 tekens.",
            "Maak de tekst korter; een lange uitleg hoort in toelichting.md.",
        )
    return text


def _date(cell: SheetCell, column: Column) -> str | Fault:
    """Return a date where one may be, as precise as Excel shows it."""
    day = cell.value
    words = f"{day.day}-{day.month}-{day.year}" if isinstance(day, datetime.date) else str(day)
    if column.type in _NUMBERS:
        return Fault(
            f"In deze cel staat een datum of tijd ({words}), en in kolom “{column.name}” hoort een"
            " getal.",
            _AS_NUMBER,
        )
    if not isinstance(day, datetime.date) or (
        column.type != "period" and column.name != "peildatum"
    ):
        return Fault(
            f"In deze cel staat een datum of tijd ({words}), en in kolom “{column.name}” hoort"
            " tekst.",
            _RETYPE,
        )
    return day.strftime("%m-%Y" if cell.kind == MONTH else "%d-%m-%Y")


def _number(cell: SheetCell, value: Decimal, column: Column) -> str | Fault:
    """Return a number as writers type it: thousands with a point, cents with a comma."""
    if cell.kind == PERCENT:
        return Fault(
            "Deze cel is opgemaakt als percentage: Excel toont"
            f" {format_number((value * 100).normalize() + 0)}% en bewaart {format_number(value)}.",
            "Zet de cel in Excel op Getal en typ het getal zoals het op de site moet staan.",
        )
    if column.type == "money" and not in_cents(value):
        return Fault(
            f"{format_number(value)} heeft meer dan twee cijfers achter de komma; Excel toont het"
            " misschien afgerond.",
            "Typ het bedrag uit het document, tot op de cent.",
        )
    if column.type in _NUMBERS:
        return typed_number(value, money=column.type == "money")
    if value % 1:
        return Fault(
            f"In deze cel staat een getal ({format_number(value)}), en in kolom “{column.name}”"
            " hoort tekst.",
            _RETYPE,
        )
    return f"{value:f}"


def typed_number(value: Decimal, *, money: bool) -> str:
    """Write a number as writers type it in `cijfers.csv`: `109.754`, `261.050,50`, `-5`.

    Args:
        value: exact.
        money: cents have two digits.
    """
    whole = value == value.to_integral_value()
    exact = (
        value.quantize(Decimal(1)) if whole else value.quantize(Decimal("0.01")) if money else value
    )
    return format_number(exact).replace("\u2212", "-")
