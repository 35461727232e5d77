"""The index of the search page."""

from __future__ import annotations

from plugins.run.features import Feature, connect
from plugins.search.search_files import leave_records, write_index

FEATURE = Feature("search", make=write_index, published=leave_records)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
