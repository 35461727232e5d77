"""The lines in the head of a page that chat programs, news feeds and search engines read.

An address in these lines is absolute or absent: while the site has no address of its own, none is
invented.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.drawings.covers import Cover

__all__ = [
    "CARD_SIZE",
    "LOCALES",
    "Meta",
    "PageHead",
    "Photo",
    "card_address",
    "card_text",
    "metas",
]

CARD_SIZE = (1200, 630)
LOCALES = {"nl": "nl_NL", "en": "en_GB", "de": "de_DE"}
Meta = tuple[str, str, str]
"""The attribute that names a line (`property` for Open Graph, `name` for Twitter's), its name and
its content."""


@dataclass(frozen=True)
class Photo:
    """The photograph of a page, in the format that every reader knows."""

    address: str
    media_type: str
    width: str
    height: str
    alt: str


@dataclass(frozen=True)
class PageHead:
    """What is known of one page outside its text."""

    address: str
    title: str
    language: str = "nl"
    description: str = ""
    kind_label: str = ""
    period: str = ""
    figure: str = ""
    """A figure that represents the page, with its unit."""
    figure_label: str = ""
    """What that figure is, of when, how sure, and in which document."""
    is_article: bool = False
    published: datetime.date | None = None
    """The day it went up (`datum`)."""
    updated: datetime.date | None = None
    """The day of the last change a reader must know of (`bijgewerkt`)."""
    alternates: tuple[tuple[str, str], ...] = ()
    """(language, address) of all versions, this one included; empty when there is one only."""

    photo: Photo | None = None
    cover: Cover | None = None
    """The drawing of a story, on its card when there is no photograph."""

    @property
    def changed(self) -> datetime.date | None:
        """The last day the content itself names; never the day of a build."""
        return self.updated or self.published


def card_address(head: PageHead) -> str:
    """Return the address of the card of a page: `/kaarten/verhalen/skills4future.png`.

    That of the first page is `/kaarten/begin.png`; a card with a photograph ends in `.jpg`.
    """
    return f"/kaarten/{head.address.strip('/') or 'begin'}.{'jpg' if head.photo else 'png'}"


def card_text(head: PageHead, site_name: str) -> str:
    """Return in words what is on the card of a page, for readers who do not see it."""
    title = f"{head.kind_label}: {head.title}" if head.kind_label else head.title
    figure = f"{head.figure} ({head.figure_label})" if head.figure else ""
    return ". ".join(
        dict.fromkeys(part for part in (site_name, title, figure or head.period) if part)
    )


def metas(head: PageHead, site_name: str, site_url: str, *, card: bool) -> Iterator[Meta]:
    """Yield the lines of Open Graph and Twitter for a page.

    Args:
        head: what is known of the page.
        site_name: the name of the site.
        site_url: the absolute address of the site without a slash at the end; empty = not
            known.
        card: a card is drawn for this page.
    """
    yield "property", "og:site_name", site_name
    yield "property", "og:type", "article" if head.is_article else "website"
    yield "property", "og:title", head.title
    if head.description:
        yield "property", "og:description", head.description
    if site_url:
        yield "property", "og:url", site_url + head.address
    yield "property", "og:locale", LOCALES[head.language]
    for language, _ in head.alternates:
        if language != head.language:
            yield "property", "og:locale:alternate", LOCALES[language]
    if head.is_article and head.published:
        yield "property", "article:published_time", head.published.isoformat()
    if head.is_article and head.updated:
        yield "property", "article:modified_time", head.updated.isoformat()
    if site_url and card:
        yield from _card_metas(head, site_name, site_url)


def _card_metas(head: PageHead, site_name: str, site_url: str) -> Iterator[Meta]:
    """Yield the lines about the card of a page, and after it about its photograph.

    A program that shows one picture takes the first.
    """
    yield "property", "og:image", site_url + card_address(head)
    yield "property", "og:image:type", "image/jpeg" if head.photo else "image/png"
    yield "property", "og:image:width", str(CARD_SIZE[0])
    yield "property", "og:image:height", str(CARD_SIZE[1])
    yield "property", "og:image:alt", card_text(head, site_name)
    yield "name", "twitter:card", "summary_large_image"
    if head.photo:
        yield "property", "og:image", site_url + head.photo.address
        yield "property", "og:image:type", head.photo.media_type
        yield "property", "og:image:width", head.photo.width
        yield "property", "og:image:height", head.photo.height
        yield "property", "og:image:alt", head.photo.alt
