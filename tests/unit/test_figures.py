"""Figures: typed exactly, reconciled with stated totals, looked up by name; sums in these cases are made by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.csv_table import read_table
from plugins.core.dutch import parse_period
from plugins.core.figures import (
    DATASET_FIELDS,
    DATASET_KINDS,
    Dataset,
    FigureRef,
    Line,
    find_figure,
    parse_figure_ref,
    period_key,
    read_lines,
    read_totals,
    reconcile,
    stated_place,
)
from plugins.core.header import Header, SourceRef, read_header
from plugins.support.yaml_reader import read_entries

HEAD = "titel: Geld\nsamenvatting: Geld.\nsoort: {kind}\neenheid: {unit}\nperiode: 2026\nbron: plan\n{place}peildatum: 2026\nstatus: begroot\n"
MONEY = "id;kant;groep;post;bedrag;noot\n"
INDICATORS = "id;naam;periode;waarde;eenheid;noot;gebruikt\n"


def _header(more: str = "", *, kind: str = "geld", place: str = "plaats: Kop\n") -> Header:
    entries, unread = read_entries("t.md", HEAD.format(kind=kind, unit="euro" if kind == "geld" else "banen", place=place) + more, 2)
    header, problems = read_header("t.md", entries, DATASET_FIELDS, {"bronnen": ["plan"]}, "een toelichting")
    assert [*unread, *problems] == []
    return header


def _lines(text: str, header: Header | None = None, kind: str = "geld") -> tuple[list[Line], list[tuple[str, int, int]]]:
    declared = DATASET_KINDS[kind]
    rows, problems = read_table("c.csv", text, [c.name for c in declared.columns if c.required], [c.name for c in declared.columns if not c.required])
    assert problems == []
    lines, problems = read_lines(rows, declared, header or _header(kind=kind), "c.csv")
    return lines, [(item.code, item.place.line, item.place.column) for item in problems]


LINES = [
    ("good", MONEY + "a;inkomsten;;A;1.000,50;\n", []),
    ("side with a capital", MONEY + "a;Inkomsten;;A;1;\n", []),
    ("amount with a point", MONEY + "a;inkomsten;;A;12.34;\n", [("csv-getal", 2, 16)]),
    ("formula for an amount", MONEY + "a;inkomsten;;A;=1+1;\n", [("csv-getal", 2, 16)]),
    ("percentage for an amount", MONEY + "a;inkomsten;;A;5%;\n", [("csv-getal", 2, 16)]),
    ("empty amount", MONEY + "a;inkomsten;;A;;\n", [("csv-verplicht", 2, 16)]),
    ("empty amount said to be unknown", MONEY.replace("noot", "noot;status") + "a;inkomsten;;A;;;onbekend\n", []),
    ("no side", MONEY + "a;;;A;1;\n", [("csv-verplicht", 2, 3)]),
    ("unknown side", MONEY + "a;uit;;A;1;\n", [("csv-keuze", 2, 3)]),
    ("capital in an id", MONEY + "A;inkomsten;;A;1;\n", [("csv-id", 2, 1)]),
    ("id with two hyphens", MONEY + "a--b;inkomsten;;A;1;\n", [("csv-id", 2, 1)]),
    ("id twice", MONEY + "a;inkomsten;;A;1;\na;uitgaven;;A;1;\n", [("csv-id", 3, 1)]),
    ("derived without reckoning", MONEY.replace("noot", "noot;status") + "a;inkomsten;;A;1;;afgeleid\n", [("cijfer-zonder-berekening", 2, 1)]),
    ("two faults in a row", MONEY + "A;uit;;A;1;\n", [("csv-id", 2, 1), ("csv-keuze", 2, 3)]),
]
# Stated totals against lines of 60 + 40 in group G and 50 outside it, all income; 20 expenditure.
TABLE = MONEY + "a;inkomsten;G;A;60;\nb;inkomsten;G;B;40;\nc;inkomsten;;C;50;\nd;uitgaven;;D;20;\n"
TOTALS = [
    ("right", "totalen:\n  - inkomsten = 150\n  - uitgaven = 20\n", []),
    ("right for a group", "totalen:\n  - inkomsten / G = 100\n", []),
    ("group in other capitals", "totalen:\n  - Inkomsten / g = € 100,-\n", []),
    ("wrong by a cent", "totalen:\n  - inkomsten = 150,01\n", [("totaal-klopt-niet", 12)]),
    ("wrong for a group", "totalen:\n  - inkomsten / G = 99\n", [("totaal-klopt-niet", 12)]),
    ("wrong and declared", "totalen:\n  - inkomsten = 140\nverschillen:\n  - inkomsten = 10 want C telt half mee\n", []),
    ("wrong and declared the wrong way", "totalen:\n  - inkomsten = 140\nverschillen:\n  - inkomsten = -10 want C telt half mee\n", [("totaal-klopt-niet", 12)]),
    ("declared and gone", "totalen:\n  - inkomsten = 150\nverschillen:\n  - inkomsten = 10 want C telt half mee\n", [("verschil-vervallen", 14)]),
    ("difference of nothing", "totalen:\n  - inkomsten = 150\nverschillen:\n  - inkomsten = 0 want niets\n", [("verschil-vervallen", 14)]),
    ("unknown group", "totalen:\n  - inkomsten / H = 100\n", [("totaal-regel", 12)]),
    ("no side", "totalen:\n  - alles = 170\n", [("totaal-regel", 12)]),
    ("no amount", "totalen:\n  - inkomsten = veel\n", [("totaal-regel", 12)]),
    ("difference without a reason", "totalen:\n  - inkomsten = 140\nverschillen:\n  - inkomsten = 10\n", [("totaal-regel", 14), ("totaal-klopt-niet", 12)]),
    ("difference without a total", "verschillen:\n  - inkomsten = 10 want zomaar\n", [("totaal-regel", 12)]),
]


@pytest.mark.parametrize(("title", "text", "expected"), LINES, ids=[case[0] for case in LINES])
def test_row_of_money_is_typed_or_its_fault_told(title: str, text: str, expected: list[tuple[str, int, int]]):
    """Each cell is typed by its column; a fault stands at its cell."""
    assert _lines(text)[1] == expected


@pytest.mark.parametrize(("title", "more", "expected"), TOTALS, ids=[case[0] for case in TOTALS])
def test_stated_totals_are_held_against_the_lines(title: str, more: str, expected: list[tuple[str, int]]):
    """A total adds up to the cent, or differs exactly as declared; a declared difference that is gone is told."""
    header = _header(more)
    lines, _ = _lines(TABLE, header)
    totals, problems = read_totals(header, lines, "t.md")
    found = [*problems, *reconcile("Geld", lines, totals)]
    assert [(item.code, item.place.line) for item in found] == expected


def test_wrong_total_tells_what_was_counted_and_by_how_much_it_differs():
    """The message names the sum, the total and the difference in Dutch notation, and the line that declares it."""
    header = _header("totalen:\n  - inkomsten / G = 1.234,5\n")
    lines, _ = _lines(TABLE, header)
    found = next(iter(reconcile("Geld", lines, read_totals(header, lines, "t.md")[0])))
    assert found.text == "“Geld”: de regels van G tellen op tot 100, maar het totaal is 1.234,5. Het verschil is −1.134,5."
    assert found.hint.endswith("inkomsten / G = −1.134,5 want …")


def test_sum_is_exact():
    """Ten times ten cents is one euro."""
    header = _header("totalen:\n  - uitgaven = 1\n")
    lines, _ = _lines(MONEY + "".join(f"p{number};uitgaven;;P;0,10;\n" for number in range(10)), header)
    assert list(reconcile("x", lines, read_totals(header, lines, "t.md")[0])) == []


def test_total_of_a_side_with_an_unknown_amount_is_not_held_against_it():
    """What a document leaves open cannot be added up."""
    header = _header("totalen:\n  - inkomsten = 150\n")
    lines, problems = _lines(MONEY.replace("noot", "noot;status") + "a;inkomsten;;A;60;;\nb;inkomsten;;B;;;onbekend\n", header)
    assert problems == []
    assert list(reconcile("x", lines, read_totals(header, lines, "t.md")[0])) == []


def test_two_values_need_one_that_is_used():
    """Two statements of one indicator of one period are allowed when one is chosen."""
    rows = "b;Banen;2020;1;banen;;{}\nb;Banen;2020;2;banen;;{}\nb;Banen;2021;3;banen;;\n"
    assert _lines(INDICATORS + rows.format("", ""), kind="indicatoren")[1] == [("cijfer-twee-waarden", 3, 1)]
    assert _lines(INDICATORS + rows.format("nee", "nee"), kind="indicatoren")[1] == [("cijfer-twee-waarden", 3, 1)]
    assert _lines(INDICATORS + rows.format("ja", "nee"), kind="indicatoren")[1] == []


def test_percent_sign_belongs_to_the_number_of_an_indicator():
    """An indicator may be written as 12,5%."""
    lines, problems = _lines(INDICATORS + "a;Aandeel;2020;12,5 %;%;;\n", kind="indicatoren")
    assert problems == []
    assert lines[0].value == Decimal("12.5")


def test_figures_without_a_place_are_one_problem():
    """Without a place in the header and in the rows the first row is named, with how many more."""
    header = _header(place="")
    assert _lines(MONEY + "a;inkomsten;;A;1;\nb;inkomsten;;B;1;\n", header)[1] == [("cijfer-zonder-bron", 2, 1)]
    assert _lines(MONEY.replace("noot", "noot;plaats") + "a;inkomsten;;A;1;;blz. 3\n", header)[1] == []


def test_place_of_a_dataset_may_stand_behind_its_source():
    """`bron: plan (Kop)` says the same as `plaats: Kop`, and the key goes first."""
    header = _header(place="")
    header.values["bron"] = SourceRef("plan", "Kop")
    assert stated_place(header) == "Kop"
    assert stated_place(_header()) == "Kop"


def _dataset() -> Dataset:
    header = _header(kind="indicatoren")
    lines, problems = _lines(INDICATORS + "banen;Banen;2019;117;banen;;\nbanen;Banen;2020;118;banen;;ja\nbanen;Banen;2020;119;banen;;nee\nhal;Hallen;30-09-2020;4;hallen;;\n", header, "indicatoren")
    assert problems == []
    period = parse_period("2020")
    assert period is not None
    return Dataset("stand", "Stand", "", "indicatoren", "banen", period, SourceRef("plan", "Kop"), "2020", "begroot", "t.md", lines=lines)


FOUND = [
    ("one period", "stand#hal", False, "4"), ("asked for its period", "stand#banen@2019", False, "117"), ("the used of two values", "stand#banen@2020", False, "118"),
    ("the newest where that is asked", "stand#banen", True, "118"), ("a day as period", "stand#hal@30-09-2020", False, "4"),
    ("several periods and none asked", "stand#banen", False, "cijfer-periode"), ("a period that is not there", "stand#banen@2018", True, "cijfer-periode"),
    ("unknown line", "stand#baan", True, "cijfer-onbekend"), ("unknown dataset", "stnad#banen", True, "cijfer-onbekend"), ("no name", "stand banen", True, "cijfer-onaf"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "name", "latest", "expected"), FOUND, ids=[case[0] for case in FOUND])
def test_figure_is_found_by_its_name(title: str, name: str, latest: bool, expected: str):
    """A name leads to the one value that is used, or to a fault that says what there is."""
    found = find_figure({"stand": _dataset()}, name, latest=latest)
    assert (str(found[1].value) if len(found) == 2 else found[0]) == expected


@pytest.mark.parametrize(("text", "ref"), [("a-b#c", FigureRef("a-b", "c")), (" a#b@2017-2019 ", FigureRef("a", "b", "2017-2019")), ("a", None), ("A#b", None), ("a#b#c", None), ("a#b@", None)])
def test_name_of_a_figure_is_read(text: str, ref: FigureRef | None):
    """A name is a folder, a hash and a line, with perhaps a period."""
    assert parse_figure_ref(text) == ref


@pytest.mark.parametrize("text", ["2020", "2017-2019", "09-2020", "30-09-2020"])
def test_period_key_is_what_writers_type(text: str):
    """The short form of a period is read back as that period."""
    period = parse_period(text)
    assert period is not None
    assert period_key(period) == text


def test_stated_total_is_a_figure_too():
    """Texts may name a total: `totaal-inkomsten`, or by its group."""
    header = _header("totalen:\n  - inkomsten = 150\n  - inkomsten / G = 100\n")
    lines, _ = _lines(TABLE, header)
    dataset = _dataset()
    dataset.lines, dataset.totals = lines, read_totals(header, lines, "t.md")[0]
    assert [dataset.figures()[name][0].value for name in ("totaal-inkomsten", "totaal-g", "a")] == [Decimal(150), Decimal(100), Decimal(60)]
