"""Waiting for a save. The only module that knows watchfiles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from watchfiles import watch

__all__ = ["changes"]

WAIT = 100
"""Milliseconds of quiet after which a burst of changes counts as one save."""
_LEFTOVERS = (".tmp", ".swp", ".swx", "~", ".pyc")


def _counts(_change: object, path: str) -> bool:
    """Tell whether a change is one of a person: not an editor's or a spreadsheet's own helper file."""
    name = Path(path).name
    return not name.startswith((".", "~$", "#")) and not name.endswith(_LEFTOVERS) and "__pycache__" not in path


def changes(folders: Iterable[Path]) -> Iterator[set[str]]:
    """Give the changed paths after each save, until interrupted."""
    for found in watch(*folders, watch_filter=_counts, debounce=WAIT, step=20, raise_interrupt=True):
        yield {path for _, path in found}
