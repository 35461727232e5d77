"""The reading and writing of files by the forms, run by Node instead of a browser."""

from __future__ import annotations

import datetime
import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.commands.desk import fetch
from plugins.commands.packages import node
from plugins.core.dutch import MONTHS
from plugins.core.writing.form_configuration import file_formats
from plugins.support.decap import published_files

__all__ = ["Job", "run_jobs"]

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 60
"""Seconds that all jobs together may take."""
Job = tuple[str, str | None, dict[str, Any]]
"""The collection, the text of a file (None for a new one), and the values that change."""


def run_jobs(folder: Path, jobs: Sequence[Job]) -> list[dict[str, Any]]:
    """Return for each job the values that were read and the text that was written.

    Args:
        folder: an empty folder, in which the scripts come as they are on the site.
    """
    fetch()
    for name, file in published_files():
        if name.startswith("yaml/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, folder / name)
    shutil.copy(ROOT / "plugins" / "forms" / "browser" / "file_text.js", folder)
    shutil.copy(Path(__file__).with_name("file_text.mjs"), folder / "jobs.mjs")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    told = {
        "formats": file_formats({}, datetime.date(2026, 11, 21)),
        "months": MONTHS["nl"],
        "jobs": [{"name": name, "text": text, "changes": changes} for name, text, changes in jobs],
    }
    done = subprocess.run(
        [str(node()), "jobs.mjs"],
        cwd=folder,
        input=json.dumps(told),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
