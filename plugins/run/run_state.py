"""The state of one run: what was read, what each step made of it, what is wrong.

Features meet only here: each fills its slots in its steps (`run/features.py`), and none imports
another.
"""

from __future__ import annotations

import datetime
import functools
import importlib.metadata
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from plugins.core.addresses.old_addresses import rules_of
from plugins.core.addresses.redirect_rules import Rule, page_address
from plugins.core.finding.page_head import PageHead
from plugins.core.moments import local
from plugins.core.problems import Problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.documents import Document
from plugins.core.texts.page_texts import HeaderFiles, PageDraft, PageText
from plugins.core.texts.pictures import Shape
from plugins.run.report import Report
from plugins.run.reuse.digests import digest_of, digest_of_files
from plugins.run.settings import RunSettings
from plugins.run.site import Site
from plugins.run.tree_writer import TreeWriter
from plugins.run.version import generator
from plugins.support.pictures.original_pictures import PictureFault
from plugins.support.pictures.renditions import Rendered
from plugins.support.templates import Theme

__all__ = ["BlockHandler", "FeedLink", "Run", "Shown", "Stylesheet"]

Made = TypeVar("Made")
BlockHandler = Callable[["Run", PageDraft, BlockUse], tuple[str, list[Problem]]]
"""Returns the HTML of a block, empty where that cannot be, and its problems."""


class FeedLink(NamedTuple):
    """A feed as pages announce it."""

    title: str
    url: str
    type: str
    """Media type."""


class Stylesheet(NamedTuple):
    """A stylesheet; its digest is in its address."""

    address: str
    css: bytes


class Shown(NamedTuple):
    """What a finished page shows, in its text or in a view."""

    datasets: frozenset[str]
    figures: frozenset[str]


@functools.cache
def _code() -> str:
    """Return the digest of the code, made once: a process keeps the code it started with."""
    return digest_of_files(Path(__file__).parents[1], ending=".py")


@dataclass
class Run:
    """One run. The steps of `run/steps.py` fill the slots from top to bottom."""

    settings: RunSettings
    report: Report
    theme: Theme
    writer: TreeWriter
    site: Site
    """What was read; set by the step `read`."""
    blocks: Mapping[str, BlockHandler] = field(default_factory=dict)
    """What turns each block into HTML."""
    # prepare
    pictures: dict[Path, Mapping[Shape, Rendered] | PictureFault] = field(default_factory=dict)
    """The files, or the fault, of each picture that was made before a text asked for it."""
    dataset_files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """The files of each dataset by address."""
    # convert
    texts: dict[str, PageText] = field(default_factory=dict)
    """The converted text of each document by its path."""
    explanations: dict[str, str] = field(default_factory=dict)
    """The note under the table of each dataset, as HTML."""
    # relate
    header_files: dict[str, HeaderFiles] = field(default_factory=dict)
    """The files that headers name, by path of the document."""
    reading_levels: dict[str, str] = field(default_factory=dict)
    """How easy each Dutch text reads, as an estimate (A2 to C1), by path; none for short texts."""
    feeds: list[FeedLink] = field(default_factory=list)
    """The feeds of all stories."""
    theme_feeds: dict[str, list[FeedLink]] = field(default_factory=dict)
    stylesheets: dict[str, Stylesheet] = field(default_factory=dict)
    """`site`, and `preview` in a preview."""
    scripts: list[str] = field(default_factory=list)
    """Scripts of every page."""
    has_cards: bool = False
    """Whether pages get a picture for when they are shared."""
    # make pages
    shown: dict[str, Shown] = field(default_factory=dict)
    """What each finished page shows, by path of the document."""
    identities: dict[str, str] = field(default_factory=dict)
    """The identity by address of everything that is published."""
    heads: dict[str, PageHead] = field(default_factory=dict)
    """What is known of each finished page that search engines may show, by address."""
    # judge
    whole: bool = True
    """Whether everything could be read and written."""

    @property
    def preview(self) -> bool:
        """Whether concepts and planned items are shown."""
        return self.settings.preview

    @property
    def day(self) -> datetime.date:
        """The day the site is made for, in the Netherlands."""
        return local(self.settings.now).day

    @property
    def site_url(self) -> str:
        """The absolute address of the site; the preview's own where none is set."""
        return self.settings.site_url or "http://localhost:8000"

    @property
    def picture_cache(self) -> Path:
        """The folder of the pictures that were made."""
        return self.settings.root / ".cache" / "beelden"

    # -- documents --------------------------------------------------------------------------------

    def text_of(self, document: Document) -> PageText:
        """Return the converted text of a document; empty before it is converted."""
        return self.texts.get(document.path, _NO_TEXT)

    def files_of(self, document: Document) -> HeaderFiles:
        """Return the files that a document's header names."""
        return self.header_files.get(document.path, _NO_FILES)

    # -- reuse ------------------------------------------------------------------------------------

    @functools.cached_property
    def made_by(self) -> str:
        """The digest of what makes the site besides the content: code, theme, libraries."""
        libraries = [
            importlib.metadata.version(name) for name in ("jinja2", "markdown", "markupsafe")
        ]
        given = self.settings
        settings = [
            given.site_name,
            given.site_motto,
            given.site_url,
            given.preview,
            given.named_files,
            generator(),
        ]
        theme = digest_of_files(self.theme.folder)
        return digest_of(_code(), theme, libraries, settings, sys.version)

    def remember(
        self, what: str, make: Callable[[], Made], *parts: Any, plain: bool = False
    ) -> Made:
        """Return what an earlier run made of the same parts, code and theme; else make it.

        Args:
            what: a name that tells it from other things.
            make: makes it; the result is never empty, and nothing in it is changed later.
            parts: everything it is made from.
            plain: the result is text, so that a check can store it as well.
        """
        memo = self.settings.memo
        if memo is None or (memo.plain and not plain):
            return make()
        digest = digest_of(self.made_by, what, parts)
        found = memo.get(digest)
        made: Made = make() if found is None else found
        memo.put(digest, made)
        return made

    # -- addresses --------------------------------------------------------------------------------

    def publish(self, address: str, identity: str) -> None:
        """Record an address that this run publishes."""
        self.identities[address] = identity

    @property
    def rules(self) -> list[Rule]:
        """What becomes of each address without a page; known once all pages are written."""
        return rules_of(
            self.site.old_addresses, self.site.ledger, self.identities, ended=self.site.has_ended
        )

    @property
    def redirect_pages(self) -> dict[str, str]:
        """The address of each page that redirects, and its target."""
        taken = {"/404.html", *(address.casefold() for address in self.identities)}
        pages: dict[str, str] = {}
        for rule in self.rules:
            address = page_address(rule)
            # On Windows and macOS names that differ in case alone are one file.
            if address and address.casefold() not in taken:
                pages[address] = rule.target
                taken.add(address.casefold())
        return pages


_NO_TEXT, _NO_FILES = PageText(), HeaderFiles()
