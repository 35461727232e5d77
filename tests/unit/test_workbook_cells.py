"""Cells of a workbook as writers type them; one that cannot be taken over is reported."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from plugins.core.workbooks.workbook_cells import (
    ERROR,
    FORMULA,
    MONTH,
    PERCENT,
    TIME,
    typed_number,
)
from tests.helpers.sheets import (
    HEAD,
    MEASURED,
    MEASURES,
    money_line,
    read_sheet,
)

NUMBERS = [
    ("109754", "109.754"),
    ("261050.5", "261.050,50"),
    ("-5", "-5"),
    ("0", "0"),
    ("1E+3", "1.000"),
    ("0.05", "0,05"),
]


@pytest.mark.parametrize(("value", "expected"), NUMBERS)
def test_money_is_written_as_writers_type_it(value: str, expected: str):
    assert typed_number(Decimal(value), money=True) == expected


def test_a_number_of_a_measure_keeps_its_digits():
    assert typed_number(Decimal("16.5"), money=False) == "16,5"


def test_dates_and_years_stand_where_they_may():
    rows, problems = read_sheet(
        MEASURED,
        ["banen", "Banen", Decimal(2020), Decimal("16.5"), "%", None, datetime.date(2020, 9, 30)],
        ["banen", "Banen", (datetime.date(2021, 9, 1), MONTH), Decimal(5), "%", None, None],
        kind=MEASURES,
    )
    assert problems == []
    assert [(row["periode"], row["waarde"], row["peildatum"]) for row in rows] == [
        ("2020", "16,5", "30-09-2020"),
        ("09-2021", "5", ""),
    ]


CELLS = [
    (
        "error",
        {"amount": ("#REF!", ERROR)},
        (
            "cijfers!E2: “#REF!” is een foutmelding van Excel: de formule in deze cel had geen"
            " uitkomst. Verbeter in Excel de formule, of typ zelf wat er moet staan."
        ),
    ),
    (
        "error in a text",
        {"noot": ("#N/A", ERROR)},
        (
            "cijfers!F2: “#N/A” is een foutmelding van Excel: de formule in deze cel had geen"
            " uitkomst. Verbeter in Excel de formule, of typ zelf wat er moet staan."
        ),
    ),
    (
        "error typed",
        {"noot": "#VERW!"},
        (
            "cijfers!F2: “#VERW!” is een foutmelding van Excel: de formule in deze cel had geen"
            " uitkomst. Verbeter in Excel de formule, of typ zelf wat er moet staan."
        ),
    ),
    (
        "formula",
        {"amount": (None, FORMULA)},
        (
            "cijfers!E2: In deze cel staat een formule waarvan de uitkomst niet is bewaard. Open de"
            " werkmap in Excel en bewaar haar opnieuw, of typ de uitkomst zelf."
        ),
    ),
    (
        "date",
        {"amount": datetime.date(2026, 1, 12)},
        (
            "cijfers!E2: In deze cel staat een datum of tijd (12-1-2026), en in kolom “bedrag”"
            " hoort een getal. Zet de cel in Excel op Getal en typ het getal uit het document"
            " opnieuw."
        ),
    ),
    (
        "date in a text",
        {"post": datetime.date(2026, 1, 12)},
        (
            "cijfers!D2: In deze cel staat een datum of tijd (12-1-2026), en in kolom “post” hoort"
            " tekst. Zet de cel in Excel op Tekst en typ opnieuw wat er moet staan."
        ),
    ),
    (
        "time",
        {"post": ("12:30:00", TIME)},
        (
            "cijfers!D2: In deze cel staat een datum of tijd (12:30:00), en in kolom “post” hoort"
            " tekst. Zet de cel in Excel op Tekst en typ opnieuw wat er moet staan."
        ),
    ),
    (
        "text",
        {"amount": "109.754"},
        (
            "cijfers!E2: Het getal “109.754” is in deze cel als tekst bewaard. Zet de cel in Excel"
            " op Getal en typ het getal uit het document opnieuw."
        ),
    ),
    (
        "words",
        {"amount": "circa 5"},
        (
            "cijfers!E2: “circa 5” is geen getal (kolom “bedrag”). Zet hier alleen het getal. Staat"
            " het niet in het document? Laat de cel dan leeg en zet onbekend in de kolom status."
        ),
    ),
    (
        "percent",
        {"amount": (Decimal("0.165"), PERCENT)},
        (
            "cijfers!E2: Deze cel is opgemaakt als percentage: Excel toont 16,5% en bewaart 0,165."
            " Zet de cel in Excel op Getal en typ het getal zoals het op de site moet staan."
        ),
    ),
    (
        "round percent",
        {"amount": (Decimal(2), PERCENT)},
        (
            "cijfers!E2: Deze cel is opgemaakt als percentage: Excel toont 200% en bewaart 2. Zet"
            " de cel in Excel op Getal en typ het getal zoals het op de site moet staan."
        ),
    ),
    (
        "cents",
        {"amount": Decimal("12.345")},
        (
            "cijfers!E2: 12,345 heeft meer dan twee cijfers achter de komma; Excel toont het"
            " misschien afgerond. Typ het bedrag uit het document, tot op de cent."
        ),
    ),
    (
        "truth",
        {"noot": True},
        (
            "cijfers!F2: In deze cel staat WAAR; dat is in Excel geen tekst en geen getal. Zet de"
            " cel in Excel op Tekst en typ opnieuw wat er moet staan."
        ),
    ),
    (
        "number in a text",
        {"noot": Decimal("2.1")},
        (
            "cijfers!F2: In deze cel staat een getal (2,1), en in kolom “noot” hoort tekst. Zet de"
            " cel in Excel op Tekst en typ opnieuw wat er moet staan."
        ),
    ),
    (
        "damaged",
        {"noot": "CafÃ©"},
        "cijfers!F2: In deze cel staan verminkte tekens. Typ de tekst opnieuw.",
    ),
    (
        "long",
        {"noot": "x" * 10_001},
        (
            "cijfers!F2: Deze cel heeft meer dan 10.000 tekens. Maak de tekst korter; een lange"
            " uitleg hoort in toelichting.md."
        ),
    ),
]


@pytest.mark.parametrize(("title", "cells", "expected"), CELLS, ids=[case[0] for case in CELLS])
def test_a_cell_that_cannot_be_taken_over_is_named(
    title: str, cells: dict[str, object], expected: str
):
    assert read_sheet(HEAD, money_line(**cells))[1] == [f"werkmap-cel: {expected}"]


def test_values_are_held_to_their_column():
    found = read_sheet(
        HEAD, money_line(kant="inkomst"), money_line(id="Em men"), money_line(id="emmen")
    )[1]
    assert (
        found[0]
        == "csv-keuze: cijfers!B2: “inkomst” kan niet in kolom “kant”. Bedoelde u “inkomsten”?"
    )
    assert found[1].startswith("csv-id: cijfers!A3: “Em men” kan geen id zijn.")
    assert (
        found[2]
        == "csv-id: cijfers!A4: Het id “emmen” staat er twee keer; het eerste staat op rij 2. Geef"
        " elke regel een eigen id."
    )
