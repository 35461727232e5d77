"""The map of the site and robots.txt, letter for letter."""

from __future__ import annotations

import datetime

from plugins.core.finding.page_head import PageHead
from plugins.core.finding.sitemap import robots, sitemaps

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset'
    ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def test_a_map_is_sorted_and_every_address_absolute_and_escaped():
    """What is not ASCII is percent-encoded, and special characters of XML are escaped."""
    versions = (("nl", "/b/"), ("de", "/de/b/"))
    heads = [
        PageHead(
            "/b/",
            "B",
            published=datetime.date(2026, 1, 2),
            updated=datetime.date(2026, 3, 4),
            alternates=versions,
        ),
        PageHead("/a'&é/", "A", published=datetime.date(2025, 1, 2)),
        PageHead("/", "Begin"),
    ]
    assert sitemaps("https://a.nl/x&y", heads) == {
        "/sitemap.xml": (
            HEAD
            + "<url><loc>https://a.nl/x&amp;y/</loc></url>\n<url><loc>https://a.nl/x&amp;y/a%27%26%C3%A9/</loc><lastmod>2025-01-02</lastmod></url>\n<url><loc>https://a.nl/x&amp;y/b/</loc><lastmod>2026-03-04</lastmod><xhtml:link"
            ' rel="alternate" hreflang="nl" href="https://a.nl/x&amp;y/b/"/><xhtml:link'
            ' rel="alternate" hreflang="de" href="https://a.nl/x&amp;y/de/b/"/><xhtml:link'
            ' rel="alternate" hreflang="x-default"'
            ' href="https://a.nl/x&amp;y/b/"/></url>\n</urlset>\n'
        )
    }


def test_a_map_that_would_hold_too_many_addresses_becomes_several_with_a_list():
    heads = [PageHead(f"/{number}/", "x") for number in range(5)]
    made = sitemaps("https://a.nl", heads, max_addresses=2)
    assert list(made) == ["/sitemap.xml", "/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    assert [made[f"/sitemap-{number}.xml"].count("<loc>") for number in (1, 2, 3)] == [2, 2, 1]
    assert (
        made["/sitemap.xml"] == '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex'
        ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<sitemap><loc>https://a.nl/sitemap-1.xml</loc></sitemap>\n<sitemap><loc>https://a.nl/sitemap-2.xml</loc></sitemap>\n<sitemap><loc>https://a.nl/sitemap-3.xml</loc></sitemap>\n"
        "</sitemapindex>\n"
    )
    assert list(sitemaps("https://a.nl", heads, max_addresses=5)) == ["/sitemap.xml"]


def test_no_map_is_larger_than_it_may_be():
    """Bytes are counted, with those around the entries."""
    heads = [PageHead(f"/{'p' * 80}{number}/", "x") for number in range(40)]
    made = sitemaps("https://a.nl", heads, max_bytes=1000)
    assert len(made) > 5
    assert all(
        len(text.encode()) <= 1000 for address, text in made.items() if address != "/sitemap.xml"
    )
    assert sum(text.count("<url>") for text in made.values()) == 40


def test_robots():
    assert (
        robots("https://a.nl/dtz", preview=False)
        == "User-agent: *\nAllow: /\n\nSitemap: https://a.nl/dtz/sitemap.xml\n"
    )
    assert robots("", preview=False) == "User-agent: *\nAllow: /\n"
    assert robots("https://a.nl/dtz", preview=True) == "User-agent: *\nDisallow: /\n"
