"""Atom and RSS by feedgenerator. The only module that knows it."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from feedgenerator import Atom1Feed, Rss201rev2Feed

from plugins.core.moments import Moment

__all__ = ["FeedHead", "FeedItem", "atom", "rss"]

_ROOTED = re.compile(r' (href|src)="(/[^"]*|#[^"]*)"')
# A reader gets the format that every browser knows, in one size: others are chosen by the width of
# a page it does not show.
_CHOICES = re.compile(
    r'\s*<source [^>]*>|</?picture[^>]*>| (?:srcset|sizes|loading|decoding|fetchpriority)="[^"]*"'
)
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.S)


@dataclass(frozen=True)
class FeedHead:
    """What describes a feed as a whole."""

    title: str
    address: str
    """Below the site."""
    identity: str
    """Lasting: independent of the address of the site."""
    generator: str
    """Name and version of what made it."""


@dataclass(frozen=True)
class FeedItem:
    """One entry of a feed."""

    identity: str
    """Lasting: independent of title, address, date and host."""
    title: str
    address: str
    summary: str
    html: str
    published: Moment
    updated: Moment


def _moment(given: Moment) -> datetime.datetime:
    """Return the moment; a day alone is its noon UTC, which is that day in the Netherlands."""
    return (
        given.begins
        if given.time
        else datetime.datetime.combine(given.day, datetime.time(12), datetime.UTC)
    )


@functools.lru_cache(
    maxsize=512
)  # a story is in two feeds, each in two formats, and again after each save
def _for_anywhere(html: str, site_url: str, page: str) -> str:
    """Make a text fit to be read anywhere: links absolute, and no drawings.

    A feed reader takes the tags of a drawing away and leaves its words as loose text; the figures
    are in a table beside it.
    """

    def rewrite(match: re.Match[str]) -> str:
        base = site_url if match[2].startswith("/") else site_url + page
        return f' {match[1]}="{base}{match[2]}"'

    return _DRAWING.sub("", _CHOICES.sub("", _ROOTED.sub(rewrite, html)))


class _Atom(Atom1Feed):  # type: ignore[misc]
    """An Atom feed that names what made it, which feedgenerator leaves out."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("generator", self.feed["generator"])


class _Rss(Rss201rev2Feed):  # type: ignore[misc]
    """An RSS feed that names what made it."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("generator", self.feed["generator"])


def _filled(
    maker: type,
    head: FeedHead,
    site_url: str,
    items: Sequence[FeedItem],
    *,
    full_in_description: bool,
) -> str:
    """Write a feed with the full text of its items."""
    feed = maker(
        title=head.title,
        link=site_url + "/",
        description=head.title,
        language="nl",
        feed_url=site_url + head.address,
        feed_guid=head.identity,
        author_name="Dutch TechZone",
        generator=head.generator,
    )
    for item in items:
        html = _for_anywhere(item.html, site_url, item.address)
        feed.add_item(
            title=item.title,
            link=site_url + item.address,
            description=html if full_in_description else item.summary,
            content=None if full_in_description else html,
            unique_id=item.identity,
            unique_id_is_permalink=False,
            pubdate=_moment(item.published),
            updateddate=_moment(item.updated),
        )
    text: str = feed.writeString("utf-8")
    return text


def atom(head: FeedHead, site_url: str, items: Sequence[FeedItem]) -> str:
    """Return an Atom feed (RFC 4287).

    Args:
        head: what describes the feed.
        site_url: the address of the site without a slash at the end.
        items: its entries, newest first.
    """
    return _filled(_Atom, head, site_url, items, full_in_description=False)


def rss(head: FeedHead, site_url: str, items: Sequence[FeedItem]) -> str:
    """Return an RSS 2.0 feed; its description holds the full text, as readers expect.

    Args:
        head: what describes the feed.
        site_url: the address of the site without a slash at the end.
        items: its entries, newest first.
    """
    return _filled(_Rss, head, site_url, items, full_in_description=True)
