"""The state of one build, in one place: where things stand, what was read, what was written, what is wrong.

Features meet only here. Each fills its part and none imports another.
"""

from __future__ import annotations

import datetime
import functools
import importlib.metadata
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from plugins.core.addresses.ledger import LedgerLine
from plugins.core.addresses.old_addresses import OldAddress, rules_of
from plugins.core.addresses.redirect_rules import Rule, page_address
from plugins.core.drawings.region_map import Region
from plugins.core.figures.datasets import Dataset
from plugins.core.finding.page_head import PageHead
from plugins.core.languages import DUTCH
from plugins.core.moments import local
from plugins.core.problems import Problem
from plugins.core.tables.registers import Record, Register
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.documents import ENDED, Document
from plugins.run.report import Report
from plugins.run.reuse.memo import Memo, digest_of, digest_of_files
from plugins.run.tree_writer import TreeWriter
from plugins.support.templates import Theme
from plugins.support.workbooks import Offer

__all__ = ["BEFORE_TEXTS", "BLOCK_HANDLERS", "Build", "block_handler"]

Made = TypeVar("Made")
BlockHandler = Callable[["Build", Document, BlockUse], tuple[str, list[Problem]]]
"""Gives the HTML of a block and its problems."""
BEFORE_TEXTS: list[Callable[[Build], None]] = []
"""What features do once all headers are read and before the first text is; each is named once."""
BLOCK_HANDLERS: dict[str, BlockHandler] = {}
"""The function that turns each block into HTML; a feature registers its own."""


def block_handler(name: str) -> Callable[[BlockHandler], BlockHandler]:
    """Register the handler of a block. A second handler for one block is a programmer's error."""

    def register(handler: BlockHandler) -> BlockHandler:
        if BLOCK_HANDLERS.get(name, handler).__qualname__ != handler.__qualname__:
            raise ValueError(f"block {name} has a handler already")
        BLOCK_HANDLERS[name] = handler
        return handler

    return register


@functools.cache
def _code() -> str:
    """Give the mark of the code, made once: a process keeps the code it began with."""
    return digest_of_files(Path(__file__).parents[1], ending=".py")


@dataclass
class Build:
    """One run of the generator."""

    root: Path
    """The project: reports name files below it."""
    content: Path
    output: Path
    settings: Mapping[str, Any]
    now: datetime.datetime
    """The moment that is built for, with its offset: the only clock."""
    report: Report
    theme: Theme
    writer: TreeWriter
    preview: bool = False
    registers: dict[str, Register] = field(default_factory=dict)
    region: Region = field(default_factory=Region)
    """The shapes of the map."""
    datasets: dict[str, Dataset] = field(default_factory=dict)
    offers: list[Offer] = field(default_factory=list)
    """Workbooks that stand beside figures and were not taken over."""
    documents: list[Document] = field(default_factory=list)
    """All documents that are shown in this build, in order of path."""
    hidden: list[Document] = field(default_factory=list)
    """Concepts and planned items that a publication leaves out."""
    notes: dict[str, list[Document]] = field(default_factory=dict)
    """Kanttekeningen by what they belong to: a figure, a dataset or an address."""
    identities: dict[str, str] = field(default_factory=dict)
    """Identity by address, of everything this build publishes."""
    heads: dict[str, PageHead] = field(default_factory=dict)
    """What is known of each written page that search engines may show, by address."""
    ledger: list[LedgerLine] = field(default_factory=list)
    old_addresses: list[OldAddress] = field(default_factory=list)
    """The addresses of the site before, and what becomes of them."""
    whole: bool = True
    """Everything could be read and written; the judge sets it before he judges."""
    pictures: dict[Path, Any] = field(default_factory=dict)
    """What came of each picture that was made before it was asked for
    (`views/picture_views.py`)."""
    memo: Memo | None = None
    """What an earlier build made and this one may use again; a publication uses none."""
    extras: dict[str, Any] = field(default_factory=dict)
    """Values a feature leaves for the pages: downloads by dataset, feeds."""

    @property
    def day(self) -> datetime.date:
        """The day that is built for, in the Netherlands."""
        return local(self.now).day

    @functools.cached_property
    def made_by(self) -> str:
        """The mark of what makes the site besides the content: code, theme, libraries, settings."""
        libraries = [
            importlib.metadata.version(name) for name in ("jinja2", "markdown", "markupsafe")
        ]
        settings = [
            (name, str(self.settings.get(name)))
            for name in ("SITENAME", "SITEMOTTO", "SITEURL", "PREVIEW", "NAMED_FILES")
        ]
        return digest_of(
            _code(), digest_of_files(self.theme.folder), libraries, settings, sys.version
        )

    def remember(
        self, what: str, make: Callable[[], Made], *parts: Any, plain: bool = False
    ) -> Made:
        """Give what an earlier build made of the same parts with the same code and theme; else make it, and keep it.

        Args:
            what: tells it from others; make: makes it, which is never empty, and whoever gets it
                changes nothing in it.
            parts: all that it is made of; plain: it is text, so that a check can keep it too.
        """
        if self.memo is None or (self.memo.plain and not plain):
            return make()
        mark = digest_of(self.made_by, what, parts)
        found = self.memo.get(mark)
        made: Made = make() if found is None else found
        self.memo.put(mark, made)
        return made

    @functools.cached_property
    def register_files(self) -> str:
        """The mark of the files of all registers."""
        return digest_of_files(self.content / "data" / "registers")

    @functools.cached_property
    def dataset_files(self) -> dict[str, str]:
        """The mark of the files of each dataset."""
        return {name: digest_of_files(self.content / "data" / name) for name in self.datasets}

    @functools.cached_property
    def data_files(self) -> str:
        """The mark of the files of all registers and datasets."""
        return digest_of(self.register_files, self.dataset_files)

    @functools.cached_property
    def has_ended(self) -> bool:
        """Tell whether the time of some page is over, asked for once all is read."""
        return any(item.state == ENDED for item in self.hidden)

    @property
    def rules(self) -> list[Rule]:
        """What becomes of each address at which nothing stands, asked for once all pages are written."""
        return rules_of(self.old_addresses, self.ledger, self.identities, ended=self.has_ended)

    @property
    def redirect_pages(self) -> dict[str, str]:
        """Where a page that leads on can stand, and where it leads to."""
        taken = {"/404.html", *(address.casefold() for address in self.identities)}
        pages: dict[str, str] = {}
        for rule in self.rules:
            address = page_address(rule)
            # On Windows and macOS names that differ in case alone are one file.
            if address and address.casefold() not in taken:
                pages[address] = rule.target
                taken.add(address.casefold())
        return pages

    @property
    def site_url(self) -> str:
        """The absolute address of the site without a slash at the end; the preview's own where none is set."""
        return str(self.settings["SITEURL"]).rstrip("/") or "http://localhost:8000"

    @property
    def public_url(self) -> str:
        """The absolute address, or an empty text while it is not known."""
        return str(self.settings["SITEURL"]).rstrip("/")

    @property
    def picture_cache(self) -> Path:
        """The folder in which made pictures are kept."""
        return self.root / ".cache" / "beelden"

    @functools.cached_property
    def reading_versions(self) -> dict[str, str]:
        """The address of the reading version of each source document that has one, asked for once all is read."""
        found: dict[str, str] = {}
        for item in self.documents:
            if item.language == DUTCH and item.header.get("document"):
                found.setdefault(item.header.get("document").source_id, item.address)
        return found

    @functools.cached_property
    def amounts(self) -> frozenset[Decimal]:
        """All amounts in euros of the data, without sign, asked for once the data is read."""
        lines = (
            line
            for dataset in self.datasets.values()
            for line in (*dataset.lines, *dataset.total_lines())
        )
        return frozenset(
            abs(line.value) for line in lines if line.value is not None and line.is_money
        )

    @functools.cached_property
    def series(self) -> dict[str, list[str]]:
        """The names of the datasets of each series, asked for once the data is read."""
        found: dict[str, list[str]] = {}
        for dataset in self.datasets.values():
            if dataset.series:
                found.setdefault(dataset.series, []).append(dataset.id)
        return found

    def kin(self, dataset: Dataset) -> dict[str, Dataset]:
        """Give the datasets of the series that one belongs to."""
        return {name: self.datasets[name] for name in self.series.get(dataset.series, ())}

    @functools.cached_property
    def translations(self) -> dict[str, Record]:
        """The translations of words that stand in the data, by those words, asked for once the registers are read."""
        return {record[DUTCH]: record for record in self.registers["vertalingen"].values()}

    @functools.cached_property
    def versions(self) -> dict[tuple[str, str], dict[str, Document]]:
        """The versions of each document by its kind and slug, and then by language, asked for once all is read."""
        found: dict[tuple[str, str], dict[str, Document]] = {}
        for item in self.documents:
            found.setdefault((item.kind.name, item.slug), {})[item.language] = item
        return found

    def address_of(self, kind: str, slug: str, language: str = DUTCH) -> str:
        """Give where a document stands, in a language where it is there, else in Dutch; empty where it is in neither."""
        versions = self.versions.get((kind, slug), {})
        document = versions.get(language) or versions.get(DUTCH)
        return document.address if document else ""

    def layout_address(self, form: str, language: str = DUTCH) -> str:
        """Give where the page of a form in a language stands, such as that of `zoeken`; empty where there is none."""
        return next(
            (
                item.address
                for item in self.of_kind("pagina", language)
                if item.header.get("vorm") == form
            ),
            "",
        )

    @functools.cached_property
    def _notes(self) -> dict[tuple[str, str], Document]:
        """All kanttekeningen by slug and language, asked for once all is read."""
        return {
            (note.slug, note.language): note
            for note in self.documents
            if note.kind.name == "kanttekening"
        }

    def note(self, slug: str, language: str) -> Document:
        """Give a kanttekening in a language where it is there, else in Dutch."""
        return self._notes.get((slug, language)) or self._notes[slug, DUTCH]

    def of_kind(self, name: str, language: str = DUTCH) -> list[Document]:
        """Give the documents of a kind in a language."""
        return [
            item for item in self.documents if item.kind.name == name and item.language == language
        ]

    def in_language(self, name: str, language: str) -> list[Document]:
        """Give the documents of a kind, each in a language where it is there, else in Dutch."""
        own = {item.slug: item for item in self.of_kind(name, language)}
        return [own.get(item.slug, item) for item in self.of_kind(name)]

    def path_of(self, file: Path) -> str:
        """Give a file as reports name it: below the project, with forward slashes."""
        path, root = file.as_posix(), self.root.as_posix() + "/"
        return path.removeprefix(root) if path.startswith(root) else file.name

    def folder_of(self, document: Document) -> Path:
        """Give the folder with the name of a page's file, which holds the files of that page."""
        return (self.root / document.path).parent / document.slug

    def publish(self, address: str, identity: str) -> None:
        """Record an address that this build publishes."""
        self.identities[address] = identity
