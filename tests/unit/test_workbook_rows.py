"""A sheet becomes rows with every value exact, or names the cell that cannot be one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.workbooks.workbook_rows import choose_sheet
from tests.helpers.sheets import (
    HEAD,
    money_line,
    read_sheet,
)

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


def test_rows_are_read_whatever_the_order_of_columns_and_empty_rows():
    head = ["Bedrag", None, "post", "ID", "kant", "groep", "noot"]
    rows, problems = read_sheet(
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


def test_cells_beyond_z_have_two_letters():
    line = [None] * 26
    assert read_sheet([*line, *HEAD], [*line, *money_line("x")])[1][0].startswith(
        "werkmap-cel: cijfers!AE2: "
    )


def test_what_a_person_does_not_see_is_named():
    found = read_sheet(
        HEAD,
        money_line(),
        money_line(id="hoogeveen"),
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
    assert read_sheet(["id", "kant", "groep", "post", "bedrach", "noot"], money_line())[1] == [
        "csv-kolom: cijfers!E1: De kolom “bedrach” bestaat niet. Bedoelde u “bedrag”?"
    ]
    assert read_sheet([*HEAD, "vorig jaar"], [*money_line(), Decimal(3)])[1][0].startswith(
        "csv-kolom: cijfers!G1: De kolom “vorig jaar” bestaat niet. Kies uit: id, kant, "
    )
    assert read_sheet([*HEAD, None], [*money_line(), "los"])[1][0].startswith(
        "csv-kolom: cijfers!G1: Een kolom heeft geen naam. "
    )
    assert read_sheet(HEAD[1:], money_line()[1:])[1] == [
        "csv-kolom: cijfers!A1: De kolom “id” ontbreekt. De eerste regel moet deze kolommen hebben:"
        " id;kant;groep;post;bedrag;noot"
    ]


def test_a_filled_column_that_is_left_out_is_told_before_it_is_lost():
    table = "id;kant;groep;post;bedrag;noot;omvat\nemmen;inkomsten;;Emmen;5;;{}\n"
    assert read_sheet(HEAD, money_line(), present=table.format("reservering"))[1] == [
        "csv-kolom: cijfers!A1: De kolom “omvat” staat in cijfers.csv, bij 1 regel gevuld, en niet"
        " op dit blad. Zet de kolom op het blad, met wat er in moet staan."
    ]
    assert read_sheet(HEAD, money_line(), present=table.format(""))[1] == []


def test_a_line_without_id_is_told_which_it_probably_is():
    present = "id;kant;groep;post;bedrag;noot\nhoogeveen;inkomsten;;Gemeente Hoogeveen;5;\n"
    assert read_sheet(HEAD, money_line(id=None, post="gemeente Hogeveen"), present=present)[1] == [
        "csv-id: cijfers!A2: De cel in kolom “id” is leeg. Bedoelde u “hoogeveen”?"
    ]
    assert (
        "Vul de cel in, bijvoorbeeld met nieuw."
        in read_sheet(HEAD, money_line(id=None, post="Nieuw"), present=present)[1][0]
    )


def test_a_sheet_without_a_table_says_so():
    assert read_sheet()[1] == [
        "werkmap-blad: Het blad “cijfers” is leeg. Zet op de eerste rij de kolommen: id, kant,"
        " groep, post, bedrag, noot."
    ]
    assert read_sheet(HEAD)[1] == [
        "werkmap-blad: cijfers!rij 1: Onder de kolomnamen staan geen regels. Vul minstens één"
        " regel in."
    ]
    assert read_sheet(["id;kant;groep;post;bedrag;noot"], ["emmen;inkomsten;;Emmen;5;"])[1] == [
        "werkmap-blad: cijfers!A1: Alle kolommen staan hier samen in één kolom. Kies in Excel"
        " Gegevens en Tekst naar kolommen, en bewaar opnieuw."
    ]
