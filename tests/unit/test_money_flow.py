"""The flow of money: thicknesses are proportional, unknown amounts are drawn as missing."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from plugins.core.drawings.chart_drawing import Drawing
from plugins.core.drawings.money_flow import flow, shortfall


def _part(label: str, value: int) -> tuple[str, Decimal, str]:
    return label, Decimal(value), f"€ {value}"


def _texts(drawing: Drawing, style: str) -> list[str]:
    return [text.text for text in drawing.texts if text.style == style]


# -- flow -----------------------------------------------------------------------------------------

INCOMING = [_part("Bijdrage 4 gemeenten", 286412), _part("Doorgeschoven budget 2020", 184226)]
OUTGOING = [
    _part("Programmakosten", 190453),
    _part("Marketing & communicatie", 66690),
    _part("Projecten", 4995),
]
REST = ("Niet gevonden in het document", "€ 208500")


def _thick(drawing: Drawing) -> list[tuple[str, Decimal]]:
    """Return the style and thickness of each ribbon, which must be the same at both ends."""
    found = []
    for ribbon in drawing.ribbons:
        y = [Decimal(pair[1]) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", ribbon.d)]
        assert abs((y[7] - y[0]) - (y[4] - y[3])) <= Decimal("0.02")
        found.append((ribbon.style, y[4] - y[3]))
    return found


def test_ribbons_are_as_thick_as_their_parts_and_the_shortfall_is_a_part():
    """The whole is 470,638 and 260 units thick; what was not found is drawn as missing."""
    drawing = flow(INCOMING, OUTGOING, ("Samen", "€ 470638"), REST)
    expected = [
        ("1", 286412),
        ("1", 184226),
        ("2", 190453),
        ("2", 66690),
        ("2", 4995),
        ("rest", 208500),
    ]
    for (style, thick), (wanted, value) in zip(_thick(drawing), expected, strict=True):
        assert style == wanted
        assert abs(thick - Decimal(260) * value / 470638) <= Decimal("0.02")
    assert "€ 208500" in _texts(drawing, "value")
    assert shortfall(INCOMING, OUTGOING) == 208500


def test_shortfall_stands_on_the_side_that_has_less():
    """When more goes out than comes in, the missing part comes in."""
    drawing = flow([_part("in", 60)], [_part("uit", 100)], ("Samen", "€ 100"), ("Onbekend", "€ 40"))
    assert _thick(drawing) == [("1", 156), ("rest", 104), ("2", 260)]
    missing = next(text for text in drawing.texts if text.text == "Onbekend")
    assert Decimal(missing.x) < 320


def test_flow_in_balance_has_no_rest():
    """Nothing is missing, so nothing says so."""
    drawing = flow([_part("in", 100)], [_part("uit", 100)], ("Samen", "€ 100"), REST)
    assert [style for style, _ in _thick(drawing)] == ["1", "2"]
    assert REST[0] not in _texts(drawing, "label")


@pytest.mark.parametrize(
    ("incoming", "outgoing"),
    [([-1], [1]), ([0], [0]), ([], [])],
    ids=["negative", "nothing", "none"],
)
def test_flow_of_no_whole_is_refused(incoming, outgoing):
    """A whole of parts has no negative part and is more than nothing."""
    with pytest.raises(ValueError, match="whole"):
        flow(
            [_part("in", value) for value in incoming],
            [_part("uit", value) for value in outgoing],
            ("", ""),
            REST,
        )
