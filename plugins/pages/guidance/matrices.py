"""Tables of words: a row for each topic, a column for each municipality or course."""

from __future__ import annotations

from typing import TypedDict

from plugins.views.links import Link
from plugins.views.source_views import SourceView

__all__ = ["MatrixRow", "MatrixView"]


class MatrixRow(TypedDict):
    """A topic."""

    label: str
    url: str
    cells: list[list[str]]
    """The lines of each cell; a cell without lines shows `none`."""
    sources: list[SourceView]


class MatrixView(TypedDict):
    """A table of words."""

    id: str
    title: str
    corner: str
    """The head of the first column."""
    none: str
    none_mark: str
    """A character that stands for `none` on the screen, or empty."""
    columns: list[Link]
    rows: list[MatrixRow]
