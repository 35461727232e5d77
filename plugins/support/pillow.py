"""Pictures: decoded with limits, turned upright, made smaller, written without metadata. Knows Pillow.

Derivatives are kept in .cache/beelden/ by the hash of the original and the settings, so each is encoded once.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from plugins.support.files import write_whole

__all__ = ["PictureFault", "Rendition", "render_picture"]

WIDTHS = (480, 960, 1600)
MAX_PIXELS = 60_000_000
Image.MAX_IMAGE_PIXELS = None  # the library's own limit would end the run; ours is looked at before anything is decoded
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
OPTIONS: dict[str, dict[str, Any]] = {"JPEG": {"quality": 82, "progressive": True, "optimize": True}, "PNG": {"optimize": True}, "WEBP": {"quality": 80, "method": 4}}
RECIPE = "1"
"""Raised when the options change, so that kept derivatives are made anew."""


class PictureFault(Exception):
    """A picture cannot be used; the message says why in Dutch."""


@dataclass(frozen=True)
class Rendition:
    """One size of a picture."""

    width: int
    height: int
    suffix: str
    data: bytes


def render_picture(file: Path, cache: Path) -> list[Rendition]:
    """Give the sizes of a picture, smallest first, never larger than the original.

    Raises:
        PictureFault: not a picture, damaged, too large, or of another sort than its name says.
    """
    wanted = FORMATS.get(file.suffix.lower())
    if wanted is None:
        raise PictureFault(f"Dit soort bestand ({file.suffix or 'zonder soort'}) kan geen afbeelding zijn. Gebruik JPEG, PNG of WebP.")
    original = file.read_bytes()
    key = hashlib.sha256(original + f"{WIDTHS}{OPTIONS[wanted]}{RECIPE}".encode()).hexdigest()[:32]
    kept = _kept(cache, key, file.suffix.lower())
    if kept:
        return kept
    image = _decode(original, wanted)
    widths = [width for width in WIDTHS if width < image.width] + [min(image.width, WIDTHS[-1])]
    renditions = [_encode(image, width, wanted, file.suffix.lower()) for width in dict.fromkeys(widths)]
    # The list comes last: renditions without it were not all made.
    names = [f"{key}-{item.width}x{item.height}{item.suffix}" for item in renditions]
    for name, item in zip(names, renditions, strict=True):
        write_whole(cache / name, item.data)
    write_whole(cache / f"{key}.txt", "\n".join(names).encode("ascii"))
    return renditions


def _kept(cache: Path, key: str, suffix: str) -> list[Rendition]:
    """Give the renditions made before, smallest first; none when not all were made."""
    found = []
    try:
        for name in (cache / f"{key}.txt").read_text(encoding="ascii").split():
            width, _, height = Path(name).stem.rsplit("-", 1)[1].partition("x")
            found.append(Rendition(int(width), int(height), suffix, (cache / name).read_bytes()))
    except OSError:
        return []
    return found


def _decode(original: bytes, wanted: str) -> Image.Image:
    """Open a picture; its number of points is checked before anything is decoded."""
    try:
        image = Image.open(io.BytesIO(original))
        if image.format != wanted:
            raise PictureFault(f"De naam zegt {wanted}, maar de inhoud is {image.format}. Bewaar de afbeelding opnieuw.")
        if image.width * image.height > MAX_PIXELS:
            raise PictureFault(f"De afbeelding is {image.width} bij {image.height} punten. Maak haar kleiner, bijvoorbeeld 2000 punten breed.")
        image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise PictureFault("De afbeelding is beschadigd of is geen afbeelding. Bewaar haar opnieuw.") from error
    upright = ImageOps.exif_transpose(image)
    return upright.convert("RGB") if wanted == "JPEG" else upright.convert("RGBA") if upright.mode == "P" else upright


def _encode(image: Image.Image, width: int, wanted: str, suffix: str) -> Rendition:
    """Write one size without metadata."""
    height = max(1, round(image.height * width / image.width))
    small = image.resize((width, height), Image.Resampling.LANCZOS) if width != image.width else image
    clean = Image.frombytes(small.mode, small.size, small.tobytes())
    out = io.BytesIO()
    clean.save(out, wanted, **OPTIONS[wanted])
    return Rendition(width, height, suffix, out.getvalue())
