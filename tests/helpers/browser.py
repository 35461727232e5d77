"""The real site, built once and served, and a real browser to walk through it.

`published` is the site at the root of its host, `below_a_path` the same under /dtz/ as GitHub Pages
serves a project, `preview` the site with concepts and style guide, `hosted` the publication
compressed as a static host sends it. Every page
opened through `open_page` is watched: a request to another host, a file that does not come, a word
in the console, something the page's own policy refuses, or an error of a script fails the test.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from pelican.settings import read_settings
from playwright.sync_api import Browser, Page, sync_playwright

from plugins.commands.test_tools import axe_source, find_browser
from plugins.run.publisher import PublicationStopped, Publisher
from plugins.support import parallel
from plugins.support.preview_server import PreviewServer
from plugins.support.templates import Theme
from tests.helpers.static_host import StaticHost

__all__ = [
    "BROWSER_ARGUMENTS",
    "PAGE_TEMPLATES",
    "PREVIEW_TEMPLATES",
    "OpenPage",
    "Served",
    "axe_findings",
    "below_a_path_fixture",
    "build_content",
    "chromium_fixture",
    "hosted_fixture",
    "open_page_fixture",
    "preview_fixture",
    "published_fixture",
    "scrolls_sideways",
]

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
ADDRESS = "https://www.dtz-proef.nl"
# A redirect leaves at once, base is the frame of all, and the forms are off
# (tests/e2e/test_forms.py has them); the rest are pages that people read.
_NO_PAGE = {"base.html", "redirect.html", "forms.html"}
PREVIEW_TEMPLATES = ("styleguide.html", "editorial.html", "new_file.html", "workbooks.html")
PAGE_TEMPLATES = tuple(
    sorted(
        file.name
        for file in (ROOT / "theme" / "templates").glob("*.html")
        if file.name not in {*_NO_PAGE, *PREVIEW_TEMPLATES}
    )
)
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
BROWSER_ARGUMENTS = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No name outside this machine is found: a page that asks for one is caught, and nothing leaves
    # the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
)
# Runs before a page's own scripts, and outside its policy.
_WATCH = (
    "addEventListener('securitypolicyviolation', event => console.error(`refused by"
    " ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`))"
)


@dataclass(frozen=True)
class Built:
    """A built tree and which template made each of its pages."""

    folder: Path
    pages: dict[str, list[tuple[str, int]]]
    """Address and length of every page, by template."""

    def fullest(self, template: str) -> str:
        """Give the address of the longest page of a template: the most there is to go wrong."""
        pages = self.pages.get(template)
        if not pages:
            pytest.fail(f"no page of the site is made by {template}: the template is not tested")
        return max(pages, key=lambda page: (page[1], page[0]))[0]

    def all_pages(self) -> list[str]:
        """Give the addresses of all pages that people read."""
        return sorted(
            address
            for template, pages in self.pages.items()
            if template not in _NO_PAGE
            for address, _ in pages
        )


@dataclass(frozen=True)
class Served(Built):
    """A built tree at an address of this machine."""

    base: str

    def url(self, address: str) -> str:
        """Give the full address of a page."""
        return self.base + address


@contextlib.contextmanager
def _recorded() -> Iterator[dict[str, list[tuple[str, int]]]]:
    """Note which template makes which page, while the block runs."""
    pages: dict[str, list[tuple[str, int]]] = {}
    original = Theme.render

    def render(self: Theme, template: str, site: Any, page: Any, **views: Any) -> str:
        html = original(self, template, site, page, **views)
        pages.setdefault(template, []).append((page["url"], len(html)))
        return html

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "render", render)
        # What another process renders is not noted here.
        patch.setattr(parallel, "WORTHWHILE", 10**9)
        yield pages


def build_content(content: Path, output: Path, **settings: object) -> Built:
    """Build a folder of content as the commands do, without writing anything beside the output."""
    given: dict[str, object] = {
        "PATH": str(content),
        "OUTPUT_PATH": str(output),
        "THEME": str(ROOT / "theme"),
        "LEDGER_WRITE": False,
        "REPORT_FORMAT": "regels",
        "SITEURL": ADDRESS,
        **settings,
    }
    publisher = Publisher(read_settings(str(ROOT / "pelicanconf.py"), override=given))
    with _recorded() as pages, contextlib.suppress(PublicationStopped):
        publisher.run()
        return Built(output, pages)
    pytest.fail(f"the site does not come out:\n{publisher.report.text('regels')}", pytrace=False)


def _serve(built: Built, folder: Path, path: str = "") -> Iterator[Served]:
    """Serve a folder while the tests run."""
    server = PreviewServer(folder, 0)
    server.start()
    yield Served(built.folder, built.pages, f"http://127.0.0.1:{server.server_port}{path}")
    server.stop()


@pytest.fixture(name="published", scope="session")
def published_fixture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The publication at the root of its host."""
    folder = tmp_path_factory.mktemp("published") / "output"
    yield from _serve(build_content(CONTENT, folder), folder)


@pytest.fixture(name="below_a_path", scope="session")
def below_a_path_fixture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The publication under /dtz/, with its 404 page where such a host looks for it."""
    folder = tmp_path_factory.mktemp("below")
    built = build_content(CONTENT, folder / "dtz", SITEURL=f"{ADDRESS}/dtz")
    shutil.copy(built.folder / "404.html", folder / "404.html")
    yield from _serve(built, folder, "/dtz")


@pytest.fixture(name="preview", scope="session")
def preview_fixture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The preview, with concepts, planned items and the style guide."""
    folder = tmp_path_factory.mktemp("preview") / "preview"
    yield from _serve(build_content(CONTENT, folder, PREVIEW=True), folder)


@pytest.fixture(name="hosted", scope="session")
def hosted_fixture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The publication as a visitor gets it: compressed, and built for the address where it is served."""
    host = StaticHost(tmp_path_factory.mktemp("hosted") / "output")
    built = build_content(CONTENT, host.folder, SITEURL=host.base)
    host.start()
    yield Served(built.folder, built.pages, host.base)
    host.stop()


@pytest.fixture(name="chromium", scope="session")
def chromium_fixture() -> Iterator[Browser]:
    """The browser.

    `python -m plugins setup --tests` sees to one, so it is a fault when there is none.
    """
    path = find_browser()
    if path is None:
        pytest.fail("no browser; this gets one: python -m plugins setup --tests", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class OpenPage:
    """Opens pages and remembers what went wrong with any of them."""

    browser: Browser
    faults: list[str] = field(default_factory=list)

    def __call__(self, url: str, *, width: int = 1280, height: int = 800, **options: Any) -> Page:
        """Open a page in a context of its own."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            locale="nl-NL",
            **options,
        )
        context.set_default_timeout(15_000)
        context.on("request", lambda request: self._host(request.url))
        context.on("response", lambda response: self._response(response))
        context.on(
            "weberror", lambda error: self.faults.append(f"error of a script: {error.error}")
        )
        context.on("console", lambda message: self._console(message))
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.goto(url)
        return page

    def _host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname not in (
            "127.0.0.1",
            "localhost",
        ):
            self.faults.append(f"request to another host: {url}")

    def _console(self, message: Any) -> None:
        # A file that does not come is told by its own answer.
        if message.type in ("error", "warning") and not message.text.startswith(
            "Failed to load resource"
        ):
            self.faults.append(f"{message.type} in the console: {message.text}")

    def _response(self, response: Any) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")


@pytest.fixture(name="open_page")
def open_page_fixture(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """A function that opens a page; afterwards nothing may have gone wrong with any."""
    opener = OpenPage(chromium)
    yield opener
    for context in chromium.contexts:
        context.close()
    assert opener.faults == []


def axe_findings(page: Page) -> list[str]:
    """Give what the accessibility rules find on a page: rule, element and how to mend it, in a line each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(axe_source())
    options = {
        "runOnly": {"type": "tag", "values": list(AXE_TAGS)},
        "rules": {"target-size": {"enabled": True}},
        "resultTypes": ["violations"],
    }
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{item['id']} ({item['impact']}): {node['target'][-1]}:"
        f" {' '.join(node['failureSummary'].split())}"
        for item in result["violations"]
        for node in item["nodes"]
    ]


def scrolls_sideways(page: Page) -> int:
    """Give by how many pixels the page is wider than its window."""
    return int(
        page.evaluate(
            "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
        )
    )
