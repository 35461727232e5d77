"""A table of the editor's own pages."""

from __future__ import annotations

from typing import TypedDict

from plugins.core.texts.documents import Document

__all__ = ["EditorialTable", "TableCell", "cell", "page_cell"]


class TableCell(TypedDict):
    """A cell."""

    text: str
    url: str
    note: str
    """What is said under it, small."""


class EditorialTable(TypedDict):
    """A table, or a sentence that there is nothing."""

    title: str
    head: list[str]
    rows: list[list[TableCell]]
    empty: str
    """The sentence where there are no rows."""


def cell(text: str, url: str = "", note: str = "") -> TableCell:
    """Return a cell."""
    return {"text": text, "url": url, "note": note}


def page_cell(document: Document) -> TableCell:
    """Return a cell that names a page, with its address and its file."""
    return cell(document.title, document.address, document.path)
