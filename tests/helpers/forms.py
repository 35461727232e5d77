"""The real content in the forms.

That is a preview, Decap's server on a copy of content/, and a browser that is logged in.
"""

from __future__ import annotations

import contextlib
import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from plugins.commands.desk import BEYOND, fetch, start_server
from plugins.support.preview_server import PreviewServer
from tests.helpers.browser import CONTENT, build_content

__all__ = ["Desk", "on_the_desk", "two_free_ports"]

TRIES = 20


@dataclass
class Desk:
    """A copy of the real content that forms write to."""

    folder: Path
    base: str

    @property
    def content(self) -> Path:
        """The copy of content/."""
        return self.folder / "content"

    def log_in(self, page: Page) -> None:
        """Go in; on a folder of this machine there is nothing to fill in."""
        page.get_by_role("button", name="Inloggen").click()
        page.get_by_role("heading", name="Verhalen", exact=True).wait_for()

    def show(self, page: Page, name: str) -> None:
        """Open a list by its name in the menu."""
        page.get_by_role("link", name=name, exact=True).click()
        page.get_by_role("heading", name=name, exact=True).first.wait_for()

    def open_entry(self, page: Page, collection: str, slug: str) -> None:
        """Open the form of a text from the list that it is in."""
        page.locator(f'a[href="#/collections/{collection}/entries/{slug}"]').first.click()
        page.locator("[id^=titel-field]").wait_for()

    def keep(self, page: Page) -> None:
        """Press the button that saves the text, and wait until it is saved."""
        page.get_by_role("button", name="Bewaren").click()
        page.get_by_role("menuitem", name="Nu bewaren").click()
        page.get_by_text("Wijzigingen opgeslagen").wait_for()


def two_free_ports() -> int:
    """Return a port of which the one for keeping texts is free as well."""
    for _ in range(TRIES):
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            with contextlib.suppress(OSError, OverflowError):
                second.bind(("127.0.0.1", port + BEYOND))
                return port
    raise AssertionError("no two ports are free")


def on_the_desk(folder: Path) -> Iterator[Desk]:
    """Serve the forms on a copy of the real content."""
    fetch()
    shutil.copytree(CONTENT, folder / "content")
    port = two_free_ports()
    build_content(
        folder / "content",
        folder / "preview",
        PREVIEW=True,
        SITEURL="",
        FORMS={"backend": "proxy", "proxy_url": f"http://127.0.0.1:{port + BEYOND}/api/v1"},
    )
    pages = PreviewServer(folder / "preview", port)
    keeping = start_server(folder / "content", port, port + BEYOND)
    pages.start()
    try:
        yield Desk(folder, f"http://localhost:{port}")
    finally:
        pages.stop()
        keeping.kill()
        keeping.wait()
