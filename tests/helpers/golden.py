"""Expected output, stored as files.

It is compared; a mismatch leaves the actual output beside it, and only a request writes it anew.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Mapping
from pathlib import Path

from tests.helpers.search_index import readable

__all__ = ["compare_tree", "may_update", "normalised"]

ACTUAL = ".actual"
# What only has to be there: a picture's bytes depend on the machine, the stylesheet has tests of
# its own.
NAME_ONLY = (".png", ".jpg", ".webp", ".avif", ".woff2", ".css")
_STYLESHEET = re.compile(rb"(/site|^site|theme/site)\.[0-9a-f]{12}\.css")
_SHOWN = 60
"""Lines of difference shown for a file."""


def may_update(asked: bool) -> bool:
    """Return whether expected files are to be written.

    Raises:
        RuntimeError: asked for on a build server, where the result would say that all is well.
    """
    if asked and os.environ.get("CI"):
        raise RuntimeError("--update-golden is for a person who looks at the difference; CI is set")
    return asked


def normalised(output: Path) -> dict[str, bytes]:
    """Return a built tree by name.

    The stylesheet's hash is neutral, files that only have to exist are empty, the search index is
    its records.
    """
    files = {}
    index = output / "zoeken" / "index"
    if index.is_dir():
        files["zoeken/index.json"] = readable(index)
    for file in sorted(output.rglob("*")):
        if file.is_file() and index not in file.parents:
            name = _neutral(file.relative_to(output).as_posix().encode()).decode()
            files[name] = b"" if file.suffix in NAME_ONLY else _neutral(file.read_bytes())
    return files


def _neutral(content: bytes) -> bytes:
    return _STYLESHEET.sub(rb"\1.HASH.css", content)


def compare_tree(expected: Path, actual: Mapping[str, bytes], *, update: bool) -> list[str]:
    """Compare files with the expected ones below a folder.

    Returns what differs; with `update` it is made so.

    A file that differs is left beside the expected one as `<name>.actual`; one that agrees takes
    that away.
    """
    faults = []
    here = {
        file.relative_to(expected).as_posix(): file
        for file in sorted(expected.rglob("*"))
        if file.is_file()
    }
    leftovers = [file for name, file in here.items() if name.endswith(ACTUAL)]
    for file in leftovers:
        file.unlink()
    here = {name: file for name, file in here.items() if not name.endswith(ACTUAL)}
    for name in sorted({*here, *actual}):
        file = expected / name
        if name not in actual:
            faults += [] if update else [f"{name}: expected, not made"]
            if update:
                file.unlink()
        elif name not in here or file.read_bytes() != actual[name]:
            target = file if update else file.with_name(file.name + ACTUAL)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(actual[name])
            if not update:
                faults.append(
                    _difference(name, file.read_bytes() if name in here else b"", actual[name])
                )
    return faults


def _difference(name: str, before: bytes, after: bytes) -> str:
    """Show how a file differs."""
    texts = [part.decode("utf-8", "replace").splitlines() for part in (before, after)]
    lines = list(
        difflib.unified_diff(*texts, f"{name} (expected)", f"{name} (actual)", lineterm="", n=1)
    )
    more = [f"… {len(lines) - _SHOWN} more lines"] if len(lines) > _SHOWN else []
    return "\n".join([*lines[:_SHOWN], *more]) or f"{name}: differs"
