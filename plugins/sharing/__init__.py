"""What helps others find, store and share the site: sitemap, manifest, icons, cards."""

from __future__ import annotations

from plugins.run.features import Feature, connect
from plugins.sharing.site_files import announce_cards, write_site_files

FEATURE = Feature("sharing", relate=announce_cards, make=write_site_files)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
