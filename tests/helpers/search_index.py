"""Reads a search index without the code that made it or searches it.

Pagefind's fragments are gzip around a marker and JSON.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

__all__ = ["found_in", "readable"]


def found_in(index: Path) -> dict[str, dict[str, Any]]:
    """Return what can be found, by address as the index has it."""
    records = [
        json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        for file in (index / "fragment").iterdir()
    ]
    return {record["url"]: record for record in sorted(records, key=lambda record: record["url"])}


def readable(index: Path) -> bytes:
    """Return the records of an index as text, so that changes can be read whatever its format."""
    return (
        json.dumps(list(found_in(index).values()), ensure_ascii=False, indent=1, sort_keys=True)
        + "\n"
    ).encode()
