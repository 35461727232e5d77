"""The index of the search page, made from the records of everything that can be found."""

from __future__ import annotations

from pathlib import Path

from plugins.core.finding.search_records import SearchRecord
from plugins.core.problems import Place, problem
from plugins.run.run_state import Run
from plugins.search.site_records import site_records
from plugins.support.files import walk
from plugins.support.search_index import INDEX, IndexFault, SearchIndexes, WaitingIndex

__all__ = ["leave_records", "write_index"]

LAYOUT = "zoeken"
"""The layout of the page that searches; a site without one has no index."""


def write_index(run: Run) -> None:
    """Write the index into the new tree; as with cards, its addresses are not in the ledger.

    A preview leaves its records to the server, which makes the index at the first search. A check
    makes none.
    """
    if run.settings.check_only or run.preview or not run.site.layout_address(LAYOUT):
        return
    try:
        folder = SearchIndexes(_cache(run)).of(_records(run))
    except IndexFault as fault:
        text = f"De lijst waarin bezoekers zoeken kon niet worden gemaakt: {fault}"
        hint = "Laat dit aan de beheerder van de site zien."
        run.report.add(problem("pelican-fout", Place("content/paginas/"), text, hint))
        return
    for file in walk(folder):
        run.writer.copy(INDEX + file.relative_to(folder).as_posix(), file)


def leave_records(run: Run) -> None:
    """Leave the records for the server of a preview, which makes the index of them."""
    if run.preview and run.site.layout_address(LAYOUT):
        WaitingIndex(_cache(run)).leave(_records(run))


def _cache(run: Run) -> Path:
    return run.site.root / ".cache" / "zoeken"


def _records(run: Run) -> list[SearchRecord]:
    return sorted(site_records(run), key=lambda record: record.address)
