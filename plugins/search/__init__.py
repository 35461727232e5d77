"""What the search page searches: records of everything that can be found, and the index made from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals

from plugins.core.finding.search_records import SearchRecord
from plugins.core.problems import Place, problem
from plugins.run.generator import SiteGenerator
from plugins.search.site_records import site_records
from plugins.support.files import walk
from plugins.support.search_index import INDEX, IndexFault, SearchIndexes, WaitingIndex

FORM = "zoeken"
"""The form of the page that searches; a site without one has no index."""


class SearchGenerator(SiteGenerator):
    """Runs after the pages are read, and writes the index into the new tree.

    As with cards, its addresses are not in the ledger.

    A preview leaves its records to the server, which makes the index when somebody searches; a
    check makes none.
    """

    def generate_output(self, writer: Any) -> None:
        """Write the index."""
        build = self.build
        if build.settings.get("CHECK_ONLY") or not build.layout_address(FORM):
            return
        if build.preview:
            return
        try:
            folder = SearchIndexes(self._kept).of(self._records())
        except IndexFault as fault:
            build.report.add(
                problem(
                    "pelican-fout",
                    Place("content/paginas/"),
                    f"De lijst waarin bezoekers zoeken kon niet worden gemaakt: {fault}",
                    "Laat dit aan de beheerder van de site zien.",
                )
            )
            return
        for file in walk(folder):
            writer.copy(INDEX + file.relative_to(folder).as_posix(), file)

    def after_publication(self) -> None:
        """Leave the server of a preview what the index is made of."""
        if self.build.preview and self.build.layout_address(FORM):
            WaitingIndex(self._kept).leave(self._records())

    @property
    def _kept(self) -> Path:
        return self.build.root / ".cache" / "zoeken"

    def _records(self) -> list[SearchRecord]:
        return sorted(site_records(self.build), key=lambda record: record.address)


def _generator(pelican: Any) -> type[SearchGenerator]:
    return SearchGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
