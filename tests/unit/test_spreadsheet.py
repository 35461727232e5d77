"""Workbooks: numbers are numbers, texts are texts, and equal figures give equal bytes."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import openpyxl

from plugins.support.spreadsheet import xlsx

ROWS = [["emmen", "=HYPERLINK(1)", Decimal("109754.25"), None], ["-5", "+31", Decimal(-3), ""]]


def _sheet(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_what_looks_like_a_formula_is_text():
    """A cell that begins with = is stored as a text, which no spreadsheet runs."""
    sheet = _sheet(xlsx("T", ["id", "post", "waarde", "noot"], ROWS))
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=HYPERLINK(1)", "s")
    assert [cell.value for cell in sheet[3]] == ["-5", "+31", -3, None]


def test_a_number_is_exact():
    """The file itself holds the digits of the figure."""
    with zipfile.ZipFile(io.BytesIO(xlsx("T", ["waarde"], [[Decimal("109754.25")]]))) as book:
        assert b"<v>109754.25</v>" in book.read("xl/worksheets/sheet1.xml")


def test_equal_figures_give_equal_bytes():
    """The moment of making the file is nowhere in it.

    Made and changed are one fixed moment, and so is every part.
    """
    first = xlsx("T", ["waarde"], [[Decimal(1)]])
    assert xlsx("T", ["waarde"], [[Decimal(1)]]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert book.read("docProps/core.xml").count(b">2026-01-01T00:00:00Z<") == 2
        assert {item.date_time for item in book.infolist()} == {(2026, 1, 1, 0, 0, 0)}
