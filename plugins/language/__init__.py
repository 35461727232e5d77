"""Help with Dutch for writers: remarks that never stop a publication, and reading levels."""

from __future__ import annotations

from plugins.language.text_remarks import examine_texts
from plugins.run.features import Feature, connect

FEATURE = Feature("language", relate=examine_texts)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
