"""Results that are kept between runs by what they were made of: one file of JSON, read at the first question and written at the end."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from plugins.support.files import write_whole

__all__ = ["KeptResults", "key_of"]


def key_of(*values: object) -> str:
    """Give the key of a result by all that it was made of."""
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode("utf-8")).hexdigest()[:32]


class KeptResults:
    """Results by key. What cannot be read is made again.

    Args:
        file: where they are kept.
        mark: what all of them depend on; with another mark none of them counts.
    """

    def __init__(self, file: Path, mark: str) -> None:
        self._file, self._mark = file, mark
        self._used: dict[str, Any] = {}
        self._new = False

    @functools.cached_property
    def _kept(self) -> dict[str, Any]:
        try:
            stored = json.loads(self._file.read_bytes())
            return dict(stored["results"]) if stored["mark"] == self._mark else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def has(self, key: str) -> bool:
        """Tell whether there is a result."""
        return key in self._used or key in self._kept

    def of(self, key: str, make: Callable[[], Any]) -> Any:
        """Give a result, made now when it was not kept. It consists of what JSON has."""
        if key not in self._used:
            self._new = self._new or key not in self._kept
            self._used[key] = self._kept[key] if key in self._kept else make()
        return self._used[key]

    def save(self) -> None:
        """Write what there is when something is new; what was not asked for stays until it is more than what was."""
        if not self._new:
            return
        others = {key: value for key, value in self._kept.items() if key not in self._used}
        results = self._used | (others if len(others) <= len(self._used) else {})
        write_whole(self._file, json.dumps({"mark": self._mark, "results": results}, ensure_ascii=False).encode("utf-8"))
