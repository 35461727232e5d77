"""Stated totals are held against their lines, exactly."""

from __future__ import annotations

import pytest

from plugins.core.figures.totals import read_differences, reconcile, unclaimed
from tests.helpers.datasets import MONEY, TABLE, header_of, lines_of, totals_of

TOTALS = [
    ("right", "totalen:\n  - inkomsten = 150\n  - uitgaven = 20\n", []),
    ("right for a group", "totalen:\n  - inkomsten / G = 100\n", []),
    ("group in other capitals", "totalen:\n  - Inkomsten / g = € 100,-\n", []),
    ("wrong by a cent", "totalen:\n  - inkomsten = 150,01\n", [("totaal-klopt-niet", 12)]),
    ("wrong for a group", "totalen:\n  - inkomsten / G = 99\n", [("totaal-klopt-niet", 12)]),
    (
        "wrong and declared",
        "totalen:\n  - inkomsten = 140\nverschillen:\n  - inkomsten = 10 want C telt half mee\n",
        [],
    ),
    (
        "wrong and declared the wrong way",
        "totalen:\n  - inkomsten = 140\nverschillen:\n  - inkomsten = -10 want C telt half mee\n",
        [("totaal-klopt-niet", 12)],
    ),
    (
        "declared and gone",
        "totalen:\n  - inkomsten = 150\nverschillen:\n  - inkomsten = 10 want C telt half mee\n",
        [("verschil-vervallen", 14)],
    ),
    (
        "difference of nothing",
        "totalen:\n  - inkomsten = 150\nverschillen:\n  - inkomsten = 0 want niets\n",
        [("verschil-vervallen", 14)],
    ),
    ("unknown group", "totalen:\n  - inkomsten / H = 100\n", [("totaal-regel", 12)]),
    ("no side", "totalen:\n  - alles = 170\n", [("totaal-regel", 12)]),
    ("no amount", "totalen:\n  - inkomsten = veel\n", [("totaal-regel", 12)]),
    (
        "difference without a reason",
        "totalen:\n  - inkomsten = 140\nverschillen:\n  - inkomsten = 10\n",
        [("totaal-regel", 14), ("totaal-klopt-niet", 12)],
    ),
    (
        "difference without a total",
        "verschillen:\n  - inkomsten = 10 want zomaar\n",
        [("totaal-regel", 12)],
    ),
]


@pytest.mark.parametrize(("title", "more", "expected"), TOTALS, ids=[case[0] for case in TOTALS])
def test_stated_totals_are_held_against_the_lines(
    title: str, more: str, expected: list[tuple[str, int]]
):
    """A total adds up to the cent, or differs exactly as declared.

    A declared difference that is gone is reported.
    """
    header = header_of(more)
    lines, _ = lines_of(TABLE, header)
    totals, problems = totals_of(header, lines)
    differences, _ = read_differences(header, "t.md")
    found = [
        *problems,
        *reconcile("Geld", lines, totals),
        *unclaimed(differences, [total.head for total in totals]),
    ]
    assert [(item.code, item.place.line) for item in found] == expected


def test_wrong_total_tells_what_was_counted_and_by_how_much_it_differs():
    """The message has sum, total and difference in Dutch notation, and the line to declare it."""
    header = header_of("totalen:\n  - inkomsten / G = 1.234,5\n")
    lines, _ = lines_of(TABLE, header)
    found = next(iter(reconcile("Geld", lines, totals_of(header, lines)[0])))
    assert (
        found.text
        == "“Geld”: de regels van G tellen op tot 100, maar het totaal is 1.234,5. Het verschil is"
        " −1.134,5."
    )
    assert found.hint.endswith("inkomsten / G = −1.134,5 want …")


def test_sum_is_exact():
    """Ten times ten cents is one euro."""
    header = header_of("totalen:\n  - uitgaven = 1\n")
    lines, _ = lines_of(
        MONEY + "".join(f"p{number};uitgaven;;P;0,10;\n" for number in range(10)), header
    )
    assert list(reconcile("x", lines, totals_of(header, lines)[0])) == []


def test_total_of_a_side_with_an_unknown_amount_is_not_held_against_it():
    """What a document leaves open cannot be added up."""
    header = header_of("totalen:\n  - inkomsten = 150\n")
    lines, problems = lines_of(
        MONEY.replace("noot", "noot;status") + "a;inkomsten;;A;60;;\nb;inkomsten;;B;;;onbekend\n",
        header,
    )
    assert problems == []
    assert list(reconcile("x", lines, totals_of(header, lines)[0])) == []


def test_a_part_of_a_line_is_not_added_again():
    """Of 60, 15 is for one purpose: the sum stays 60."""
    header = header_of("totalen:\n  - uitgaven = 60\n")
    lines, problems = lines_of(
        MONEY.replace("noot", "noot;waarvan") + "a;uitgaven;;A;60;;\nb;uitgaven;;B;15;;a\n", header
    )
    assert problems == []
    assert list(reconcile("x", lines, totals_of(header, lines)[0])) == []


def test_a_part_that_is_not_known_keeps_no_total_from_being_checked():
    """60 is not 61, whatever the part of it is."""
    header = header_of("totalen:\n  - uitgaven = 61\n")
    lines, _ = lines_of(
        MONEY.replace("noot", "noot;waarvan;status")
        + "a;uitgaven;;A;60;;;\nb;uitgaven;;B;;;a;onbekend\n",
        header,
    )
    assert [item.code for item in reconcile("x", lines, totals_of(header, lines)[0])] == [
        "totaal-klopt-niet"
    ]
