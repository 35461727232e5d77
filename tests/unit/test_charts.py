"""Charts: lengths are proportional to the values and begin at zero; what is unknown is not drawn.

Words never overlap.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

import pytest

from plugins.core.drawings.charts import (
    Drawing,
    Series,
    bullet,
    flow,
    grouped_bars,
    line_chart,
    share_bars,
    shares,
    shortfall,
    sparkline,
    stacked_bars,
)

SHARES = [
    ("halves", [1, 1], ["50.0", "50.0"]),
    ("thirds need not make a hundred", [1, 1, 1], ["33.3", "33.3", "33.3"]),
    ("half up", [1, 7], ["12.5", "87.5"]),
    ("half of a tenth goes up", [5, 9995], ["0.1", "100.0"]),
    ("nothing beside something", [0, 4], ["0.0", "100.0"]),
    ("only nothing", [0, 0], [None, None]),
    ("a negative part", [-1, 3], [None, None]),
    ("none", [], []),
]


@pytest.mark.parametrize(("title", "values", "expected"), SHARES, ids=[case[0] for case in SHARES])
def test_share_is_a_percentage_with_one_decimal(
    title: str, values: list[int], expected: list[str | None]
):
    """A share is value times hundred over the sum, or not given."""
    assert [
        str(share) if share is not None else None
        for share in shares([Decimal(value) for value in values])
    ] == expected


def _series(label: str, *values: int | None) -> Series:
    return Series(
        label,
        tuple(None if value is None else Decimal(value) for value in values),
        tuple("onbekend" if value is None else f"€ {value}" for value in values),
    )


def _part(label: str, value: int) -> tuple[str, Decimal, str]:
    return label, Decimal(value), f"€ {value}"


def _of(drawing: Drawing, style: str) -> list[Decimal]:
    return [Decimal(rect.width) for rect in drawing.rects if rect.style == style]


def _texts(drawing: Drawing, style: str) -> list[str]:
    return [text.text for text in drawing.texts if text.style == style]


# -- bars -----------------------------------------------------------------------------------------


def test_bars_are_proportional_and_begin_at_zero():
    """Half the value is half the bar; nothing has no length."""
    drawing = grouped_bars(("a", "b", "c"), (_series("", 100, 50, 0),))
    widths = _of(drawing, "1")
    assert widths[0] > 300
    assert widths == [widths[0], widths[0] / 2, 0]
    assert {rect.x for rect in drawing.rects} == {line.x1 for line in drawing.lines} == {"0"}


def test_negative_bar_ends_at_zero():
    """A bar of -50 lies left of zero and is as long as one of 50 on its right.

    Its value stands right of zero.
    """
    drawing = grouped_bars(("min", "plus"), (_series("", -50, 50),))
    low, high = drawing.rects
    zero = Decimal(drawing.lines[0].x1)
    assert Decimal(low.x) + Decimal(low.width) == zero == Decimal(high.x) > 0
    assert low.width == high.width
    assert [Decimal(text.x) > zero for text in drawing.texts if text.style == "value"] == [
        True,
        True,
    ]


def test_bar_of_an_unknown_value_keeps_its_empty_place():
    """Borger-Odoorn has no value in 2022.

    Its bar of 2026 is where it would be beside one, and says its value alone.
    """
    known = grouped_bars(("Emmen", "Borger-Odoorn"), (_series("2022", 4, 2), _series("2026", 4, 2)))
    partly = grouped_bars(
        ("Emmen", "Borger-Odoorn"), (_series("2022", 4, None), _series("2026", 4, 2))
    )
    assert [rect for rect in known.rects if rect not in partly.rects] == [known.rects[2]]
    assert set(partly.rects) < set(known.rects)
    assert _texts(partly, "value") == ["€ 4", "€ 4", "€ 2"]
    assert (partly.height, partly.width) == (known.height, known.width)


def test_bars_do_not_overlap_and_stay_inside():
    """Each bar has its own height, and the whole fits the drawing."""
    drawing = grouped_bars(
        tuple("abcde"), (_series("x", 1, 2, 3, 4, 5), _series("y", 5, 4, 3, 2, 1))
    )
    for above, below in zip(drawing.rects, drawing.rects[1:], strict=False):
        assert Decimal(above.y) + Decimal(above.height) < Decimal(below.y)
    last = drawing.rects[-1]
    assert Decimal(last.y) + Decimal(last.height) <= Decimal(drawing.height)
    assert max(Decimal(rect.x) + Decimal(rect.width) for rect in drawing.rects) <= Decimal(
        drawing.width
    )


@pytest.mark.parametrize("values", [(), (None,), (0,)], ids=["none", "unknown", "nothing"])
def test_chart_without_lengths_is_empty_and_not_broken(values: tuple[int | None, ...]):
    """Without values, or with nothing but zero, no bar has a length."""
    drawing = grouped_bars(("a",) * len(values), (_series("", *values),))
    assert sum(_of(drawing, "1")) == 0
    assert drawing.height == ("0" if not values else "45")


def test_segments_follow_each_other_from_zero():
    """10 + 30 on the same scale as 40 + 80: the widest bar fills the drawing."""
    drawing = stacked_bars(("een", "twee"), (_series("a", 10, 40), _series("b", 30, 80)))
    assert [(rect.style, rect.x, rect.width) for rect in drawing.rects] == [
        ("1", "0", "53.33"),
        ("2", "53.33", "160"),
        ("1", "0", "213.33"),
        ("2", "213.33", "426.67"),
    ]


def test_segment_of_an_unknown_value_is_not_drawn():
    """What is known is drawn; the unknown part has no length that could be wrong."""
    drawing = stacked_bars(("een",), (_series("a", 10), _series("b", None), _series("c", 30)))
    assert [(rect.style, rect.width) for rect in drawing.rects] == [("1", "160"), ("3", "480")]


def test_shares_fill_each_bar():
    """Each category is a whole of its own: 1 of 4 is as wide as 100 of 400."""
    drawing = share_bars(
        ("een", "twee", "niets"), (_series("a", 1, 100, 0), _series("b", 3, 300, 0))
    )
    assert [rect.width for rect in drawing.rects] == ["160", "480", "160", "480"]


def test_share_of_a_whole_that_is_not_known_is_not_drawn():
    """A bar with an unknown part stays empty, whatever the other parts."""
    drawing = share_bars(("heel", "deels"), (_series("a", 1, 1), _series("b", 3, None)))
    assert [rect.width for rect in drawing.rects] == ["160", "480"]
    assert _texts(drawing, "label") == ["heel", "deels"]


def test_text_stands_in_a_segment_only_where_it_fits():
    """`€ 990` is about 50 units long.

    It is in the wide segment, and `€ 10` not in the one of 6.4 units.
    """
    drawing = stacked_bars(("een",), (_series("a", 990), _series("b", 10)))
    assert _of(drawing, "2") == [Decimal("6.4")]
    assert [text.text for text in drawing.texts if text.style.startswith("on-")] == ["€ 990"]


@pytest.mark.parametrize(
    "values",
    [((-1,), (5,)), ((0,), (0,)), ((None,), (None,))],
    ids=["negative", "nothing", "unknown"],
)
@pytest.mark.parametrize("draw", [stacked_bars, share_bars])
def test_what_is_no_whole_of_parts_is_refused(draw, values):
    """Negative parts and a whole of nothing cannot be divided."""
    with pytest.raises(ValueError, match="whole"):
        draw(("een",), tuple(_series("a", *item) for item in values))


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
    """Six can be reported apart, seven cannot."""
    assert draw(("een",), (_series("a", 1),) * 6)
    with pytest.raises(ValueError, match="7 series"):
        draw(("een",), (_series("a", 1),) * 7)


# -- lines ----------------------------------------------------------------------------------------


def _heights(drawing: Drawing, style: str = "1") -> list[Decimal]:
    zero = Decimal(next(line.y1 for line in drawing.lines if line.style == "axis"))
    return [zero - Decimal(dot.y) for dot in drawing.dots if dot.style == style]


def test_points_stand_as_high_above_zero_as_their_values():
    """The contribution of Coevorden hardly changes, and the line shows that."""
    heights = _heights(line_chart((2017, 2018), (_series("", 35381, 35286),)))
    assert heights[0] == 200
    assert abs(heights[1] - Decimal(200) * 35286 / 35381) < Decimal("0.01")


def test_points_below_zero_stand_below_the_axis():
    """-50 is as far below zero as 50 above."""
    heights = _heights(line_chart((2017, 2018), (_series("", -50, 50),)))
    assert heights == [-100, 100]


def test_years_stand_to_scale():
    """Between 2020 and 2022 is twice the room of a year."""
    x = [Decimal(dot.x) for dot in line_chart((2019, 2020, 2022), (_series("", 1, 1, 1),)).dots]
    assert abs((x[2] - x[1]) - 2 * (x[1] - x[0])) <= Decimal("0.02")


GAPS = [
    ("without a gap", (2017, 2018, 2019), (1, 2, 3), [3]),
    ("an unknown year", (2017, 2018, 2019, 2020, 2021), (1, 2, None, 3, 4), [2, 2]),
    ("a year that is not given", (2017, 2018, 2020, 2021), (1, 2, 3, 4), [2, 2]),
    ("two years far apart", (2022, 2026), (1, 2), []),
    ("one loose year", (2017, 2018, 2019, 2020), (1, 2, None, 3), [2]),
    ("unknown at the ends", (2017, 2018, 2019, 2020), (None, 2, 3, None), [2]),
    ("nothing known", (2017, 2018), (None, None), []),
]


@pytest.mark.parametrize(
    ("title", "years", "values", "stretches"), GAPS, ids=[case[0] for case in GAPS]
)
@pytest.mark.parametrize("small", [False, True], ids=["large", "small"])
def test_line_breaks_where_a_year_is_missing(title, years, values, stretches, small):
    """Points are joined only when their years follow each other."""
    item = _series("", *values)
    drawing = (
        sparkline(list(zip(years, item.values, strict=True)))
        if small
        else line_chart(years, (item,))
    )
    assert [path.d.count("L") + 1 for path in drawing.paths] == stretches
    if not small:
        assert len(drawing.dots) == sum(value is not None for value in values)


def test_missing_years_stand_on_the_scale():
    """The reader sees that nothing is there."""
    assert _texts(line_chart((2022, 2026), (_series("", 1, 2),)), "scale") == [
        "0",
        "2022",
        "2023",
        "2024",
        "2025",
        "2026",
    ]


def test_line_that_ends_early_has_no_name_at_the_end():
    """The name beside the last year would say that the line comes that far."""
    drawing = line_chart((2020, 2021), (_series("lang", 1, 2), _series("kort", 3, None)))
    assert _texts(drawing, "label") == ["lang"]


# -- small drawings -------------------------------------------------------------------------------


def test_small_line_stands_on_zero_and_marks_its_end_and_loose_points():
    """10 of 20 stands half as high; dots at the loose year and at the end."""
    drawing = sparkline(
        [
            (2017, Decimal(20)),
            (2018, Decimal(10)),
            (2020, Decimal(20)),
            (2022, Decimal(5)),
            (2023, Decimal(10)),
        ]
    )
    assert _heights(drawing) == [34, 17]
    course = [Decimal(value) for value in re.findall(r"[\d.]+", drawing.paths[0].d)]
    assert [Decimal(drawing.lines[0].y1) - course[1], Decimal(drawing.lines[0].y1) - course[3]] == [
        34,
        17,
    ]


def test_bullet_is_as_long_as_its_value_against_its_target():
    """75 of 100 is three quarters of the way to the target, and begins at zero as it does."""
    drawing = bullet(Decimal(75), Decimal(100), Decimal(50))
    bar = next(rect for rect in drawing.rects if rect.style == "1")
    places = {line.style: Decimal(line.x1) for line in drawing.lines}
    assert Decimal(bar.x) == places["axis"]
    assert Decimal(bar.width) * 4 == (places["target"] - places["axis"]) * 3
    assert (places["baseline"] - places["axis"]) * 2 == places["target"] - places["axis"]


def test_bullet_without_value_or_beginning_shows_the_target_alone():
    """An unknown value has no bar."""
    drawing = bullet(None, Decimal(100), None)
    assert [rect.style for rect in drawing.rects] == ["track"]
    assert [line.style for line in drawing.lines] == ["axis", "target"]


def test_bullet_of_a_negative_value_ends_at_zero():
    """A loss lies left of zero."""
    drawing = bullet(Decimal(-50), Decimal(100), None)
    bar = drawing.rects[1]
    assert Decimal(bar.x) + Decimal(bar.width) == Decimal(drawing.lines[0].x1)
    assert Decimal(bar.width) == 78


# -- flow -----------------------------------------------------------------------------------------

INCOMING = [_part("Bijdrage 4 gemeenten", 286412), _part("Doorgeschoven budget 2020", 184226)]
OUTGOING = [
    _part("Programmakosten", 190453),
    _part("Marketing & communicatie", 66690),
    _part("Projecten", 4995),
]
REST = ("Niet gevonden in het document", "€ 208500")


def _thick(drawing: Drawing) -> list[tuple[str, Decimal]]:
    """Return style and thickness at both ends of each ribbon, which must be the same."""
    found = []
    for ribbon in drawing.ribbons:
        y = [Decimal(pair[1]) for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", ribbon.d)]
        assert abs((y[7] - y[0]) - (y[4] - y[3])) <= Decimal("0.02")
        found.append((ribbon.style, y[4] - y[3]))
    return found


def test_ribbons_are_as_thick_as_their_parts_and_the_shortfall_is_a_part():
    """The whole is 470,638 and 260 units thick.

    What was not found is drawn as missing, not filled in.
    """
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
    """Return the room of each text at 18 units.

    0.55 em a letter, from 0.8 em above its baseline to 0.2 em below.
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


def test_names_that_had_to_move_are_led_to_their_line():
    """Names of lines far apart are beside their ends.

    Those of lines that end together are moved, with a thin line each.
    """
    apart = line_chart((2020, 2021), (_series("a", 10, 10), _series("b", 100, 100)))
    together = line_chart((2020, 2021), (_series("a", 100, 100), _series("b", 99, 99)))
    assert [
        sum(line.style == "leader" for line in drawing.lines) for drawing in (apart, together)
    ] == [0, 1]


def test_a_long_label_is_broken_and_nothing_of_it_is_lost():
    """Words stay whole where they fit a line; a longer one gets a hyphen."""
    assert "".join(_texts(WORDS["bars"], "label")[:2]).replace(" ", "") == LONG.replace(" ", "")
    lines = [
        text.text
        for text in WORDS["flow of small parts"].texts
        if text.style == "label" and Decimal(text.x) > 400
    ]
    assert "".join(lines).replace("-", "").replace(" ", "").startswith(LONG.replace(" ", ""))
