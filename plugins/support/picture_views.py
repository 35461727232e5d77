"""The view of a picture beside a page: its sizes published below the page's address, its alternative text checked."""

from __future__ import annotations

from typing import Any

from plugins.core.documents import Document
from plugins.core.dutch import slugify
from plugins.core.header import Value
from plugins.core.problems import Place, Problem, problem
from plugins.support.attachments import find_beside
from plugins.support.build import Build
from plugins.support.pillow import PictureFault, render_picture

__all__ = ["cover_view", "picture_view"]


def picture_view(build: Build, document: Document, value: Value, alt: str, caption: str, credit: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Give the view of a picture, or its problems."""
    file, problems = find_beside(build, document, value, "afbeelding-ontbreekt")
    if file is None:
        return None, problems
    try:
        renditions = render_picture(file, build.root / ".cache" / "beelden")
    except PictureFault as fault:
        place = Place(document.path, value.line, value.column)
        return None, [problem("afbeelding-onleesbaar", place, f"De afbeelding “{value.text}” kan niet op de site.", str(fault))]
    candidates = []
    for item in renditions:
        address = f"{document.address}{slugify(file.stem)}-{item.width}{item.suffix}"
        document.attachments[address] = item.data
        candidates.append(f"{address} {item.width}w")
    largest = renditions[-1]
    return {
        "src": candidates[-1].split(" ")[0], "width": str(largest.width), "height": str(largest.height),
        "srcset": ", ".join(candidates) if len(candidates) > 1 else "", "alt": alt, "caption": caption, "credit": credit,
    }, []  # fmt: skip


def cover_view(build: Build, document: Document) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Give the picture a header names, which needs an alternative text."""
    name, place = document.header.get("beeld"), document.header.starts.get("beeld")
    if not name or place is None:
        return None, []
    alt = document.header.get("beeld-alt", "")
    if not alt:
        return None, [problem("afbeelding-zonder-tekst", place, f"De afbeelding “{name}” heeft geen beschrijving.", "Zet in de kop beeld-alt: met wat er te zien is, voor wie de afbeelding niet ziet.")]
    value = Value(name, place.line, place.column)
    return picture_view(build, document, value, alt, document.header.get("beeld-bijschrift", ""), document.header.get("beeld-maker", ""))
