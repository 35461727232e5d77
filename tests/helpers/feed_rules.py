"""The rules of the W3C feed validator for Atom (RFC 4287) and RSS 2.0.

As far as our feeds can break them.

Written from the two standards and the validator's own source, and apart from the code that makes
the feeds: lxml reads the XML, the standard library reads the dates, html.parser reads the texts.
"""

from __future__ import annotations

import datetime
import email.utils
import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urlsplit

from lxml import etree

__all__ = ["feed_faults"]

ATOM = "{http://www.w3.org/2005/Atom}"
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
# RSS 2.0 asks for RFC 822 with a year of four digits; the validator's own pattern for a date
# without a doubt.
_RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}"
    r" \d\d:\d\d:\d\d ([+-]\d{4}|GMT)"
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x80-\x9f]")
_MARKUP = re.compile(r"</?[a-z][a-z0-9]*\b[^>]*>|&(?:[a-z]+|#\d+);", re.I)
_ATOM_FEED = {
    "title": (1, 1),
    "id": (1, 1),
    "updated": (1, 1),
    "subtitle": (0, 1),
    "generator": (0, 1),
    "icon": (0, 1),
    "logo": (0, 1),
    "rights": (0, 1),
    "author": (0, None),
    "link": (1, None),
    "entry": (1, None),
    "category": (0, None),
}
_ATOM_ENTRY = {
    "title": (1, 1),
    "id": (1, 1),
    "updated": (1, 1),
    "published": (0, 1),
    "summary": (0, 1),
    "content": (1, 1),
    "rights": (0, 1),
    "author": (0, None),
    "link": (1, None),
    "category": (0, None),
}
_RSS_CHANNEL = {
    "title": (1, 1),
    "link": (1, 1),
    "description": (1, 1),
    "language": (1, 1),
    "lastBuildDate": (0, 1),
    "pubDate": (0, 1),
    "generator": (0, 1),
    "docs": (0, 1),
    "ttl": (0, 1),
    f"{ATOM}link": (1, None),
    "item": (1, None),
    "category": (0, None),
}
_RSS_ITEM = {
    "title": (1, 1),
    "link": (1, 1),
    "description": (1, 1),
    "guid": (1, 1),
    "pubDate": (1, 1),
    "category": (0, None),
}
"""Elements that may stand there, with how many at least and at most. Whatever is not named is a
fault."""
_LOADS = ("href", "src", "cite", "poster", "data", "action")
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
# Tags the validator calls unsafe or not HTML: a reader takes them out and leaves their words.
_UNFIT = {
    "script",
    "style",
    "object",
    "embed",
    "iframe",
    "frame",
    "frameset",
    "link",
    "meta",
    "base",
    "html",
    "head",
    "body",
    "title",
    "form",
    "input",
    "svg",
}


class _Text(HTMLParser):
    """Reads the text of an item and collects what a feed reader stumbles over."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)
        if tag in _UNFIT:
            self.faults.append(f"<{tag}> in a text")
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.faults.append(f"<{tag} {name}> in a text")
            if name in _LOADS and not _is_absolute(value or ""):
                self.faults.append(f"relative address {value}")
            if name == "srcset" and not all(
                _is_absolute(part.split()[0]) for part in (value or "").split(",") if part.strip()
            ):
                self.faults.append(f"relative address in srcset {value}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")


def _is_absolute(address: str) -> bool:
    """Return whether an address works wherever it is read."""
    parts = urlsplit(address)
    return address == parts.geturl() and (
        (parts.scheme in ("http", "https") and bool(parts.hostname))
        or parts.scheme in ("mailto", "tel")
    )


def feed_faults(body: bytes, address: str) -> list[str]:
    """Return what is wrong with a feed.

    Args:
        body: the file as it is served.
        address: where it is served, which its self link must name.
    """
    faults = (
        []
        if body.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
        else ["the first line does not say XML in UTF-8"]
    )
    text = body.decode("utf-8")
    faults += ["a control character"] if _CONTROL.search(text) else []
    faults += ["a document type"] if "<!DOCTYPE" in text else []
    root = etree.fromstring(body)
    if root.tag == f"{ATOM}feed":
        return faults + _atom_faults(root, address)
    if (
        root.tag == "rss"
        and root.get("version") == "2.0"
        and [child.tag for child in root] == ["channel"]
    ):
        return faults + _rss_faults(root[0], address)
    return [*faults, f"neither Atom nor RSS 2.0: {root.tag}"]


def _count_faults(
    element: etree._Element, allowed: dict[str, tuple[int, int | None]], prefix: str = ""
) -> list[str]:
    """Return elements that are missing, too many, empty, or do not belong there."""
    names = Counter(child.tag.removeprefix(prefix) if prefix else child.tag for child in element)
    faults = [
        f"{name} does not belong in {_short(element)}" for name in names if name not in allowed
    ]
    for name, (least, most) in allowed.items():
        if names[name] < least or (most is not None and names[name] > most):
            faults.append(f"{names[name]} × {_name(name)} in {_short(element)}")
    empty = [
        child
        for child in element
        if len(child) == 0 and not (child.text or "").strip() and not child.tag.endswith("link")
    ]
    return (
        faults
        + [f"{_short(child)} is empty" for child in empty]
        + ([f"loose text in {_short(element)}"] if (element.text or "").strip() else [])
    )


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _short(element: etree._Element) -> str:
    return _name(str(element.tag))


def _order_faults(element: etree._Element, item: str) -> list[str]:
    """What describes the feed comes before its items."""
    tags = [child.tag for child in element]
    first = tags.index(item) if item in tags else len(tags)
    return [f"{_name(tag)} after the first {_name(item)}" for tag in tags[first:] if tag != item]


def _double(values: list[str], what: str) -> list[str]:
    return [
        f"{what} {value} stands {count} times"
        for value, count in Counter(values).items()
        if count > 1
    ]


def _title_faults(title: str) -> list[str]:
    """A title is plain text: markup or an entity in it is shown as it is, or lost."""
    return [f"markup in the title {title}"] if _MARKUP.search(title) else []


def _moment_3339(text: str) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(text) if _RFC3339.fullmatch(text) else None


def _moment_822(text: str) -> datetime.datetime | None:
    """Read a date; its day of the week must be right."""
    if not _RFC822.fullmatch(text):
        return None
    moment = email.utils.parsedate_to_datetime(text)
    return moment if moment.strftime("%a") == text[:3] else None


def _identity_faults(identity: str) -> list[str]:
    """An identity is an absolute address in its plainest form (RFC 4287, 4.2.6)."""
    parts = urlsplit(identity)
    good = (
        parts.scheme == "tag" and re.fullmatch(r"tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:\S+", identity)
    ) or _is_absolute(identity)
    return [] if good and identity == identity.strip() else [f"identity {identity}"]


def _atom_faults(feed: etree._Element, address: str) -> list[str]:
    faults = _count_faults(feed, _ATOM_FEED, ATOM) + _order_faults(feed, f"{ATOM}entry")
    language = feed.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    faults += [] if _LANGUAGE.fullmatch(language) else [f"language “{language}”"]
    faults += _atom_link_faults(feed) + _self_faults(
        [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"],
        address,
    )
    entries = feed.findall(f"{ATOM}entry")
    faults += _double([entry.findtext(f"{ATOM}id", "") for entry in [feed, *entries]], "identity")
    faults += _identity_faults(feed.findtext(f"{ATOM}id", "")) + _title_faults(
        feed.findtext(f"{ATOM}title", "")
    )
    moments = [_moment_3339(entry.findtext(f"{ATOM}updated", "")) for entry in [feed, *entries]]
    if None in moments:
        faults.append("a moment of change that is no RFC 3339 date")
    elif moments[0] != max(moments[1:]):
        faults.append("the feed's own moment of change is not that of its newest entry")
    for name in feed.findall(f".//{ATOM}author"):
        faults += [] if name.findtext(f"{ATOM}name", "").strip() else ["an author without a name"]
    if feed.find(f"{ATOM}author") is None:
        faults += [
            f"no author: {entry.findtext(f'{ATOM}id')}"
            for entry in entries
            if entry.find(f"{ATOM}author") is None
        ]
    return faults + [fault for entry in entries for fault in _entry_faults(entry)]


def _entry_faults(entry: etree._Element) -> list[str]:
    faults = _count_faults(entry, _ATOM_ENTRY, ATOM) + _atom_link_faults(entry)
    faults += _identity_faults(entry.findtext(f"{ATOM}id", "")) + _title_faults(
        entry.findtext(f"{ATOM}title", "")
    )
    published, updated = (
        _moment_3339(entry.findtext(f"{ATOM}{name}", "")) for name in ("published", "updated")
    )
    if entry.find(f"{ATOM}published") is not None and (
        published is None or updated is None or published > updated
    ):
        faults.append("published is no RFC 3339 date, or later than the change")
    faults += (
        []
        if [
            link
            for link in entry.findall(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        else ["an entry that leads nowhere"]
    )
    for name in ("summary", "content"):
        part = entry.find(f"{ATOM}{name}")
        if part is None:
            continue
        sort = part.get("type", "text")
        if sort not in ("text", "html"):
            faults.append(f"{name} of type {sort}")
        elif sort == "html":
            faults += _Text(part.text or "").faults
        else:
            faults += _title_faults(part.text or "")
    content = entry.find(f"{ATOM}content")
    return faults + (
        ["the whole text is not marked as HTML"]
        if content is not None and content.get("type") != "html"
        else []
    )


def _atom_link_faults(element: etree._Element) -> list[str]:
    links = element.findall(f"{ATOM}link")
    faults = [
        f"relative address {link.get('href')}"
        for link in links
        if not _is_absolute(link.get("href", ""))
    ]
    faults += ["text in a link"] * sum(
        bool(len(link) or (link.text or "").strip()) for link in links
    )
    return faults + _double(
        [
            f"{link.get('type', '')} {link.get('hreflang', '')}"
            for link in links
            if link.get("rel", "alternate") == "alternate"
        ],
        "link to the page itself, form",
    )


def _self_faults(addresses: list[str | None], address: str) -> list[str]:
    return [] if addresses == [address] else [f"its own address is {address}, it names {addresses}"]


def _rss_faults(channel: etree._Element, address: str) -> list[str]:
    faults = (
        _count_faults(channel, _RSS_CHANNEL)
        + _order_faults(channel, "item")
        + _title_faults(channel.findtext("title", ""))
    )
    links = channel.findall(f"{ATOM}link")
    faults += _atom_link_faults(channel) + _self_faults(
        [link.get("href") for link in links if link.get("rel") == "self"], address
    )
    faults += (
        []
        if _is_absolute(channel.findtext("link", ""))
        else [f"relative address {channel.findtext('link')}"]
    )
    language = channel.findtext("language", "")
    faults += [] if _LANGUAGE.fullmatch(language) else [f"language “{language}”"]
    faults += [
        f"markup in the description {text}"
        for text in [channel.findtext("description", "")]
        if _MARKUP.search(text)
    ]
    dates = [
        (element.tag, _moment_822(element.text or ""))
        for element in channel.iter("pubDate", "lastBuildDate")
    ]
    faults += [f"{tag} is no RFC 822 date" for tag, moment in dates if moment is None]
    items = channel.findall("item")
    faults += _double([item.findtext("guid", "") for item in items], "guid")
    return faults + [fault for item in items for fault in _item_faults(item)]


def _item_faults(item: etree._Element) -> list[str]:
    faults = _count_faults(item, _RSS_ITEM) + _title_faults(item.findtext("title", ""))
    faults += (
        []
        if _is_absolute(item.findtext("link", ""))
        else [f"relative address {item.findtext('link')}"]
    )
    guid = item.find("guid")
    if (
        guid is not None
        and guid.get("isPermaLink", "true") == "true"
        and not _is_absolute(guid.text or "")
    ):
        faults.append(f"guid {guid.text} is said to be an address")
    return faults + _Text(item.findtext("description", "")).faults
