"""What a browser makes of pictures.

Which size it takes where, that nothing moves when it arrives, and that none is waited for in vain.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator

import pytest
from PIL import Image

from plugins.support.preview_server import PreviewServer
from tests.helpers.browser import ROOT, build_content

pytestmark = pytest.mark.xdist_group("pictures")
SMALL = ROOT / "tests" / "golden" / "sites" / "small" / "content"
SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})"""  # noqa: E501


@pytest.fixture(name="illustrated", scope="module")
def illustrated_fixture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small site with a photograph at the head of a story and another far below it."""
    folder = tmp_path_factory.mktemp("pictures")
    shutil.copytree(SMALL, folder / "content")
    story = folder / "content" / "verhalen" / "2026" / "techniekdag.md"
    grain = Image.frombytes("L", (400, 300), random.Random(1).randbytes(400 * 300)).resize(
        (1600, 1200)
    )
    runs = [Image.linear_gradient("L").rotate(turn).resize((1600, 1200)) for turn in (0, 90, 180)]
    Image.merge("RGB", [Image.blend(run, grain, 0.3) for run in runs]).save(
        story.with_suffix("") / "hal.jpg", quality=92
    )
    text = story.read_text(encoding="utf-8").replace("beeld: dag.png", "beeld: hal.jpg")
    story.write_text(
        text + "\nEen regel.\n" * 200 + "\n::: afbeelding hal.jpg\nalt: De hal.\n:::\n",
        encoding="utf-8",
    )
    built = build_content(folder / "content", folder / "output", BUILD_DAY="2026-11-21")
    server = PreviewServer(built.folder, 0)
    server.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.stop()


@pytest.mark.parametrize(
    ("width", "scale", "story", "card"),
    [
        (320, 1, 320, 320),
        (390, 2, 960, 960),
        (768, 1, 640, 640),
        (1280, 1, 640, 640),
        (1280, 2, 1280, 960),
    ],
)
def test_the_browser_takes_the_size_that_fits(illustrated, open_page, width, scale, story, card):
    """AVIF is used in the narrowest size that is sharp in its place.

    Its width is the one that the page declares.
    """
    for address, expected in (("/verhalen/techniekdag/", story), ("/verhalen/", card)):
        page = open_page(illustrated + address, width=width, device_scale_factor=scale, fresh=True)
        image = page.locator("main img").first
        image.scroll_into_view_if_needed()
        page.wait_for_function(
            "image => image.complete && image.naturalWidth > 0", arg=image.element_handle()
        )
        taken = image.evaluate("image => image.currentSrc")
        assert taken.endswith(f"-{expected}.avif"), (address, taken)
        shown = image.evaluate("image => image.getBoundingClientRect().width")
        assert expected >= shown * scale * 0.98, "never enlarged"
        said = image.evaluate("image => image.naturalWidth")  # in points of the page, by `sizes`
        assert shown * 0.97 <= said <= shown * 1.25, (address, said, shown)


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_when_pictures_come(illustrated, open_page, width):
    """The place of every picture is kept before it comes, at the head and far below."""
    page = open_page(illustrated + "/verhalen/techniekdag/", width=width, fresh=True)
    page.locator("main img").last.scroll_into_view_if_needed()
    page.wait_for_function(
        "() => [...document.querySelectorAll('main .picture img')].every(image => image.complete &&"
        " image.naturalWidth > 0)"
    )
    assert page.evaluate(SHIFTS) == 0


def test_what_stands_below_waits_until_it_is_near(illustrated, open_page):
    page = open_page(illustrated + "/verhalen/techniekdag/", width=320, fresh=True)
    page.wait_for_load_state("load")
    first, last = page.locator(".picture img").first, page.locator(".picture img").last
    assert first.evaluate("image => image.complete && image.naturalWidth > 0")
    assert not last.evaluate("image => image.complete && image.naturalWidth > 0")


def test_without_the_better_forms_the_known_one_comes(illustrated, open_page):
    """A browser that knows neither AVIF nor WebP reads the picture itself."""
    page = open_page(illustrated + "/verhalen/techniekdag/", width=1280, fresh=True)
    page.evaluate(
        "() => document.querySelectorAll('source').forEach(source => { source.type ="
        " 'image/onbekend'; })"
    )
    image = page.locator(".picture img").first
    page.wait_for_function(
        "image => image.currentSrc.endsWith('.jpg') && image.complete && image.naturalWidth > 0",
        arg=image.element_handle(),
    )
    assert image.evaluate("image => image.currentSrc").endswith("-640.jpg")
