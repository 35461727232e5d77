"""The site as it was read: everything people wrote, typed and indexed. Nothing in it changes."""

from __future__ import annotations

import functools
from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from plugins.core.addresses.ledger import LedgerLine
from plugins.core.addresses.old_addresses import OldAddress
from plugins.core.drawings.region_map import Region
from plugins.core.figures.datasets import Dataset
from plugins.core.languages import DUTCH
from plugins.core.tables.registers import Record, Register
from plugins.core.texts.documents import ENDED, Document
from plugins.run.reuse.digests import digest_of, digest_of_files
from plugins.support.workbooks import Offer

__all__ = ["ALL", "Datasets", "Site"]

ALL = "*"
"""Stands for every dataset among those that were asked for: no dataset can have this name."""


class Datasets(dict[str, Dataset]):
    """Datasets that remember which of them were asked for; iterating asks for all of them."""

    def __init__(self, datasets: dict[str, Dataset] | None = None) -> None:
        super().__init__(datasets or {})
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> Dataset:
        self.asked.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """Look one up."""
        self.asked.add(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self.asked.add(str(name))
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        self.asked.add(ALL)
        return super().__iter__()

    def keys(self) -> KeysView[str]:  # type: ignore[override]
        """Return all names."""
        self.asked.add(ALL)
        return super().keys()

    def values(self) -> ValuesView[Dataset]:  # type: ignore[override]
        """Return all datasets."""
        self.asked.add(ALL)
        return super().values()

    def items(self) -> ItemsView[str, Dataset]:  # type: ignore[override]
        """Return all names with their datasets."""
        self.asked.add(ALL)
        return super().items()


@dataclass(frozen=True, eq=False)
class Site:
    """Registers, figures, addresses and documents of one run."""

    root: Path
    """The project: reports name files below it."""
    content: Path
    registers: dict[str, Register] = field(default_factory=dict)
    region: Region = field(default_factory=Region)
    """The shapes of the map."""
    ledger: list[LedgerLine] = field(default_factory=list)
    old_addresses: list[OldAddress] = field(default_factory=list)
    """The addresses of the site before this one, and what becomes of them."""
    datasets: Datasets = field(default_factory=Datasets)
    offers: list[Offer] = field(default_factory=list)
    """Workbooks beside figures that were not taken over."""
    documents: list[Document] = field(default_factory=list)
    """All documents that this run shows, in order of path."""
    hidden: list[Document] = field(default_factory=list)
    """Concepts, planned and expired pages that a publication leaves out."""

    # -- documents --------------------------------------------------------------------------------

    def of_kind(self, name: str, language: str = DUTCH) -> list[Document]:
        """Return the documents of a kind in a language."""
        return [
            item for item in self.documents if item.kind.name == name and item.language == language
        ]

    def in_language(self, name: str, language: str) -> list[Document]:
        """Return the documents of a kind, each in a language where it exists, else in Dutch."""
        own = {item.slug: item for item in self.of_kind(name, language)}
        return [own.get(item.slug, item) for item in self.of_kind(name)]

    @functools.cached_property
    def versions(self) -> dict[tuple[str, str], dict[str, Document]]:
        """The versions of each document by kind and slug, then by language."""
        found: dict[tuple[str, str], dict[str, Document]] = {}
        for item in self.documents:
            found.setdefault((item.kind.name, item.slug), {})[item.language] = item
        return found

    def address_of(self, kind: str, slug: str, language: str = DUTCH) -> str:
        """Return the address of a document in a language, else in Dutch, else an empty text."""
        versions = self.versions.get((kind, slug), {})
        document = versions.get(language) or versions.get(DUTCH)
        return document.address if document else ""

    def layout_address(self, layout: str, language: str = DUTCH) -> str:
        """Return the address of the page with a layout, such as `zoeken`, or an empty text."""
        pages = self.of_kind("pagina", language)
        return next((item.address for item in pages if item.header.get("vorm") == layout), "")

    @functools.cached_property
    def reading_versions(self) -> dict[str, str]:
        """The address of the reading version of each source document that has one."""
        found: dict[str, str] = {}
        for item in self.documents:
            if item.language == DUTCH and item.header.get("document"):
                found.setdefault(item.header.get("document").source_id, item.address)
        return found

    @functools.cached_property
    def has_ended(self) -> bool:
        """Whether some page has expired."""
        return any(item.state == ENDED for item in self.hidden)

    # -- notes ------------------------------------------------------------------------------------

    @functools.cached_property
    def notes(self) -> dict[str, list[Document]]:
        """The notes (kanttekeningen) by what they are about: a figure, a dataset, an address."""
        found: dict[str, list[Document]] = {}
        for note in self.of_kind("kanttekening"):
            for target in note.header.get("bij", ()):
                found.setdefault(target.text, []).append(note)
        return found

    @functools.cached_property
    def _note_versions(self) -> dict[tuple[str, str], Document]:
        notes = (item for item in self.documents if item.kind.name == "kanttekening")
        return {(note.slug, note.language): note for note in notes}

    def note(self, slug: str, language: str) -> Document:
        """Return a note in a language where it exists, else in Dutch."""
        return self._note_versions.get((slug, language)) or self._note_versions[slug, DUTCH]

    # -- figures and registers --------------------------------------------------------------------

    @functools.cached_property
    def amounts(self) -> frozenset[Decimal]:
        """All amounts of the data in euros, without minus sign."""
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
        """The names of the datasets of each series."""
        found: dict[str, list[str]] = {}
        for dataset in self.datasets.values():
            if dataset.series:
                found.setdefault(dataset.series, []).append(dataset.id)
        return found

    def kin(self, dataset: Dataset) -> dict[str, Dataset]:
        """Return the datasets of the series that a dataset belongs to."""
        return {name: self.datasets[name] for name in self.series.get(dataset.series, ())}

    @functools.cached_property
    def translations(self) -> dict[str, Record]:
        """The translations of words in the data, by those words."""
        return {record[DUTCH]: record for record in self.registers["vertalingen"].values()}

    # -- files ------------------------------------------------------------------------------------

    def path_of(self, file: Path) -> str:
        """Return a file as reports name it: below the project, with forward slashes."""
        path, root = file.as_posix(), self.root.as_posix() + "/"
        return path.removeprefix(root) if path.startswith(root) else file.name

    def folder_of(self, document: Document) -> Path:
        """Return the folder named after a page's file, which holds the files of that page."""
        return (self.root / document.path).parent / document.slug

    @functools.cached_property
    def register_digest(self) -> str:
        """The digest of the files of all registers."""
        return digest_of_files(self.content / "data" / "registers")

    @functools.cached_property
    def dataset_digests(self) -> dict[str, str]:
        """The digest of the files of each dataset."""
        return {name: digest_of_files(self.content / "data" / name) for name in self.datasets}

    @functools.cached_property
    def data_digest(self) -> str:
        """The digest of the files of all registers and datasets."""
        return digest_of(self.register_digest, self.dataset_digests)
