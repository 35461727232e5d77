"""Sizes and crops of pictures, and descriptions that say nothing.

The numbers are worked out by hand.
"""

from __future__ import annotations

import pytest

from plugins.core.texts.pictures import (
    CARD,
    FOCUS_WORDS,
    WHOLE,
    Shape,
    crop_box,
    focus_of,
    says_nothing,
    sizes_of,
)


@pytest.mark.parametrize(
    ("size", "focus", "expected"),
    [
        ((3000, 2000), "midden", (0, 250, 3000, 1750)),
        ((3000, 2000), "boven", (0, 0, 3000, 1500)),
        ((3000, 2000), "onder", (0, 500, 3000, 2000)),
        ((3000, 2000), "links", (0, 250, 3000, 1750)),  # nothing to choose across
        ((6000, 1000), "midden", (2000, 0, 4000, 1000)),
        ((6000, 1000), "links", (500, 0, 2500, 1000)),
        ((6000, 1000), "rechts boven", (3500, 0, 5500, 1000)),
        ((1000, 4000), "onder", (0, 2750, 1000, 3250)),
        ((1, 1), "rechts onder", (0, 0, 1, 1)),
    ],
)
def test_a_crop_keeps_what_matters(
    size: tuple[int, int], focus: str, expected: tuple[int, int, int, int]
):
    assert crop_box(size, (2, 1), focus) == expected


@pytest.mark.parametrize("focus", FOCUS_WORDS)
@pytest.mark.parametrize("size", [(1, 1), (1, 999), (999, 1), (7, 5), (4000, 3000)])
def test_a_crop_never_leaves_the_picture(focus: str, size: tuple[int, int]):
    left, upper, right, lower = crop_box(size, (540, 604), focus)
    assert 0 <= left < right <= size[0]
    assert 0 <= upper < lower <= size[1]
    across, down = focus_of(focus)
    assert (across < 0.5, across > 0.5) == ("links" in focus, "rechts" in focus)
    assert (down < 0.5, down > 0.5) == ("boven" in focus, "onder" in focus)


@pytest.mark.parametrize(
    ("size", "shape", "expected"),
    [
        ((4000, 3000), WHOLE, [(320, 240), (640, 480), (960, 720), (1280, 960)]),
        ((900, 600), WHOLE, [(320, 213), (640, 427), (900, 600)]),
        ((660, 330), WHOLE, [(320, 160), (660, 330)]),  # 640 would be the same once more
        ((40, 30), WHOLE, [(40, 30)]),
        ((4000, 1), WHOLE, [(320, 1), (640, 1), (960, 1), (1280, 1)]),
        ((4000, 2000), CARD, [(320, 160), (640, 320), (960, 480)]),
        ((700, 350), CARD, [(320, 160), (700, 350)]),
        ((1, 1), Shape((320,), (2, 1)), [(1, 1)]),
    ],
)
def test_no_size_is_larger_than_the_picture(
    size: tuple[int, int], shape: Shape, expected: list[tuple[int, int]]
):
    assert sizes_of((0, 0, *size), shape) == expected


@pytest.mark.parametrize(
    ("alt", "name"),
    [
        ("Foto", "a.jpg"),
        ("een foto", "a.jpg"),
        ("Foto's", "a.jpg"),
        ("IMG_2034", "b.jpg"),
        ("IMG_2034.JPG", "b.jpg"),
        ("afbeelding 1", "x.png"),
        ("techniekdag-2026", "techniekdag-2026.jpg"),
        ("Techniekdag 2026", "techniekdag-2026.jpg"),
        ("techniekdag-2026.jpg", "techniekdag-2026.jpg"),
        ("...", "a.jpg"),
        ("1" * 5000, "a.jpg"),
    ],
)
def test_a_description_that_only_says_there_is_a_picture_says_nothing(alt: str, name: str):
    assert says_nothing(alt, name)


@pytest.mark.parametrize(
    "alt",
    [
        "Twee leerlingen solderen een printplaat.",
        "Foto van de burgemeester",
        "Logo van Fokker",
        "De A37 bij Emmen.",
        "1" * 5000 + "x",
    ],
)
def test_a_description_of_what_is_seen_says_something(alt: str):
    assert not says_nothing(alt, "IMG_2034.jpg")
