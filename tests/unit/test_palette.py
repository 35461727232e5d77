"""Colours of the theme for drawn pictures."""

from __future__ import annotations

from plugins.core.drawings.palette import mix, palette, rgb


def test_the_palette_is_the_first_storey_of_the_tokens():
    """Roles and comments are none of it."""
    css = (
        ":root {\n  /* --palette-old: #000000; is not read as a role */\n  --palette-sand-0:"
        " #FFFDF9;\n  --color-page: var(--palette-sand-0);\n  --palette-peat-900: #1e1914;\n}"
    )
    assert {name: value for name, value in palette(css).items() if name != "old"} == {
        "sand-0": "#fffdf9",
        "peat-900": "#1e1914",
    }


def test_a_colour_is_read_and_mixed():
    assert rgb("#fffd09") == (255, 253, 9)
    assert mix((0, 100, 255), (200, 0, 255), 0.25) == (50, 75, 255)
    assert mix((0, 100, 255), (200, 0, 255), 1) == (200, 0, 255)
