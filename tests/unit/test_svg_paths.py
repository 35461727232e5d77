"""Paths of SVG as points; the middle of an arc is what geometry says it is."""

from __future__ import annotations

import math

import pytest

from plugins.core.drawings.svg_paths import read_path


def test_lines_go_where_svg_says():
    """Points after M are joined; h and v go on from where the pen is; z returns to the start.

    An open path does not.
    """
    assert list(read_path("M1 2L4 6h2v-1H0V9z")) == [
        ((1, 2), (4, 6), (6, 6), (6, 5), (0, 5), (0, 9), (1, 2))
    ]
    assert list(read_path("M0 0 1 1M2 2l1 1")) == [((0, 0), (1, 1)), ((2, 2), (3, 3))]
    assert list(read_path("")) == []


@pytest.mark.parametrize(
    ("path", "centre", "radius"),
    [
        (
            "M48 0a48 48 0 0 1 -48 48",
            (0, 0),
            48,
        ),  # from the right to below: a quarter around the corner
        ("M48 48a48 48 0 0 1 -48 -48", (48, 0), 48),
        ("M0 48v0a48 48 0 0 1 48 -48", (48, 48), 48),
        ("M40 144a8 8 0 1 0 16 0", (48, 144), 8),
    ],
)
def test_every_point_of_an_arc_lies_on_its_circle(
    path: str, centre: tuple[float, float], radius: float
):
    points = next(read_path(path))
    assert len(points) > 5
    assert all(math.isclose(math.dist(point, centre), radius, abs_tol=1e-9) for point in points)


@pytest.mark.parametrize(
    ("path", "below"), [("M0 0a8 8 0 1 0 16 0", True), ("M0 0a8 8 0 1 1 16 0", False)]
)
def test_the_sweep_chooses_the_side(path: str, below: bool):
    """Y points down: without the sweep flag the half circle from left to right goes below."""
    middle = next(read_path(path))[len(next(read_path(path))) // 2]
    assert (middle[1] > 7) is below
    assert math.isclose(middle[0], 8, abs_tol=0.5)


def test_another_curve_is_refused():
    with pytest.raises(ValueError, match="straight lines and arcs"):
        list(read_path("M0 0c1 1 2 2 3 3"))
