"""Reads everything people wrote, and converts texts: registers, figures, notes, documents."""

from __future__ import annotations

from plugins.content.convert import convert_documents
from plugins.content.read_site import read_site
from plugins.run.features import Feature, connect

FEATURE = Feature("content", read=read_site, convert=convert_documents)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
