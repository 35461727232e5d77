"""Sums between figures hold exactly or as declared, and parts fit their whole.

A report fits the adopted budget. All sums are made by hand.
"""

from __future__ import annotations

import pytest

from plugins.core.figures.datasets import Dataset
from plugins.core.figures.declared_checks import (
    check_heads,
    check_problems,
    read_checks,
    series_problems,
)
from plugins.core.figures.totals import unclaimed
from tests.helpers.datasets import INDICATORS, MONEY, dataset_of, header_of

# In: 60 + 40 + 50 = 150. Out: 20 + 130 = 150.
BOTH = MONEY + (
    "a;inkomsten;G;A;60;\n"
    "b;inkomsten;G;B;40;\n"
    "c;inkomsten;;C;50;\n"
    "d;uitgaven;;D;20;\n"
    "e;uitgaven;;E;130;\n"
)
OTHER = MONEY + "a;inkomsten;;A;60;\nd;uitgaven;;D;25,50;\nleeg;uitgaven;;Leeg;;\n"


def _datasets(more: str) -> dict[str, Dataset]:
    other = dataset_of(
        "ander",
        OTHER.replace("noot", "noot;status")
        .replace(";\n", ";;\n")
        .replace("leeg;uitgaven;;Leeg;;;", "leeg;uitgaven;;Leeg;;;onbekend"),
        period="2025",
    )
    return {"geld": dataset_of("geld", BOTH, more), "ander": other}


CHECKS = [
    ("two sides", "controles:\n  - inkomsten = uitgaven\n", []),
    ("lines and numbers", "controles:\n  - a + b - d = 80\n", []),
    ("a line of another dataset", "controles:\n  - a = ander#a\n", []),
    ("cents count", "controles:\n  - ander#d - d = 5,50\n", []),
    ("not more", "controles:\n  - d hoogstens ander#d\n", []),
    ("just as much is not more", "controles:\n  - a hoogstens ander#a\n", []),
    ("a cent too much", "controles:\n  - a = 59,99\n", [("controle-klopt-niet", 12)]),
    ("more than it may", "controles:\n  - b hoogstens ander#d\n", [("controle-klopt-niet", 12)]),
    (
        "known difference",
        "controles:\n  - a = 50\nverschillen:\n  - a = 10 want zo staat het er\n",
        [],
    ),
    (
        "known, the other way round",
        "controles:\n  - a = 50\nverschillen:\n  - a = -10 want zo staat het er\n",
        [("controle-klopt-niet", 12)],
    ),
    (
        "known and gone",
        "controles:\n  - a = 60\nverschillen:\n  - a = 10 want zo was het\n",
        [("verschil-vervallen", 14)],
    ),
    (
        "a stated total is named",
        "totalen:\n  - inkomsten = 150\ncontroles:\n  - totaal-inkomsten = uitgaven\n",
        [],
    ),
    (
        "a side that has a stated total",
        "totalen:\n  - inkomsten = 150\ncontroles:\n  - inkomsten = uitgaven\n",
        [("controle-regel", 14)],
    ),
    ("no such line", "controles:\n  - z = 60\n", [("controle-regel", 12)]),
    ("no such dataset", "controles:\n  - a = niets#a\n", [("controle-regel", 12)]),
    ("an unknown amount", "controles:\n  - a = ander#leeg\n", [("controle-regel", 12)]),
    (
        "two that are wrong",
        "controles:\n  - a = 1\n  - b = 2\n",
        [("controle-klopt-niet", 12), ("controle-klopt-niet", 13)],
    ),
    (
        "difference of nothing at all",
        "verschillen:\n  - a = 1 want zomaar\n",
        [("totaal-regel", 12)],
    ),
]


@pytest.mark.parametrize(("title", "more", "expected"), CHECKS, ids=[case[0] for case in CHECKS])
def test_declared_sums_hold_exactly_or_as_declared(
    title: str, more: str, expected: list[tuple[str, int]]
):
    """A sum is reported on its line when it is wrong or names what is not there."""
    datasets = _datasets(more)
    geld = datasets["geld"]
    found = [*check_problems(datasets, geld), *unclaimed(geld.differences, check_heads(geld))]
    assert [(item.code, item.place.line) for item in found] == expected


def test_a_side_with_an_unknown_amount_is_not_added():
    """60 and an amount that was not found are not 60."""
    table = (
        MONEY.replace("noot", "noot;status") + "a;inkomsten;;A;60;;\nb;inkomsten;;B;;;onbekend\n"
    )
    dataset = dataset_of("geld", table, "controles:\n  - inkomsten = 60\n")
    assert [item.code for item in check_problems({"geld": dataset}, dataset)] == ["controle-regel"]


UNREADABLE = ["a", "a = ", "= a", "a = b = c", "a > b", "een som = 10", "a + = b"]


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_sum_that_cannot_be_read_is_told(text: str):
    """Nothing is guessed of a check that is not written as one."""
    checks, problems = read_checks(header_of(f"controles:\n  - '{text}'\n"), [], "t.md")
    assert (checks, [item.code for item in problems]) == ([], ["controle-regel"])


def test_the_message_names_both_sides_and_the_remedy():
    """Left 60 + 40 = 100, right 20: the difference is 80, and the line to declare it is shown."""
    datasets = _datasets("controles:\n  - a + b = d\n")
    found = next(check_problems(datasets, datasets["geld"]))
    assert found.text == "“Geld”: a + b (100) is niet gelijk aan d (20). Het verschil is 80."
    assert found.hint.endswith("a + b = 80 want …")


def test_figures_of_two_units_are_not_compared():
    """Euros are not jobs."""
    datasets = {
        "geld": dataset_of("geld", BOTH, "controles:\n  - a = werk#banen\n"),
        "werk": dataset_of(
            "werk", INDICATORS + "banen;Banen;2026;60;banen;;\n", kind="indicatoren"
        ),
    }
    assert [item.code for item in check_problems(datasets, datasets["geld"])] == ["controle-regel"]


def test_two_datasets_of_one_series_are_of_two_periods():
    """Which of the two would be the year before the next?"""
    table = MONEY + "a;inkomsten;;A;1;\n"
    twice = [
        dataset_of(name, table, "reeks: begroting\n", period="2026") for name in ("een", "twee")
    ]
    later = dataset_of("drie", table, "reeks: begroting\n", period="2027")
    other = dataset_of("vier", table, "reeks: rekening\n", period="2026")
    assert [item.code for item in series_problems([*twice, later, other])] == ["reeks-dubbel"]
    assert list(series_problems([twice[0], later, other])) == []
