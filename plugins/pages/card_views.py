"""Views of cards and covers: a document as it is in a list, and the drawing of a story."""

from __future__ import annotations

from typing import TypedDict

from plugins.core.drawings.covers import HEIGHT, WIDTH, Cover, cover
from plugins.core.texts.documents import Document
from plugins.core.texts.page_texts import Image
from plugins.run.run_state import Run
from plugins.views.links import Link

__all__ = ["CardView", "CoverView", "PlaceView", "cover_of", "cover_view"]


class PlaceView(TypedDict):
    """The upper left corner of the square of a municipality."""

    x: str
    y: str


class CoverView(TypedDict):
    """The drawing of a story without a photograph: paths by the way they are drawn."""

    width: str
    height: str
    full: str
    soft: str
    lines: str
    places: list[PlaceView]


class CardView(TypedDict):
    """A document as it is in a list."""

    title: str
    url: str
    summary: str
    kind_label: str
    period: str
    themes: list[Link]
    municipalities: list[Link]
    picture: Image | None
    cover: CoverView | None
    state: str
    """One of the states of `core/texts/documents.py`."""
    state_label: str


def cover_of(document: Document) -> Cover:
    """Draw the cover of a story: by its first theme, its municipalities and its name."""
    return cover(document.slug, next(iter(document.ids("themas")), ""), document.ids("gemeenten"))


def cover_view(run: Run, document: Document) -> CoverView | None:
    """Return the drawing of a story without a photograph."""
    if document.kind.name != "verhaal" or run.files_of(document).cover:
        return None
    drawn = cover_of(document)
    return {
        "width": str(WIDTH),
        "height": str(HEIGHT),
        "full": drawn.full,
        "soft": drawn.soft,
        "lines": drawn.lines,
        "places": [{"x": x, "y": y} for x, y in drawn.places],
    }
