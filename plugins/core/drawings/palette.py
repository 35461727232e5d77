"""The colours of the theme for what no stylesheet reaches: drawn pictures and the web manifest."""

from __future__ import annotations

import re

__all__ = ["Colour", "mix", "palette", "rgb"]

Colour = tuple[int, int, int]
_LINE = re.compile(r"--palette-([a-z0-9-]+):\s*(#[0-9a-f]{6})\s*;", re.I)


def palette(css: str) -> dict[str, str]:
    """Return the first storey of the tokens by name: `sand-0` is `#fffdf9`."""
    return {name: value.lower() for name, value in _LINE.findall(css)}


def rgb(value: str) -> Colour:
    """Read `#fffdf9`."""
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour at this share of the way from the first to the second."""
    red, green, blue = (
        round(one + (other - one) * share) for one, other in zip(first, second, strict=True)
    )
    return red, green, blue
