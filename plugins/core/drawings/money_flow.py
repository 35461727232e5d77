"""The chart of a flow: what comes in, the whole, and what goes out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from plugins.core.drawings.chart_drawing import (
    BESIDE,
    BETWEEN,
    LINE,
    WIDTH,
    Drawing,
    Path,
    Point,
    Sheet,
    known_values,
    units,
    wrap,
)

__all__ = ["Part", "flow", "shortfall"]

Part = tuple[str, Decimal, str]
"""A part of a flow: label, value, value as text."""
WHOLE, SIDE, NODE, FLOW_TOP = Decimal(260), Decimal(196), Decimal(10), Decimal(54)
"""The thickness of the whole, the room for words at each side, the width of a node, the room
above."""
MIDDLE = Decimal(WIDTH) / 2


def shortfall(incoming: Sequence[Part], outgoing: Sequence[Part]) -> Decimal:
    """Return how much more comes in than goes out."""
    return _sum(incoming) - _sum(outgoing)


def _sum(parts: Sequence[Part]) -> Decimal:
    return sum((value for _, value, _ in parts), Decimal(0))


def flow(
    incoming: Sequence[Part],
    outgoing: Sequence[Part],
    whole: tuple[str, str],
    rest: tuple[str, str],
) -> Drawing:
    """Lay out what comes in on the left, the whole in the middle and what goes out on the right.

    Args:
        incoming: the parts that come in.
        outgoing: the parts that go out.
        whole: words over the whole: what it is, and how much.
        rest: label and text of the shortfall, a part of its own on the lower side where the sides
            are not equal.

    Raises:
        ValueError: a part is negative, or all are nothing.
    """
    amounts = known_values(value for _, value, _ in (*incoming, *outgoing))
    if min(amounts) < 0 or not any(amounts):
        raise ValueError("a flow divides a whole into parts, and none of them is negative")
    difference = shortfall(incoming, outgoing)
    sides = [[("1", *part) for part in incoming], [("2", *part) for part in outgoing]]
    if difference:
        sides[difference > 0].append(("rest", rest[0], abs(difference), rest[1]))
    scale = WHOLE / max(_sum(incoming), _sum(outgoing))
    sheet = Sheet()
    sheet.rect("whole", MIDDLE - NODE / 2, FLOW_TOP, NODE, WHOLE)
    sheet.text("label", (MIDDLE, FLOW_TOP - 30), whole[0], "middle")
    sheet.text("value", (MIDDLE, FLOW_TOP - BESIDE), whole[1], "middle")
    bottoms = [_flow_side(sheet, parts, scale, on_left=not at) for at, parts in enumerate(sides)]
    return sheet.finished(WIDTH, max(*bottoms, FLOW_TOP + WHOLE))


def _flow_side(
    sheet: Sheet, parts: Sequence[tuple[str, str, Decimal, str]], scale: Decimal, *, on_left: bool
) -> Decimal:
    """Lay out the parts of one side below each other, and return where they end."""
    outer = SIDE if on_left else WIDTH - SIDE
    inner = MIDDLE - NODE / 2 if on_left else MIDDLE + NODE / 2
    top, joined = FLOW_TOP, FLOW_TOP
    for style, label, value, text in parts:
        words = [*(("label", line) for line in wrap(label, SIDE - NODE - BESIDE)), ("value", text)]
        thick = value * scale
        slot = max(thick, len(words) * LINE)
        y = top + (slot - thick) / 2
        if thick:
            sheet.rect(style, outer - NODE if on_left else outer, y, NODE, thick)
            sheet.ribbons.append(Path(style, _ribbon((outer, y), (inner, joined), thick)))
        _part_words(sheet, words, top + (slot - len(words) * LINE) / 2, on_left=on_left)
        top += slot + BETWEEN
        joined += thick
    return top - BETWEEN if parts else top


def _part_words(
    sheet: Sheet, words: Sequence[tuple[str, str]], top: Decimal, *, on_left: bool
) -> None:
    """Write the label and value of a part on its outer side."""
    x = SIDE - NODE - BESIDE if on_left else WIDTH - SIDE + NODE + BESIDE
    for index, (style, line) in enumerate(words):
        sheet.text(style, (x, top + index * LINE + 16), line, "end" if on_left else "start")


def _ribbon(start: Point, end: Point, thick: Decimal) -> str:
    """Write the outline of a ribbon that is equally thick, measured upright, from end to end."""
    (x0, y0), (x1, y1) = start, end
    bend = (x0 + x1) / 2
    upper = (
        f"M{units(x0)} {units(y0)} C{units(bend)} {units(y0)} {units(bend)} {units(y1)}"
        f" {units(x1)} {units(y1)}"
    )
    lower = (
        f"L{units(x1)} {units(y1 + thick)} C{units(bend)} {units(y1 + thick)} {units(bend)}"
        f" {units(y0 + thick)} {units(x0)} {units(y0 + thick)}"
    )
    return f"{upper} {lower} Z"
