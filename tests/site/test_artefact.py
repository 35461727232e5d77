"""The preview that CI keeps for a proposal opens without a server."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

_ATTRIBUTES = ("href", "src")


def _inside(link: str) -> bool:
    return not urlsplit(link).scheme and not link.startswith("//") and bool(urlsplit(link).path)


def test_every_link_of_an_artefact_names_a_file_that_is_there(site):
    """With NAMED_FILES each internal link is to a file, never to a folder or a disk's root."""
    result = site().build(PREVIEW=True, NAMED_FILES=True)
    links = [
        (page, element.get(name))
        for page in result.output.rglob("index.html")
        if page.parent.name != "stijlgids"  # its examples have invented links
        for name in _ATTRIBUTES
        for element in html.parse(str(page)).iter()
        if isinstance(element.tag, str) and element.get(name) and _inside(element.get(name))
    ]
    assert len(links) > 50
    assert [(str(page), link) for page, link in links if not _target(page, link).is_file()] == []


def _target(page: Path, link: str) -> Path:
    path = unquote(urlsplit(link).path)
    return Path("/") if path.startswith("/") else page.parent / path


def test_a_publication_keeps_addresses_without_file_names(site):
    """Without NAMED_FILES no link ends in index.html: what a visitor copies is the address."""
    result = site().build()
    assert result.published
    assert not any(
        "index.html" in link
        for page in result.output.rglob("*.html")
        for link in html.parse(str(page)).xpath("//a/@href")
    )


def test_every_page_has_its_policy_but_in_an_artefact(site):
    """The policy comes before anything is loaded.

    A page without a host has none, since 'self' would be nothing there.
    """
    for page in site().build().output.rglob("*.html"):
        head = [
            element
            for element in html.parse(str(page)).getroot().find("head")
            if element.tag != "meta" or not element.get("charset")
        ]
        assert head[0].get("http-equiv") == "Content-Security-Policy"
        assert head[0].get("content").startswith("default-src 'none'; script-src 'self';")
        assert "unsafe" not in head[0].get("content")
    artefact = site().build(PREVIEW=True, NAMED_FILES=True).output
    assert [
        page
        for page in artefact.rglob("*.html")
        if "Content-Security-Policy" in page.read_text(encoding="utf-8")
    ] == []
