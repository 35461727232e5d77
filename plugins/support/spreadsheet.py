"""Spreadsheets by openpyxl, the same bytes for the same figures. The only module that knows it."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

__all__ = ["xlsx"]

_MOMENT = datetime.datetime(2026, 1, 1)
_WIDTHS = {"post": 44, "bron": 32, "plaats": 32, "noot": 44}


def xlsx(title: str, columns: Sequence[str], rows: Sequence[Sequence[str | Decimal | None]]) -> bytes:
    """Give a workbook with one sheet: a bold first row that stays in sight, numbers as numbers, texts as texts."""
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
            # A text that begins with = stays a text; a spreadsheet would else run it.
            if isinstance(cell.value, str):
                cell.data_type = "s"
            elif isinstance(cell.value, Decimal):
                cell.number_format = "#,##0.##" if cell.value % 1 else "#,##0"
    for number, name in enumerate(columns, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 14)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _timeless(data: bytes) -> bytes:
    """Pack the parts anew without the moment of packing; stored, so that no version of a compressor shows."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _fixed_moment(content)
            new.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def _fixed_moment(content: bytes) -> bytes:
    """Set the moment of saving, which openpyxl writes itself."""
    head, mark, rest = content.partition(b"<dcterms:modified")
    moment, close, tail = rest.partition(b"</dcterms:modified>")
    kept = moment.partition(b">")[0]
    return head + mark + kept + b">" + _MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + close + tail if mark else content
