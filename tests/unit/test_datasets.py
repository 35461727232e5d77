"""Figures: typed exactly, reconciled with stated totals, looked up by name.

Sums in these cases are made by hand.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plugins.core.dutch import parse_period
from plugins.core.figures.datasets import Dataset
from plugins.core.texts.header import SourceRef
from tests.helpers.datasets import INDICATORS, TABLE, header_of, lines_of, totals_of


def _dataset() -> Dataset:
    header = header_of(kind="indicatoren")
    lines, problems = lines_of(
        INDICATORS
        + "banen;Banen;2019;117;banen;;\nbanen;Banen;2020;118;banen;;ja\nbanen;Banen;2020;119;banen;;nee\nhal;Hallen;30-09-2020;4;hallen;;\n",  # noqa: E501
        header,
        "indicatoren",
    )
    assert problems == []
    period = parse_period("2020")
    assert period is not None
    return Dataset(
        "stand",
        "Stand",
        "",
        "indicatoren",
        "banen",
        period,
        SourceRef("plan", "Kop"),
        "2020",
        "begroot",
        "t.md",
        lines=lines,
    )


def test_stated_total_is_a_figure_too():
    """Texts may name a total: `totaal-inkomsten`, or by its group."""
    header = header_of("totalen:\n  - inkomsten = 150\n  - inkomsten / G = 100\n")
    lines, _ = lines_of(TABLE, header)
    dataset = replace(_dataset(), lines=lines, totals=totals_of(header, lines)[0])
    assert [dataset.figures()[name][0].value for name in ("totaal-inkomsten", "totaal-g", "a")] == [
        Decimal(150),
        Decimal(100),
        Decimal(60),
    ]
