"""Cells with quotes, and how many a file may hold."""

from __future__ import annotations

import pytest

from plugins.core.tables import csv_cells
from plugins.core.tables.csv_table import read_table

REQUIRED, OPTIONAL = ("id", "post", "bedrag"), ("noot",)


def test_quoted_cell_holds_line_ends_quotes_and_delimiters():
    """A quoted cell may run over lines; the next row knows its own line in the file."""
    rows, problems = read_table(
        "x.csv", 'id;post;bedrag\na;"een\ntwee; ""drie""";1\nb;c;2\n', REQUIRED, OPTIONAL
    )
    assert problems == []
    assert [(row.line, row.text("post")) for row in rows] == [(2, 'een\ntwee; "drie"'), (4, "c")]


def test_cell_knows_its_place():
    """A cell's column counts characters from 1."""
    rows, _ = read_table("x.csv", "id;post;bedrag\nemmen;Gemeente;12.34\n", REQUIRED, OPTIONAL)
    place = rows[0].cells["bedrag"].place
    assert (place.path, place.line, place.column) == ("x.csv", 2, 16)


def test_too_many_cells_are_not_read(monkeypatch: pytest.MonkeyPatch):
    """The limit of cells counts rows with content: twelve cells fit where thirteen do not."""
    monkeypatch.setattr(csv_cells, "MAX_CELLS", 12)
    text = "id;post;bedrag\n" + "a;b;1\n;;\n" * 3
    assert read_table("x.csv", text, REQUIRED, OPTIONAL)[1] == []
    _, problems = read_table("x.csv", text + "x\n", REQUIRED, OPTIONAL)
    assert [(item.code, item.place.line) for item in problems] == [("csv-te-groot", 0)]
