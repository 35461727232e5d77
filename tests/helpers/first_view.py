"""What comes over the line before a visitor does anything, and what moves meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, Response, Route

__all__ = ["MAX_WEIGHT", "MAX_WITHOUT_FONT", "Weight", "layout_shift", "weigh"]

MAX_WEIGHT, MAX_WITHOUT_FONT = 60_000, 30_000
"""Bytes of compressed files, without the head lines of the answers and without pictures."""
LATE = 400
"""Milliseconds that a late file is kept back, well after the first view."""
_SHIFTS = """window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(
  `${entry.value.toFixed(4)} ${entry.sources.map(source => source.node?.nodeName + '.' + (source.node?.className ?? '')).join(' ')}`
))).observe({type: 'layout-shift', buffered: true});"""  # noqa: E501
_SCROLL = """async () => {
  const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  await document.fonts.ready;
  for (let top = 0; top < document.scrollingElement.scrollHeight && top < 40 * innerHeight; top += innerHeight) { scrollTo(0, top); await frame(); }
  await Promise.all([...document.images].filter(image => image.checkVisibility()).map(image => image.decode().catch(() => null)));
  await frame();
  return window.shifts;
}"""  # noqa: E501


@dataclass(frozen=True)
class Weight:
    """Bytes of compressed files, by kind of file."""

    parts: dict[str, int]

    def of(self, kind: str) -> int:
        """Return the bytes of one kind: document, stylesheet, font, script, image, …"""
        return self.parts.get(kind, 0)

    @property
    def without_pictures(self) -> int:
        return sum(self.parts.values()) - self.of("image")

    @property
    def without_font(self) -> int:
        return self.without_pictures - self.of("font")


def weigh(open_page: Callable[..., Page], url: str) -> Weight:
    """Open a page on a small telephone, touch nothing, and give what came over the line."""
    page = open_page("about:blank", width=360, height=640)
    came: list[Response] = []
    page.on("response", lambda answer: came.append(answer))
    page.goto(url, wait_until="networkidle")
    parts: dict[str, int] = {}
    for answer in came:
        sizes = answer.request.sizes()
        # The browser has no word for the icon of a site; it is a picture like others.
        picture = answer.headers.get("content-type", "").startswith("image/")
        kind = "image" if picture else answer.request.resource_type
        parts[kind] = parts.get(kind, 0) + sizes["responseBodySize"]
    page.context.close()
    return Weight(parts)


def layout_shift(
    open_page: Callable[..., Page], url: str, width: int, late: str = "**/*.woff2"
) -> list[str]:
    """Return everything that moves by itself on a page while some of its files come late.

    The page is scrolled to its end.

    Args:
        open_page: the fixture.
        url: the full address.
        width: of the window, in pixels.
        late: a pattern for the addresses of the files that come late.
    """
    page = open_page("about:blank", width=width)
    page.context.add_init_script(_SHIFTS)
    held: list[Route] = []
    page.route(late, lambda route: held.append(route))
    page.goto(url, wait_until="domcontentloaded")
    page.wait_for_timeout(LATE)
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    moved: list[str] = page.evaluate(_SCROLL)
    assert held, f"no file of {url} matches {late}: nothing was tried"
    page.context.close()
    return moved
