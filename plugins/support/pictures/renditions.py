"""Pictures of writers as the site shows them: cropped, made smaller, written without metadata.

What is made is stored in .cache/beelden/ by the content of the original, the recipe and the
versions of the encoders, so each picture is encoded once. A list of what belongs together is
written last: half a picture is none.
"""

from __future__ import annotations

import functools
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, features

from plugins.core.texts.pictures import Shape, crop_box, sizes_of
from plugins.support.files import write_whole
from plugins.support.pictures.original_pictures import (
    ENDINGS,
    decode_picture,
    read_original,
    to_srgb,
)

__all__ = ["Rendered", "Rendition", "crop_picture", "render_picture"]


OPTIONS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 60, "speed": 7, "max_threads": 1},
    "webp": {"quality": 78, "method": 4},
    "webp-exact": {"lossless": True, "quality": 60, "method": 4},
    "jpg": {"quality": 80, "progressive": True, "optimize": True},
    "png": {"optimize": True},
}
"""How each encoding is written. Speed 7 of AVIF: `python -m benchmarks.pictures` measures quality
time. One thread, so that the bytes depend on no machine; pictures are made side by side instead."""
RECIPE = "2"
"""Raised when the way from original to renditions changes, so that cached ones are made anew."""


@dataclass(frozen=True)
class Rendition:
    """One size of a picture in one encoding."""

    ending: str
    """avif, webp, jpg or png: the encoding, and the ending of its name."""
    width: int
    height: int
    name: str
    """Its file below the cache."""
    size: int
    """In bytes."""


@dataclass(frozen=True)
class Rendered:
    """A picture in one shape."""

    digest: str
    """Short digest of original and shape, for its address."""
    width: int
    """Of the part of the original that is shown, in points."""
    renditions: tuple[Rendition, ...]
    """By encoding, best first, the one every browser knows last; smallest first in an encoding."""


def render_picture(
    file: Path, cache: Path, shapes: Sequence[Shape], *, quick: bool = False
) -> list[Rendered]:
    """Return a picture in each shape, never larger than the original.

    Args:
        file: the original.
        cache: the folder in which what is made is stored.
        shapes: the shapes in which it is wanted.
        quick: only the encoding that every browser knows, for a preview.

    Raises:
        PictureFault: not a picture, damaged, too large, of another kind than its name says, or not
            to be read.
    """
    original = read_original(file)
    digest = hashlib.sha256(original).hexdigest()
    exact = ENDINGS[file.suffix.lower()] != "JPEG"
    opened = functools.cache(lambda: decode_picture(original, file.suffix.lower()))
    return [
        _cached(cache, digest, shape, quick) or _made(opened(), cache, digest, shape, quick, exact)
        for shape in shapes
    ]


def crop_picture(file: Path, size: tuple[int, int], focus: str) -> Image.Image | None:
    """Return the part of a picture that fills a size, upright, in sRGB and opaque.

    None when it is too small for that.
    """
    image = decode_picture(read_original(file), file.suffix.lower())
    box = crop_box(image.size, size, focus)
    if box[2] - box[0] < size[0] or box[3] - box[1] < size[1]:
        return None
    small = to_srgb(image.resize(size, Image.Resampling.LANCZOS, box))
    if small.mode != "RGBA":
        return small
    paper = Image.new("RGB", size, "white")
    paper.paste(small, mask=small.getchannel("A"))
    return paper


# -- the cache ------------------------------------------------------------------------------------


@functools.cache
def _versions() -> str:
    """Name what decides the bytes besides the recipe."""
    return " ".join(
        [
            PIL.__version__,
            *(
                f"{name}={features.version(name)}"
                for name in ("avif", "webp", "libjpeg_turbo", "zlib", "littlecms2")
            ),
        ]
    )


def _key(digest: str, shape: Shape, quick: bool) -> str:
    return hashlib.sha256(
        f"{digest}{shape}{quick}{OPTIONS}{RECIPE}{_versions()}".encode()
    ).hexdigest()[:32]


def _short_digest(digest: str, shape: Shape) -> str:
    return hashlib.sha256(f"{digest}{shape.ratio}{shape.focus}".encode()).hexdigest()[:8]


def _cached(cache: Path, digest: str, shape: Shape, quick: bool) -> Rendered | None:
    """Return what was made before; None when anything of it is missing."""
    try:
        listed = json.loads(
            (cache / f"{_key(digest, shape, quick)}.json").read_text(encoding="ascii")
        )
        found = tuple(Rendition(**item) for item in listed["renditions"])
        whole = all((cache / item.name).stat().st_size == item.size for item in found)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Rendered(_short_digest(digest, shape), listed["width"], found) if whole else None


def _made(
    image: Image.Image, cache: Path, digest: str, shape: Shape, quick: bool, exact: bool
) -> Rendered:
    """Make and store a picture in one shape."""
    key, box = _key(digest, shape, quick), crop_box(image.size, shape.ratio, shape.focus)
    sizes = sizes_of(box, shape)
    smaller = [to_srgb(image.resize(size, Image.Resampling.LANCZOS, box)) for size in sizes]
    renditions = []
    for ending, written in _chosen(smaller, quick, exact and _is_flat(smaller[-1])):
        for (width, height), data in zip(sizes, written, strict=True):
            name = f"{key}-{width}.{ending}"
            write_whole(cache / name, data)
            renditions.append(Rendition(ending, width, height, name, len(data)))
    listed = {"width": box[2] - box[0], "renditions": [asdict(item) for item in renditions]}
    write_whole(cache / f"{key}.json", json.dumps(listed).encode("ascii"))
    return Rendered(_short_digest(digest, shape), box[2] - box[0], tuple(renditions))


# -- written --------------------------------------------------------------------------------------


def _chosen(
    images: Sequence[Image.Image], quick: bool, flat: bool
) -> Iterator[tuple[str, list[bytes]]]:
    """Yield the encodings of a picture, best first, each with its bytes per size.

    A drawing (`flat`) is written without loss, a photograph with; an encoding that is no smaller
    than one every browser knows is left out.
    """
    last = "png" if flat or images[-1].mode == "RGBA" else "jpg"
    fallback = _all(images, last)
    if not quick:
        webp = _all(images, "webp-exact" if flat else "webp")
        avif = [] if flat else _all(images, "avif")
        if avif and _total(avif) < min(_total(webp), _total(fallback)):
            yield "avif", avif
        if _total(webp) < _total(fallback):
            yield "webp", webp
    yield last, fallback


def _is_flat(image: Image.Image) -> bool:
    """Return whether a picture is a drawing: it is smaller written without loss than with.

    What was a JPEG has lost already.
    """
    sample = (
        image
        if image.width <= 640
        else image.resize(
            (640, max(1, round(image.height * 640 / image.width))), Image.Resampling.NEAREST
        )
    )
    return len(_encode(sample, "webp-exact")) <= len(_encode(sample, "webp"))


def _total(written: Sequence[bytes]) -> int:
    return sum(map(len, written))


def _all(images: Sequence[Image.Image], encoding: str) -> list[bytes]:
    return [_encode(image, encoding) for image in images]


def _encode(image: Image.Image, encoding: str) -> bytes:
    out = io.BytesIO()
    image.save(
        out,
        {"jpg": "JPEG", "webp-exact": "WEBP"}.get(encoding, encoding.upper()),
        **OPTIONS[encoding],
    )
    return out.getvalue()
