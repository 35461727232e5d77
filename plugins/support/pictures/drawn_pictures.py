"""Pictures that the build draws itself: the icons of the site, and a cache of what is drawn.

Each is stored in .cache/kaarten/ by the hash of what is drawn, so it is drawn once; without the
cache the bytes are the same.
"""

from __future__ import annotations

import functools
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import PIL
from PIL import Image, ImageDraw

from plugins.core.drawings.logo import Logo
from plugins.core.drawings.palette import rgb
from plugins.support.files import write_whole

__all__ = ["cached_picture", "draw_icon", "logo_image"]


FINER = 4
"""How much larger the logo is drawn before it is made smaller, so that slanting lines are
smooth."""


def cached_picture(
    folder: Path, recipe: object, draw: Callable[[], bytes], ending: str = "png"
) -> bytes:
    """Return the bytes of a picture from the cache, or draw and store them.

    Args:
        folder: of the cache.
        recipe: all that decides what is drawn, as a value whose text is always the same.
        draw: draws the picture when it is not in the cache.
        ending: of its file name.
    """
    file = folder / (
        hashlib.sha256(f"{PIL.__version__}{recipe!r}".encode()).hexdigest()[:32] + f".{ending}"
    )
    try:
        return file.read_bytes()
    except OSError:
        data = draw()
    write_whole(file, data)
    return data


@functools.cache
def draw_icon(logo: Logo, size: int, share: float) -> bytes:
    """Draw the logo as a square PNG; its plate fills it, the rest takes a share of its width."""
    out = io.BytesIO()
    logo_image(logo, size, share).save(out, "PNG", optimize=True)
    return out.getvalue()


def logo_image(logo: Logo, size: int, share: float = 1) -> Image.Image:
    """Draw the logo; its first shape is the plate."""
    large = size * FINER
    image = Image.new("RGB", (large, large), rgb(logo.shapes[0].fill))
    draw = ImageDraw.Draw(image)
    scale, start = large * share / logo.size, large * (1 - share) / 2
    for shape in logo.shapes[1:]:
        for path in shape.paths:
            points = [(start + x * scale, start + y * scale) for x, y in path]
            if shape.fill:
                draw.polygon(points, rgb(shape.fill))
            if shape.stroke:
                draw.line(points, rgb(shape.stroke), max(1, round(shape.width * scale)))
    return image.resize((size, size), Image.Resampling.BOX)
