"""In the preview a dead link has a panel under its paragraph, which goes when the link is mended.

The editor's pages are usable by all.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from plugins.support.preview_server import PreviewServer
from tests.helpers.browser import axe_findings, scrolls_sideways
from tests.helpers.site_text import SiteText
from tests.site.reading import story

TEXT = (
    "Eerst dit.\n\nLees [dit](/nergens/) maar eens.\n\n- een\n- twee en [dat](#nergens)\n\nTot"
    " slot."
)


@pytest.fixture(name="desk")
def _desk(tmp_path) -> Iterator[tuple[SiteText, PreviewServer]]:
    made = SiteText(tmp_path)
    made.write_bytes("content/verhalen/2026/dood.md", story("Dode links", text=TEXT))
    made.write_bytes("content/verhalen/2026/half.md", story("Half", more="status: concept\n"))
    _build(made)
    server = PreviewServer(tmp_path / ".preview", 0)
    server.start()
    yield made, server
    server.stop()


def _build(made: SiteText) -> None:
    made.build(PREVIEW=True, OUTPUT_PATH=str(made.folder / ".preview"), LEDGER_WRITE=False)


def test_a_dead_link_is_told_where_it_stands_until_it_is_mended(desk, open_page):
    made, server = desk
    page = open_page(f"http://127.0.0.1:{server.server_port}/verhalen/dood/")
    panels = page.locator("main .problem-box")
    panels.nth(1).wait_for()
    assert panels.count() == 2
    assert (
        panels.nth(0).evaluate("item => item.previousElementSibling.textContent")
        == "Lees dit maar eens."
    )
    assert panels.nth(1).evaluate("item => item.parentElement.tagName") == "LI"
    assert "content/verhalen/2026/dood.md, regel 11" in panels.nth(0).inner_text()
    made.write_bytes(
        "content/verhalen/2026/dood.md",
        story("Dode links", text=TEXT.replace("/nergens/", "/verhalen/").replace("#nergens", "/")),
    )
    _build(made)
    server.tell()
    panels.first.wait_for(state="detached")
    page.wait_for_load_state("load")
    assert panels.count() == 0
    assert (
        open_page(f"http://127.0.0.1:{server.server_port}/verhalen/half/")
        .locator(".problem-box")
        .count()
        == 0
    ), "other pages go on"


def test_who_waits_for_a_preview_that_cannot_be_made_is_told(desk, open_page):
    server = desk[1]
    page = open_page(f"http://127.0.0.1:{server.server_port}/")
    for _ in range(100):
        if server.listeners:
            break
        page.wait_for_timeout(50)
    server.tell_of_fault()
    page.get_by_role("alert").wait_for()
    assert "kon niet worden vernieuwd" in page.get_by_role("alert").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(
    "address", ["/redactie/", "/redactie/nieuw/", "/redactie/nieuw/#bestaat-al"]
)
def test_the_pages_of_the_editor_can_be_used_by_everyone(desk, open_page, address, width, scheme):
    page = open_page(
        f"http://127.0.0.1:{desk[1].server_port}{address}", width=width, color_scheme=scheme
    )
    assert axe_findings(page) == []
    assert scrolls_sideways(page) <= 0


def test_a_build_before_the_page_listened_is_not_lost(desk, open_page):
    """A page that was requested before a save is built, and listens after it, reloads once."""
    made, server = desk
    address = f"http://127.0.0.1:{server.server_port}/verhalen/basis/"
    page = open_page("about:blank")
    loads: list[str] = []
    page.on(
        "request", lambda request: loads.append(request.url) if request.url == address else None
    )
    held: list = []
    page.route(
        "**/theme/preview.js", lambda route: held.append(route) if not held else route.continue_()
    )
    page.goto(address, wait_until="commit")
    for _ in range(100):
        if held:
            break
        page.wait_for_timeout(50)
    made.write_bytes("content/verhalen/2026/basis.md", story("Net bewaard"))
    _build(made)
    server.tell()
    held[0].continue_()
    page.get_by_role("heading", name="Net bewaard").wait_for()
    page.wait_for_timeout(500)
    assert loads == [address, address]


def test_two_saves_within_one_second_are_both_seen(desk, open_page):
    """The dates of HTTP count in seconds, and the server does not rely on them.

    A browser that asks whether the page is newer would be answered that it is not.
    """
    made, server = desk
    page = open_page(f"http://127.0.0.1:{server.server_port}/verhalen/basis/")
    for title in ("Eerst", "Daarna"):
        made.write_bytes("content/verhalen/2026/basis.md", story(title))
        _build(made)
        os.utime(made.folder / ".preview/verhalen/basis/index.html", (1_790_000_000, 1_790_000_000))
        server.tell()
        page.get_by_role("heading", name=title).wait_for()
