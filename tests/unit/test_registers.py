"""Registers: ids, filled cells, sources and dates are checked; a good row is found by its id."""

from __future__ import annotations

import pytest

from plugins.core.problems import Place
from plugins.core.tables.csv_table import read_table
from plugins.core.tables.registers import REGISTERS, Register, read_records

HEAD = "id;naam;bron;plaats\n"
WHERE = "id;vraag;organisatie;tekst;gemeenten;bron;plaats\n"
GOALS = "id;koers;soort;tekst;onder;bron;plaats\n"
CASES = [
    ("good", "sectoren", HEAD + "a;A;plan;Kop\n", []),
    ("id twice", "sectoren", HEAD + "a;A;plan;\na;B;plan;\n", [("csv-id", 3, 1)]),
    ("id with a capital", "sectoren", HEAD + "A;A;plan;\n", [("csv-id", 2, 1)]),
    ("no id", "sectoren", HEAD + ";A;plan;\n", [("csv-id", 2, 1)]),
    ("no name", "sectoren", HEAD + "a;;plan;\n", [("csv-verplicht", 2, 3)]),
    ("unknown source", "sectoren", HEAD + "a;A;plann;\n", [("bron-onbekend", 2, 5)]),
    (
        "error values of Excel",
        "sectoren",
        HEAD + "#N/B;#VERW!;#REF!;\n",
        [("csv-foutwaarde", 2, 1), ("csv-foutwaarde", 2, 6), ("csv-foutwaarde", 2, 13)],
    ),
    ("sources do not refer to themselves", "bronnen", "id;titel;uitgever;datum\nx;X;Y;2020\n", []),
    ("date not stated", "bronnen", "id;titel;uitgever;datum\nx;X;Y;niet vermeld\n", []),
    ("no date", "bronnen", "id;titel;uitgever;datum\nx;X;Y;ooit\n", [("csv-periode", 2, 7)]),
    (
        "municipalities that are known",
        "terecht",
        WHERE + "a;starten;IBDO;T;emmen, coevorden;plan;K\n",
        [],
    ),
    (
        "an unknown municipality and question",
        "terecht",
        WHERE + "a;startn;IBDO;T;emmen, coevoorden;plan;K\n",
        [("register-onbekend", 2, 3), ("register-onbekend", 2, 24)],
    ),
    (
        "a register that could not be read is not missed",
        "deelname",
        "id;onderwerp;gemeenten;periode;bron;plaats;themas\na;O;emmen;2020;plan;K;weg\n",
        [],
    ),
    (
        "a goal under a goal that is there",
        "doelen",
        GOALS + "a;2026;effect;T;;plan;K\nb;2026;doel;T;a;plan;K\n",
        [],
    ),
    (
        "a goal under none, of a sort that is none",
        "doelen",
        GOALS + "b;2026;doelen;T;a;plan;K\n",
        [("register-onbekend", 2, 17), ("csv-keuze", 2, 8)],
    ),
    (
        "period of the timeline",
        "tijdlijn",
        "id;periode;tekst;bron;plaats\na;2017-2015;T;plan;K\n",
        [("csv-periode", 2, 3)],
    ),
]


def _read(name: str, text: str) -> tuple[Register, list[tuple[str, int, int]]]:
    kind = REGISTERS[name]
    rows, problems = read_table("r.csv", text, kind.columns, kind.optional)
    assert problems == []
    register, problems = read_records(
        kind,
        rows,
        {"bronnen": ["plan"], "gemeenten": ["emmen", "coevorden"], "vragen": ["starten"]},
    )
    return register, [(item.code, item.place.line, item.place.column) for item in problems]


@pytest.mark.parametrize(
    ("title", "name", "text", "expected"), CASES, ids=[case[0] for case in CASES]
)
def test_register_is_read_or_its_fault_told(
    title: str, name: str, text: str, expected: list[tuple[str, int, int]]
):
    """Each fault is at its cell."""
    assert _read(name, text)[1] == expected


def test_record_gives_its_cells_and_place():
    """A column that the file lacks is empty."""
    register, _ = _read("sectoren", HEAD + "a;A;plan;Kop\n")
    assert (register["a"]["naam"], register["a"]["noot"], register["a"].place) == (
        "A",
        "",
        Place("r.csv", 2, 1),
    )


def test_sources_are_declared_first():
    """The other registers refer to the sources, so these are read before them."""
    assert next(iter(REGISTERS)) == "bronnen"
