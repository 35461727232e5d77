"""Counts a year of the content for the annual report, in the terminal or as a file for Excel."""

from __future__ import annotations

import datetime
import sys
import tempfile
from pathlib import Path

from plugins.content.data import read_datasets, read_registers
from plugins.content.documents import read_documents
from plugins.core.figures.year_count import YearCount, count_year
from plugins.core.figures.year_count_text import count_csv, count_text
from plugins.core.moments import ZONE
from plugins.run.build import Build
from plugins.run.report import Report
from plugins.run.tree_writer import TreeWriter
from plugins.support.templates import Theme

__all__ = ["year_count"]


def year_count(root: Path, year: int, form: str) -> int:
    """Print the count, or write it beside the project's own files.

    Returns:
        0; 1 when the content has faults, which are printed: a count would leave out what cannot be
        read.
    """
    with tempfile.TemporaryDirectory() as place:
        build = _read(root, Path(place))
    if build.report.stops:
        print(build.report.text(), file=sys.stderr)
        print(
            f"\n{build.report.summary()}. Herstel dit eerst; wat niet te lezen is, kan niet worden"
            " geteld.",
            file=sys.stderr,
        )
        return 1
    count = count_year(year, build.documents, build.registers, build.datasets.values())
    return _write(root, count) if form == "csv" else _print(count)


def _read(root: Path, place: Path) -> Build:
    """Read registers, figures and the heads of all texts, as for a publication of today."""
    build = Build(
        root=root,
        content=root / "content",
        output=place,
        settings={"SITEURL": ""},
        now=datetime.datetime.now(ZONE),
        report=Report(root),
        theme=Theme(root / "theme"),
        writer=TreeWriter(place, place),
    )
    build.registers = read_registers(build)
    build.datasets = read_datasets(build)
    read_documents(build)
    return build


def _print(count: YearCount) -> int:
    print(count_text(count))
    return 0


def _write(root: Path, count: YearCount) -> int:
    """Write the file for Excel; it is made anew each time."""
    file = root / f"jaarcijfers-{count.year}.csv"
    try:
        file.write_bytes(count_csv(count))
    except OSError:
        print(
            f"{file.name} kan niet worden geschreven. Is het nog open in Excel? Sluit het en"
            " probeer het opnieuw.",
            file=sys.stderr,
        )
        return 2
    print(f"Gemaakt: {file.name}. Open het in Excel.")
    return 0
