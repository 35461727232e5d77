"""Pictures of writers: decoded with limits, turned upright, in sRGB, made smaller, written without metadata. Knows Pillow.

What is made is kept in .cache/beelden/ by the content of the original, the recipe and the versions
of the encoders, so each picture is encoded once. A list of what belongs together is written last:
half a picture is none.
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
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError, features

from plugins.core.texts.pictures import Shape, crop_box, sizes_of
from plugins.support.files import write_whole

__all__ = ["ENDINGS", "PictureFault", "Rendered", "Rendition", "crop_picture", "render_picture"]

MAX_PIXELS = 60_000_000
MAX_BYTES = 30 * 1024 * 1024
Image.MAX_IMAGE_PIXELS = (
    None  # the library's own limit would end the run; ours is looked at before anything is decoded
)
ENDINGS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WebP"}
OPTIONS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 60, "speed": 7, "max_threads": 1},
    "webp": {"quality": 78, "method": 4},
    "webp-exact": {"lossless": True, "quality": 60, "method": 4},
    "jpg": {"quality": 80, "progressive": True, "optimize": True},
    "png": {"optimize": True},
}
"""How each form is written. Speed 7 of AVIF: `python -m benchmarks.pictures` measures quality and
time. One thread, so that the bytes depend on no machine; pictures are made side by side instead."""
RECIPE = "2"
"""Raised when the way from original to renditions changes, so that kept ones are made anew."""
AGAIN = "Bewaar haar opnieuw vanuit het programma waarmee zij gemaakt is."
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


class PictureFault(Exception):
    """A picture cannot be used.

    Args:
        text: why, one Dutch sentence; hint: the remedy, another.
    """

    def __init__(self, text: str, hint: str) -> None:
        super().__init__(text)
        self.text, self.hint = text, hint

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return PictureFault, (self.text, self.hint)


@dataclass(frozen=True)
class Rendition:
    """One size of a picture in one form."""

    ending: str
    """avif, webp, jpg or png: the form, and the ending of its name."""
    width: int
    height: int
    name: str
    """Its file below the cache."""
    size: int
    """In bytes."""


@dataclass(frozen=True)
class Rendered:
    """A picture in one shape."""

    mark: str
    """Short mark of original and shape, for its address."""
    width: int
    """Of the part of the original that is shown, in points."""
    renditions: tuple[Rendition, ...]
    """By form, best first, the one every browser knows last; smallest first within a form."""


def render_picture(
    file: Path, cache: Path, shapes: Sequence[Shape], *, quick: bool = False
) -> list[Rendered]:
    """Return a picture in each shape, never larger than the original.

    Args:
        quick: only the form that every browser knows, for a preview.

    Raises:
        PictureFault: not a picture, damaged, too large, of another sort than its name says, or not
            to be read.
    """
    original = _read(file)
    digest = hashlib.sha256(original).hexdigest()
    exact = ENDINGS[file.suffix.lower()] != "JPEG"
    opened = functools.cache(lambda: _decode(original, file.suffix.lower()))
    return [
        _kept(cache, digest, shape, quick) or _made(opened(), cache, digest, shape, quick, exact)
        for shape in shapes
    ]


def crop_picture(file: Path, size: tuple[int, int], focus: str) -> Image.Image | None:
    """Return the part of a picture that fills a size, upright and in sRGB without transparency; None when it is too small for that."""
    image = _decode(_read(file), file.suffix.lower())
    box = crop_box(image.size, size, focus)
    if box[2] - box[0] < size[0] or box[3] - box[1] < size[1]:
        return None
    small = _to_srgb(image.resize(size, Image.Resampling.LANCZOS, box))
    if small.mode != "RGBA":
        return small
    paper = Image.new("RGB", size, "white")
    paper.paste(small, mask=small.getchannel("A"))
    return paper


# -- kept -----------------------------------------------------------------------------------------


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


def _mark(digest: str, shape: Shape) -> str:
    return hashlib.sha256(f"{digest}{shape.ratio}{shape.focus}".encode()).hexdigest()[:8]


def _kept(cache: Path, digest: str, shape: Shape, quick: bool) -> Rendered | None:
    """Return what was made before; None when anything of it is missing."""
    try:
        listed = json.loads(
            (cache / f"{_key(digest, shape, quick)}.json").read_text(encoding="ascii")
        )
        found = tuple(Rendition(**item) for item in listed["renditions"])
        whole = all((cache / item.name).stat().st_size == item.size for item in found)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Rendered(_mark(digest, shape), listed["width"], found) if whole else None


def _made(
    image: Image.Image, cache: Path, digest: str, shape: Shape, quick: bool, exact: bool
) -> Rendered:
    """Make and keep a picture in one shape; `exact` says that the original may be written without loss."""
    key, box = _key(digest, shape, quick), crop_box(image.size, shape.ratio, shape.focus)
    sizes = sizes_of(box, shape)
    smaller = [_to_srgb(image.resize(size, Image.Resampling.LANCZOS, box)) for size in sizes]
    renditions = []
    for ending, written in _chosen(smaller, quick, exact and _is_flat(smaller[-1])):
        for (width, height), data in zip(sizes, written, strict=True):
            name = f"{key}-{width}.{ending}"
            write_whole(cache / name, data)
            renditions.append(Rendition(ending, width, height, name, len(data)))
    listed = {"width": box[2] - box[0], "renditions": [asdict(item) for item in renditions]}
    write_whole(cache / f"{key}.json", json.dumps(listed).encode("ascii"))
    return Rendered(_mark(digest, shape), box[2] - box[0], tuple(renditions))


# -- read -----------------------------------------------------------------------------------------


def _read(file: Path) -> bytes:
    """Read an original whose name and length can be right."""
    suffix = file.suffix.lower()
    if suffix not in ENDINGS:
        raise PictureFault(
            (
                f"Een bestand van het soort “{suffix}” kan geen afbeelding op de site zijn."
                if suffix
                else "De naam heeft geen soort, zoals .jpg."
            ),
            _REMEDIES.get(suffix, "Bewaar haar als JPEG (foto's) of PNG (tekeningen)."),
        )
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise PictureFault(
                f"Het bestand is {size / 1024 / 1024:.0f} MB; er past hoogstens"
                f" {MAX_BYTES // 1024 // 1024} MB.",
                "Bewaar haar kleiner, bijvoorbeeld 2560 punten breed, als JPEG.",
            )
        return file.read_bytes()
    except OSError as error:
        raise PictureFault(
            "Het bestand is er, maar kan niet worden gelezen.",
            "Sluit andere programma's die het open hebben, en kijk of u het bestand zelf kunt"
            " openen.",
        ) from error


_HEIC = (
    "Open haar en bewaar haar als JPEG. Op een iPhone: Instellingen, Camera, Structuren, Meest"
    " compatibel; dan zijn nieuwe foto's JPEG."
)
_REMEDIES = {
    ".heic": _HEIC,
    ".heif": _HEIC,
    ".svg": "Bewaar de tekening als PNG, 2560 punten breed.",
    ".gif": "Bewaar haar als PNG. Bewegen kan een afbeelding hier niet.",
}
_SIGNS = (
    (b"%PDF", "PDF"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG"),
    (b"<!DOCTYPE", "een webpagina"),
    (b"<html", "een webpagina"),
    (b"PK\x03\x04", "een document of zip"),
)


def _sort_of(data: bytes) -> str:
    """Name the sort of a file that the library does not know; empty when it is not known here either."""
    if data[4:8] == b"ftyp" and data[8:12] in (
        b"heic",
        b"heix",
        b"hevc",
        b"heim",
        b"mif1",
        b"msf1",
    ):
        return "HEIC"
    return next(
        (name for sign, name in _SIGNS if data.lstrip()[: len(sign)].lower() == sign.lower()), ""
    )


def _decode(original: bytes, suffix: str) -> Image.Image:
    """Decode a picture and turn it upright, as RGB, RGBA, CMYK or L; its number of points is checked before anything is decoded.

    Its colour profile, when it has one, stays in `info`.
    """
    try:
        image = Image.open(io.BytesIO(original))
        _check(image, ENDINGS[suffix])
        image.load()
        return _plain(ImageOps.exif_transpose(image))
    except PictureFault:
        raise
    except UnidentifiedImageError as error:
        sort = _sort_of(original)
        if not sort:
            raise _damaged() from error
        raise PictureFault(
            f"De naam zegt {ENDINGS[suffix]}, maar de inhoud is {sort}.",
            _REMEDIES.get(f".{sort.lower()}", "Zet hier de afbeelding zelf neer, als JPEG of PNG."),
        ) from error
    except Exception as error:  # the library names no list of what a damaged file may raise
        raise _damaged() from error


def _damaged() -> PictureFault:
    return PictureFault(
        "De afbeelding is beschadigd of is geen afbeelding.",
        f"{AGAIN} Lukt dat niet, haal haar dan opnieuw op bij wie haar maakte.",
    )


def _check(image: Image.Image, wanted: str) -> None:
    """Refuse another sort than the name says, too many points, and pictures that move."""
    # A telephone may put a second picture behind a JPEG (MPO); browsers show the first.
    found = {"MPO": "JPEG", "WEBP": "WebP"}.get(image.format or "", image.format)
    if found != wanted:
        ending = next((item for item, name in ENDINGS.items() if name == found), "")
        raise PictureFault(
            f"De naam zegt {wanted}, maar de inhoud is {found}.",
            (
                f"Geef het bestand de naam die erbij hoort, eindigend op {ending}."
                if ending
                else _REMEDIES.get(
                    f".{str(found).lower()}", "Bewaar haar als JPEG (foto's) of PNG (tekeningen)."
                )
            ),
        )
    if image.width * image.height > MAX_PIXELS:
        raise PictureFault(
            f"De afbeelding is {image.width} bij {image.height} punten; dat is te groot.",
            "Maak haar kleiner, bijvoorbeeld 2560 punten breed.",
        )
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise PictureFault(
            "De afbeelding beweegt; dat kan hier niet, want wie last heeft van beweging kan haar"
            " niet stilzetten.",
            "Bewaar één beeld ervan als JPEG of PNG.",
        )


def _plain(image: Image.Image) -> Image.Image:
    """Bring a picture to RGB, RGBA, CMYK or L with eight bits a colour."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith(
        "I"
    ):  # 16 bits of grey; the library would cut off all that is over 255
        image = image.convert("F").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        if image.getchannel("A").getextrema() == (255, 255):
            image = image.convert("RGB")
    elif image.mode not in ("RGB", "CMYK", "L"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    image.info = {"icc_profile": profile} if profile else {}
    return image


def _to_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in the colours of the web, by its own profile; one without a profile, or with a damaged one, is taken for sRGB."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    plain = colours.convert("RGB")
    if image.info.get("icc_profile"):
        try:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
            plain = (
                ImageCms.profileToProfile(
                    colours,
                    profile,
                    _SRGB,
                    ImageCms.Intent.RELATIVE_COLORIMETRIC,
                    "RGB",
                    flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
                )
                or plain
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    clean = Image.frombytes(
        "RGB", plain.size, plain.tobytes()
    )  # without anything that stood beside the points
    if alpha:
        clean.putalpha(alpha)
    return clean


# -- written --------------------------------------------------------------------------------------


def _chosen(
    images: Sequence[Image.Image], quick: bool, flat: bool
) -> Iterator[tuple[str, list[bytes]]]:
    """Yield the forms of a picture, best first, each with its bytes per size.

    A drawing (`flat`) is written without loss, a photograph with; a form that is no smaller than
    one every browser knows is left out.
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


def _all(images: Sequence[Image.Image], form: str) -> list[bytes]:
    return [_encode(image, form) for image in images]


def _encode(image: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    image.save(out, {"jpg": "JPEG", "webp-exact": "WEBP"}.get(form, form.upper()), **OPTIONS[form])
    return out.getvalue()
