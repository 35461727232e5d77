"""Views of downloads: the files of each dataset, and the links to them."""

from __future__ import annotations

from decimal import Decimal
from typing import TypedDict

from plugins.core.dutch import format_size
from plugins.core.figures.datasets import Dataset
from plugins.core.figures.exports import COLUMNS, clean_csv, excel_csv, json_data, table
from plugins.core.languages import DUTCH
from plugins.core.texts.page_texts import Download
from plugins.run.run_state import Run
from plugins.support.spreadsheet import xlsx
from plugins.views.source_views import source_record
from plugins.views.words import localised

__all__ = ["DownloadView", "DownloadsView", "downloads_of", "file_view", "files_of_dataset"]

_NAMES = {
    "csv": ("download-csv", "CSV"),
    "xlsx": ("download-xlsx", "XLSX"),
    "schoon.csv": ("download-clean", "CSV"),
    "json": ("download-json", "JSON"),
}
"""For each ending the word for the file, and its type."""


class DownloadView(TypedDict):
    """A link to a file."""

    text: str
    about: str
    """The dataset, for a screen reader; empty where the text names it."""
    url: str
    size: str
    """In words of the page's language."""
    type: str


class DownloadsView(TypedDict):
    """Files to download, under a title or none."""

    title: str
    items: list[DownloadView]


def file_view(file: Download) -> DownloadView:
    """Return the link to a file that lies beside a page."""
    return {
        "text": file.text,
        "about": "",
        "url": file.url,
        "size": file.size,
        "type": file.type,
    }


def files_of_dataset(run: Run, dataset: Dataset) -> dict[str, bytes]:
    """Return the files of a dataset by address, made once in a run."""
    made = run.dataset_files
    if dataset.id not in made:
        made[dataset.id] = run.remember(
            "exports",
            lambda: _files(run, dataset),
            dataset.id,
            run.site.dataset_digests.get(dataset.id),
            run.site.register_digest,
        )
    return made[dataset.id]


def _files(run: Run, dataset: Dataset) -> dict[str, bytes]:
    source = source_record(run, dataset.source.source_id)
    base = f"/data/{dataset.id}"
    return {
        f"{base}.csv": excel_csv(dataset, source),
        f"{base}.xlsx": _workbook(run, dataset.title, table(dataset, source)),
        f"{base}.schoon.csv": clean_csv(dataset, source),
        f"{base}.json": json_data(dataset, source),
    }


def _workbook(run: Run, title: str, rows: list[list[str | Decimal | None]]) -> bytes:
    """Return the workbook of a dataset; a check stores it as a text of its bytes."""
    return run.remember(
        "xlsx", lambda: xlsx(title, COLUMNS, rows).decode("latin-1"), title, rows, plain=True
    ).encode("latin-1")


def downloads_of(
    run: Run, dataset: Dataset, language: str = DUTCH, *, named: bool = False
) -> list[DownloadView]:
    """Return the links to the files of a dataset.

    Args:
        run: the run.
        dataset: whose files they are.
        language: of the page.
        named: the links are apart from their table, so each names its dataset to everyone.
    """
    title = localised(run, dataset.title, language)
    views: list[DownloadView] = []
    for address, content in files_of_dataset(run, dataset).items():
        key, kind = _NAMES[address.partition(".")[2]]
        word = run.theme.word_in(language, key)
        text, about = (f"{title}: {word}", "") if named else (word[:1].upper() + word[1:], title)
        size = format_size(len(content), language)
        views.append({"text": text, "about": about, "url": address, "size": size, "type": kind})
    return views
