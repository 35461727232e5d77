"""Counts a year of the content for the annual report, in the terminal or as a file for Excel."""

from __future__ import annotations

import datetime
import sys
import tempfile
from pathlib import Path

from plugins.content.read_site import read_site
from plugins.core.figures.year_count import YearCount, count_year
from plugins.core.figures.year_count_text import count_csv, count_text
from plugins.core.moments import ZONE
from plugins.run.publisher import new_run
from plugins.run.report import Report
from plugins.run.run_state import Run
from plugins.run.settings import RunSettings

__all__ = ["year_count"]


def year_count(root: Path, year: int, file_format: str) -> int:
    """Print the count, or write it into the project as a file (`csv`).

    Returns:
        0; 1 when the content has faults, which are printed: what cannot be read cannot be counted;
        2 when the file cannot be written.
    """
    with tempfile.TemporaryDirectory() as place:
        run = _read(root, Path(place))
    if run.report.stops:
        print(run.report.text(), file=sys.stderr)
        print(
            f"\n{run.report.summary()}. Herstel dit eerst; wat niet te lezen is, kan niet worden"
            " geteld.",
            file=sys.stderr,
        )
        return 1
    count = count_year(year, run.site.documents, run.site.registers, run.site.datasets.values())
    return _write(root, count) if file_format == "csv" else _print(count)


def _read(root: Path, place: Path) -> Run:
    """Read registers, figures and the headers of all texts, as for a publication of today."""
    settings = RunSettings(root / "content", place, root / "theme", datetime.datetime.now(ZONE))
    run = new_run(settings, Report(root), place)
    read_site(run)
    return run


def _print(count: YearCount) -> int:
    print(count_text(count))
    return 0


def _write(root: Path, count: YearCount) -> int:
    """Write the file for Excel; an earlier one is replaced."""
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
