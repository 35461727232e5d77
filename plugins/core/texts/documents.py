"""A document: one file of content, read and typed, with all that others need of it."""

from __future__ import annotations

import datetime
import functools
import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.core.dutch import Period
from plugins.core.languages import DUTCH
from plugins.core.moments import Moment
from plugins.core.texts.header import Header, SourceRef
from plugins.core.texts.kinds import Kind

__all__ = [
    "CONCEPT",
    "ENDED",
    "PLANNED",
    "PUBLIC",
    "Document",
    "by_period",
    "fingerprint",
    "newest_first",
]

PUBLIC, CONCEPT, PLANNED, ENDED = "publiek", "concept", "gepland", "verlopen"


_EVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True, eq=False)
class Document:
    """One file of content as it was written. What its text becomes is a `PageText`."""

    kind: Kind
    path: str
    """File below the project, with forward slashes."""
    slug: str
    language: str
    header: Header
    source_text: str = ""
    body_line: int = 1
    """The line of the file on which the text begins."""
    state: str = PUBLIC
    title: str = ""
    """With its figures filled in, as is the summary."""
    summary: str = ""
    datasets_in_head: frozenset[str] = frozenset()
    """Datasets that title and summary name."""
    figures_in_head: frozenset[str] = frozenset()
    """Figures that title and summary name, such as `begroting-2026#emmen`."""
    outdated: bool = False
    """The Dutch text has changed since this translation of it."""

    @functools.cached_property
    def identity(self) -> str:
        """What the page is, whatever it is called now: kind, first file name and other language."""
        name = self.header.get("id") or self.slug
        return f"{self.kind.name}:{name}" + (f":{self.language}" if self.language != DUTCH else "")

    @functools.cached_property
    def address(self) -> str:
        """The address of the page; empty for a kind without pages."""
        if self.kind.name == "pagina" and self.slug == "begin":
            plain = "/"
        else:
            plain = self.kind.address.format(slug=self.header.get("adres") or self.slug)
        return f"/{self.language}{plain}" if self.language != DUTCH and plain else plain

    @property
    def fingerprint(self) -> str:
        """The digest of all that is translated: title, summary and text, as written.

        Figures in it are not: they change in every language at once.
        """
        return fingerprint(
            self.header.get("titel", ""), self.header.get("samenvatting", ""), self.source_text
        )

    @property
    def appears(self) -> Moment | None:
        """When it went up on this site."""
        value: Moment | None = self.header.get("datum")
        return value

    @property
    def ends(self) -> Moment | None:
        """When it comes down, if ever."""
        value: Moment | None = self.header.get("tot")
        return value

    @property
    def day(self) -> datetime.date | None:
        """The day it went up on this site."""
        return self.appears.day if self.appears else None

    @property
    def period(self) -> Period | None:
        """When it happened."""
        value: Period | None = self.header.get("periode")
        return value

    @property
    def sources(self) -> tuple[SourceRef, ...]:
        """The documents that hold its facts."""
        return tuple(self.header.get("bronnen", ()))

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the register ids of a field that takes many."""
        return tuple(self.header.get(name, ()))


def newest_first(documents: Iterable[Document]) -> list[Document]:
    """Order by when they went up, newest first, then by when it happened, latest first."""
    return sorted(
        by_period(documents),
        key=lambda item: item.appears.begins if item.appears else _EVER,
        reverse=True,
    )


def by_period(documents: Iterable[Document]) -> list[Document]:
    """Order by when it happened, latest first, then by title and path."""

    def key(item: Document) -> tuple[int, int, str, str]:
        period = item.period
        return (
            (-period.last.toordinal(), -period.first.toordinal(), item.title, item.path)
            if period
            else (0, 0, item.title, item.path)
        )

    return sorted(documents, key=key)


def fingerprint(*parts: str) -> str:
    """Return the short digest of a Dutch text that a translation says it renders.

    What does not touch the meaning does not count: line ends, spaces at the end of a line, empty
    lines more than one, how a letter with an accent is stored.

    Args:
        parts: title, summary and text.
    """
    lines = [
        line.rstrip()
        for line in unicodedata.normalize("NFC", "\n\n".join(parts)).strip().splitlines()
    ]
    words = "\n".join(
        line for line, before in zip(lines, ["", *lines], strict=False) if line or before
    )
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:12]
