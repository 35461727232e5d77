"""The map of the site for search engines (sitemaps.org), and the file that names it (robots.txt).

A map holds at most 50,000 addresses and 50 MB; a larger site gets several, and `sitemap.xml` then
lists those. The day of a page is the one its content names; a page that names none has none, and no
build changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from plugins.core.finding.page_head import PageHead
from plugins.core.languages import search_versions

__all__ = ["MAX_ADDRESSES", "MAX_BYTES", "robots", "sitemaps"]

MAX_ADDRESSES = 50_000
MAX_BYTES = 50 * 1024 * 1024
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = f'{_XML}<urlset xmlns="{_SPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_TAIL = "</urlset>\n"


def sitemaps(
    site_url: str,
    heads: Iterable[PageHead],
    *,
    max_addresses: int = MAX_ADDRESSES,
    max_bytes: int = MAX_BYTES,
) -> dict[str, str]:
    """Return the text of each map by its address; the first is `/sitemap.xml`.

    Args:
        site_url: the absolute address of the site without a slash at the end.
        heads: the pages of the site.
        max_addresses: what one map may hold; tests make it small.
        max_bytes: how large one map may be; tests make it small.
    """
    entries = [_entry(site_url, head) for head in sorted(heads, key=lambda head: head.address)]
    parts = list(_parts(entries, max_addresses, max_bytes - len(_HEAD + _TAIL)))
    if len(parts) < 2:
        return {"/sitemap.xml": _HEAD + "".join(entries) + _TAIL}
    maps = {
        f"/sitemap-{number}.xml": _HEAD + "".join(part) + _TAIL
        for number, part in enumerate(parts, start=1)
    }
    listed = "".join(
        f"<sitemap><loc>{_location(site_url, address)}</loc></sitemap>\n" for address in maps
    )
    return {
        "/sitemap.xml": f'{_XML}<sitemapindex xmlns="{_SPACE}">\n{listed}</sitemapindex>\n',
        **maps,
    }


def _parts(entries: list[str], max_addresses: int, max_bytes: int) -> Iterator[list[str]]:
    """Cut entries into parts that fit in a map each."""
    part: list[str] = []
    size = 0
    for entry in entries:
        length = len(entry.encode("utf-8"))
        if part and (len(part) == max_addresses or size + length > max_bytes):
            yield part
            part, size = [], 0
        part.append(entry)
        size += length
    yield part


def _entry(site_url: str, head: PageHead) -> str:
    day = f"<lastmod>{head.changed.isoformat()}</lastmod>" if head.changed else ""
    versions = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)}'
        f' href="{_location(site_url, address)}"/>'
        for language, address in search_versions(head.alternates)
    )
    return f"<url><loc>{_location(site_url, head.address)}</loc>{day}{versions}</url>\n"


def _location(site_url: str, address: str) -> str:
    """Write an address as the protocol wants it: absolute, of ASCII alone, escaped for XML."""
    return escape(site_url + quote(address, safe="/"), {"'": "&apos;", '"': "&quot;"})


def robots(site_url: str, *, preview: bool) -> str:
    """Return robots.txt: a preview keeps everyone out; a site with an address names its map."""
    if preview:
        return "User-agent: *\nDisallow: /\n"
    return "User-agent: *\nAllow: /\n" + (
        f"\nSitemap: {site_url}/sitemap.xml\n" if site_url else ""
    )
