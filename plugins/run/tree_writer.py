"""Writes the new tree: unchanged files are hard links to the last good ones, changed files are new.

A preview writes the changed ones alone. While a page is written its links are made relative, and
recorded together with its ids, in one pass, so that the judge reads no page again.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from html import escape, unescape
from pathlib import Path

from plugins.core.addresses.links import file_of, is_inside, named_file, relative

__all__ = ["PageLinks", "TreeWriter"]

_INDENTATION = re.compile(r"\s*\n\s*")
_ATTRIBUTE = re.compile(r' (href|src|srcset|id|action)="([^"]*)"')


@dataclass
class PageLinks:
    """What one page links to, and the ids it has."""

    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


class TreeWriter:
    """Writes the files of one run below a folder.

    Args:
        folder: the new tree, beside the old.
        previous: the last good tree, or a folder that does not exist.
        absolute_pages: pages served at any address (404.html), each with the path that its links
            begin with.
        named_files: write links to pages with their file name, so that the tree can be read without
            a server.
        dry: record links and ids, write nothing: a check needs no more.
        sparse: write only what differs from the last tree, and record in `kept` what does not; for
            `publication.update_tree`.
    """

    def __init__(
        self,
        folder: Path,
        previous: Path,
        absolute_pages: dict[str, str] | None = None,
        *,
        named_files: bool = False,
        dry: bool = False,
        sparse: bool = False,
    ) -> None:
        self.folder = folder
        self.previous = previous
        self.files: set[str] = set()
        """Addresses of all files written."""
        self.pages: dict[str, PageLinks] = {}
        self.kept: set[str] = set()
        """Names of the files that are right in the last tree, when only the others are written."""
        self._absolute = absolute_pages or {}
        self._named_files = named_files
        self._dry = dry
        self.sparse = sparse and previous.is_dir()
        self._folders: set[Path] = set()

    def branch(self) -> TreeWriter:
        """Return a writer of the same tree that records only what it writes itself."""
        return TreeWriter(
            self.folder,
            self.previous,
            self._absolute,
            named_files=self._named_files,
            dry=self._dry,
            sparse=self.sparse,
        )

    def merge(self, other: TreeWriter) -> None:
        """Take over what a branch recorded."""
        self.files |= other.files
        self.pages.update(other.pages)
        self.kept |= other.kept

    def page(self, address: str, html: str, *, examples: bool = False) -> None:
        """Write a page with relative links, and record its links and ids.

        Args:
            address: where the page is.
            html: the page as the theme made it.
            examples: the page shows invented links (the style guide), which are not judged.
        """
        found = PageLinks()
        base = self._absolute.get(address)

        def rewrite(match: re.Match[str]) -> str:
            name, value = match[1], match[2]
            if name == "id":
                found.ids.add(value)
                return match[0]
            if name == "srcset":
                parts = (self._candidate(address, part, found, base) for part in value.split(","))
                return f' srcset="{", ".join(parts)}"'
            return f' {name}="{self._link(address, value, found, base)}"'

        html = _ATTRIBUTE.sub(rewrite, _without_indentation(html))
        if not examples:
            self.pages[address] = found
        self.data(address, html.encode("utf-8"))

    def again(self, address: str, found: PageLinks | None) -> bool:
        """Reuse a page of the last good tree.

        Args:
            address: where the page is.
            found: its links and ids; None for a page with invented links.

        Returns:
            False where the last good tree does not have it.
        """
        if not self._dry and not self._take_over(file_of(address)):
            return False
        self.files.add(address)
        if found:
            self.pages[address] = found
        return True

    def _candidate(self, address: str, part: str, found: PageLinks, base: str | None) -> str:
        """Rewrite one candidate of a srcset."""
        link, _, size = part.strip().partition(" ")
        return f"{self._link(address, link, found, base)} {size}".strip()

    def _link(self, address: str, value: str, found: PageLinks, base: str | None) -> str:
        link = unescape(value)
        if not is_inside(link):
            return value
        found.links.append(link)
        if base is not None:
            return escape(base + link[1:]) if link.startswith("/") else value
        return escape(relative(address, named_file(link) if self._named_files else link))

    def data(self, address: str, content: bytes) -> None:
        """Write a file, or link to the last good one when it has the same bytes."""
        self.files.add(address)
        if self._dry:
            return
        name = file_of(address)
        if self._same(self.previous / name, content) and self._take_over(name):
            return
        with self._make_folder(name).open("xb") as handle:
            handle.write(content)

    def _make_folder(self, name: str) -> Path:
        """Return the path of a new file; its folder is made."""
        target = self.folder / name
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        return target

    def _take_over(self, name: str) -> bool:
        """Reuse a file of the last good tree as it is; return False where that cannot be."""
        old = self.previous / name
        if not self.sparse:
            return self._hard_link(old, self._make_folder(name))
        if old.is_file():
            self.kept.add(name)
        return name in self.kept

    @staticmethod
    def _same(old: Path, content: bytes) -> bool:
        """Return whether the last good file has these bytes."""
        try:
            return old.stat().st_size == len(content) and old.read_bytes() == content
        except OSError:
            return False

    @staticmethod
    def _hard_link(old: Path, target: Path) -> bool:
        """Make a hard link; return False where the file system cannot."""
        try:
            os.link(old, target)
        except OSError:
            return False
        return True

    def copy(self, address: str, source: Path) -> None:
        """Copy an existing file."""
        self.data(address, source.read_bytes())

    def discard(self) -> None:
        """Remove the new tree."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _without_indentation(html: str) -> str:
    """Remove the indentation of the templates, which is not worth sending.

    A page with text that shows every space keeps it.
    """
    return html if "<pre" in html or "<textarea" in html else _INDENTATION.sub("\n", html)
