"""The values of a header, which know their place in the file, and the fields that a kind declares.

Every value is text until a field types it, so nothing depends on quotes, key order or comments.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from plugins.core.dutch import normalise_key
from plugins.core.problems import Place

__all__ = ["Entry", "Field", "Header", "SourceRef", "Value"]


@dataclass(frozen=True)
class Value:
    """A piece of text and its place (both counted from 1)."""

    text: str
    line: int
    column: int


@dataclass(frozen=True)
class Entry:
    """One line of a header: the key as written and its value or values."""

    key: Value
    values: tuple[Value, ...]
    is_list: bool
    """Written as a YAML list, so commas are part of the text."""


@dataclass(frozen=True)
class SourceRef:
    """A source document and the place in it: `jaarplan-2026 (Hoe gaan we dit betalen?)`."""

    source_id: str
    place: str = ""


@dataclass(frozen=True)
class Field:
    """One key of a kind. From this come the check, the empty template, the manual and the form."""

    name: str
    """The key as writers see it."""
    type: str
    """text, number, slug (part of an address), date, moment (a date, perhaps with a time), period,
    known-date (date, period or `niet bekend`), choice, register, source, or lines: texts with their
    places (`Value`), for fields that are read further elsewhere."""
    help: str
    """A Dutch sentence for writers."""
    example: str
    required: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()
    register: str = ""
    """For type register: the name of the register."""
    max_length: int = 0
    """Characters at most; 0 = no limit."""
    default: str = ""


@dataclass
class Header:
    """The typed values of a header by normalised key, with their places."""

    values: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    """The place of each key."""
    starts: dict[str, Place] = field(default_factory=dict)
    """Where the first value of each key begins; the key's own place when it has none."""

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of a field by any spelling of its name."""
        value = self.values.get(normalise_key(name))
        return default if value is None else value
