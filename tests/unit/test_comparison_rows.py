"""The rows of a comparison: sums and percentages by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.figures.comparison_rows import percentage
from plugins.core.figures.comparisons import Comparison, compare
from tests.helpers.datasets import SCOPED, cells_of, dataset_of, year_of

DIFFERENCES = [
    ("more", "200", "250", "50", "25.0"),
    ("less", "250", "200", "-50", "-20.0"),
    ("the same", "200", "200", "0", "0.0"),
    ("rounded half up", "800", "801", "1", "0.1"),
    ("a half goes up", "8000", "8004", "4", "0.1"),
    ("from nothing there is no percentage", "0", "10", "10", None),
    ("from less than nothing neither", "-5", "10", "15", None),
]


@pytest.mark.parametrize(
    ("title", "first", "last", "difference", "percent"),
    DIFFERENCES,
    ids=[case[0] for case in DIFFERENCES],
)
def test_difference_is_last_minus_first(
    title: str, first: str, last: str, difference: str, percent: str | None
):
    """The difference is exact; the percentage is of the first, with one decimal."""
    found = compare(
        [
            year_of("2019", f"a;inkomsten;;A;{first};;\n"),
            year_of("2020", f"a;inkomsten;;A;{last};;\n"),
        ],
        ["a"],
    )
    assert isinstance(found, Comparison)
    row = found.rows[0]
    assert (str(row.difference), str(row.change) if row.change is not None else None) == (
        difference,
        percent,
    )


def test_a_figure_that_one_document_does_not_give_has_no_difference():
    """B joined later: no amount in the first year, and nothing is reckoned from it."""
    found = compare(
        [
            year_of("2019", "a;inkomsten;;A;1;;\n"),
            year_of("2020", "a;inkomsten;;A;2;;\nb;inkomsten;;B;3;;\n"),
        ],
        ["a", "b"],
    )
    assert isinstance(found, Comparison)
    assert [row.difference for row in found.rows] == [Decimal(1), None]
    assert cells_of(found)[1] == ("line", "B", [None, "3"])


# -- what the money holds -------------------------------------------------------------------------

PLAIN = "a;inkomsten;;A;60;;\nb;inkomsten;;B;40;;\n"
# 60 + 45 for the year itself, 500 for four years: 605 in all.
WIDE = "a;inkomsten;;A;60;;\nb;inkomsten;;B;45;;\nplan;inkomsten;;Plan;500;;meer jaren\n"


def test_a_side_that_holds_the_same_is_compared_whole():
    """Both years hold only their own money: 100 and 100."""
    found = compare([year_of("2024", PLAIN), year_of("2025", PLAIN)], ["inkomsten"])
    assert cells_of(found) == [("whole", "inkomsten", ["100", "100"])]


def test_the_comparable_part_comes_first_and_the_rest_is_named():
    """605 has 500 for more years: 105 can be compared to 100; the 500 and both wholes follow."""
    found = compare([year_of("2024", WIDE, "meer jaren"), year_of("2025", PLAIN)], ["inkomsten"])
    assert cells_of(found) == [
        ("comparable", "inkomsten", ["105", "100"]),
        ("left-out", "Plan", ["500", None]),
        ("whole", "inkomsten", ["605", "100"]),
    ]


def test_money_left_over_is_taken_out_though_every_year_has_some():
    """With 10 left in one year and 5 in the other, 60 + 45 = 105 is beside 60 + 40 = 100.

    What was left is side by side as well.
    """
    left = "over;inkomsten;;Over;{};;overgebleven geld\n"
    both = dataset_of(
        "ruim",
        SCOPED + WIDE + left.format(10),
        "omvat:\n  - meer jaren\n  - overgebleven geld\n",
        period="2024",
    )
    found = compare(
        [both, year_of("2025", PLAIN + left.format(5), "overgebleven geld")], ["inkomsten"]
    )
    assert cells_of(found) == [
        ("comparable", "inkomsten", ["105", "100"]),
        ("left-out", "Plan", ["500", None]),
        ("left-out", "Over", ["10", "5"]),
        ("whole", "inkomsten", ["615", "105"]),
    ]


def test_within_one_year_nothing_is_taken_out():
    """Two sides of one budget are held against each other as they are: 605 and 5."""
    one = year_of("2024", WIDE + "d;uitgaven;;D;5;;\n", "meer jaren")
    assert cells_of(compare([one], ["inkomsten", "uitgaven"])) == [
        ("whole", "inkomsten", ["605"]),
        ("whole", "uitgaven", ["5"]),
    ]


def test_a_stated_total_of_one_group_is_not_the_whole():
    """The document states 60 for one group; the side is 60 + 40.

    Where the group is all there is, its total is the whole.
    """
    rows = "a;inkomsten;G;A;60;;\nb;inkomsten;{};B;40;;\n"
    more = "omvat:\n  - alleen deze periode\ntotalen:\n  - inkomsten / G = {}\n"
    two = dataset_of("twee", SCOPED + rows.format("H"), more.format(60), period="2024")
    one = dataset_of(
        "een",
        SCOPED + rows.format("G"),
        more.format(99) + "verschillen:\n  - inkomsten / G = 1 want zo staat het er\n",
        period="2025",
    )
    assert cells_of(compare([two, one], ["inkomsten"])) == [("whole", "inkomsten", ["100", "99"])]


def test_stated_totals_are_the_whole_where_there_are_any():
    """A document that states a total gives it; else the lines are added."""
    stated = dataset_of(
        "vast",
        SCOPED + PLAIN,
        "omvat:\n  - alleen deze periode\ntotalen:\n  - inkomsten = 99\nverschillen:\n  - inkomsten"
        " = 1 want zo staat het er\n",
        period="2024",
    )
    assert cells_of(compare([stated, year_of("2025", PLAIN)], ["inkomsten"])) == [
        ("whole", "inkomsten", ["99", "100"])
    ]


def test_a_part_is_not_added_to_a_side():
    """Of 60, 15 is for one purpose: the side is 60."""
    table = (
        SCOPED.replace("omvat", "omvat;waarvan") + "a;inkomsten;;A;60;;;\nb;inkomsten;;B;15;;;a\n"
    )
    whole = dataset_of("deel", table, "omvat:\n  - alleen deze periode\n", period="2024")
    assert cells_of(compare([whole, year_of("2025", PLAIN)], ["inkomsten"])) == [
        ("whole", "inkomsten", ["60", "100"])
    ]


def test_an_unknown_amount_makes_the_sum_unknown():
    """Nothing is taken for an amount that was not found."""
    table = (
        SCOPED.replace("omvat", "omvat;status")
        + "a;inkomsten;;A;60;;;\nb;inkomsten;;B;;;;onbekend\n"
    )
    unknown = dataset_of("leeg", table, "omvat:\n  - alleen deze periode\n", period="2024")
    assert cells_of(compare([unknown, year_of("2025", PLAIN)], ["inkomsten"])) == [
        ("whole", "inkomsten", [None, "100"])
    ]


def test_percentage_of_nothing_is_none():
    """No difference, no percentage; no beginning, none either."""
    assert (
        percentage(None, Decimal(1)),
        percentage(Decimal(1), None),
        percentage(Decimal(1), Decimal(3)),
    ) == (None, None, Decimal("33.3"))
