"""What one run made and the next may use again, by the digest of all it was made from.

A preview that stays open keeps it in memory; a check keeps it in a file of plain JSON, so that it
is quick when little changed. A publication uses none: it is made from the content alone.
`tests/site/test_memo.py` holds builds with and without it to the same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from plugins.support.files import write_whole

__all__ = ["Memo"]


class Memo:
    """Values by their digests; what a run neither made nor used is dropped when it is stored.

    Args:
        file: where values are stored after the process; they are then texts, numbers, lists and
            mappings alone. None = in memory.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._stored: dict[str, Any] = _read(file) if file else {}
        self._used: dict[str, Any] = {}
        self._tree = (0, 0)

    @property
    def plain(self) -> bool:
        """Whether only texts, numbers, lists and mappings can be stored."""
        return self._file is not None

    def hold_to(self, output: Path) -> None:
        """Drop all unless the tree is the one that these values were stored with.

        Another process may have made another.
        """
        if self._tree != _identity(output):
            self._stored = {}

    def get(self, digest: str) -> Any:
        """Return the value with this digest, or None. The caller changes nothing in it."""
        value = self._used.get(digest) or self._stored.get(digest)
        if value is not None:
            self._used[digest] = value
        return value

    def put(self, digest: str, value: Any) -> None:
        """Take in a value, which is not None or empty."""
        self._used[digest] = value

    def store(self, output: Path | None = None) -> None:
        """End a run that came out: what it made or used is there for the next.

        Args:
            output: the tree that was made, where there is one.
        """
        self._tree = _identity(output) if output else (0, 0)
        changed = self._used.keys() != self._stored.keys()
        self._stored, self._used = self._used, {}
        if self._file and changed:
            write_whole(
                self._file,
                json.dumps(self._stored, ensure_ascii=False, separators=(",", ":")).encode("utf-8"),
            )

    def forget(self) -> None:
        """End a run that came to nothing."""
        self._used = {}


def _identity(folder: Path) -> tuple[int, int]:
    """Return what tells a tree from any other at its place: folder and time of its last change."""
    try:
        found = folder.stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def _read(file: Path) -> dict[str, Any]:
    """Read what was stored; a file that cannot be read is as good as none."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
