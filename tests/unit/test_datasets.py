"""Figures: typed exactly, reconciled with stated totals, looked up by name.

Sums in these cases are made by hand.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.helpers.datasets import TABLE, header_of, jobs_dataset, lines_of, totals_of


def test_stated_total_is_a_figure_too():
    """Texts may name a total: `totaal-inkomsten`, or by its group."""
    header = header_of("totalen:\n  - inkomsten = 150\n  - inkomsten / G = 100\n")
    lines, _ = lines_of(TABLE, header)
    dataset = replace(jobs_dataset(), lines=lines, totals=totals_of(header, lines)[0])
    assert [dataset.figures()[name][0].value for name in ("totaal-inkomsten", "totaal-g", "a")] == [
        Decimal(150),
        Decimal(100),
        Decimal(60),
    ]
