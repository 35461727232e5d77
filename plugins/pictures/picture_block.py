"""The block afbeelding."""

from __future__ import annotations

from plugins.core.problems import Problem
from plugins.core.texts.block_contents import BlockUse
from plugins.core.texts.page_texts import PageDraft
from plugins.run.run_state import Run
from plugins.views.picture_views import PictureWords, picture_view

__all__ = ["picture_block"]


def picture_block(run: Run, draft: PageDraft, use: BlockUse) -> tuple[str, list[Problem]]:
    """Show a picture with its description, caption and maker."""
    assert use.argument is not None
    words = PictureWords(use.one("alt"), use.one("bijschrift"), use.one("maker"))
    image, problems = picture_view(run, draft, use.argument, words)
    if image is None:
        return "", problems
    return str(run.theme.component("picture", image, language=draft.language)), problems
