"""Charts of bars: every length is proportional to its value; what cannot be drawn is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.core.drawings.bar_charts import grouped_bars, share_bars, shares, stacked_bars
from plugins.core.drawings.chart_drawing import Drawing, Series

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
    """A bar of -50, left of zero, is as long as one of 50, and its value is right of zero."""
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
    """Borger-Odoorn has no value in 2022: its bar of 2026 stays in place, with its value alone."""
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
    """`€ 990`, about 50 units long, is in the wide segment; `€ 10` is not in that of 6.4 units."""
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
