"""Links are relative; test_links_and_languages follows each of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import html

from tests.helpers.site_text import SiteText
from tests.site.test_translations import TEXTS

Make = Callable[..., SiteText]
OUTSIDE = ("https://", "http://", "mailto:", "tel:", "data:")


def _links(page: Path) -> list[str]:
    """Return every address a page asks for or leads to."""
    tree = html.document_fromstring(page.read_bytes())
    found = [value for name in ("href", "src", "action") for value in tree.xpath(f"//@{name}")]
    return [
        *map(str, found),
        *(part.split()[0] for value in tree.xpath("//@srcset") for part in str(value).split(",")),
    ]


def test_pages_hold_no_link_from_the_root_but_the_page_for_missing_addresses(site: Make):
    """Links are relative.

    Only 404.html, which is shown at any address, begins at the site's path.
    """
    result = site(TEXTS).build(SITEURL="https://site.invalid/dtz")
    for page in sorted(result.output.rglob("*.html")):
        inside = [
            link
            for link in _links(page)
            if not link.startswith(OUTSIDE) and not link.startswith("#")
        ]
        rooted = [link for link in inside if link.startswith("/")]
        if page.name == "404.html":
            assert rooted == inside != []
            assert all(link.startswith("/dtz/") for link in rooted)
        else:
            assert rooted == []
