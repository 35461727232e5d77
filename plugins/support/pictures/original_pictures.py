"""Pictures of writers: read and decoded with limits, turned upright, in sRGB."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

__all__ = ["ENDINGS", "PictureFault", "decode_picture", "read_original", "to_srgb"]


MAX_PIXELS = 60_000_000
MAX_BYTES = 30 * 1024 * 1024
# The limit of Pillow itself would end the run; ours is checked before anything is decoded.
Image.MAX_IMAGE_PIXELS = None
ENDINGS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WebP"}
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


# -- read -----------------------------------------------------------------------------------------


def read_original(file: Path) -> bytes:
    """Read an original whose name and length can be right."""
    suffix = file.suffix.lower()
    if suffix not in ENDINGS:
        raise _no_picture(suffix)
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(size)
        return file.read_bytes()
    except OSError as error:
        raise PictureFault(
            "Het bestand is er, maar kan niet worden gelezen.",
            "Sluit andere programma's die het open hebben, en kijk of u het bestand zelf kunt"
            " openen.",
        ) from error


def _no_picture(suffix: str) -> PictureFault:
    named = f"Een bestand van het soort “{suffix}” kan geen afbeelding op de site zijn."
    return PictureFault(
        named if suffix else "De naam heeft geen soort, zoals .jpg.",
        _REMEDIES.get(suffix, "Bewaar haar als JPEG (foto's) of PNG (tekeningen)."),
    )


def _too_large(size: int) -> PictureFault:
    return PictureFault(
        f"Het bestand is {size / 1024 / 1024:.0f} MB; er past hoogstens"
        f" {MAX_BYTES // 1024 // 1024} MB.",
        "Bewaar haar kleiner, bijvoorbeeld 2560 punten breed, als JPEG.",
    )


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
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1")
_LONGEST_START = 16
_STARTS = (
    (b"%PDF", "PDF"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG"),
    (b"<!DOCTYPE", "een webpagina"),
    (b"<html", "een webpagina"),
    (b"PK\x03\x04", "een document of zip"),
)


def _kind_of(data: bytes) -> str:
    """Name the kind of a file that Pillow does not know; empty when unknown here too."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "HEIC"
    begin = data.lstrip()[:_LONGEST_START].lower()
    return next((name for start, name in _STARTS if begin.startswith(start.lower())), "")


def decode_picture(original: bytes, suffix: str) -> Image.Image:
    """Decode a picture and turn it upright, as RGB, RGBA, CMYK or L.

    Its number of points is checked before anything is decoded.

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
        kind = _kind_of(original)
        if not kind:
            raise _damaged() from error
        raise PictureFault(
            f"De naam zegt {ENDINGS[suffix]}, maar de inhoud is {kind}.",
            _REMEDIES.get(f".{kind.lower()}", "Zet hier de afbeelding zelf neer, als JPEG of PNG."),
        ) from error
    except Exception as error:  # the library names no list of what a damaged file may raise
        raise _damaged() from error


def _damaged() -> PictureFault:
    return PictureFault(
        "De afbeelding is beschadigd of is geen afbeelding.",
        f"{AGAIN} Lukt dat niet, haal haar dan opnieuw op bij wie haar maakte.",
    )


def _check(image: Image.Image, wanted: str) -> None:
    """Refuse another kind than the name says, too many points, and pictures that move."""
    # A telephone may put a second picture behind a JPEG (MPO); browsers show the first.
    found = {"MPO": "JPEG", "WEBP": "WebP"}.get(image.format or "", image.format)
    if found != wanted:
        raise PictureFault(
            f"De naam zegt {wanted}, maar de inhoud is {found}.", _rename_or_save(str(found))
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


def _rename_or_save(found: str) -> str:
    """Return the remedy for a picture of another kind than its name says."""
    ending = next((item for item, name in ENDINGS.items() if name == found), "")
    if ending:
        return f"Geef het bestand de naam die erbij hoort, eindigend op {ending}."
    otherwise = "Bewaar haar als JPEG (foto's) of PNG (tekeningen)."
    return _REMEDIES.get(f".{found.lower()}", otherwise)


def _plain(image: Image.Image) -> Image.Image:
    """Bring a picture to RGB, RGBA, CMYK or L with eight bits a colour."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        # 16 bits of grey; the library would cut off all that is over 255.
        image = image.convert("F").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        if image.getchannel("A").getextrema() == (255, 255):
            image = image.convert("RGB")
    elif image.mode not in ("RGB", "CMYK", "L"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    image.info = {"icc_profile": profile} if profile else {}
    return image


def to_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in sRGB, by its own profile; without a sound one it is taken for sRGB."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    plain = _by_profile(colours, image.info.get("icc_profile")) or colours.convert("RGB")
    clean = Image.frombytes("RGB", plain.size, plain.tobytes())  # without anything but the points
    if alpha:
        clean.putalpha(alpha)
    return clean


def _by_profile(colours: Image.Image, data: bytes | None) -> Image.Image | None:
    """Return a picture in sRGB by its profile; None when it has no sound one."""
    if not data:
        return None
    try:
        return ImageCms.profileToProfile(
            colours,
            ImageCms.ImageCmsProfile(io.BytesIO(data)),
            _SRGB,
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            "RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
