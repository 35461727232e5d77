"""What one build made and the next may use again, by a mark of all it was made from.

A preview that stays open keeps it in memory; a check keeps it in a file of plain JSON, so that it
is quick when little changed. A publication uses none: it is made from the content alone.
`tests/site/test_memo.py` holds builds with and without it to the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import pickle
from pathlib import Path
from typing import Any

from plugins.support.files import walk, write_whole

__all__ = ["Memo", "digest_of", "digest_of_files"]


class Memo:
    """Values by their marks; what a build neither made nor used is forgotten when it is kept.

    Args:
        file: where values stay after the process; they are then texts, numbers, lists and mappings
            alone. None = in memory.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._kept: dict[str, Any] = _read(file) if file else {}
        self._used: dict[str, Any] = {}
        self._tree = (0, 0)

    @property
    def plain(self) -> bool:
        """Tell whether only texts, numbers, lists and mappings can be kept."""
        return self._file is not None

    def hold_to(self, output: Path) -> None:
        """Forget all when the tree is not the one that these values were kept with: another process has made one."""
        if self._tree != _identity(output):
            self._kept = {}

    def get(self, mark: str) -> Any:
        """Give what has this mark, or None. Whoever gets it changes nothing in it."""
        value = self._used.get(mark) or self._kept.get(mark)
        if value is not None:
            self._used[mark] = value
        return value

    def put(self, mark: str, value: Any) -> None:
        """Keep a value, which is not None or empty."""
        self._used[mark] = value

    def keep(self, output: Path | None = None) -> None:
        """End a build that came out: what it made or used is there for the next.

        Args:
            output: the tree that was made, where there is one.
        """
        self._tree = _identity(output) if output else (0, 0)
        changed = self._used.keys() != self._kept.keys()
        self._kept, self._used = self._used, {}
        if self._file and changed:
            write_whole(
                self._file,
                json.dumps(self._kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8"),
            )

    def forget(self) -> None:
        """End a build that came to nothing."""
        self._used = {}


def _identity(folder: Path) -> tuple[int, int]:
    """Tell a tree from any other that stood at its place: by the folder, and by the moment it was last put in order."""
    try:
        found = folder.stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


def _read(file: Path) -> dict[str, Any]:
    """Read what was kept; a file that cannot be read is as good as none."""
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def digest_of(*parts: Any) -> str:
    """Give the mark of values: the same for equal values of the same types, whichever objects they share."""
    out = io.BytesIO()
    pickler = pickle.Pickler(out, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # by value alone; it is hashed and never read
    pickler.dump(parts)
    return hashlib.sha256(out.getbuffer()).hexdigest()


def digest_of_files(*folders: Path, ending: str = "") -> str:
    """Give the mark of all files below folders: their names and bytes."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in walk(folder):
            if file.name.endswith(ending) and file.is_file():
                data = file.read_bytes()
                digest.update(f"{file.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
                digest.update(data)
    return digest.hexdigest()
