"""Rows become figures, and each fault of a row is reported."""

from __future__ import annotations

import pytest

from tests.helpers.datasets import INDICATORS, MONEY, header_of, lines_of

LINES = [
    ("good", MONEY + "a;inkomsten;;A;1.000,50;\n", []),
    ("side with a capital", MONEY + "a;Inkomsten;;A;1;\n", []),
    ("amount with a point", MONEY + "a;inkomsten;;A;12.34;\n", [("csv-getal", 2, 16)]),
    ("formula for an amount", MONEY + "a;inkomsten;;A;=1+1;\n", [("csv-getal", 2, 16)]),
    ("percentage for an amount", MONEY + "a;inkomsten;;A;5%;\n", [("csv-getal", 2, 16)]),
    ("empty amount", MONEY + "a;inkomsten;;A;;\n", [("csv-verplicht", 2, 16)]),
    (
        "empty amount said to be unknown",
        MONEY.replace("noot", "noot;status") + "a;inkomsten;;A;;;onbekend\n",
        [],
    ),
    ("no side", MONEY + "a;;;A;1;\n", [("csv-verplicht", 2, 3)]),
    ("unknown side", MONEY + "a;uit;;A;1;\n", [("csv-keuze", 2, 3)]),
    ("capital in an id", MONEY + "A;inkomsten;;A;1;\n", [("csv-id", 2, 1)]),
    ("id with two hyphens", MONEY + "a--b;inkomsten;;A;1;\n", [("csv-id", 2, 1)]),
    ("id twice", MONEY + "a;inkomsten;;A;1;\na;uitgaven;;A;1;\n", [("csv-id", 3, 1)]),
    (
        "derived without reckoning",
        MONEY.replace("noot", "noot;status") + "a;inkomsten;;A;1;;afgeleid\n",
        [("cijfer-zonder-berekening", 2, 1)],
    ),
    ("error value for a name", MONEY + "a;inkomsten;;#VERW!;1;\n", [("csv-foutwaarde", 2, 14)]),
    (
        "error values in every column",
        MONEY + "#N/B;#REF!;########;#NAAM?;#WAARDE!;#LEEG!\n",
        [
            ("csv-foutwaarde", 2, 1),
            ("csv-foutwaarde", 2, 6),
            ("csv-foutwaarde", 2, 12),
            ("csv-foutwaarde", 2, 21),
            ("csv-getal", 2, 28),
            ("csv-foutwaarde", 2, 37),
        ],
    ),
    ("text that looks like something else", MONEY + "a;inkomsten;1E+05;#1;1;=A1\n", []),
    ("two faults in a row", MONEY + "A;uit;;A;1;\n", [("csv-id", 2, 1), ("csv-keuze", 2, 3)]),
]


# Stated totals against lines of 60 + 40 in group G and 50 outside it, all income; 20 expenditure.
@pytest.mark.parametrize(("title", "text", "expected"), LINES, ids=[case[0] for case in LINES])
def test_row_of_money_is_typed_or_its_fault_told(
    title: str, text: str, expected: list[tuple[str, int, int]]
):
    """Each cell is typed by its column; a fault is at its cell."""
    assert lines_of(text)[1] == expected


def test_two_values_need_one_that_is_used():
    """Two statements of one indicator of one period are allowed when one is chosen."""
    rows = "b;Banen;2020;1;banen;;{}\nb;Banen;2020;2;banen;;{}\nb;Banen;2021;3;banen;;\n"
    assert lines_of(INDICATORS + rows.format("", ""), kind="indicatoren")[1] == [
        ("cijfer-twee-waarden", 3, 1)
    ]
    assert lines_of(INDICATORS + rows.format("nee", "nee"), kind="indicatoren")[1] == [
        ("cijfer-twee-waarden", 3, 1)
    ]
    assert lines_of(INDICATORS + rows.format("ja", "nee"), kind="indicatoren")[1] == []


def test_figures_without_a_place_are_one_problem():
    """Without a place in the header and in the rows the first row is named, with how many more."""
    header = header_of(place="")
    assert lines_of(MONEY + "a;inkomsten;;A;1;\nb;inkomsten;;B;1;\n", header)[1] == [
        ("cijfer-zonder-bron", 2, 1)
    ]
    assert (
        lines_of(MONEY.replace("noot", "noot;plaats") + "a;inkomsten;;A;1;;blz. 3\n", header)[1]
        == []
    )
