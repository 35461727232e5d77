"""The logo as shapes, from its SVG."""

from __future__ import annotations

import pytest

from plugins.core.drawings.logo import Logo, Shape, read_logo

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{}</svg>'


def test_a_mark_is_read_in_the_order_of_drawing():
    """Points after M are joined; h and v go on from where the pen is, H and V do not.

    Z ends a plane.
    """
    svg = SVG.format(
        '<title>x</title><rect width="32" height="32" fill="#1e1914"/><path d="M22 6 25 15M16.5'
        ' 20.5 9 27" fill="none" stroke="#ff8b4d" stroke-width="1.75"/><path d="M4 13h5v5H4zM6.5'
        ' 24.5l5 .5V30z" fill="#fffdf9"/>'
    )
    assert read_logo(svg) == Logo(
        32,
        (
            Shape((((0, 0), (32, 0), (32, 32), (0, 32)),), "#1e1914"),
            Shape((((22, 6), (25, 15)), ((16.5, 20.5), (9, 27))), "", "#ff8b4d", 1.75),
            Shape(
                (
                    ((4, 13), (9, 13), (9, 18), (4, 18), (4, 13)),
                    ((6.5, 24.5), (11.5, 25), (11.5, 30), (6.5, 24.5)),
                ),
                "#fffdf9",
            ),
        ),
    )


@pytest.mark.parametrize("part", ['<circle r="4"/>', '<path d="M0 0c1 1 2 2 3 3" fill="#000000"/>'])
def test_what_cannot_be_drawn_is_said(part: str):
    """A curve that came out as nothing would be seen by nobody."""
    with pytest.raises(ValueError, match=r"only rect and path|straight lines"):
        read_logo(SVG.format(part))
