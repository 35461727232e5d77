"""The schematic map: shapes from the register, neighbours by shared edges, tints by equal steps."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from plugins.core.drawings.region_map import Region, read_region, shades
from plugins.core.problems import Place
from plugins.core.tables.csv_table import read_table
from plugins.core.tables.registers import REGISTERS, Record, Register, read_records

MUNICIPALITIES: Register = {
    name: Record(name, {"naam": name}, Place("g.csv"))
    for name in ("borger-odoorn", "coevorden", "emmen", "hardenberg", "hoogeveen")
}
# Which municipalities border on which, as any atlas of the Netherlands has it.
NEIGHBOURS = {
    "borger-odoorn": {"emmen", "coevorden"},
    "emmen": {"borger-odoorn", "coevorden"},
    "coevorden": {"borger-odoorn", "emmen", "hoogeveen", "hardenberg"},
    "hoogeveen": {"coevorden", "hardenberg"},
    "hardenberg": {"coevorden", "hoogeveen"},
}


def _read(text: str) -> tuple[Region, list[str]]:
    kind = REGISTERS["kaart"]
    rows, problems = read_table("kaart.csv", text, kind.columns, kind.optional)
    register, found = read_records(kind, rows, {})
    assert problems == found == []
    region, faults = read_region(register, MUNICIPALITIES)
    return region, [f"{item.place.line} {item.code}: {item.text}" for item in faults]


@pytest.fixture(name="real")
def real_fixture() -> Region:
    region, faults = _read(Path("content/data/registers/kaart.csv").read_text(encoding="utf-8"))
    assert faults == []
    return region


def test_the_neighbours_on_the_map_are_the_neighbours_of_the_land(real):
    assert {area.id: set(real.neighbours(area.id)) for area in real.areas} == NEIGHBOURS


def test_no_two_municipalities_cover_the_same_ground(real):
    """Every cell of the grid is counted by its middle, with the even-odd rule."""
    cells = [(x + 0.51, y + 0.47) for x in range(14) for y in range(16)]
    owners = [[area.id for area in real.areas if _inside(point, area.points)] for point in cells]
    assert max(len(found) for found in owners) == 1
    assert {name for found in owners for name in found} == set(NEIGHBOURS)


def test_the_germans_live_in_the_east(real):
    """Emmen, Coevorden and Hardenberg are on the border, the two others are not (an atlas)."""
    line = real.borders[0]
    edges = {frozenset(pair) for pair in zip(line.points, line.points[1:], strict=False)}
    assert {area.id for area in real.areas if edges & area.edges} == {
        "emmen",
        "coevorden",
        "hardenberg",
    }


def _inside(point: tuple[float, float], corners) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (y1 > point[1]) != (y2 > point[1]) and point[0] < (x2 - x1) * (point[1] - y1) / (
            y2 - y1
        ) + x1:
            inside = not inside
    return inside


def test_a_square_is_drawn_in_cells_of_24_with_a_margin_of_6():
    region, faults = _read("id;soort;punten;tekst\nemmen;gemeente;0,0 2,0 2,1 0,1;1,1\n")
    assert faults == []
    assert (region.areas[0].path, region.areas[0].label_place, region.size) == (
        "M6 6 54 6 54 30 6 30Z",
        (30, 30),
        (60, 36),
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            "emmen;gemeente;0,0 2,0;",
            "“emmen” kan niet op de kaart: bij punten staan geen 3 of meer hoeken.",
        ),
        (
            "emmen;gemeente;0,0 2,0 2.1;",
            "“emmen” kan niet op de kaart: bij punten staan geen 3 of meer hoeken.",
        ),
        (
            "emmen;gemeente;0,0 2,0 99,1;",
            "“emmen” kan niet op de kaart: bij punten staan geen 3 of meer hoeken.",
        ),
        (
            "grens;grens;0,0;",
            "“grens” kan niet op de kaart: bij punten staan geen 2 of meer hoeken.",
        ),
        (
            "emmen;gemeente;0,0 2,0 2,1;1,1 2,2",
            "“emmen” kan niet op de kaart: bij tekst staat niet één punt.",
        ),
        (
            "meppel;gemeente;0,0 2,0 2,1;",
            "“meppel” kan niet op de kaart: deze gemeente staat niet in het register gemeenten.",
        ),
    ],
)
def test_a_shape_that_cannot_be_drawn_is_told(row, told):
    assert _read(f"id;soort;punten;tekst\n{row}\n") == (Region(), [f"2 kaart-vorm: {told}"])


def test_tints_are_equal_steps_to_the_largest():
    """With 100 as the largest the steps end at 25, 50, 75 and 100."""
    values = [Decimal(value) for value in (1, 25, 26, 50, 75, 76, 100)]
    assert shades([*values, None, Decimal(0)]) == [1, 1, 2, 2, 3, 4, 4, 0, 0]
    assert shades([]) == shades([None])[1:] == []
