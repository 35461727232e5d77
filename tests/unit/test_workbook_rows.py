"""A sheet becomes rows with every value exact, or names the cell that cannot be one."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.figures.workbook_rows import (
    ERROR,
    FORMULA,
    MONTH,
    PERCENT,
    TIME,
    Sheet,
    SheetCell,
    choose_sheet,
    sheet_rows,
    typed_number,
)
from plugins.core.problems import Severity
from plugins.core.tables.csv_table import Row, read_table

MONEY, MEASURES = DATASET_KINDS["geld"], DATASET_KINDS["indicatoren"]
HEAD = ["id", "kant", "groep", "post", "bedrag", "noot"]
MEASURED = ["id", "naam", "periode", "waarde", "eenheid", "noot", "peildatum"]
Value = str | Decimal | bool | datetime.date | None


def _sheet(*lines: list[object], name: str = "cijfers", **more: object) -> Sheet:
    """Return a sheet; a value is a value, or a value with its form."""
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


def _money(amount: object = Decimal(5), **cells: object) -> list[object]:
    return [
        {"id": "emmen", "kant": "inkomsten", "post": "Emmen", "bedrag": amount, **cells}.get(name)
        for name in HEAD
    ]


def _present(text: str) -> list[Row]:
    rows, problems = read_table("cijfers.csv", text, HEAD, ["omvat"])
    assert problems == []
    return rows


def _read(
    *lines: list[object], kind=MONEY, present: str = "", **more: object
) -> tuple[list[dict[str, str]], list[str]]:
    rows, problems = sheet_rows(
        "b.xlsx", _sheet(*lines, **more), kind, _present(present) if present else []
    )
    assert all(item.severity is not Severity.FOUT for item in problems), (
        "what is beside the site never stops it"
    )
    return [{name: cell.text for name, cell in row.cells.items()} for row in rows], [
        f"{item.code}: {item.text} {item.hint}" for item in problems
    ]


SHEETS = [
    (["cijfers", "uitleg"], "cijfers"),
    (["Uitleg", "Cijfers "], "Cijfers "),
    (["Begroting 2026", "uitleg"], "Begroting 2026"),
    (["Begroting 2026", "cijfers"], "cijfers"),
    (["Blad1"], "Blad1"),
    (["Blad1", "Blad2"], None),
    ([], None),
]


@pytest.mark.parametrize(("names", "expected"), SHEETS)
def test_the_sheet_is_chosen_by_name(names: list[str], expected: str | None):
    assert choose_sheet(names, "begroting-2026") == expected


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


def test_rows_are_read_whatever_the_order_of_columns_and_empty_rows():
    head = ["Bedrag", None, "post", "ID", "kant", "groep", "noot"]
    rows, problems = _read(
        [], head, [], [Decimal("26112.25"), None, "Emmen ", "emmen", "inkomsten", None, "a\r\nb"]
    )
    assert problems == []
    assert rows == [
        {
            "bedrag": "26.112,25",
            "post": "Emmen",
            "id": "emmen",
            "kant": "inkomsten",
            "groep": "",
            "noot": "a\nb",
        }
    ]


def test_dates_and_years_stand_where_they_may():
    rows, problems = _read(
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
    assert _read(HEAD, _money(**cells))[1] == [f"werkmap-cel: {expected}"]


def test_cells_beyond_z_have_two_letters():
    line = [None] * 26
    assert _read([*line, *HEAD], [*line, *_money("x")])[1][0].startswith(
        "werkmap-cel: cijfers!AE2: "
    )


def test_what_a_person_does_not_see_is_named():
    found = _read(
        HEAD,
        _money(),
        _money(id="hoogeveen"),
        hidden_rows=frozenset({3, 9}),
        hidden_columns=frozenset({6, 9}),
        merged=((2, 1, 3, 1), (8, 1, 9, 1)),
    )[1]
    assert found == [
        (
            "werkmap-cel: cijfers!3:3: Deze rij is verborgen, maar er staat iets in. Maak de rij"
            " zichtbaar of verwijder haar. Staat er een filter aan? Zet dat uit."
        ),
        (
            "werkmap-cel: cijfers!F:F: Deze kolom is verborgen, maar er staat iets in. Maak de"
            " kolom zichtbaar of verwijder haar."
        ),
        (
            "werkmap-cel: cijfers!A2:A3: Deze cellen zijn samengevoegd; alleen de eerste heeft een"
            " waarde. Maak in Excel het samenvoegen ongedaan, en vul elke cel."
        ),
    ]


def test_columns_must_be_known_named_and_there():
    assert _read(["id", "kant", "groep", "post", "bedrach", "noot"], _money())[1] == [
        "csv-kolom: cijfers!E1: De kolom “bedrach” bestaat niet. Bedoelde u “bedrag”?"
    ]
    assert _read([*HEAD, "vorig jaar"], [*_money(), Decimal(3)])[1][0].startswith(
        "csv-kolom: cijfers!G1: De kolom “vorig jaar” bestaat niet. Kies uit: id, kant, "
    )
    assert _read([*HEAD, None], [*_money(), "los"])[1][0].startswith(
        "csv-kolom: cijfers!G1: Een kolom heeft geen naam. "
    )
    assert _read(HEAD[1:], _money()[1:])[1] == [
        "csv-kolom: cijfers!A1: De kolom “id” ontbreekt. De eerste regel moet deze kolommen hebben:"
        " id;kant;groep;post;bedrag;noot"
    ]


def test_a_filled_column_that_is_left_out_is_told_before_it_is_lost():
    table = "id;kant;groep;post;bedrag;noot;omvat\nemmen;inkomsten;;Emmen;5;;{}\n"
    assert _read(HEAD, _money(), present=table.format("reservering"))[1] == [
        "csv-kolom: cijfers!A1: De kolom “omvat” staat in cijfers.csv, bij 1 regel gevuld, en niet"
        " op dit blad. Zet de kolom op het blad, met wat er in moet staan."
    ]
    assert _read(HEAD, _money(), present=table.format(""))[1] == []


def test_a_line_without_id_is_told_which_it_probably_is():
    present = "id;kant;groep;post;bedrag;noot\nhoogeveen;inkomsten;;Gemeente Hoogeveen;5;\n"
    assert _read(HEAD, _money(id=None, post="gemeente Hogeveen"), present=present)[1] == [
        "csv-id: cijfers!A2: De cel in kolom “id” is leeg. Bedoelde u “hoogeveen”?"
    ]
    assert (
        "Vul de cel in, bijvoorbeeld met nieuw."
        in _read(HEAD, _money(id=None, post="Nieuw"), present=present)[1][0]
    )


def test_values_are_held_to_their_column():
    found = _read(HEAD, _money(kant="inkomst"), _money(id="Em men"), _money(id="emmen"))[1]
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


def test_a_sheet_without_a_table_says_so():
    assert _read()[1] == [
        "werkmap-blad: Het blad “cijfers” is leeg. Zet op de eerste rij de kolommen: id, kant,"
        " groep, post, bedrag, noot."
    ]
    assert _read(HEAD)[1] == [
        "werkmap-blad: cijfers!rij 1: Onder de kolomnamen staan geen regels. Vul minstens één"
        " regel in."
    ]
    assert _read(["id;kant;groep;post;bedrag;noot"], ["emmen;inkomsten;;Emmen;5;"])[1] == [
        "werkmap-blad: cijfers!A1: Alle kolommen staan hier samen in één kolom. Kies in Excel"
        " Gegevens en Tekst naar kolommen, en bewaar opnieuw."
    ]
