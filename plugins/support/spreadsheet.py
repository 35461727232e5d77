"""Spreadsheets by openpyxl: written, the same bytes for the same figures, and read, values only.

The only module that knows it.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import iterparse

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter, range_boundaries

from plugins.core.workbooks.workbook_cells import ERROR, FORMULA, MONTH, PERCENT, TIME, SheetCell
from plugins.core.workbooks.workbook_rows import Sheet

__all__ = [
    "MAX_BOOK",
    "MAX_SHEET_ROWS",
    "MAX_UNPACKED",
    "NoSheet",
    "Unreadable",
    "read_workbook",
    "xlsx",
]

MAX_BOOK = 10 * 1024 * 1024
"""Bytes of a workbook."""
MAX_UNPACKED = 25 * 1024 * 1024
"""Bytes of all its parts together; a small file may unpack to a very large one."""
MAX_SHEET_ROWS = 5_000
MAX_SHEET_COLUMNS = 200
LAST_ROW = 1_048_576
"""Of any sheet of Excel."""

_MOMENT = datetime.datetime(2026, 1, 1)
_WIDTHS = {"post": 44, "bron": 32, "plaats": 32, "noot": 44}


def xlsx(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[str | Decimal | None]]
) -> bytes:
    """Return a workbook with one sheet: a bold first row that stays in sight, typed cells."""
    book = Workbook()
    book.properties.created = book.properties.modified = _MOMENT
    book.properties.title, book.properties.creator = title, "Dutch TechZone"
    sheet = book.active
    assert sheet is not None
    sheet.title = "cijfers"
    sheet.append(list(columns))
    for row in rows:
        sheet.append([cell if cell != "" else None for cell in row])
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            _set_type(cell)
    for number, name in enumerate(columns, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 14)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _set_type(cell: Any) -> None:
    # A text that begins with = stays a text; a spreadsheet would else run it.
    if isinstance(cell.value, str):
        cell.data_type = "s"
    elif isinstance(cell.value, Decimal):
        cell.number_format = "#,##0.##" if cell.value % 1 else "#,##0"


def _timeless(data: bytes) -> bytes:
    """Pack the parts anew without a date; stored, so that no compressor makes a difference."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _fixed_moment(content)
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def _fixed_moment(content: bytes) -> bytes:
    """Set the moment of saving, which openpyxl writes itself."""
    head, tag, rest = content.partition(b"<dcterms:modified")
    moment, close, tail = rest.partition(b"</dcterms:modified>")
    if not tag:
        return content
    attributes = moment.partition(b">")[0]
    fixed = _MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return head + tag + attributes + b">" + fixed + close + tail


class Unreadable(Exception):
    """A workbook cannot be read; the message says why and `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class NoSheet(Exception):
    """It is not clear which sheet holds the figures; `names` are those that can be seen."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self.names = list(names)


def read_workbook(data: bytes, choose: Callable[[Sequence[str]], str | None]) -> Sheet:
    """Return one sheet of a workbook: values as Excel last worked them out.

    Args:
        data: the file.
        choose: returns the name of the sheet to read among all that can be seen, or None.

    Raises:
        Unreadable: it is no workbook, damaged, locked with a password, or too large.
        NoSheet: `choose` returned none.
    """
    _bounded(data)
    try:
        with warnings.catch_warnings():
            # What openpyxl leaves aside (drawings, rules of validation) holds no value.
            warnings.simplefilter("ignore")
            return _chosen_sheet(data, choose)
    except (Unreadable, NoSheet):
        raise
    except Exception as fault:  # a damaged file breaks wherever the library happens to be
        raise Unreadable(
            "De werkmap is beschadigd of geen echte werkmap van Excel.",
            "Open haar in Excel en bewaar haar opnieuw als Excel-werkmap (.xlsx).",
        ) from fault


def _chosen_sheet(data: bytes, choose: Callable[[Sequence[str]], str | None]) -> Sheet:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    seen = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    name = choose(seen)
    if name is None:
        raise NoSheet(seen)
    return _sheet(book[name])


def _bounded(data: bytes) -> None:
    """Refuse what is no workbook or too large, before anything is unpacked."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            "De werkmap heeft een wachtwoord, of is van een oude soort (.xls).",
            "Haal in Excel het wachtwoord weg, en bewaar als Excel-werkmap (.xlsx).",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile:
        raise Unreadable(
            "Dit is geen werkmap van Excel, al heet zij zo.",
            "Bewaar de cijfers in Excel als Excel-werkmap (.xlsx).",
        ) from None
    if len(data) > MAX_BOOK or size > MAX_UNPACKED:
        raise Unreadable(
            f"De werkmap is uitgepakt {max(size, len(data)) // (1024 * 1024)} MB; er past hoogstens"
            f" {MAX_UNPACKED // (1024 * 1024)} MB.",
            "Bewaar het blad met de cijfers in een eigen, lege werkmap.",
        )


def _sheet(sheet: Any) -> Sheet:
    """Read the cells of a sheet, and what their formats say of them."""
    layout = _Layout()
    layout.read(sheet)
    sheet.reset_dimensions()  # what a program wrote of them may be less than what there is
    found = []
    for line in sheet.iter_rows():
        cells = _filled_cells(line, layout.unknown)
        if cells:
            found.append(cells)
        if len(found) > MAX_SHEET_ROWS or len(cells) > MAX_SHEET_COLUMNS:
            raise Unreadable(
                f"Het blad “{sheet.title}” heeft meer dan {MAX_SHEET_ROWS:,} rijen of"
                f" {MAX_SHEET_COLUMNS} kolommen.".replace(",", "."),
                "Bewaar alleen de regels en kolommen die u nodig hebt.",
            )
    merged, rows, columns = tuple(layout.merged), layout.hidden_rows, layout.hidden_columns
    return Sheet(sheet.title, found, merged, frozenset(rows), frozenset(columns))


def _filled_cells(line: Sequence[Any], unknown: set[tuple[int, int]]) -> list[SheetCell]:
    """Return the cells of a row that hold something."""
    cells = (
        _cell(cell, unknown)
        for cell in line
        if cell.value is not None
        or (getattr(cell, "row", 0), getattr(cell, "column", 0)) in unknown
    )
    return [
        cell for cell in cells if cell.kind or not isinstance(cell.value, str) or cell.value.strip()
    ]


@dataclass
class _Layout:
    """What openpyxl leaves out of a sheet when it reads values alone."""

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unknown: set[tuple[int, int]] = field(default_factory=set)
    """Cells with a formula without an outcome."""

    def read(self, sheet: Any) -> None:
        """Read the XML of a sheet."""
        with sheet._get_source() as source:
            # Expat refuses parts that refer to themselves.
            for _, part in iterparse(source):  # noqa: S314
                tag = part.tag.rpartition("}")[2]
                if tag == "mergeCell":
                    self._merge(part)
                elif tag == "col" and _is_hidden(part):
                    last = min(int(part.get("max", 1)), MAX_SHEET_COLUMNS)
                    self.hidden_columns |= set(range(int(part.get("min", 1)), last + 1))
                elif tag == "row":
                    self._row(part)

    def _merge(self, part: Any) -> None:
        left, top, right, bottom = range_boundaries(part.get("ref", "A1"))
        self.merged.append((int(top or 1), int(left or 1), int(bottom or 1), int(right or 1)))

    def _row(self, part: Any) -> None:
        number = int(part.get("r", 0))
        if number > LAST_ROW:
            raise ValueError("row")
        if _is_hidden(part):
            self.hidden_rows.add(number)
        self.unknown |= {place for cell in part if (place := _without_outcome(cell))}
        part.clear()


def _is_hidden(part: Any) -> bool:
    return part.get("hidden") in ("1", "true")


def _without_outcome(cell: Any) -> tuple[int, int] | None:
    """Return the place of a cell with a formula of which Excel stored no outcome."""
    kinds = {part.tag.rpartition("}")[2]: part for part in cell}
    if "f" not in kinds or ("v" in kinds and (kinds["v"].text or cell.get("t") == "str")):
        return None
    column, row, _, _ = range_boundaries(cell.get("r"))
    return int(row or 1), int(column or 1)


def _cell(cell: Any, unknown: set[tuple[int, int]]) -> SheetCell:
    """Return the value of a cell and what must be known of its format."""
    at, value = (int(cell.row), int(cell.column)), cell.value
    if at in unknown:
        return SheetCell(*at, None, FORMULA)
    if cell.data_type == "e":
        return SheetCell(*at, str(value), ERROR)
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    if isinstance(value, (datetime.datetime, datetime.time, datetime.timedelta)):
        return SheetCell(*at, str(value), TIME)
    shown = _shown(cell.number_format)
    if isinstance(value, datetime.date):
        return SheetCell(*at, value, "" if "d" in shown else MONTH)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return SheetCell(*at, _exact(value), PERCENT if "%" in shown else "")
    return SheetCell(*at, value)


def _shown(number_format: str | None) -> str:
    """Return a number format without quoted texts, colours and places."""
    return re.sub(r'"[^"]*"|\\.|\[[^]]*\]|_.', "", (number_format or "").casefold())


def _exact(value: float) -> Decimal | str:
    """Return a number in the fifteen digits of Excel; what is larger stays as it was written."""
    return Decimal(f"{value:.15g}") if abs(value) < 10**15 else str(value)
