"""The theme's own files, and in a preview the style guide."""

from __future__ import annotations

from plugins.assets.theme_files import make_stylesheets, write_theme_files
from plugins.run.features import Feature, connect

FEATURE = Feature("assets", relate=make_stylesheets, make=write_theme_files)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
