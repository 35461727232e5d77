"""Parts of a figure belong to their whole, and are in it."""

from __future__ import annotations

import pytest

from plugins.core.figures.parts import part_problems, parts_of
from tests.helpers.datasets import INDICATORS, MONEY, dataset_of

# -- parts ----------------------------------------------------------------------------------------

PARTS = [
    ("in its whole", "a;uitgaven;;A;60;;\nb;uitgaven;;B;15;;a\n", []),
    ("all of it", "a;uitgaven;;A;60;;\nb;uitgaven;;B;15;;a\nc;uitgaven;;C;45;;a\n", []),
    (
        "together too much",
        "a;uitgaven;;A;60;;\nb;uitgaven;;B;15;;a\nc;uitgaven;;C;45,01;;a\n",
        [("deel-te-groot", 2)],
    ),
    ("of nothing", "a;uitgaven;;A;60;;\nb;uitgaven;;B;15;;z\n", [("deel-onbekend", 3)]),
    ("of itself", "a;uitgaven;;A;60;;a\n", [("deel-onbekend", 2)]),
    (
        "of a part",
        "a;uitgaven;;A;60;;\nb;uitgaven;;B;15;;a\nc;uitgaven;;C;5;;b\n",
        [("deel-onbekend", 4)],
    ),
    ("of the other side", "a;inkomsten;;A;60;;\nb;uitgaven;;B;15;;a\n", [("deel-onbekend", 3)]),
]


@pytest.mark.parametrize(("title", "rows", "expected"), PARTS, ids=[case[0] for case in PARTS])
def test_parts_are_in_their_whole(title: str, rows: str, expected: list[tuple[str, int]]):
    """A part has a whole of its own side and unit, and the parts are not more than it."""
    dataset = dataset_of("geld", MONEY.replace("noot", "noot;waarvan") + rows)
    assert [(item.code, item.place.line) for item in part_problems(dataset, "c.csv")] == expected


def test_a_part_belongs_to_the_whole_of_its_own_period():
    """Of two years, the part of 2026 is in the whole of 2026."""
    rows = "a;A;2025;10;euro;;;\na;A;2026;20;euro;;;\nb;B;2026;15;euro;;;a\n"
    dataset = dataset_of(
        "werk", INDICATORS.replace("gebruikt", "gebruikt;waarvan") + rows, kind="indicatoren"
    )
    parts, loose = parts_of(dataset)
    assert ({row: [line.id for line in lines] for row, lines in parts.items()}, loose) == (
        {3: ["b"]},
        [],
    )


def test_of_a_part_with_two_values_only_the_used_one_counts():
    """A whole of 20; its part is 15, or 25 in another place that is not used."""
    rows = "a;A;2026;20;euro;;;\nb;B;2026;15;euro;;ja;a\nb;B;2026;25;euro;;nee;a\n"
    dataset = dataset_of(
        "werk", INDICATORS.replace("gebruikt", "gebruikt;waarvan") + rows, kind="indicatoren"
    )
    assert list(part_problems(dataset, "c.csv")) == []
