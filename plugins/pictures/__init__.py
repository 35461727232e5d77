"""The block afbeelding, and the pictures at the head of stories."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.core.blocks import BlockUse
from plugins.core.documents import Document
from plugins.core.problems import Problem
from plugins.support.build import Build, block_handler
from plugins.support.picture_views import cover_view, picture_view


@block_handler("afbeelding")
def picture_block(build: Build, document: Document, use: BlockUse) -> tuple[str, list[Problem]]:
    """Show a picture with its description, caption and maker."""
    assert use.argument is not None
    view, problems = picture_view(build, document, use.argument, use.one("alt"), use.one("bijschrift"), use.one("maker"))
    return (str(build.theme.component("picture", view, language=document.language)) if view else ""), problems


def _covers(generators: list[Any]) -> None:
    """Make the pictures that headers name."""
    build: Build = generators[0].build
    for document in build.documents:
        view, problems = cover_view(build, document)
        build.report.add(problems)
        if view:
            build.extras.setdefault("covers", {})[document.path] = view


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(_covers)
