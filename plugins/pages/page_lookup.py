"""What pages look up of others: documents of a kind in order, and where a table is."""

from __future__ import annotations

from plugins.core.dutch import sort_key
from plugins.core.figures.datasets import Dataset, Line
from plugins.core.languages import DUTCH
from plugins.core.texts.documents import Document
from plugins.core.vocabulary import SIDES
from plugins.run.run_state import Run

__all__ = ["sorted_kind", "table_address"]


def sorted_kind(run: Run, name: str, language: str = DUTCH) -> list[Document]:
    """Return the documents of a kind by slug, or by title where the slug is a name."""
    return sorted(
        run.site.of_kind(name, language),
        key=lambda item: item.slug if item.slug[:1].isdigit() else sort_key(item.title),
    )


def table_address(run: Run, dataset: Dataset, line: Line | None = None) -> str:
    """Return the address of a dataset's table on the page of its document, else its own page.

    Args:
        run: when all texts are converted.
        dataset: whose table it is.
        line: the line that the address leads to; None = the whole table.
    """
    sides = [line.side] if line else SIDES
    names = [dataset.id, *(f"{dataset.id}-{side}" for side in sides)]
    for item in run.site.documents:
        if item.language == DUTCH and dataset.id in item.ids("datasets"):
            used = run.text_of(item).block_ids
            table = next((name for name in names if name in used), "")
            if table:
                return f"{item.address}#{table}" + (f"-{line.id}" if line else "")
    return dataset.address
