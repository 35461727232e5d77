"""The real site, built once and served, and a real browser to walk through it.

`published` is the site at the root of its host, `below_a_path` the same under /dtz/ as GitHub Pages
serves a project, `preview` the site with concepts and style guide, `compressed` the publication as
a static host sends it, and `hosted` the same, built for the very address where it is served. All
workers of a run share these builds.

Every page opened through `open_page` is watched: a request to another host, a file that does not
come, a message in the console, something the page's own policy refuses, or an error of a script
fails the test. So does a browser that does nothing for `PATIENCE` seconds: it is killed, and the
next test starts another.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from pelican.settings import read_settings
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, sync_playwright

from plugins.commands.test_tools import axe_source, find_browser
from plugins.run.publisher import PublicationStopped, Publisher
from plugins.support import parallel
from plugins.support.preview_server import PreviewServer
from plugins.support.templates import Theme
from tests.helpers.shared import made_once
from tests.helpers.static_host import StaticHost
from tests.helpers.watchdog import Watchdog

__all__ = [
    "BROWSER_ARGUMENTS",
    "PAGE_TEMPLATES",
    "PREVIEW_TEMPLATES",
    "REPRESENTATIVES",
    "OpenPage",
    "Served",
    "axe_findings",
    "below_a_path_fixture",
    "browsers_fixture",
    "build_content",
    "chromium_fixture",
    "compressed_fixture",
    "findings_in_windows",
    "hosted_fixture",
    "open_page_fixture",
    "patience_fixture",
    "preview_fixture",
    "published_fixture",
    "scrolls_sideways",
    "watchdog_fixture",
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
REPRESENTATIVES = tuple(
    f"{name}.html" for name in ("home", "budget", "dataset", "search", "story", "not_found")
)
"""Templates that stand for all in costly checks: together they have every kind of part that a page
can have. `audit` does the same checks with every template."""
PATIENCE = 120
"""Seconds that a browser may do nothing while a test waits for it."""
ALL_WINDOWS = tuple((width, scheme) for width in (320, 1280) for scheme in ("light", "dark"))
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
# In its address bar Chromium has pages of its own, each with a process that costs more than most
# pages of ours; these features bring them. Of several lists Chromium reads the last alone, so the
# one of Playwright is in it as well.
_WITHOUT = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,OmniboxFullPopup,WebUIOmniboxFullPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,AimEnabled",
    "ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints",
    "NetworkTimeServiceQuerying,PreconnectToSearch",
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
        """Return the address of the longest page of a template: the most there is to go wrong."""
        pages = self.pages.get(template)
        if not pages:
            pytest.fail(f"no page of the site is made by {template}: the template is not tested")
        return max(pages, key=lambda page: (page[1], page[0]))[0]

    def all_pages(self) -> list[str]:
        """Return the addresses of all pages that people read."""
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
        """Return the full address of a page."""
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


def _shared(name: str, inside: str = "output", **settings: object) -> Built:
    """Return the real site with some settings, built once for all workers of a run."""
    return made_once(name, lambda folder: build_content(CONTENT, folder / inside, **settings))


@pytest.fixture(name="published", scope="session")
def published_fixture() -> Iterator[Served]:
    """The publication at the root of its host."""
    built = _shared("published")
    yield from _serve(built, built.folder)


@pytest.fixture(name="below_a_path", scope="session")
def below_a_path_fixture() -> Iterator[Served]:
    """The publication under /dtz/, with its 404 page where such a host looks for it."""

    def make(folder: Path) -> Built:
        built = build_content(CONTENT, folder / "dtz", SITEURL=f"{ADDRESS}/dtz")
        shutil.copy(built.folder / "404.html", folder / "404.html")
        return built

    built = made_once("below-a-path", make)
    yield from _serve(built, built.folder.parent, "/dtz")


@pytest.fixture(name="preview", scope="session")
def preview_fixture() -> Iterator[Served]:
    """The preview, with concepts, planned items and the style guide."""
    built = _shared("preview", "preview", PREVIEW=True)
    yield from _serve(built, built.folder)


@pytest.fixture(name="compressed", scope="session")
def compressed_fixture() -> Iterator[Served]:
    """The publication as a visitor gets it: compressed."""
    built = _shared("published")
    host = StaticHost(built.folder)
    host.start()
    yield Served(built.folder, built.pages, host.base)
    host.stop()


@pytest.fixture(name="hosted", scope="session")
def hosted_fixture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The publication, compressed and built for the address where it is served.

    Each worker has its own.
    """
    host = StaticHost(tmp_path_factory.mktemp("hosted") / "output")
    built = build_content(CONTENT, host.folder, SITEURL=host.base)
    host.start()
    yield Served(built.folder, built.pages, host.base)
    host.stop()


class Browsers:
    """The browser of this worker.

    It is started for the first test that needs one, and again after it was killed.
    """

    def __init__(self, playwright: Playwright) -> None:
        self._playwright = playwright
        self._browser: Browser | None = None
        self._process = 0
        self.idle: dict[str, list[Page]] = {}
        """Pages that no test has any more, by the options of their context."""

    def get(self) -> Browser:
        """Return a browser that answers."""
        if self._browser is None or not self._browser.is_connected():
            self.idle = {}
            self._browser = self._start()
            asked = self._browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
            self._process = next(
                item["id"] for item in asked["processInfo"] if item["type"] == "browser"
            )
        return self._browser

    def _start(self) -> Browser:
        path = find_browser()
        if path is None:
            pytest.fail("no browser; this gets one: python -m plugins setup --tests", pytrace=False)
        arguments = [*BROWSER_ARGUMENTS, f"--disable-features={','.join(_WITHOUT)}"]
        return self._playwright.chromium.launch(executable_path=path, args=arguments)

    def kill(self) -> None:
        """End the browser by force: whatever waits for it gets an error."""
        with contextlib.suppress(OSError):
            os.kill(self._process, getattr(signal, "SIGKILL", signal.SIGTERM))

    def close(self) -> None:
        """Close the browser as one does."""
        if self._browser is not None:
            self._browser.close()


@pytest.fixture(name="browsers", scope="session")
def browsers_fixture() -> Iterator[Browsers]:
    """What starts the browser of this worker."""
    with sync_playwright() as playwright:
        browsers = Browsers(playwright)
        yield browsers
        browsers.close()


@pytest.fixture(name="patience")
def patience_fixture() -> float:
    """Seconds that the browser of a test may do nothing; a module with longer tests has its own."""
    return PATIENCE


@pytest.fixture(name="watchdog")
def watchdog_fixture(browsers: Browsers, patience: float) -> Iterator[Watchdog]:
    """Kill the browser, and fail the test, when it does nothing for too long."""
    browsers.get()
    with Watchdog(patience, browsers.kill) as watchdog:
        yield watchdog
    if watchdog.has_bitten:
        pytest.fail(f"the browser did nothing for {patience} seconds and was killed", pytrace=False)


@pytest.fixture(name="chromium")
def chromium_fixture(browsers: Browsers, watchdog: Watchdog) -> Browser:
    """The browser.

    `python -m plugins setup --tests` installs one, so it is a fault when there is none.
    """
    assert not watchdog.has_bitten
    return browsers.get()


@dataclass
class OpenPage:
    """Opens pages and remembers what went wrong with any of them."""

    browser: Browser
    faults: list[str] = field(default_factory=list)
    idle: dict[str, list[Page]] = field(default_factory=dict)
    """Pages of earlier tests that may be used again, by the options of their context."""
    happened: Callable[[], None] = lambda: None
    """Called when the browser does something."""
    _open: list[tuple[str, Page]] = field(default_factory=list)

    def __call__(
        self, url: str, *, width: int = 1280, height: int = 800, fresh: bool = False, **options: Any
    ) -> Page:
        """Open a page, in a context that no other page of this test has.

        A new context costs more than most pages, so the page of an earlier test is used again
        where it cannot matter. Nothing of that test is on it but the browser's cache.

        Args:
            url: the full address; a page that is opened empty is always new, since a test that
                does so prepares it.
            width: of the window, in pixels.
            height: of the window, in pixels.
            fresh: whether the test needs a page that nobody had: it listens to it, changes what
                it asks for, or counts what is in its cache or storage.
            options: of the context, by their names in Playwright.
        """
        self.happened()
        key = "" if fresh or url == "about:blank" else repr(sorted(options.items())) + "."
        ready = self.idle.get(key, []) if key else []
        page = self._as_new(ready.pop(), options) if ready else self._new_page(options)
        page.set_viewport_size({"width": width, "height": height})
        self._watch(page.context)
        self._open.append((key, page))
        page.goto(url)
        return page

    def _new_page(self, options: dict[str, Any]) -> Page:
        context = self.browser.new_context(reduced_motion="reduce", locale="nl-NL", **options)
        context.set_default_timeout(15_000)
        context.add_init_script(_WATCH)
        return context.new_page()

    def _as_new(self, page: Page, options: dict[str, Any]) -> Page:
        """Undo what an earlier test may have done to a page, apart from its address."""
        page.emulate_media(
            media="null",
            color_scheme=options.get("color_scheme", "light"),
            forced_colors=options.get("forced_colors", "none"),
        )
        page.mouse.move(0, 0)
        return page

    def _listeners(self) -> dict[str, Callable[[Any], None]]:
        return {
            "request": self._request,
            "response": self._response,
            "weberror": self._error,
            "console": self._console,
        }

    def _watch(self, context: BrowserContext) -> None:
        for event, listener in self._listeners().items():
            context.on(event, listener)  # type: ignore[call-overload]

    def close(self) -> None:
        """Leave every page: one that may be used again becomes empty, the others go."""
        for key, page in self._open:
            with contextlib.suppress(Error):
                if not key or page.is_closed() or len(page.context.pages) > 1:
                    page.context.close()
                    continue
                page.goto("about:blank")
                for event, listener in self._listeners().items():
                    page.context.remove_listener(event, listener)
                self.idle.setdefault(key, []).append(page)
        self._open.clear()

    def _request(self, request: Any) -> None:
        self.happened()
        self._host(request.url)

    def _error(self, error: Any) -> None:
        self.faults.append(f"error of a script: {error.error}")

    def _host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname not in (
            "127.0.0.1",
            "localhost",
        ):
            self.faults.append(f"request to another host: {url}")

    def _console(self, message: Any) -> None:
        # A file that does not come is reported by its own answer.
        if message.type in ("error", "warning") and not message.text.startswith(
            "Failed to load resource"
        ):
            self.faults.append(f"{message.type} in the console: {message.text}")

    def _response(self, response: Any) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self.faults.append(f"{response.status}: {response.url}")


@pytest.fixture(name="open_page")
def open_page_fixture(
    chromium: Browser, browsers: Browsers, watchdog: Watchdog
) -> Iterator[OpenPage]:
    """A function that opens a page; afterwards nothing may have gone wrong with any."""
    opener = OpenPage(chromium, idle=browsers.idle, happened=watchdog.pat)
    yield opener
    opener.close()
    assert opener.faults == []


def axe_findings(page: Page) -> list[str]:
    """Return what the accessibility rules find on a page.

    Each finding is a line with the rule, the element and the remedy.
    """
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


def findings_in_windows(page: Page, windows: Iterable[tuple[int, str]] = ALL_WINDOWS) -> list[str]:
    """Return what the accessibility rules find in windows of a width and a colour scheme."""
    found = []
    for width, scheme in windows:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found += [f"{width} px, {scheme}: {finding}" for finding in axe_findings(page)]
    return found


def scrolls_sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return int(
        page.evaluate(
            "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
        )
    )
