"""Names of files that nobody wrote: lock files of office programs, and copies.

Windows, macOS, Excel and cloud folders make copies.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Copy", "copy_of", "is_lock"]

# Excel and Word (~$cijfers.xlsx), LibreOffice (.~lock.cijfers.csv#).
_LOCK = re.compile(r"~\$.+|\.~lock\..+#", re.S)
# What a program makes of a name; nobody types these for a page or a table.
_MADE = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?:kopie van|copy of) (?P<name>.+)",
        r"(?P<name>.+?) ?[-–] (?:kopie|copy)(?: ?\([0-9]+\)| [0-9]+)?",
        r"(?P<name>.+) (?:kopie|copy)(?: [0-9]+)?",
        r"(?P<name>.+?) ?\([0-9]+\)",
        r"(?P<name>.+) \([^()]*(?:conflict|kopie|copy)[^()]*\)",
    )
)
# The same as a name for the web: could be a page of its own, unless the other is beside it.
_TIDY = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"(?:kopie-van|copy-of)-(?P<name>.+)",
        r"(?P<name>.+)-(?:kopie|copy)(?:-[0-9]+)?",
    )
)


class Copy(NamedTuple):
    """What a name says it is a copy of."""

    original: str
    certain: bool
    """The name alone says so; otherwise only when the original is beside it."""


def is_lock(name: str) -> bool:
    """Return whether an office program made this file to say that it has another open."""
    return _LOCK.fullmatch(name) is not None


def copy_of(name: str) -> Copy | None:
    """Return the name that a copy was made from, or None when the name is no copy's.

    Args:
        name: of a file with its ending, or of a folder.
    """
    stem, dot, ending = name.rpartition(".")
    if not dot or " " in ending:
        stem, dot, ending = name, "", ""
    for certain, patterns in ((True, _MADE), (False, _TIDY)):
        match = next((found for pattern in patterns if (found := pattern.fullmatch(stem))), None)
        if match:
            first = match["name"] + dot + ending
            earlier = copy_of(first) if certain else None
            return earlier if earlier and earlier.certain else Copy(first, certain)
    return None
