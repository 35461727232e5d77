"""Covers: the same story always has the same, another has another.

Nothing sticks out, plots fill the land, squares lie where the municipalities do.
"""

from __future__ import annotations

import re

import pytest

from plugins.core.drawings.covers import HEIGHT, WIDTH, cover

THEMES = ["ondernemen-met-ambitie", "opleiding-en-kennis", "imago-en-cultuur", "vestigingsklimaat"]
NAMES = [f"verhaal-{number}" for number in range(60)]


def _numbers(path: str) -> list[int]:
    return [int(text) for text in re.findall(r"-?\d+", path)]


def _boxes(path: str) -> list[tuple[int, int, int, int]]:
    """Read the rectangles of a path made of M, h, v, h and z."""
    return [
        (int(x), int(y), int(w), int(h))
        for x, y, w, h, _ in re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z", path)
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_a_story_keeps_its_cover_and_has_its_own(theme: str):
    """The name alone decides: twice the same, sixty names sixty drawings."""
    assert all(cover(name, theme, ()) == cover(name, theme, ()) for name in NAMES[:5])
    assert len({cover(name, theme, ()) for name in NAMES}) == len(NAMES)


def test_the_cover_of_a_story_is_the_same_on_every_machine():
    """SHA-256 of `0:a` begins 9d (calculated with sha256sum).

    157 of 256 cuts the land at 6 + 157 * 7 // 256 = 10 columns.
    """
    plots = _boxes(cover("a", "vestigingsklimaat", ()).lines)
    assert [plot for plot in plots if plot[0] < 10 * 24 < plot[0] + plot[2]] == []
    assert {x for x, _, _, _ in plots if x} >= {10 * 24}


@pytest.mark.parametrize("name", NAMES)
def test_plots_fill_the_land_and_do_not_overlap(name: str):
    """Their areas make 20 by 10 cells, and no two hold the same cell.

    The filled ones are among them.
    """
    drawn = cover(name, "vestigingsklimaat", ())
    plots = _boxes(drawn.lines)
    cells = [
        (column, row)
        for x, y, w, h in plots
        for column in range(x // 24, (x + w) // 24)
        for row in range(y // 24, (y + h) // 24)
    ]
    assert len(cells) == len(set(cells)) == 200
    assert {*_boxes(drawn.full), *_boxes(drawn.soft)} <= set(plots)
    assert not set(_boxes(drawn.full)) & set(_boxes(drawn.soft))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_sticks_out_of_tiles_and_points(name: str):
    """All points of both patterns are on the canvas, ten are joined, and something is tinted."""
    tiles = cover(name, "ondernemen-met-ambitie", ())
    for path in (tiles.full, tiles.soft, tiles.lines):
        assert all(
            0 <= int(x) <= WIDTH and 0 <= int(y) <= HEIGHT
            for x, y in re.findall(r"M(\d+) (\d+)", path)
        )
    points = cover(name, "opleiding-en-kennis", ())
    assert points.full.count("z") == 10
    assert points.soft
    assert all(
        0 < int(x) < WIDTH and 0 < int(y) < HEIGHT
        for x, y in re.findall(r"[ML](\d+) (\d+)", points.lines)
    )


def test_municipalities_lie_as_on_the_map():
    """Each municipality is on its side of the map.

    Borger-Odoorn is in the north, Hardenberg in the south, Hoogeveen in the west, Emmen in the
    east.
    """
    names = ("borger-odoorn", "coevorden", "emmen", "hardenberg", "hoogeveen")
    at = {name: [int(value) for value in cover("x", "", (name,)).places[0]] for name in names}
    assert (min(at, key=lambda name: at[name][1]), max(at, key=lambda name: at[name][1])) == (
        "borger-odoorn",
        "hardenberg",
    )
    assert (min(at, key=lambda name: at[name][0]), max(at, key=lambda name: at[name][0])) == (
        "hoogeveen",
        "emmen",
    )
    assert len(cover("x", "", names).places) == 5
    assert all(0 <= x <= WIDTH - 24 and 0 <= y <= HEIGHT - 24 for x, y in at.values())


def test_an_unknown_theme_or_municipality_has_the_plain_grid():
    """19 lines down, 9 across, and no square for an unknown name."""
    drawn = cover("x", "iets-nieuws", ("assen",))
    assert (
        drawn.lines.count("V"),
        drawn.lines.count("H"),
        drawn.full,
        drawn.soft,
        drawn.places,
    ) == (19, 9, "", "", ())
