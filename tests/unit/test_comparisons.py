"""Figures side by side: gaps stay gaps, and what does not hold the same is not compared.

Sums and percentages are made by hand.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.figures.comparison_rows import Column, Fault, Gap
from plugins.core.figures.comparisons import Comparison, compare
from plugins.core.figures.datasets import Dataset, history
from tests.helpers.datasets import INDICATORS, SCOPED, cells_of, dataset_of, year_of


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
    """2022 and 2026 have documents; 2023, 2024 and 2025 are one gap between them in every row."""
    early, late = (
        year_of("2022", "a;inkomsten;;A;200;;\n"),
        year_of("2026", "a;inkomsten;;A;250;;\n"),
    )
    found = compare([late, early], ["a"])
    assert _columns(found) == [2022, (2023, 2025), 2026]
    assert cells_of(found) == [("line", "A", ["200", None, "250"])]


def test_following_years_have_no_gap():
    """Between 2019 and 2020 nothing is missing."""
    found = compare(
        [year_of("2019", "a;inkomsten;;A;1;;\n"), year_of("2020", "a;inkomsten;;A;2;;\n")], ["a"]
    )
    assert _columns(found) == [2019, 2020]


# -- what the money holds -------------------------------------------------------------------------

PLAIN = "a;inkomsten;;A;60;;\nb;inkomsten;;B;40;;\n"
# 60 + 45 for the year itself, 500 for four years: 605 in all.
WIDE = "a;inkomsten;;A;60;;\nb;inkomsten;;B;45;;\nplan;inkomsten;;Plan;500;;meer jaren\n"

SCOPES = [
    (
        "not said of a year",
        [year_of("2024", PLAIN, ""), year_of("2025", PLAIN)],
        ["inkomsten"],
        [("jaar-2024", "scope-unsaid")],
    ),
    (
        "said, but of no line",
        [year_of("2024", PLAIN, "reservering"), year_of("2025", PLAIN)],
        ["inkomsten"],
        [("jaar-2024", "scope")],
    ),
    (
        "a line that holds more in one year",
        [year_of("2024", WIDE, "meer jaren"), year_of("2025", "plan;inkomsten;;Plan;5;;\n")],
        ["plan"],
        [("plan", "scope")],
    ),
    (
        "a side that a year does not have",
        [year_of("2024", PLAIN), year_of("2025", "d;uitgaven;;D;5;;\n")],
        ["inkomsten"],
        [("jaar-2025", "unknown")],
    ),
    (
        "a line that no year has",
        [year_of("2024", PLAIN), year_of("2025", PLAIN)],
        ["z"],
        [("z", "unknown")],
    ),
    ("one period twice", [year_of("2024", PLAIN), year_of("2024", PLAIN)], ["a"], [("", "period")]),
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
        SCOPED + WIDE,
        "omvat:\n  - meer jaren\ntotalen:\n  - inkomsten = 605\n",
        period="2024",
    )
    plain = dataset_of(
        "smal",
        SCOPED + PLAIN,
        "omvat:\n  - alleen deze periode\ntotalen:\n  - inkomsten = 100\n",
        period="2025",
    )
    assert _faults(compare([wide, plain], ["totaal-inkomsten"])) == [("totaal-inkomsten", "scope")]
    again = dataset_of(
        "weer",
        SCOPED + WIDE,
        "omvat:\n  - meer jaren\ntotalen:\n  - inkomsten = 605\n",
        period="2026",
    )
    assert _faults(compare([wide, again], ["totaal-inkomsten"])) == [("totaal-inkomsten", "scope")]


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


def test_a_gap_holds_its_years():
    """First and last year count."""
    assert (Gap(2023, 2023).first, Gap(2023, 2025).last) == (2023, 2025)


# -- the history of one figure --------------------------------------------------------------------


def test_the_history_of_a_figure_follows_its_series():
    """The same id in all years of a series is one figure; in other series and scopes it is not."""
    series = "reeks: begroting\n"
    years = [
        year_of("2024", WIDE, "meer jaren", series),
        year_of("2022", PLAIN, more=series),
        year_of("2026", PLAIN.replace("60", "70"), more=series),
        year_of("2025", PLAIN),
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
    datasets["jaar-2023"] = year_of("2023", "plan;inkomsten;;Plan;100;;\n", more=series)
    plan = datasets["jaar-2024"].lines[2]
    assert [dataset.id for dataset, _ in history(datasets, datasets["jaar-2024"], plan)] == [
        "jaar-2024"
    ]


def test_datasets_without_a_series_are_no_kin():
    """The same id in two tables that no series joins is not one figure."""
    years = [year_of("2024", PLAIN), year_of("2025", PLAIN)]
    assert [
        dataset.id
        for dataset, _ in history({item.id: item for item in years}, years[1], years[1].lines[0])
    ] == ["jaar-2025"]


def test_a_total_has_no_history_in_years_that_hold_something_else():
    """605 with money for more years is not what 100 was before."""
    totals = "totalen:\n  - inkomsten = {}\nreeks: begroting\n"
    wide = dataset_of(
        "ruim", SCOPED + WIDE, "omvat:\n  - meer jaren\n" + totals.format(605), period="2024"
    )
    plain = dataset_of(
        "smal",
        SCOPED + PLAIN,
        "omvat:\n  - alleen deze periode\n" + totals.format(100),
        period="2025",
    )
    total = next(plain.total_lines())
    assert [dataset.id for dataset, _ in history({"ruim": wide, "smal": plain}, plain, total)] == [
        "smal"
    ]
    both = dataset_of(
        "weer", SCOPED + WIDE, "omvat:\n  - meer jaren\n" + totals.format(605), period="2026"
    )
    assert [
        dataset.id
        for dataset, _ in history({"ruim": wide, "weer": both}, both, next(both.total_lines()))
    ] == ["weer"]
    early = dataset_of(
        "eerder",
        SCOPED + PLAIN,
        "omvat:\n  - alleen deze periode\n" + totals.format(100),
        period="2023",
    )
    assert [
        dataset.id for dataset, _ in history({"eerder": early, "smal": plain}, plain, total)
    ] == ["eerder", "smal"]
