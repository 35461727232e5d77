"""Cells of a row of figures, each in the type of its column."""

from __future__ import annotations

from decimal import Decimal

from plugins.core.figures.row_values import stated_place
from plugins.core.texts.header import SourceRef
from tests.helpers.datasets import INDICATORS, header_of, lines_of


def test_percent_sign_belongs_to_the_number_of_an_indicator():
    """An indicator may be written as 12,5%."""
    lines, problems = lines_of(INDICATORS + "a;Aandeel;2020;12,5 %;%;;\n", kind="indicatoren")
    assert problems == []
    assert lines[0].value == Decimal("12.5")


def test_place_of_a_dataset_may_stand_behind_its_source():
    """`bron: plan (Kop)` says the same as `plaats: Kop`, and the key goes first."""
    header = header_of(place="")
    header.values["bron"] = SourceRef("plan", "Kop")
    assert stated_place(header) == "Kop"
    assert stated_place(header_of()) == "Kop"
