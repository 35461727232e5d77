"""The site works at any path: every link of every page leads to a file, from /dtz/ as from /."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from tests.helpers.site_text import SiteText
from tests.site.test_stories import _stories
from tests.site.test_translations import TEXTS

Make = Callable[..., SiteText]
OUTSIDE = ("https://", "http://", "mailto:", "tel:", "data:")


def _links(page: Path) -> list[str]:
    """Give every address a page asks for or leads to."""
    tree = html.document_fromstring(page.read_bytes())
    found = [value for name in ("href", "src", "action") for value in tree.xpath(f"//@{name}")]
    return [*map(str, found), *(part.split()[0] for value in tree.xpath("//@srcset") for part in str(value).split(","))]


@pytest.mark.parametrize("path", ["/", "/dtz/", "/artefact/7/public/"])
def test_every_link_leads_to_a_file(site: Make, path: str):
    """Resolved as a browser does, no link leaves the folder or misses its file."""
    host = "https://site.invalid"
    ledger = "-- content/adressen.csv --\nadres;identiteit;naar\n/oud/;pagina:oud;/verhalen/\n"
    result = site(TEXTS + _stories(25) + ledger).build(SITEURL=host + path.rstrip("/"))
    assert result.report == ""
    checked = 0
    for page in sorted(result.output.rglob("*.html")):
        address = host + path + page.relative_to(result.output).as_posix().removesuffix("index.html")
        for link in _links(page):
            target = urljoin(address, link)
            if target.startswith(OUTSIDE) and not target.startswith(host):
                continue
            parts = urlsplit(target)
            assert parts.path.startswith(path), (page, link)
            file = result.output / unquote(parts.path.removeprefix(path))
            file = file / "index.html" if parts.path.endswith("/") else file
            assert file.is_file(), (page, link)
            checked += 1
    assert checked > 500


def test_pages_hold_no_link_from_the_root_but_the_page_for_missing_addresses(site: Make):
    """Links are relative; only 404.html, which is shown at any address, begins at the site's path."""
    result = site(TEXTS).build(SITEURL="https://site.invalid/dtz")
    for page in sorted(result.output.rglob("*.html")):
        inside = [link for link in _links(page) if not link.startswith(OUTSIDE) and not link.startswith("#")]
        rooted = [link for link in inside if link.startswith("/")]
        if page.name == "404.html":
            assert rooted == inside != []
            assert all(link.startswith("/dtz/") for link in rooted)
        else:
            assert rooted == []
