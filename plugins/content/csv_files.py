"""Reads CSV files of content/; their faults go to the report."""

from __future__ import annotations

from pathlib import Path

from plugins.core.problems import Place, problem
from plugins.core.tables.csv_cells import Row
from plugins.core.tables.csv_encoding import MAX_BYTES, decode
from plugins.core.tables.csv_table import read_table
from plugins.run.run_state import Run
from plugins.support.files import read_file

__all__ = ["csv_rows", "csv_text"]


def csv_text(run: Run, file: Path) -> str:
    """Read the text of a CSV file; its faults go to the report.

    A file that is too large is not opened.
    """
    path = run.site.path_of(file)
    if file.is_file() and file.stat().st_size > MAX_BYTES:
        size = file.stat().st_size // (1024 * 1024)
        run.report.add(
            problem(
                "csv-te-groot",
                Place(path),
                f"Het bestand is {size} MB; er past hoogstens 64 MB.",
                "Bewaar alleen de regels die u nodig hebt.",
            )
        )
        return ""
    data, problems = read_file(path, file)
    text, found = decode(path, data) if not problems else ("", [])
    run.report.add(*problems, *found)
    return text if not found else ""


def csv_rows(
    run: Run, file: Path, required: tuple[str, ...], optional: tuple[str, ...]
) -> list[Row]:
    """Read the rows of a CSV file; its faults go to the report.

    Args:
        run: the run.
        file: the file.
        required: the columns it must have.
        optional: the columns it may have.
    """
    before = run.report.count
    text = csv_text(run, file)
    if run.report.count > before:
        return []
    rows, problems = read_table(run.site.path_of(file), text, required, optional)
    run.report.add(*problems)
    return rows
