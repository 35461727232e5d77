"""What came of a text once it was converted, and the draft in which a page comes together.

A `Document` is what was written and never changes. Converting it fills a `PageDraft`, which the
views of figures, notes and pictures add to, and ends as a frozen `PageText`. A page that is made
of a text goes on from a draft of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from plugins.core.texts.documents import Document
from plugins.core.texts.pictures import PictureUse

__all__ = ["Download", "HeaderFiles", "Heading", "Image", "ImageSource", "PageDraft", "PageText"]


@dataclass(frozen=True)
class Heading:
    """One heading of a page, for the table of contents."""

    id: str
    text: str
    level: int


@dataclass(frozen=True)
class ImageSource:
    """A picture in one format, in several sizes."""

    type: str
    """Media type."""
    srcset: str


@dataclass(frozen=True)
class Image:
    """A picture as a page shows it."""

    src: str
    """The address of the largest size in the format that every browser knows."""
    type: str
    """Media type of `src`."""
    width: str
    """In points, as is `height`."""
    height: str
    alt: str
    srcset: str = ""
    sources: tuple[ImageSource, ...] = ()
    """The same picture in better formats, best first."""
    caption: str = ""
    credit: str = ""
    """Who made it."""


@dataclass(frozen=True)
class Download:
    """A file that a page offers."""

    text: str
    url: str
    size: str
    """In words of the page's language: `3 kB`."""
    type: str


@dataclass(frozen=True)
class HeaderFiles:
    """The files that a header names, as its page and the cards that lead to it show them."""

    cover: Image | None = None
    card: Image | None = None
    photograph: tuple[Path, str] | None = None
    """The original of the picture and what a crop of it keeps, for the card that is shared."""
    original: Download | None = None
    attachments: Mapping[str, bytes | PurePath] = field(default_factory=dict)
    pictures: tuple[PictureUse, ...] = ()


@dataclass(frozen=True)
class PageText:
    """A converted text."""

    html: str = ""
    headings: tuple[Heading, ...] = ()
    minutes: int = 0
    """Minutes a long read takes; 0 = not worth mentioning."""
    note_ids: tuple[str, ...] = ()
    """Notes on figures of this page, in order of first use: their place is their number."""
    marked_notes: frozenset[str] = frozenset()
    """Notes that a note mark on the page links to."""
    shown_notes: frozenset[str] = frozenset()
    """Notes whose text is beside a figure already."""
    block_ids: Mapping[str, int] = field(default_factory=dict)
    """How often each name was used for the id of a block."""
    datasets: frozenset[str] = frozenset()
    """Datasets of which the page shows something."""
    figures: frozenset[str] = frozenset()
    """Figures in running text or in a block, such as `begroting-2026#emmen`."""
    attachments: Mapping[str, bytes | PurePath] = field(default_factory=dict)
    """Files of the page by address: their content, or where it is stored."""
    pictures: tuple[PictureUse, ...] = ()
    """Pictures in the text, in order."""


class PageDraft:
    """A page that is being made: which ids, notes, figures and files it has so far.

    Args:
        document: what was written.
        text: what its conversion came to, for a page that goes on from there.
    """

    def __init__(self, document: Document, text: PageText | None = None) -> None:
        before = text or PageText()
        self.document = document
        self.note_ids = list(before.note_ids)
        self.marked_notes = set(before.marked_notes)
        self.shown_notes = set(before.shown_notes)
        self.block_ids = dict(before.block_ids)
        self.datasets = set(before.datasets) | document.datasets_in_head
        self.figures = set(before.figures) | document.figures_in_head
        self.attachments = dict(before.attachments)
        self.pictures = list(before.pictures)
        self.offered: set[str] = set()
        """Datasets whose files are offered under their table."""

    @property
    def path(self) -> str:
        """The file of the document, below the project."""
        return self.document.path

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.document.language

    @property
    def address(self) -> str:
        """The address of the page."""
        return self.document.address

    def block_id(self, name: str) -> str:
        """Return an id for a block that is unique on the page: a second use gets a number."""
        count = self.block_ids.get(name, 0) + 1
        self.block_ids[name] = count
        return name if count == 1 else f"{name}-{count}"

    def note_number(self, slug: str) -> int:
        """Return the number of a note on the page; a note keeps the one of its first use."""
        if slug not in self.note_ids:
            self.note_ids.append(slug)
        return self.note_ids.index(slug) + 1

    def finished(self, html: str, headings: tuple[Heading, ...], minutes: int) -> PageText:
        """Return what converting the text came to."""
        return PageText(
            html,
            headings,
            minutes,
            tuple(self.note_ids),
            frozenset(self.marked_notes),
            frozenset(self.shown_notes),
            self.block_ids,
            frozenset(self.datasets),
            frozenset(self.figures),
            self.attachments,
            tuple(self.pictures),
        )
