"""The editor's own pages, in a preview only."""

from __future__ import annotations

from plugins.editorial.editor_pages import announce_overview, write_editor_pages
from plugins.run.features import Feature, connect

FEATURE = Feature("editorial", make=announce_overview, review=write_editor_pages)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
