"""A report is held against the adopted budget and its own amounts."""

from __future__ import annotations

import pytest

from plugins.core.figures.adopted_budget import budget_problems
from tests.helpers.datasets import MONEY, dataset_of

# In: 60 + 40 + 50 = 150. Out: 20 + 130 = 150.
BOTH = MONEY + (
    "a;inkomsten;G;A;60;\n"
    "b;inkomsten;G;B;40;\n"
    "c;inkomsten;;C;50;\n"
    "d;uitgaven;;D;20;\n"
    "e;uitgaven;;E;130;\n"
)
START = 11
"""The line of the keys that a case adds to the header."""

# -- a report and its adopted budget --------------------------------------------------------------

REPORT = MONEY.replace("noot", "noot;begroot;verschil")
REPORTS = [
    ("as adopted", "d;uitgaven;;D;22;;20;2\n", "", []),
    ("less than budgeted", "d;uitgaven;;D;18;;20;-2\n", "", []),
    ("another budgeted amount", "d;uitgaven;;D;22;;21;1\n", "", [("begroot-wijkt-af", 2)]),
    (
        "another, and declared",
        "d;uitgaven;;D;22;;21;1\n",
        "verschillen:\n  - begroot d = 1 want de begroting is gewijzigd\n",
        [],
    ),
    (
        "declared and gone",
        "d;uitgaven;;D;22;;20;2\n",
        "verschillen:\n  - begroot d = 1 want de begroting is gewijzigd\n",
        [("verschil-vervallen", START + 2)],
    ),
    ("not in the budget", "z;uitgaven;;Z;22;;20;2\n", "", [("begroot-wijkt-af", 2)]),
    ("difference the wrong way", "d;uitgaven;;D;22;;20;-2\n", "", [("verschil-klopt-niet", 2)]),
    (
        "difference wrong and declared",
        "d;uitgaven;;D;22;;20;3\n",
        "verschillen:\n  - verschil d = 1 want het document rondt af\n",
        [],
    ),
    (
        "another than is declared",
        "d;uitgaven;;D;22;;22;0\n",
        "verschillen:\n  - begroot d = 1 want de begroting is gewijzigd\n",
        [("begroot-wijkt-af", 2)],
    ),
    (
        "both wrong",
        "d;uitgaven;;D;22;;21;5\n",
        "",
        [("begroot-wijkt-af", 2), ("verschil-klopt-niet", 2)],
    ),
]


@pytest.mark.parametrize(
    ("title", "row", "more", "expected"), REPORTS, ids=[case[0] for case in REPORTS]
)
def test_a_report_is_held_against_the_adopted_budget(
    title: str, row: str, more: str, expected: list[tuple[str, int]]
):
    """A report repeats the adopted budget, and its difference is realised minus budgeted."""
    report = dataset_of("verslag", REPORT + row, "begroting: plan\n" + more)
    found = budget_problems(
        {"verslag": report, "plan": dataset_of("plan", BOTH)}, report, report.differences, "c.csv"
    )
    assert [(item.code, item.place.line) for item in found] == expected
