"""Reads everything people wrote: registers, figures, notes, documents.

One generator for all kinds.
"""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.content.data import (
    read_datasets,
    read_ledger_file,
    read_map,
    read_old_addresses_file,
    read_registers,
)
from plugins.content.documents import convert_documents, read_documents
from plugins.run.build import BEFORE_TEXTS
from plugins.run.generator import SiteGenerator


class ContentGenerator(SiteGenerator):
    """Fills the build: data first, then headers, then texts, since a text may show any figure and any note."""

    def generate_context(self) -> None:
        """Read all of content/."""
        build = self.build
        build.registers = read_registers(build)
        build.region = read_map(build)
        build.ledger = read_ledger_file(build)
        build.old_addresses = read_old_addresses_file(build)
        build.datasets = read_datasets(build)
        read_documents(build)
        for prepare in BEFORE_TEXTS:
            prepare(build)
        convert_documents(build)
        # Names under which themes and plugins made for Pelican look for content.
        self.context["articles"] = build.of_kind("verhaal")
        self.context["pages"] = build.of_kind("pagina")


def _generator(pelican: Any) -> type[ContentGenerator]:
    return ContentGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
