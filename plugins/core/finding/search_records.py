"""What visitors can find: records of pages, parts of texts, figures and notes."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape, unescape

__all__ = [
    "FACETS",
    "Part",
    "SearchRecord",
    "parts_of_html",
    "record_file",
    "record_html",
    "without_repeats",
]

FACETS = {"soort": "kinds", "thema": "themes", "gemeente": "municipalities", "periode": "years"}
"""The name of each filter in the address of the search page, and where a record has its values."""
_TOKEN = re.compile(
    r"<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^>]*)>|<!--.*?-->|(?P<text>[^<]+)", re.S
)
_ID = re.compile(r'\bid="([^"]*)"')
_CLASS = re.compile(r'\bclass="([^"\s]*)')
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BLOCKS = frozenset(
    {
        "p",
        "li",
        "dt",
        "dd",
        "div",
        "blockquote",
        "figcaption",
        "cite",
        "pre",
        "tr",
        "ul",
        "ol",
        "dl",
        "br",
        *_HEADINGS,
    }
)
_CELLS = frozenset({"td", "th"})
_VOID = frozenset({"br", "img", "hr", "input", "wbr", "source"})
_SKIPPED_TAGS = frozenset({"svg", "nav", "button"})
_SKIPPED_CLASSES = frozenset(
    {
        "money-table",
        "region-map",
        "figures",
        "chart",
        "comparison",
        "downloads",
        "note-marks",
        "notes",
        "dataset-sources",
        "source-line",
        "footnote-ref",
        "footnote-backref",
    }
)
"""Components that show figures and notes, which have records of their own."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"\w+")
_LOOSE = re.compile(r" ([.,;:!?)])")
_GAP = "…"


@dataclass(frozen=True)
class Part:
    """A piece of text below a heading; anchor and heading are empty before the first one."""

    anchor: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class SearchRecord:
    """One thing that can be found."""

    address: str
    """A page, or a place on one: `/data/begroting-2026/#regel-emmen`."""
    title: str
    kinds: tuple[str, ...]
    parts: tuple[Part, ...]
    themes: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    within: str = ""
    """What the title needs to be understood, such as the dataset of a figure; found as well, but
    weighing less than a title."""


@functools.lru_cache(maxsize=1024)  # a preview asks for all pages after every save
def parts_of_html(html: str) -> tuple[Part, ...]:
    """Return the text of a page as its headings divide it.

    Args:
        html: as our own Markdown and components make it: every element is closed.
    """
    parts: list[tuple[str, list[str], list[str]]] = [("", [], [])]
    heading, block = False, [""]
    for tag, closes, rest, text in _shown(html):
        if text or tag in _CELLS or (tag == "span" and rest):
            # Parts of a component are apart on the page without a space between them.
            block[-1] += text or " "
            continue
        if tag in _BLOCKS:
            words, block[-1] = _plain(block[-1]), ""
            if words:
                (parts[-1][1] if heading else parts[-1][2]).append(words)
        if tag in _HEADINGS:
            heading = not closes
            if heading:
                found = _ID.search(rest)
                parts.append((found[1] if found else "", [], []))
    if _plain(block[-1]):
        parts[-1][2].append(_plain(block[-1]))
    return tuple(
        Part(unescape(anchor), " ".join(title), tuple(texts))
        for anchor, title, texts in parts
        if title or texts
    )


def _plain(text: str) -> str:
    """Return text without markup as it is read: one space between words, none before a comma."""
    return _LOOSE.sub(r"\1", " ".join(unescape(text).split()))


def _shown(html: str) -> Iterator[tuple[str, bool, str, str]]:
    """Yield (tag, is it closed, attributes, text), without the components that are left out."""
    skipping, depth = "", 0
    for match in _TOKEN.finditer(html):
        tag, text = (match["tag"] or "").lower(), match["text"] or ""
        if skipping:
            if tag == skipping:
                depth += -1 if match["close"] else 1
                skipping = skipping if depth else ""
            continue
        if tag and not match["close"] and tag not in _VOID and _is_left_out(tag, match["rest"]):
            skipping, depth = tag, 1
            continue
        if tag or text:
            yield tag, bool(match["close"]), match["rest"] or "", text


def _is_left_out(tag: str, rest: str) -> bool:
    """Return whether an element has records of its own or no text that can be found."""
    found = _CLASS.search(rest)
    return tag in _SKIPPED_TAGS or bool(found and found[1] in _SKIPPED_CLASSES)


def without_repeats(paragraphs: Iterable[str], known: str = "") -> tuple[str, ...]:
    """Leave out the sentences that have no new word: they make the index larger in vain.

    An ellipsis is where one was, so that no excerpt joins what does not belong together.

    Args:
        paragraphs: the text of a record.
        known: text whose words were there already.
    """
    seen = set(_WORD.findall(known.casefold()))
    kept: list[str] = []
    for paragraph in paragraphs:
        sentences: list[str] = []
        for sentence in _SENTENCE.split(paragraph):
            words = set(_WORD.findall(sentence.casefold()))
            if words - seen:
                seen |= words
                sentences.append(sentence)
            elif sentences and sentences[-1] != _GAP:
                sentences.append(_GAP)
        if sentences:
            kept.append(" ".join(sentences))
    return tuple(kept)


def record_file(address: str) -> str:
    """Return the file of a record in a folder to index: `/a/` is `a/index.html`.

    `/a/#b` is `a/b.html`, which no page is.
    """
    page, _, place = address.partition("#")
    return page.lstrip("/") + (f"{place}.html" if place else "index.html")


def record_html(record: SearchRecord) -> str:
    """Write a record as the page that Pagefind reads, with its filters and headings."""
    filters = "".join(
        f'<i data-pagefind-filter="{name}:{escape(value)}"></i>'
        for name, field in FACETS.items()
        for value in getattr(record, field)
    )
    within = f'<p data-pagefind-meta="within">{escape(record.within)}</p>' if record.within else ""
    title = f'<h1 data-pagefind-meta="title">{escape(record.title)}</h1>'
    parts = "".join(map(_part_html, record.parts))
    return (
        '<!DOCTYPE html><html lang="nl"><body data-pagefind-body>'
        f"{title}{within}{filters}{parts}</body></html>"
    )


def _part_html(part: Part) -> str:
    """Write one part."""
    place = f' id="{escape(part.anchor)}"' if part.anchor else ""
    heading = f"<h2{place}>{escape(part.heading)}</h2>" if part.heading else ""
    return heading + "".join(f"<p>{escape(text)}</p>" for text in part.paragraphs)
