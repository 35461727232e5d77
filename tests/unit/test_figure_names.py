"""Figures by name: found, or reported with what was probably meant."""

from __future__ import annotations

import pytest

from plugins.core.dutch import parse_period
from plugins.core.figures.figure_names import (
    Figure,
    FigureRef,
    find_figure,
    parse_figure_ref,
    period_key,
)
from tests.helpers.datasets import jobs_dataset

FOUND = [
    ("one period", "stand#hal", False, "4"),
    ("asked for its period", "stand#banen@2019", False, "117"),
    ("the used of two values", "stand#banen@2020", False, "118"),
    ("the newest where that is asked", "stand#banen", True, "118"),
    ("a day as period", "stand#hal@30-09-2020", False, "4"),
    ("several periods and none asked", "stand#banen", False, "cijfer-periode"),
    ("a period that is not there", "stand#banen@2018", True, "cijfer-periode"),
    ("unknown line", "stand#baan", True, "cijfer-onbekend"),
    ("unknown dataset", "stnad#banen", True, "cijfer-onbekend"),
    ("no name", "stand banen", True, "cijfer-onaf"),
]


@pytest.mark.parametrize(
    ("title", "name", "latest", "expected"), FOUND, ids=[case[0] for case in FOUND]
)
def test_figure_is_found_by_its_name(title: str, name: str, latest: bool, expected: str):
    """A name refers to the one value that is used, or gives a fault that lists what there is."""
    found = find_figure({"stand": jobs_dataset()}, name, latest=latest)
    assert (str(found.line.value) if isinstance(found, Figure) else found.code) == expected


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("a-b#c", FigureRef("a-b", "c")),
        (" a#b@2017-2019 ", FigureRef("a", "b", "2017-2019")),
        ("a", None),
        ("A#b", None),
        ("a#b#c", None),
        ("a#b@", None),
    ],
)
def test_name_of_a_figure_is_read(text: str, ref: FigureRef | None):
    """A name is a folder, a hash and a line, with perhaps a period."""
    assert parse_figure_ref(text) == ref


@pytest.mark.parametrize("text", ["2020", "2017-2019", "09-2020", "30-09-2020"])
def test_period_key_is_what_writers_type(text: str):
    """The short form of a period is read back as that period."""
    period = parse_period(text)
    assert period is not None
    assert period_key(period) == text
