"""The block afbeelding, and the files that headers name: the picture of a story, the original of a document."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.core.blocks import BlockUse
from plugins.core.documents import Document
from plugins.core.header import Value
from plugins.core.problems import Problem
from plugins.support.attachments import attach
from plugins.support.build import Build, block_handler
from plugins.support.picture_views import cover_view, picture_view


@block_handler("afbeelding")
def picture_block(build: Build, document: Document, use: BlockUse) -> tuple[str, list[Problem]]:
    """Show a picture with its description, caption and maker."""
    assert use.argument is not None
    view, problems = picture_view(build, document, use.argument, use.one("alt"), use.one("bijschrift"), use.one("maker"))
    return (str(build.theme.component("picture", view, language=document.language)) if view else ""), problems


def _files_of_headers(generators: list[Any]) -> None:
    """Publish the pictures and originals that headers name."""
    build: Build = generators[0].build
    covers, originals = build.extras.setdefault("covers", {}), build.extras.setdefault("originals", {})
    for document in build.documents:
        view, problems = cover_view(build, document)
        build.report.add(problems)
        if view:
            covers[document.path] = view
        name, place = document.header.get("origineel"), document.header.starts.get("origineel")
        if name and place:
            item, problems = attach(build, document, Value(name, place.line, place.column))
            build.report.add(problems)
            originals[document.path] = item


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(_files_of_headers)
