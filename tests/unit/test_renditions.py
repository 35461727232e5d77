"""Pictures of writers, made small.

The output is opened with the library alone and compared with made originals.
"""

from __future__ import annotations

import dataclasses
import io
import multiprocessing
import random
import struct
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFilter
from PIL.PngImagePlugin import PngInfo

from plugins.core.texts.pictures import CARD, WHOLE
from plugins.support.pictures import renditions
from plugins.support.pictures.original_pictures import PictureFault
from plugins.support.pictures.renditions import Rendered, crop_picture, render_picture

SECRET = "GEHEIM-52.78N-6.90E"


def _photo(width: int = 900, height: int = 600) -> Image.Image:
    """Return something with as many shades as a photograph: a soft grain over a run of colours."""
    grain = Image.frombytes("L", (width, height), random.Random(1).randbytes(width * height))
    noise = grain.filter(ImageFilter.GaussianBlur(2)).point(lambda value: (value - 128) * 5 + 128)
    runs = [
        Image.linear_gradient("L").rotate(turn).resize((width, height)) for turn in (0, 90, 180)
    ]
    return Image.merge("RGB", [Image.blend(run, noise, 0.3) for run in runs])


def _drawing(width: int = 900, height: int = 600) -> Image.Image:
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((100, 100, 500, 400), "#7c3a70")
    return image


def _kept(folder: Path, image: Image.Image, name: str, **options: Any) -> Path:
    file = folder / name
    image.save(file, **options)
    return file


def _made(folder: Path, image: Image.Image, name: str, **options: Any) -> dict[str, Image.Image]:
    """Return the largest size of a picture in each format."""
    whole = render_picture(_kept(folder, image, name, **options), folder / "cache", (WHOLE,))[0]
    return {item.ending: Image.open(folder / "cache" / item.name) for item in whole.renditions}


def _near(found: Any, expected: tuple[int, ...], by: int = 6) -> bool:
    return all(abs(one - other) <= by for one, other in zip(found, expected, strict=True))


def test_a_photograph_comes_in_three_forms_and_the_sizes_of_its_places(tmp_path: Path):
    """The best format is first, JPEG last; sizes go up; each file is what its name says."""
    file = _kept(tmp_path, _photo(1500, 1000), "foto.jpg", quality=92)
    whole, card = render_picture(file, tmp_path / "cache", (WHOLE, CARD))
    assert [(item.ending, item.width) for item in whole.renditions] == [
        (ending, width) for ending in ("avif", "webp", "jpg") for width in (320, 640, 960, 1280)
    ]
    assert {(item.width, item.height) for item in card.renditions} == {
        (320, 160),
        (640, 320),
        (960, 480),
    }
    assert whole.digest != card.digest
    for item in (*whole.renditions, *card.renditions):
        image = Image.open(tmp_path / "cache" / item.name)
        assert (image.format, image.size) == (
            {"jpg": "JPEG"}.get(item.ending, item.ending.upper()),
            (item.width, item.height),
        )
    sizes = [
        sum(item.size for item in whole.renditions if item.ending == ending)
        for ending in ("avif", "webp", "jpg")
    ]
    assert sizes == sorted(sizes), "a better form is a smaller one"


def test_a_drawing_keeps_its_exact_colours(tmp_path: Path):
    """A drawing is a PNG without loss; another format only where it is smaller."""
    made = _made(tmp_path, _drawing(), "plan.png")
    assert set(made) == {"webp", "png"}
    for image in made.values():
        assert image.convert("RGB").getpixel((300, 250)) == (0x7C, 0x3A, 0x70)
        assert image.convert("RGB").getpixel((50, 50)) == (255, 255, 255)


def test_a_form_that_is_larger_than_what_every_browser_knows_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(renditions.OPTIONS, "avif", {"quality": 100, "speed": 10})
    monkeypatch.setitem(renditions.OPTIONS, "webp", {"quality": 100})
    assert set(_made(tmp_path, _photo(), "foto.jpg")) == {"jpg"}


def test_a_picture_is_never_enlarged(tmp_path: Path):
    for whole in render_picture(
        _kept(tmp_path, _photo(400, 500), "foto.jpg"), tmp_path / "cache", (WHOLE, CARD)
    ):
        assert max(item.width for item in whole.renditions) == 400
        assert whole.width == 400


def test_nothing_that_stands_beside_the_points_comes_through(tmp_path: Path):
    """No metadata is in any rendition, and a browser cannot turn it again.

    The original has EXIF with a place, XMP, IPTC-like comments, text chunks and a profile.
    """
    exif = Image.Exif()
    exif[0x010E] = SECRET
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = SECRET
    xmp = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    text = PngInfo()
    text.add_text("Comment", SECRET)
    files = [
        _kept(tmp_path, _photo(), "a.jpg", exif=exif, xmp=xmp, comment=SECRET, icc_profile=profile),
        _kept(tmp_path, _photo(), "b.png", exif=exif, pnginfo=text, icc_profile=profile),
        _kept(tmp_path, _photo(), "c.webp", exif=exif, xmp=xmp, icc_profile=profile),
    ]
    for file in files:
        assert SECRET.encode() in file.read_bytes(), "the original must hold it"
        for shape in render_picture(file, tmp_path / "cache", (WHOLE, CARD)):
            for item in shape.renditions:
                data = (tmp_path / "cache" / item.name).read_bytes()
                assert not any(
                    sign in data
                    for sign in (
                        SECRET.encode(),
                        b"Exif",
                        b"xmpmeta",
                        b"acsp",
                        b"tEXt",
                        b"iTXt",
                        b"eXIf",
                        b"iCCP",
                        b"ICCP",
                    )
                ), item
                opened = Image.open(io.BytesIO(data))
                assert not {"exif", "xmp", "icc_profile", "comment"} & set(opened.info), item


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, "left top"), (3, "right bottom"), (6, "right top"), (8, "left bottom")],
)
def test_a_picture_stands_upright(tmp_path: Path, orientation: int, corner: str):
    """The red corner is where EXIF says the first point belongs (TIFF 6.0, Orientation)."""
    image = Image.new("RGB", (800, 600), "white")
    ImageDraw.Draw(image).rectangle((0, 0, 200, 200), "red")
    exif = Image.Exif()
    exif[0x0112] = orientation
    for upright in _made(tmp_path, image, "foto.jpg", exif=exif, quality=95).values():
        assert upright.size == ((800, 600) if orientation in (1, 3) else (600, 800))
        across, down = corner.split()
        place = (
            50 if across == "left" else upright.width - 50,
            50 if down == "top" else upright.height - 50,
        )
        assert _near(upright.convert("RGB").getpixel(place), (254, 0, 0), 12)


def _display_p3() -> bytes:
    """Make the profile that phones use, Display P3, by hand.

    It has its published primaries adapted to D50 (ICC.1:2022), and a curve.
    """

    def s15(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    colourants = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
        b"wtpt": (0.96420, 1.0, 0.82491),
    }
    curve = (
        b"para"
        + bytes(4)
        + struct.pack(">HH", 3, 0)
        + b"".join(s15(value) for value in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045))
    )
    name = b"desc" + bytes(4) + struct.pack(">I", 3) + b"P3\0" + bytes(78)
    tags = {
        **{
            tag: b"XYZ " + bytes(4) + b"".join(map(s15, value)) for tag, value in colourants.items()
        },
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
        b"desc": name,
        b"cprt": b"text" + bytes(4) + b"-\0",
    }
    table, data, start = b"", b"", 128 + 4 + 12 * len(tags)
    for tag, value in tags.items():
        value += bytes(-len(value) % 4)
        table += tag + struct.pack(">II", start + len(data), len(value))
        data += value
    head = struct.pack(
        ">I4sI4s4s4s12s4s",
        start + len(data),
        bytes(4),
        0x02400000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        bytes(12),
        b"acsp",
    )
    head = head + bytes(128 - len(head) - 60) + s15(0.9642) + s15(1) + s15(0.82491) + bytes(48)
    return head + struct.pack(">I", len(tags)) + table + data


def test_a_wide_profile_is_brought_to_the_colours_of_the_web(tmp_path: Path):
    """Display P3 (200, 100, 50) in sRGB, calculated with the matrices of CSS Color 4.

    The library was not used for it.
    """
    image = Image.new("RGB", (700, 400), (200, 100, 50))
    made = _made(tmp_path, image, "foto.png", icc_profile=_display_p3())
    assert all(
        _near(item.convert("RGB").getpixel((350, 200)), _p3_to_srgb(200, 100, 50), 2)
        for item in made.values()
    )
    plain = _made(tmp_path, image, "plat.png")
    assert all(
        item.convert("RGB").getpixel((350, 200)) == (200, 100, 50) for item in plain.values()
    )


def _p3_to_srgb(*colour: int) -> tuple[int, ...]:
    """Convert by CSS Color 4, section 10: linear, matrices to XYZ (D65) and back, curve."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in colour)
    ]
    to_xyz = (
        (0.4865709, 0.2656677, 0.1982173),
        (0.2289746, 0.6917385, 0.0792869),
        (0.0, 0.0451134, 1.0439444),
    )
    back = (
        (3.2409699, -1.5373832, -0.4986108),
        (-0.9692436, 1.8759675, 0.0415551),
        (0.0556301, -0.2039770, 1.0569715),
    )
    xyz = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in to_xyz]
    rgb = [sum(a * b for a, b in zip(row, xyz, strict=True)) for row in back]
    return tuple(
        round(255 * (12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055))
        for value in (min(1, max(0, value)) for value in rgb)
    )


def test_a_damaged_profile_does_not_keep_a_picture_from_the_site(tmp_path: Path):
    made = _made(
        tmp_path, Image.new("RGB", (700, 400), (200, 100, 50)), "foto.png", icc_profile=b"\0" * 200
    )
    assert made["png"].convert("RGB").getpixel((9, 9)) == (200, 100, 50)


@pytest.mark.parametrize(
    ("image", "name", "expected"),
    [
        (Image.new("CMYK", (700, 400), (0, 255, 255, 0)), "a.jpg", (254, 0, 0)),
        (Image.new("I;16", (700, 400), 0x8080), "b.png", (128, 128, 128)),
        (Image.new("I;16", (700, 400), 0x0101), "b2.png", (1, 1, 1)),
        (Image.new("L", (700, 400), 77), "c.png", (77, 77, 77)),
        (Image.new("1", (700, 400), 1), "d.png", (255, 255, 255)),
        (Image.new("RGB", (700, 400), (10, 200, 30)).quantize(4), "e.png", (10, 200, 30)),
    ],
    ids=["CMYK", "16 bits", "16 bits, dark", "grey", "one bit", "palette"],
)
def test_every_way_to_hold_colours_is_understood(
    tmp_path: Path, image: Image.Image, name: str, expected: tuple[int, ...]
):
    assert all(
        _near(item.convert("RGB").getpixel((350, 200)), expected)
        for item in _made(tmp_path, image, name).values()
    )


def test_transparency_stays_and_makes_the_last_form_png(tmp_path: Path):
    """A transparent photograph, a palette with a transparent colour, and grey with transparency.

    A full one counts as none.
    """
    mask = Image.linear_gradient("L").resize((900, 600))
    photo = _photo()
    photo.putalpha(mask)
    made = _made(tmp_path, photo, "a.png")
    assert {"avif", "png"} <= set(made)
    for image in made.values():
        assert _near(
            [image.convert("RGBA").getpixel((450, down))[3] for down in (0, 300, 599)],
            (0, 128, 255),
            6,
        )
    palette = Image.new("P", (700, 400), 1)
    palette.putpalette([255, 0, 0, 0, 0, 255])
    assert (
        _made(tmp_path, palette, "b.png", transparency=1)["png"].convert("RGBA").getpixel((9, 9))[3]
        == 0
    )
    full = _photo()
    full.putalpha(255)
    assert set(_made(tmp_path, full, "c.png")) == {"avif", "webp", "jpg"}


def test_a_telephone_picture_with_a_second_one_behind_it_is_a_jpeg(tmp_path: Path):
    """The library calls it MPO; browsers show the first."""
    file = tmp_path / "foto.jpg"
    _photo(700, 500).save(file, "MPO", save_all=True, append_images=[_drawing(700, 500)])
    assert Image.open(file).format == "MPO"
    assert "jpg" in {
        item.ending for item in render_picture(file, tmp_path / "cache", (WHOLE,))[0].renditions
    }


def test_a_quick_picture_is_the_last_form_alone(tmp_path: Path):
    """What a preview shows at once is cached apart from what is published."""
    file = _kept(tmp_path, _photo(), "foto.jpg")
    quick = render_picture(file, tmp_path / "cache", (WHOLE,), quick=True)[0]
    whole = render_picture(file, tmp_path / "cache", (WHOLE,))[0]
    assert {item.ending for item in quick.renditions} == {"jpg"}
    assert {item.ending for item in whole.renditions} == {"avif", "webp", "jpg"}
    assert quick.digest == whole.digest, "an address does not depend on it"


def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = _kept(tmp_path, _photo(), "foto.jpg")

    def refused(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(PictureFault, match="kan niet worden gelezen"):
        render_picture(file, tmp_path / "cache", (WHOLE,))


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp"])
def test_a_damaged_picture_is_a_picture_or_a_fault_and_nothing_else(tmp_path: Path, name: str):
    """Bytes lost, doubled or changed anywhere never end in an error of the library."""
    chance, good = random.Random(7), _kept(tmp_path, _photo(120, 90), name).read_bytes()
    file, refused = tmp_path / name, 0
    for _ in range(150):
        data = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = chance.randrange(len(data)) if chance.random() < 0.4 else len(data)
        file.write_bytes(bytes(data[:cut]))
        try:
            render_picture(file, tmp_path / "cache", (WHOLE,), quick=True)
        except PictureFault as fault:
            refused += 1
            assert fault.text.endswith(".")
            assert fault.hint.endswith(".")
    assert refused > 20


# -- the card that is shared ----------------------------------------------------------------------


def test_a_crop_for_a_shared_card_keeps_the_focus_and_is_not_enlarged(tmp_path: Path):
    image = Image.new("RGB", (2000, 1000), "white")
    ImageDraw.Draw(image).rectangle((0, 0, 300, 1000), "red")
    file = _kept(tmp_path, image, "foto.png")
    left, right = (crop_picture(file, (540, 604), focus) for focus in ("links", "rechts"))
    assert left is not None and right is not None
    assert (left.size, left.getpixel((5, 300)), right.getpixel((5, 300))) == (
        (540, 604),
        (255, 0, 0),
        (255, 255, 255),
    )
    assert (
        crop_picture(_kept(tmp_path, image.resize((800, 400)), "klein.png"), (540, 604), "midden")
        is None
    )


# -- cached ---------------------------------------------------------------------------------------


def test_a_picture_is_encoded_once_and_kept_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Another name or folder is the same picture; other bytes, options or encoders are another."""
    file, cache = _kept(tmp_path, _photo(), "foto.jpg"), tmp_path / "cache"
    first = render_picture(file, cache, (WHOLE,))
    count, encode = [], renditions._encode
    monkeypatch.setattr(
        renditions, "_encode", lambda image, form: count.append(form) or encode(image, form)
    )
    other = tmp_path / "ander.jpeg"
    other.write_bytes(file.read_bytes())
    assert render_picture(other, cache, (WHOLE,)) == first
    assert count == []
    with monkeypatch.context() as patch:
        patch.setattr(renditions, "_versions", lambda: "avif=9")
        render_picture(file, cache, (WHOLE,))
    assert count
    count.clear()
    with monkeypatch.context() as patch:
        patch.setitem(renditions.OPTIONS, "jpg", {"quality": 10})
        assert render_picture(file, cache, (WHOLE,)) != first
    assert count
    count.clear()
    other.write_bytes(file.read_bytes() + b"\0")
    assert [item.digest for item in render_picture(other, cache, (WHOLE,))] != [
        item.digest for item in first
    ]
    assert count


@pytest.mark.parametrize(
    "harm", ["a size is gone", "a size is cut", "the list is gone", "the list is cut"]
)
def test_what_was_not_all_kept_is_made_again(tmp_path: Path, harm: str):
    """A build that was stopped half-way leaves no picture with too few sizes, and no half one."""
    file, cache = _kept(tmp_path, _photo(), "foto.jpg"), tmp_path / "cache"
    made = render_picture(file, cache, (WHOLE,))
    kept = {item.name: item.read_bytes() for item in cache.iterdir()}
    victim = next(
        item
        for item in sorted(cache.iterdir())
        if item.suffix == (".json" if "list" in harm else ".webp")
    )
    if "gone" in harm:
        victim.unlink()
    else:
        victim.write_bytes(victim.read_bytes()[:20])
    assert render_picture(file, cache, (WHOLE,)) == made
    assert {item.name: item.read_bytes() for item in cache.iterdir()} == kept


def _render(given: tuple[Path, Path]) -> list[Rendered]:
    return render_picture(*given, (WHOLE, CARD))


def test_builds_at_the_same_time_keep_one_and_the_same_picture(tmp_path: Path):
    """Four processes that begin with an empty cache end with the same complete files."""
    file = _kept(tmp_path, _photo(), "foto.jpg")
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        results = pool.map(_render, [(file, tmp_path / "cache")] * 4)
    assert all(result == results[0] for result in results)
    names = {item.name: item.size for shape in results[0] for item in shape.renditions}
    assert {
        item.name: item.stat().st_size
        for item in (tmp_path / "cache").iterdir()
        if item.suffix != ".json"
    } == names
    alone = render_picture(file, tmp_path / "elders", (WHOLE, CARD))
    assert [dataclasses.asdict(item) for item in alone] == [
        dataclasses.asdict(item) for item in results[0]
    ]
    assert all(
        (tmp_path / "elders" / name).read_bytes() == (tmp_path / "cache" / name).read_bytes()
        for name in names
    )
