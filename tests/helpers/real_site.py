"""The real content, built once in a test run."""

from __future__ import annotations

import contextlib
import functools
from pathlib import Path

from pelican.settings import read_settings

from plugins.core.problems import Problem
from plugins.run.publisher import PublicationStopped, Publisher
from tests.helpers.shared import made_once

__all__ = ["ROOT", "real_problems", "real_site"]

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-21"


@functools.cache
def _built() -> tuple[Path, tuple[Problem, ...]]:
    return made_once("real-site", _build)


def _build(folder: Path) -> tuple[Path, tuple[Problem, ...]]:
    """Build content/ as a publication on a fixed day."""
    output = folder / "output"
    settings = {
        "OUTPUT_PATH": str(output),
        "BUILD_DAY": DAY,
        "LEDGER_WRITE": False,
        "REPORT_FORMAT": "regels",
        "SITEURL": "https://site.invalid/dtz",
    }
    publisher = Publisher(read_settings(str(ROOT / "pelicanconf.py"), override=settings))
    with contextlib.suppress(PublicationStopped):
        publisher.run()
    return output, tuple(publisher.report.problems)


def real_site() -> Path:
    """Return the folder of the published real site; nobody may write in it."""
    return _built()[0]


def real_problems() -> tuple[Problem, ...]:
    """Return the problems of the real content."""
    return _built()[1]
