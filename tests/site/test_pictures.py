"""Pictures of writers on the finished site.

Choices for the browser, cards, feeds and what others read; originals are nowhere.
"""

from __future__ import annotations

import io
import random
import re
import shutil
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from lxml import html
from PIL import Image, ImageDraw

from plugins.support import parallel
from plugins.support.pictures import renditions
from tests.helpers.site_text import Result, SiteText
from tests.site.reading import pages, story
from tests.site.test_sharing import SITE, _metas, _things

HEADER = (
    "beeld: Dag 1.jpg\nbeeld-alt: Een hal met machines.\nbeeld-bijschrift: De hal.\nbeeld-maker:"
    " Gemeente Emmen\nbeeld-midden: {focus}\n"
)
BLOCK = (
    "Een alinea.\n\n::: afbeelding plan.png\nalt: Een plattegrond.\nbijschrift: Het plan.\nmaker:"
    " Gemeente Emmen\n:::"
)


def _photo(width: int = 1600, height: int = 1200) -> Image.Image:
    """Return runs of shades with grain, as a photograph has, and a red band at the right."""
    grain = Image.frombytes(
        "L", (width // 4, height // 4), random.Random(1).randbytes((width // 4) * (height // 4))
    ).resize((width, height))
    runs = [
        Image.linear_gradient("L").rotate(turn).resize((width, height)) for turn in (0, 90, 180)
    ]
    image = Image.merge("RGB", [Image.blend(run, grain, 0.3) for run in runs])
    ImageDraw.Draw(image).rectangle((width * 9 // 10, 0, width, height), "red")
    return image


def _bytes(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def _site(site: SiteText, focus: str = "midden") -> SiteText:
    drawing = Image.new("RGB", (1000, 500), "white")
    ImageDraw.Draw(drawing).ellipse((200, 100, 800, 400), "#7c3a70")
    site.write_bytes(
        "content/verhalen/2026/dag.md",
        story("Dag", more=HEADER.format(focus=focus), places="emmen", text=BLOCK),
    )
    site.write_bytes(
        "content/verhalen/2026/dag/Dag 1.jpg",
        _bytes(_photo(), "JPEG", quality=93, comment="HERKOMST"),
    )
    return site.write_bytes("content/verhalen/2026/dag/plan.png", _bytes(drawing, "PNG"))


def _images(result: Result, address: str) -> list[html.HtmlElement]:
    return pages(result.output)[address].xpath("//main//img")


def test_a_story_gives_the_browser_a_choice_and_loads_its_first_picture_at_once(site):
    """Forms and sizes in order, width and height always; what stands lower waits."""
    result = _site(site()).build()
    assert result.report == ""
    photo, plan = _images(result, "/verhalen/dag/")[:2]
    sources = photo.xpath("ancestor::picture//source")
    assert [source.get("type") for source in sources] == ["image/avif", "image/webp"]
    for candidates in (*(source.get("srcset") for source in sources), photo.get("srcset")):
        assert re.findall(r" (\d+)w", candidates) == ["320", "640", "960", "1280"]
    assert (photo.get("width"), photo.get("height"), photo.get("alt")) == (
        "1280",
        "960",
        "Een hal met machines.",
    )
    assert (photo.get("fetchpriority"), photo.get("loading")) == ("high", None)
    assert (
        plan.get("loading"),
        plan.get("decoding"),
        plan.get("fetchpriority"),
        plan.get("width"),
        plan.get("height"),
    ) == ("lazy", "async", None, "1000", "500")
    assert plan.get("src").endswith("-1000.png")
    page = pages(result.output)["/verhalen/dag/"]
    assert [" ".join(item.text_content().split()) for item in page.xpath("//figcaption")] == [
        "De hal. Beeld: Gemeente Emmen",
        "Het plan. Beeld: Gemeente Emmen",
    ]
    for address, read in pages(result.output).items():
        for image in read.xpath("//img"):
            assert image.get("width") and image.get("height") and image.get("alt"), address
            assert image.get("loading") == "lazy" or image.get("fetchpriority") == "high"


def test_every_candidate_has_the_size_it_says(site):
    result = _site(site()).build()
    found = 0
    for name, data in result.files().items():
        match = re.fullmatch(
            r"verhalen/dag/(?:dag-1|plan)-[0-9a-f]{8}-(\d+)\.(avif|webp|jpg|png)", name
        )
        if match:
            image = Image.open(io.BytesIO(data))
            assert (image.width, image.format) == (
                int(match[1]),
                {"jpg": "JPEG"}.get(match[2], match[2].upper()),
            )
            found += 1
    assert found >= 12 + 9 + 3


@pytest.mark.parametrize(("focus", "red"), [("rechts", True), ("links", False)])
def test_a_card_is_cropped_around_what_matters(site, focus: str, red: bool):
    """All cards have the shape of the drawing that stories without a photograph have.

    The focus decides what stays in a wide picture.
    """
    made = _site(site(), focus)
    made.write_bytes(
        "content/verhalen/2026/dag/Dag 1.jpg", _bytes(_photo(2400, 600), "JPEG", quality=93)
    )
    result = made.build()
    image = next(
        item for item in _images(result, "/verhalen/") if item.get("alt") == "Een hal met machines."
    )
    assert int(image.get("width")) == 2 * int(image.get("height"))
    card = Image.open(result.output / "verhalen" / image.get("src")).convert("RGB")
    right = card.getpixel((card.width - 40, card.height // 2))
    assert (right[0] > 240 and right[1] < 20) is red


def test_no_original_is_published_nor_what_it_held(site):
    """Neither the bytes of an original nor the words in it are in any file of the site."""
    made = _site(site())
    originals = [
        file.read_bytes()
        for file in (made.folder / "content").rglob("*")
        if file.suffix in (".jpg", ".png")
    ]
    result = made.build(SITEURL=SITE)
    assert len(originals) == 2
    assert b"HERKOMST" in b"".join(originals)
    for name, data in result.files().items():
        assert b"HERKOMST" not in data, name
        assert not any(original in data or original[100:600] in data for original in originals), (
            name
        )


def test_feeds_have_the_picture_every_reader_knows(site):
    """One absolute address with size and description; no choice that a reader cannot make."""
    result = _site(site()).build(SITEURL=SITE, LEDGER_WRITE=False)
    atom = ElementTree.fromstring(result.file("feeds/verhalen.atom.xml"))
    entry = next(
        item
        for item in atom.iter("{http://www.w3.org/2005/Atom}entry")
        if item.findtext("{http://www.w3.org/2005/Atom}title") == "Dag"
    )
    content = html.fromstring(
        f"<div>{entry.findtext('{http://www.w3.org/2005/Atom}content')}</div>"
    )
    photo, plan = content.xpath(".//img")
    assert re.fullmatch(
        re.escape(SITE) + r"/verhalen/dag/dag-1-[0-9a-f]{8}-1280\.jpg", photo.get("src")
    )
    assert (photo.get("width"), photo.get("height"), photo.get("alt")) == (
        "1280",
        "960",
        "Een hal met machines.",
    )
    assert plan.get("src").startswith(SITE)
    assert content.xpath(".//source | .//picture | .//@srcset | .//@sizes") == []
    for image in (photo, plan):
        assert (result.output / image.get("src").removeprefix(SITE + "/")).is_file()


def test_others_read_the_photograph_with_its_size_and_words(site):
    """Open Graph has the card first and the photograph after it; structured data has both."""
    result = _site(site()).build(SITEURL=SITE, LEDGER_WRITE=False)
    page = pages(result.output)["/verhalen/dag/"]
    pictures = [content for name, content in _metas(page) if name == "og:image"]
    assert pictures[0] == f"{SITE}/kaarten/verhalen/dag.jpg"
    image, card = _things(page)["Article"]["image"]
    assert (image["@type"], image["url"], image["width"], image["height"], image["caption"]) == (
        "ImageObject",
        pictures[1],
        1280,
        960,
        "Een hal met machines.",
    )
    assert card == pictures[0]
    for address in pictures:
        assert (result.output / address.removeprefix(SITE + "/")).is_file()


def test_the_shared_card_has_the_photograph_beside_the_words(site):
    """The words are on plain paper, left of it.

    A photograph too small to be sharp leaves its place to the drawing.
    """
    made = _site(site(), "rechts")
    card = Image.open(
        io.BytesIO(made.build(SITEURL=SITE).files()["kaarten/verhalen/dag.jpg"])
    ).convert("RGB")
    assert card.size == (1200, 630)
    assert card.getpixel((1195, 300))[0] > 230 and card.getpixel((1195, 300))[1] < 40
    paper = (241, 234, 221)
    assert all(
        abs(a - b) < 6
        for point in ((640, 10), (640, 300), (640, 500), (5, 300))
        for a, b in zip(card.getpixel(point), paper, strict=True)
    )
    made.write_bytes("content/verhalen/2026/dag/Dag 1.jpg", _bytes(_photo(500, 400), "JPEG"))
    small = Image.open(
        io.BytesIO(made.build(SITEURL=SITE).files()["kaarten/verhalen/dag.jpg"])
    ).convert("RGB")
    assert small.getpixel((1195, 300))[1] > 40 or small.getpixel((1195, 300))[0] < 230


def test_a_picture_that_is_replaced_gets_another_address(site):
    """Who kept the old one sees the new one."""
    made = _site(site())
    before = _images(made.build(), "/verhalen/dag/")[0].get("src")
    made.write_bytes("content/verhalen/2026/dag/Dag 1.jpg", _bytes(_photo(1500, 900), "JPEG"))
    result = made.build()
    assert _images(result, "/verhalen/dag/")[0].get("src") != before
    assert not any(before in name for name in result.files())


def test_a_preview_makes_one_form_and_a_second_build_none(site, monkeypatch: pytest.MonkeyPatch):
    """A save with a new photograph waits for no slow form; what is kept is not encoded again."""
    forms: list[str] = []
    encode = renditions._encode
    monkeypatch.setattr(
        renditions, "_encode", lambda image, form: forms.append(form) or encode(image, form)
    )
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 1)
    made = _site(site())
    preview = made.build(PREVIEW=True)
    assert "avif" not in forms
    assert not any(name.endswith((".avif", ".webp")) for name in preview.files())
    made.build()
    assert "avif" in forms
    forms.clear()
    made.build()
    made.build(PREVIEW=True)
    assert forms == []


def test_pictures_are_the_same_from_one_process_or_more(site, monkeypatch: pytest.MonkeyPatch):
    """Encoded side by side or one after another: the same tree, the same report."""
    made = _site(site())
    made.write_bytes("content/verhalen/2026/dag/plan.png", b"stuk")
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 1)
    broken = made.build()
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 4)
    assert made.build().report == broken.report != ""
    made = _site(made)
    several = made.build().files()
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 1)
    shutil.rmtree(made.folder / ".cache")
    assert made.build().files() == several


def test_two_pictures_of_nearly_one_name_do_not_meet(site):
    """`Dag 1.jpg` and `dag-1.png` would have one address by name alone."""
    made = _site(site())
    made.write_bytes(
        "content/verhalen/2026/dag.md",
        story(
            "Dag", more=HEADER.format(focus="midden"), text=BLOCK.replace("plan.png", "dag-1.png")
        ),
    )
    (made.folder / "content/verhalen/2026/dag/plan.png").rename(
        made.folder / "content/verhalen/2026/dag/dag-1.png"
    )
    photo, plan = _images(made.build(), "/verhalen/dag/")[:2]
    assert photo.get("src").rsplit("-", 1)[0] != plan.get("src").rsplit("-", 1)[0]


def test_a_planned_page_with_a_broken_picture_is_told_before_its_day(site):
    """It would stop the site on the day it appears; in a concept it is something to mind."""
    made = _site(site())
    made.write_bytes(
        "content/verhalen/2026/later.md",
        story("Later", day="2026-12-01", more="beeld: weg.jpg\nbeeld-alt: Een hal.\n"),
    )
    assert made.build().codes() == ["gepland", "afbeelding-ontbreekt"]
    made.write_bytes(
        "content/verhalen/2026/later.md",
        story("Later", more="status: concept\nbeeld: weg.jpg\nbeeld-alt: Een hal.\n"),
    )
    result = made.build()
    assert (result.codes(), result.published) == (["afbeelding-ontbreekt"], True)


def test_an_unreadable_picture_is_a_message(site, monkeypatch: pytest.MonkeyPatch):
    """No traceback, and the other faults are reported as well."""
    made = _site(site())
    read = Path.read_bytes

    def refused(self: Path) -> bytes:
        if self.name == "plan.png":
            raise PermissionError(13, "Permission denied")
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refused)
    result = made.build()
    assert result.codes() == ["afbeelding-onleesbaar"]
    assert "kan niet worden gelezen" in result.report
