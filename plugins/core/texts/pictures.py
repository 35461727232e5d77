"""How a picture is shown: its sizes, its crop, and whether its description says anything."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plugins.core.dutch import slugify

__all__ = [
    "CARD",
    "FOCUS_WORDS",
    "SHARP_WIDTH",
    "WHOLE",
    "Box",
    "PictureUse",
    "Shape",
    "crop_box",
    "focus_of",
    "says_nothing",
    "sizes_of",
]

Box = tuple[int, int, int, int]
"""Left, upper, right and lower edge, in points of the picture."""
WIDTHS_IN_TEXT = (320, 640, 960, 1280)
"""Running text is 40rem (640 points) at most and 288 at least; a fine screen shows two points for
one."""
WIDTHS_ON_CARD = (320, 640, 960)
"""A card is 19rem (304 points) or wider, 480 where two are side by side."""
CARD_RATIO = (2, 1)
"""As the drawing of a story without a photograph, so that cards side by side begin at one
height."""
SHARP_WIDTH = 640
"""Narrower than this a picture in the text is enlarged by every browser, and not sharp."""
_WORDS = {"links": 0.25, "rechts": 0.75, "boven": 0.25, "onder": 0.75}
FOCUS_WORDS = (
    "midden",
    "links",
    "rechts",
    "boven",
    "onder",
    "links boven",
    "rechts boven",
    "links onder",
    "rechts onder",
)
"""Where the most important part of a picture is, as writers say it."""
_EMPTY_WORDS = frozenset(
    [
        "een",
        "de",
        "het",
        "deze",
        "mijn",
        "nieuwe",
        "van",
        "zonder",
        "titel",
        "naamloos",
        "foto",
        "fotos",
        "afbeelding",
        "plaatje",
        "beeld",
        "logo",
        "illustratie",
        "schermafbeelding",
        "tekening",
        "grafiek",
        "image",
        "img",
        "picture",
        "photo",
        "screenshot",
        "untitled",
        "dsc",
        "dscn",
        "dscf",
        "pxl",
        "whatsapp",
        "jpg",
        "jpeg",
        "png",
        "webp",
    ]
)
"""Words of a description that name the picture, not what is on it; numbers count as such too."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Shape:
    """A shape in which a picture is made: whole or cropped, and how wide."""

    widths: tuple[int, ...]
    ratio: tuple[int, int] | None = None
    """Width and height it is cropped to; None = whole."""
    focus: str = "midden"
    """One of `FOCUS_WORDS`: what a crop keeps."""


WHOLE = Shape(WIDTHS_IN_TEXT)
CARD = Shape(WIDTHS_ON_CARD, CARD_RATIO)


@dataclass(frozen=True)
class PictureUse:
    """A picture that a page names, and where."""

    path: str
    """The file below the project."""
    line: int
    column: int
    credited: bool = True
    """False when the page shows it without saying who made it."""


def focus_of(words: str) -> tuple[float, float]:
    """Return the place of the most important part as shares: `rechts boven` is (0.75, 0.25)."""
    parts = words.split()
    across = next((_WORDS[part] for part in parts if part in ("links", "rechts")), 0.5)
    down = next((_WORDS[part] for part in parts if part in ("boven", "onder")), 0.5)
    return across, down


def crop_box(size: tuple[int, int], ratio: tuple[int, int] | None, focus: str = "midden") -> Box:
    """Return the largest part of a picture in a ratio, with the focus near its middle.

    Args:
        size: width and height in points.
        ratio: width and height; None = the whole picture.
        focus: what must stay in it, one of `FOCUS_WORDS`.
    """
    width, height = size
    if ratio is None:
        return 0, 0, width, height
    part_width = max(1, min(width, round(height * ratio[0] / ratio[1])))
    part_height = max(1, min(height, round(width * ratio[1] / ratio[0])))
    across, down = focus_of(focus)
    left = round(min(max(across * width - part_width / 2, 0), width - part_width))
    upper = round(min(max(down * height - part_height / 2, 0), height - part_height))
    return left, upper, left + part_width, upper + part_height


def sizes_of(box: Box, shape: Shape) -> list[tuple[int, int]]:
    """Return the sizes (width, height) in which a part of a picture is made, smallest first.

    None is larger than the part itself.

    A part between two widths is made in its own width too, so that nothing is lost; one within a
    tenth of a width is not made twice.
    """
    width, height = box[2] - box[0], box[3] - box[1]
    across, down = shape.ratio or (width, height)
    largest = min(width, shape.widths[-1])
    widths = [item for item in shape.widths if item * 1.1 < largest] + [largest]
    return [(item, min(height, max(1, round(item * down / across)))) for item in widths]


def says_nothing(alt: str, file_name: str) -> bool:
    """Return whether a description says no more than that there is a picture.

    Such as `foto`, `IMG_2034`, or the name of the file.
    """
    stem = file_name.rpartition(".")[0] or file_name
    if slugify(alt) in (slugify(stem), slugify(file_name)):
        return True
    return _EMPTY_WORDS.issuperset(
        word.casefold() for word in _WORD.findall(alt.replace("'", "").replace("’", ""))
    )
