"""A browser that opens pages and follows what it finds there.

Every link leads to a page or file, every anchor to a place.

What goes wrong while a page opens (other hosts, console, policy) is watched by `open_page` itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import unquote, urldefrag, urlsplit

from playwright.sync_api import Page

from tests.helpers.browser import Served

__all__ = ["link_faults"]

_FOUND = """() => ({
  links: [...new Set([...document.querySelectorAll('a[href], area[href], link[href]')].map(element => new URL(element.href.baseVal ?? element.href, document.baseURI).href))],
  places: [...document.querySelectorAll('[id]')].map(element => element.id),
})"""  # noqa: E501
_ID = re.compile(r'\sid="([^"]+)"')
_ELSEWHERE = ("mailto", "tel", "https")
"""Ways out of the site that are not followed."""


class _Places:
    """Knows which addresses answer, and which places they have."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[str, set[str] | None] = {}

    def learn(self, url: str, places: Iterable[str]) -> None:
        """Remember the places of a page as the browser has them."""
        self._known[url] = set(places)

    def at(self, url: str) -> set[str] | None:
        """Return the places at an address, or None when nothing is there."""
        if url not in self._known:
            answer = self._page.request.get(url, max_redirects=0)
            html = answer.headers.get("content-type", "").startswith("text/html")
            self._known[url] = (
                (set(_ID.findall(answer.text())) if html else set())
                if answer.status == 200
                else None
            )
        return self._known[url]


def link_faults(
    open_page: Callable[..., Page], site: Served, addresses: Iterable[str]
) -> tuple[list[str], int]:
    """Open pages and check every link of them, as the browser resolves it.

    Returns:
        The faults, each with the page it is on, and how many different links were checked.
    """
    page = open_page("about:blank")
    places, links = _Places(page), dict[str, str]()
    faults = []
    for address in addresses:
        answer = page.goto(site.url(address), wait_until="load")
        if answer is None or answer.status != 200:
            faults.append(f"{address} does not answer")
            continue
        found = page.evaluate(_FOUND)
        places.learn(site.url(address), found["places"])
        links |= dict.fromkeys(found["links"], address)
    faults += [
        f"{address}: {link}"
        for link, address in links.items()
        if not _leads_somewhere(link, site, places)
    ]
    page.context.close()
    return faults, len(links)


def _leads_somewhere(link: str, site: Served, places: _Places) -> bool:
    """Whether a link leads to a page or file of the site and a place on it, or openly elsewhere."""
    url, place = urldefrag(link)
    parts = urlsplit(url)
    if parts.scheme in _ELSEWHERE:
        return True
    inside = f"{parts.scheme}://{parts.netloc}{parts.path}"
    found = places.at(inside) if inside.startswith(f"{site.base}/") else None
    return found is not None and (not place or unquote(place) in found)
