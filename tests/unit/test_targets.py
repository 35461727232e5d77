"""A target, a direction and a baseline that do not fit each other are reported.

Those that do are left alone.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from plugins.core.dutch import parse_period
from plugins.core.figures.datasets import Line
from plugins.core.figures.targets import target_problems


def _line(year: str, value: int | None, row: int, **more: object) -> Line:
    """Make one value of an indicator."""
    period = parse_period(year)
    assert period is not None
    return replace(
        Line(
            "werk",
            "Werk",
            None if value is None else Decimal(value),
            "banen",
            period,
            "gerealiseerd",
            "Cijfers",
            "",
            row=row,
        ),
        **more,
    )


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("nothing is said", [_line("2024", 5, 2), _line("2026", 6, 3)]),
        (
            "a target at the newest value",
            [
                _line("2024", 5, 2, baseline=True),
                _line(
                    "2026",
                    6,
                    3,
                    target=Decimal(9),
                    target_period=parse_period("2028"),
                    direction="hoger",
                ),
            ],
        ),
        (
            "a target whose time has passed",
            [
                _line("2024", 5, 2, target=Decimal(9), target_period=parse_period("2025")),
                _line("2026", 6, 3),
            ],
        ),
        ("a target of its own year", [_line("2024", 5, 2, target=Decimal(9)), _line("2026", 6, 3)]),
        (
            "both years have one",
            [
                _line("2024", 5, 2, target=Decimal(9), target_period=parse_period("2028")),
                _line("2026", 6, 3, target=Decimal(8), target_period=parse_period("2028")),
            ],
        ),
        (
            "a target equal to the baseline",
            [
                _line(
                    "2024",
                    5,
                    2,
                    baseline=True,
                    target=Decimal(5),
                    target_period=parse_period("2028"),
                    direction="hoger",
                )
            ],
        ),
        (
            "a baseline that is not known",
            [
                _line(
                    "2024",
                    None,
                    2,
                    baseline=True,
                    target=Decimal(5),
                    target_period=parse_period("2023"),
                    direction="lager",
                )
            ],
        ),
        (
            "a value that is not used",
            [_line("2024", 5, 2, baseline=True), _line("2024", 6, 3, baseline=True, used=False)],
        ),
        (
            "money",
            [
                _line("2024", 5, 2, baseline=True, side="uitgaven"),
                _line("2026", 6, 3, baseline=True, side="uitgaven"),
            ],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_fits_is_left_alone(title: str, lines: list[Line]):
    assert list(target_problems(lines, "x.csv")) == []


@pytest.mark.parametrize(
    ("lines", "row", "said"),
    [
        (
            [
                _line("2026", 6, 2),
                _line("2024", 5, 3, target=Decimal(9), target_period=parse_period("2028")),
            ],
            3,
            "Het doel van “Werk” staat bij 2024",
        ),
        (
            [_line("2024", 5, 2, direction="hoger"), _line("2026", 6, 3)],
            2,
            "De richting van “Werk” staat bij 2024",
        ),
        (
            [
                _line(
                    "2024",
                    5,
                    2,
                    baseline=True,
                    target=Decimal(9),
                    target_period=parse_period("2028"),
                    direction="lager",
                )
            ],
            2,
            "is de richting lager, maar het doel (9) is hoger dan de nulmeting (5)",
        ),
        (
            [_line("2024", 5, 2, baseline=True), _line("2026", 6, 3, baseline=True)],
            3,
            "op regel 2 en op regel 3",
        ),
    ],
)
def test_what_does_not_fit_is_told_at_its_row(lines: list[Line], row: int, said: str):
    problems = list(target_problems(lines, "x.csv"))
    assert [(item.code, item.place.line) for item in problems] == [("doel-klopt-niet", row)]
    assert said in problems[0].text
