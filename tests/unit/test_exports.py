"""Files to take along: the numbers exact, texts that a spreadsheet would run made harmless."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from plugins.core.dutch import parse_number, parse_period
from plugins.core.figures.datasets import Dataset, Line, Total
from plugins.core.figures.exports import excel_csv, json_data, neutral
from plugins.core.problems import Place
from plugins.core.tables.registers import Record
from plugins.core.texts.header import SourceRef

YEAR = parse_period("2026")
assert YEAR is not None
SOURCE = Record(
    "plan", {"titel": "Jaarplan; 2026", "uitgever": "DTZ", "datum": "2025"}, Place("b.csv", 2)
)
DATASET = Dataset(
    "geld",
    "Geld",
    "Het geld.",
    "geld",
    "euro",
    YEAR,
    SourceRef("plan", "Kop"),
    "niet vermeld",
    "begroot",
    "t.md",
    lines=[
        Line(
            "a",
            "Post; met teken",
            Decimal("1234567.50"),
            "euro",
            YEAR,
            "begroot",
            "Kop",
            "",
            side="inkomsten",
            note='=HYPERLINK("x")',
        ),
        Line(
            "b",
            "-1 dag",
            Decimal("-5"),
            "euro",
            YEAR,
            "begroot",
            "Kop",
            "",
            side="inkomsten",
            qualifier="circa",
        ),
        Line("c", "Onbekend", None, "euro", YEAR, "onbekend", "Kop", "", side="uitgaven"),
    ],
    totals=[Total("inkomsten", "", Decimal("1234562.50"), Place("t.md", 3), Decimal(0))],
)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+31 591", "'+31 591"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\0x", "'\0x"),
        ("gewoon", "gewoon"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_text_that_a_spreadsheet_would_run_is_made_text(text: str, safe: str):
    """The characters that OWASP lists, and a zero byte, get an apostrophe before them."""
    assert neutral(text) == safe


def test_csv_opens_in_dutch_excel_with_exact_numbers():
    """The CSV is read by Python's own reader.

    It has a byte order mark, semicolons, decimal commas, bare negative numbers and harmless texts.
    """
    data = excel_csv(DATASET, SOURCE)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["waarde"] for row in rows] == ["1234567,50", "-5", "", "1234562,50"]
    assert [row["post"] for row in rows] == [
        "Post; met teken",
        "'-1 dag",
        "Onbekend",
        "Totaal inkomsten",
    ]
    assert rows[0]["noot"] == '\'=HYPERLINK("x")'
    assert (rows[0]["bron"], rows[1]["aanduiding"], rows[0]["periode"]) == (
        "Jaarplan; 2026",
        "circa",
        "2026",
    )
    assert data.count(b"\r\n") == 5
    assert [parse_number(row["waarde"]) for row in rows[:2]] == [
        line.value for line in DATASET.lines[:2]
    ]


def test_json_holds_every_number_as_exact_text():
    """Nothing is rounded through a float, and what is not known is null."""
    data = json.loads(json_data(DATASET, SOURCE))
    assert [line["waarde"] for line in data["regels"]] == ["1234567.50", "-5", None]
    assert (data["totalen"][0]["waarde"], data["totalen"][0]["verschil"]) == ("1234562.50", "0")
    assert data["bron"] == {
        "id": "plan",
        "titel": "Jaarplan; 2026",
        "uitgever": "DTZ",
        "datum": "2025",
        "plaats": "Kop",
    }
