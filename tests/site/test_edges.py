"""Unusual sites.

They have no stories at all, a choice without stories, or characters that resemble others.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.helpers.site_text import SiteText

Make = Callable[..., SiteText]


def test_facet_without_stories_has_no_page(site: Make):
    """A choice that leads to nothing is not offered."""
    result = site().build()
    assert "verhalen/thema/imago/index.html" not in result.files()
    assert "verhalen/thema/opleiding/index.html" in result.files()


def test_site_without_stories_comes_out(site: Make):
    """The first page of a new site needs no story and announces no feed."""
    result = site("-- content/verhalen/2026/basis.md --\n(weg)\n").build()
    assert result.report == ""
    assert not [name for name in result.files() if name.startswith("feeds/")]
    assert "atom+xml" not in result.file("index.html")


def test_inert_signs_survive(site: Make):
    """What looks like a template, a comparison or a name with an ampersand is text."""
    result = site(
        "-- content/paginas/over.md --\n---\ntitel: AT&T <3 {{ 7*7 }}\nsamenvatting: a < b\n---\n{{"
        " 7*7 }} en {% raw %} en AT&T en a < b en 3<4.\n"
    ).build()
    assert result.report == ""
    page = result.file("over/index.html")
    assert "<p>{{ 7*7 }} en {% raw %} en AT&amp;T en a &lt; b en 3&lt;4.</p>" in page
    assert "AT&amp;T &lt;3 {{ 7*7 }}</h1>" in page
