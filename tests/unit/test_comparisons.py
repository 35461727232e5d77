"""Figures side by side: gaps stay gaps, and what does not hold the same is not compared.

Sums and percentages by hand.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.figures.comparisons import Column, Comparison, Fault, Gap, compare, percentage
from plugins.core.figures.datasets import Dataset, history
from tests.helpers.datasets import INDICATORS, MONEY, dataset_of

TABLE = MONEY.replace("noot", "noot;omvat")


def _year(period: str, rows: str, scope: str = "alleen deze periode", more: str = "") -> Dataset:
    return dataset_of(
        f"jaar-{period}",
        TABLE + rows,
        (f"omvat:\n  - {scope}\n" if scope else "") + more,
        period=period,
    )


def _values(comparison: Comparison | list[Fault]) -> list[tuple[str, str, list[str | None]]]:
    assert isinstance(comparison, Comparison)
    return [
        (
            row.kind,
            row.name,
            [str(cell.value) if cell and cell.value is not None else None for cell in row.cells],
        )
        for row in comparison.rows
    ]


def _columns(comparison: Comparison | list[Fault]) -> list[object]:
    assert isinstance(comparison, Comparison)
    return [
        column.period.first.year if isinstance(column, Column) else (column.first, column.last)
        for column in comparison.columns
    ]


def _faults(comparison: Comparison | list[Fault]) -> list[tuple[str, str]]:
    assert not isinstance(comparison, Comparison)
    return [(fault.name, fault.reason) for fault in comparison]


def test_years_without_a_document_are_a_gap():
    """2022 and 2026 have documents.

    2023, 2024 and 2025 are one gap between them, also in every row.
    """
    early, late = _year("2022", "a;inkomsten;;A;200;;\n"), _year("2026", "a;inkomsten;;A;250;;\n")
    found = compare([late, early], ["a"])
    assert _columns(found) == [2022, (2023, 2025), 2026]
    assert _values(found) == [("line", "A", ["200", None, "250"])]


def test_following_years_have_no_gap():
    """Between 2019 and 2020 nothing is missing."""
    found = compare(
        [_year("2019", "a;inkomsten;;A;1;;\n"), _year("2020", "a;inkomsten;;A;2;;\n")], ["a"]
    )
    assert _columns(found) == [2019, 2020]


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
        [_year("2019", f"a;inkomsten;;A;{first};;\n"), _year("2020", f"a;inkomsten;;A;{last};;\n")],
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
            _year("2019", "a;inkomsten;;A;1;;\n"),
            _year("2020", "a;inkomsten;;A;2;;\nb;inkomsten;;B;3;;\n"),
        ],
        ["a", "b"],
    )
    assert isinstance(found, Comparison)
    assert [row.difference for row in found.rows] == [Decimal(1), None]
    assert _values(found)[1] == ("line", "B", [None, "3"])


# -- what the money holds -------------------------------------------------------------------------

PLAIN = "a;inkomsten;;A;60;;\nb;inkomsten;;B;40;;\n"
# 60 + 45 for the year itself, 500 for four years: 605 in all.
WIDE = "a;inkomsten;;A;60;;\nb;inkomsten;;B;45;;\nplan;inkomsten;;Plan;500;;meer jaren\n"


def test_a_side_that_holds_the_same_is_compared_whole():
    """Both years hold only their own money: 100 and 100."""
    found = compare([_year("2024", PLAIN), _year("2025", PLAIN)], ["inkomsten"])
    assert _values(found) == [("whole", "inkomsten", ["100", "100"])]


def test_the_comparable_part_comes_first_and_the_rest_is_named():
    """605 holds 500 for more years: 105 beside 100 can be compared.

    The 500 and both wholes follow.
    """
    found = compare([_year("2024", WIDE, "meer jaren"), _year("2025", PLAIN)], ["inkomsten"])
    assert _values(found) == [
        ("comparable", "inkomsten", ["105", "100"]),
        ("left-out", "Plan", ["500", None]),
        ("whole", "inkomsten", ["605", "100"]),
    ]


def test_money_left_over_is_taken_out_though_every_year_has_some():
    """10 left in one year and 5 in the other.

    60 + 45 = 105 beside 60 + 40 = 100, and what was left beside each other.
    """
    left = "over;inkomsten;;Over;{};;overgebleven geld\n"
    both = dataset_of(
        "ruim",
        TABLE + WIDE + left.format(10),
        "omvat:\n  - meer jaren\n  - overgebleven geld\n",
        period="2024",
    )
    found = compare(
        [both, _year("2025", PLAIN + left.format(5), "overgebleven geld")], ["inkomsten"]
    )
    assert _values(found) == [
        ("comparable", "inkomsten", ["105", "100"]),
        ("left-out", "Plan", ["500", None]),
        ("left-out", "Over", ["10", "5"]),
        ("whole", "inkomsten", ["615", "105"]),
    ]


def test_within_one_year_nothing_is_taken_out():
    """Two sides of one budget are held against each other as they are: 605 and 5."""
    one = _year("2024", WIDE + "d;uitgaven;;D;5;;\n", "meer jaren")
    assert _values(compare([one], ["inkomsten", "uitgaven"])) == [
        ("whole", "inkomsten", ["605"]),
        ("whole", "uitgaven", ["5"]),
    ]


def test_a_stated_total_of_one_group_is_not_the_whole():
    """The document states 60 for one group; the side is 60 + 40.

    Where the group is all there is, its total is the whole.
    """
    rows = "a;inkomsten;G;A;60;;\nb;inkomsten;{};B;40;;\n"
    more = "omvat:\n  - alleen deze periode\ntotalen:\n  - inkomsten / G = {}\n"
    two = dataset_of("twee", TABLE + rows.format("H"), more.format(60), period="2024")
    one = dataset_of(
        "een",
        TABLE + rows.format("G"),
        more.format(99) + "verschillen:\n  - inkomsten / G = 1 want zo staat het er\n",
        period="2025",
    )
    assert _values(compare([two, one], ["inkomsten"])) == [("whole", "inkomsten", ["100", "99"])]


def test_stated_totals_are_the_whole_where_there_are_any():
    """A document that states a total gives it; else the lines are added."""
    stated = dataset_of(
        "vast",
        TABLE + PLAIN,
        "omvat:\n  - alleen deze periode\ntotalen:\n  - inkomsten = 99\nverschillen:\n  - inkomsten"
        " = 1 want zo staat het er\n",
        period="2024",
    )
    assert _values(compare([stated, _year("2025", PLAIN)], ["inkomsten"])) == [
        ("whole", "inkomsten", ["99", "100"])
    ]


SCOPES = [
    (
        "not said of a year",
        [_year("2024", PLAIN, ""), _year("2025", PLAIN)],
        ["inkomsten"],
        [("jaar-2024", "scope-unsaid")],
    ),
    (
        "said, but of no line",
        [_year("2024", PLAIN, "reservering"), _year("2025", PLAIN)],
        ["inkomsten"],
        [("jaar-2024", "scope")],
    ),
    (
        "a line that holds more in one year",
        [_year("2024", WIDE, "meer jaren"), _year("2025", "plan;inkomsten;;Plan;5;;\n")],
        ["plan"],
        [("plan", "scope")],
    ),
    (
        "a side that a year does not have",
        [_year("2024", PLAIN), _year("2025", "d;uitgaven;;D;5;;\n")],
        ["inkomsten"],
        [("jaar-2025", "unknown")],
    ),
    (
        "a line that no year has",
        [_year("2024", PLAIN), _year("2025", PLAIN)],
        ["z"],
        [("z", "unknown")],
    ),
    ("one period twice", [_year("2024", PLAIN), _year("2024", PLAIN)], ["a"], [("", "period")]),
]


@pytest.mark.parametrize(
    ("title", "datasets", "names", "expected"), SCOPES, ids=[case[0] for case in SCOPES]
)
def test_what_cannot_be_compared_is_told(
    title: str, datasets: list[Dataset], names: list[str], expected: list[tuple[str, str]]
):
    """Each reason is given, with what it concerns."""
    assert _faults(compare(datasets, names)) == expected


def test_a_stated_total_is_not_compared_with_one_that_holds_something_else():
    """A total of 605 with money for four years is not beside one of 100."""
    wide = dataset_of(
        "ruim",
        TABLE + WIDE,
        "omvat:\n  - meer jaren\ntotalen:\n  - inkomsten = 605\n",
        period="2024",
    )
    plain = dataset_of(
        "smal",
        TABLE + PLAIN,
        "omvat:\n  - alleen deze periode\ntotalen:\n  - inkomsten = 100\n",
        period="2025",
    )
    assert _faults(compare([wide, plain], ["totaal-inkomsten"])) == [("totaal-inkomsten", "scope")]
    again = dataset_of(
        "weer",
        TABLE + WIDE,
        "omvat:\n  - meer jaren\ntotalen:\n  - inkomsten = 605\n",
        period="2026",
    )
    assert _faults(compare([wide, again], ["totaal-inkomsten"])) == [("totaal-inkomsten", "scope")]


def test_a_part_is_not_added_to_a_side():
    """Of 60, 15 is for one purpose: the side is 60."""
    table = (
        TABLE.replace("omvat", "omvat;waarvan") + "a;inkomsten;;A;60;;;\nb;inkomsten;;B;15;;;a\n"
    )
    whole = dataset_of("deel", table, "omvat:\n  - alleen deze periode\n", period="2024")
    assert _values(compare([whole, _year("2025", PLAIN)], ["inkomsten"])) == [
        ("whole", "inkomsten", ["60", "100"])
    ]


def test_an_unknown_amount_makes_the_sum_unknown():
    """Nothing is taken for an amount that was not found."""
    table = (
        TABLE.replace("omvat", "omvat;status")
        + "a;inkomsten;;A;60;;;\nb;inkomsten;;B;;;;onbekend\n"
    )
    unknown = dataset_of("leeg", table, "omvat:\n  - alleen deze periode\n", period="2024")
    assert _values(compare([unknown, _year("2025", PLAIN)], ["inkomsten"])) == [
        ("whole", "inkomsten", [None, "100"])
    ]


# -- periods of one dataset -----------------------------------------------------------------------


def test_the_periods_of_an_indicator_are_columns():
    """910 in 2016 and 1030 in 2020; the three years between are a gap."""
    dataset = dataset_of(
        "werk",
        INDICATORS + "m;Maakbedrijven;2016;910;banen;;\nm;Maakbedrijven;2020;1.030;banen;;\n",
        kind="indicatoren",
    )
    found = compare([dataset], ["m"])
    assert _columns(found) == [2016, (2017, 2019), 2020]
    assert isinstance(found, Comparison)
    assert (found.rows[0].difference, found.rows[0].change) == (Decimal(120), Decimal("13.2"))


def test_two_units_are_not_laid_side_by_side():
    """Jobs are not percentages."""
    dataset = dataset_of(
        "werk", INDICATORS + "m;M;2020;9;banen;;\np;P;2020;5;%;;\n", kind="indicatoren"
    )
    assert _faults(compare([dataset], ["m", "p"])) == [("", "unit")]


def test_percentage_of_nothing_is_none():
    """No difference, no percentage; no beginning, none either."""
    assert (
        percentage(None, Decimal(1)),
        percentage(Decimal(1), None),
        percentage(Decimal(1), Decimal(3)),
    ) == (None, None, Decimal("33.3"))


def test_a_gap_holds_its_years():
    """First and last year count."""
    assert (Gap(2023, 2023).first, Gap(2023, 2025).last) == (2023, 2025)


# -- the history of one figure --------------------------------------------------------------------


def test_the_history_of_a_figure_follows_its_series():
    """The same id in the years of one series is one figure.

    Other series and other scopes are not.
    """
    series = "reeks: begroting\n"
    years = [
        _year("2024", WIDE, "meer jaren", series),
        _year("2022", PLAIN, more=series),
        _year("2026", PLAIN.replace("60", "70"), more=series),
        _year("2025", PLAIN),
    ]
    datasets = {item.id: item for item in years}
    last = datasets["jaar-2026"]
    found = history(datasets, last, last.lines[0])
    assert [(dataset.id, str(line.value)) for dataset, line in found] == [
        ("jaar-2022", "60"),
        ("jaar-2024", "60"),
        ("jaar-2026", "70"),
    ]
    # The plan of 2023 is for one year, that of 2024 for more: two different things.
    datasets["jaar-2023"] = _year("2023", "plan;inkomsten;;Plan;100;;\n", more=series)
    plan = datasets["jaar-2024"].lines[2]
    assert [dataset.id for dataset, _ in history(datasets, datasets["jaar-2024"], plan)] == [
        "jaar-2024"
    ]


def test_datasets_without_a_series_are_no_kin():
    """The same id in two tables that no series joins is not one figure."""
    years = [_year("2024", PLAIN), _year("2025", PLAIN)]
    assert [
        dataset.id
        for dataset, _ in history({item.id: item for item in years}, years[1], years[1].lines[0])
    ] == ["jaar-2025"]


def test_a_total_has_no_history_in_years_that_hold_something_else():
    """605 with money for more years is not what 100 was before."""
    totals = "totalen:\n  - inkomsten = {}\nreeks: begroting\n"
    wide = dataset_of(
        "ruim", TABLE + WIDE, "omvat:\n  - meer jaren\n" + totals.format(605), period="2024"
    )
    plain = dataset_of(
        "smal",
        TABLE + PLAIN,
        "omvat:\n  - alleen deze periode\n" + totals.format(100),
        period="2025",
    )
    total = next(plain.total_lines())
    assert [dataset.id for dataset, _ in history({"ruim": wide, "smal": plain}, plain, total)] == [
        "smal"
    ]
    both = dataset_of(
        "weer", TABLE + WIDE, "omvat:\n  - meer jaren\n" + totals.format(605), period="2026"
    )
    assert [
        dataset.id
        for dataset, _ in history({"ruim": wide, "weer": both}, both, next(both.total_lines()))
    ] == ["weer"]
    early = dataset_of(
        "eerder",
        TABLE + PLAIN,
        "omvat:\n  - alleen deze periode\n" + totals.format(100),
        period="2023",
    )
    assert [
        dataset.id for dataset, _ in history({"eerder": early, "smal": plain}, plain, total)
    ] == ["eerder", "smal"]
