"""Words of every chart: inside the drawing, apart from each other, and whole."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest

from plugins.core.drawings.bar_charts import grouped_bars, share_bars, stacked_bars
from plugins.core.drawings.chart_drawing import Drawing, Series
from plugins.core.drawings.line_charts import line_chart
from plugins.core.drawings.money_flow import flow


def _series(label: str, *values: int | None) -> Series:
    return Series(
        label,
        tuple(None if value is None else Decimal(value) for value in values),
        tuple("onbekend" if value is None else f"€ {value}" for value in values),
    )


def _part(label: str, value: int) -> tuple[str, Decimal, str]:
    return label, Decimal(value), f"€ {value}"


def _texts(drawing: Drawing, style: str) -> list[str]:
    return [text.text for text in drawing.texts if text.style == style]


@pytest.mark.parametrize(
    "draw",
    [
        grouped_bars,
        stacked_bars,
        share_bars,
        lambda categories, series: line_chart((2020,), series),
    ],
    ids=["grouped", "stacked", "shares", "line"],
)
def test_more_series_than_patterns_is_refused(draw):
    """Six can be told apart, seven cannot."""
    assert draw(("een",), (_series("a", 1),) * 6)
    with pytest.raises(ValueError, match="7 series"):
        draw(("een",), (_series("a", 1),) * 7)


# -- flow -----------------------------------------------------------------------------------------

INCOMING = [_part("Bijdrage 4 gemeenten", 286412), _part("Doorgeschoven budget 2020", 184226)]
OUTGOING = [
    _part("Programmakosten", 190453),
    _part("Marketing & communicatie", 66690),
    _part("Projecten", 4995),
]
REST = ("Niet gevonden in het document", "€ 208500")

# -- words ----------------------------------------------------------------------------------------

LONG = (
    "Bedrijvensubsidieregelingsuitvoeringskostenvergoedingen en overige posten die niet op één"
    " regel passen"
)
CLOSE = tuple(
    _series(
        f"Een reeks met een naam {number}",
        1000 + number,
        1010 - number,
        1005,
        None if number == 2 else 1000 + number,
    )
    for number in range(6)
)
WORDS = {
    "bars": grouped_bars((LONG, "b"), (_series("x", -1234567, 100), _series("y", 1234567, None))),
    "stacked": stacked_bars(
        (LONG, "b"), tuple(_series("x", number * number, 10) for number in range(6))
    ),
    "shares": share_bars((LONG, "b"), tuple(_series("x", 10**number, 10) for number in range(6))),
    "close lines": line_chart((2017, 2018, 2019, 2020), CLOSE),
    "many years": line_chart(
        tuple(range(1950, 2027)), (_series("x", *range(123400, 123477)), _series("y", *range(77)))
    ),
    "lines that end low": line_chart(
        (2019, 2020, 2021),
        tuple(_series(f"Reeks {number}", 1000, 8 * number, number) for number in range(6)),
    ),
    "line that ends before the last year": line_chart(
        tuple(range(1990, 2027)), (_series("x", *range(123456700, 123456736), None),)
    ),
    "lines close above zero": line_chart(
        (2019, 2020, 2021), (_series("x", 100, 100, 1000), _series("y", 200, 200, 900))
    ),
    "lines below zero": line_chart(
        (2017, 2018, 2019), (_series("x", -5, -4, -5), _series("y", 0, 1, 0))
    ),
    "flow": flow(INCOMING, OUTGOING, ("Samen", "€ 470638"), REST),
    "flow of small parts": flow(
        [_part(LONG, 1000), *(_part(f"klein {number}", number) for number in range(4))],
        [_part(LONG, 1)],
        ("Samen", "€ 1006"),
        REST,
    ),
}


def _boxes(drawing: Drawing) -> list[tuple[Decimal, Decimal, Decimal, Decimal, str]]:
    """Return the box of each text at 18 units.

    A letter is 0.55 em wide; the box is from 0.8 em above the baseline to 0.2 em below.
    """
    boxes = []
    for text in drawing.texts:
        width = Decimal("9.9") * len(text.text)
        left = Decimal(text.x) - {"start": 0, "middle": width / 2, "end": width}[text.anchor]
        boxes.append(
            (
                left,
                Decimal(text.y) - Decimal("14.4"),
                left + width,
                Decimal(text.y) + Decimal("3.6"),
                text.text,
            )
        )
    return boxes


@pytest.mark.parametrize("name", WORDS)
def test_words_do_not_overlap(name: str):
    """No two texts of a drawing share room, at the largest size at which they are shown."""
    boxes = _boxes(WORDS[name])
    assert len(boxes) > 3
    assert [
        (one[4], two[4])
        for one, two in combinations(boxes, 2)
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
    ] == []


@pytest.mark.parametrize("name", WORDS)
def test_words_stay_inside_the_drawing(name: str):
    """Nothing is written beyond the edge, where a page would cut it off."""
    drawing = WORDS[name]
    slack = Decimal("0.01")
    assert [
        box
        for box in _boxes(drawing)
        if box[0] < -slack
        or box[1] < -slack
        or box[2] > Decimal(drawing.width) + slack
        or box[3] > Decimal(drawing.height) + slack
    ] == []


@pytest.mark.parametrize("name", [name for name in WORDS if "line" in name or "years" in name])
def test_no_value_stands_on_the_axis(name: str):
    """The line of zero runs through no words."""
    drawing = WORDS[name]
    axis = next(line for line in drawing.lines if line.style == "axis")
    values = [
        box
        for box, text in zip(_boxes(drawing), drawing.texts, strict=True)
        if text.style == "value"
    ]
    assert [
        box
        for box in values
        if box[1] < Decimal(axis.y1) < box[3]
        and box[0] < Decimal(axis.x2)
        and Decimal(axis.x1) < box[2]
    ] == []


def test_a_long_label_is_broken_and_nothing_of_it_is_lost():
    """Words stay whole where they fit a line; a longer one gets a hyphen."""
    assert "".join(_texts(WORDS["bars"], "label")[:2]).replace(" ", "") == LONG.replace(" ", "")
    lines = [
        text.text
        for text in WORDS["flow of small parts"].texts
        if text.style == "label" and Decimal(text.x) > 400
    ]
    assert "".join(lines).replace("-", "").replace(" ", "").startswith(LONG.replace(" ", ""))
