"""The types that declarations of components name, such as `lijst van link` or `source of niets`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.support.templates import Markup

__all__ = ["PLAIN", "Field", "Shape", "ValueType", "read_shapes", "value_type"]

PLAIN: dict[str, type] = {
    "tekst": str,
    "adres": str,
    "kop": str,
    "html": Markup,
    "ja/nee": bool,
    "getal": int,
}
"""The types that are no shapes, and what they are in Python."""
_LIST, _OPTIONAL = "lijst van ", " of niets"


@dataclass(frozen=True)
class ValueType:
    """The type of a parameter or field."""

    name: str
    """One of `PLAIN`, or a shape."""
    depth: int = 0
    """How many lists are around it."""
    optional: bool = False
    """Whether it may be nothing."""

    @property
    def before(self) -> str:
        """What is said before the name."""
        return _LIST * self.depth

    @property
    def after(self) -> str:
        """What is said after the name."""
        return _OPTIONAL if self.optional else ""

    @property
    def item(self) -> ValueType:
        """The type of what is in the list."""
        return ValueType(self.name, self.depth - 1)


@dataclass(frozen=True)
class Field:
    """A parameter of a component, or a field of a shape."""

    name: str
    type: ValueType
    required: bool
    description: str


@dataclass(frozen=True)
class Shape:
    """What a value with fields holds."""

    name: str
    description: str
    view: str
    """The class that makes it, below `plugins`; empty where templates make it themselves."""
    fields: tuple[Field, ...]
    shared: bool
    """Whether several components get it, so that theme/shapes.yaml declares it."""


def value_type(text: str) -> ValueType:
    """Read a type as a declaration writes it."""
    name = text.removesuffix(_OPTIONAL)
    bare = name.replace(_LIST, "")
    return ValueType(bare, name.count(_LIST), name != text)


def read_shapes(declared: Mapping[str, Any], *, shared: bool) -> Iterator[Shape]:
    """Yield the shapes of a declaration.

    Args:
        declared: the shapes by name, as they are in the file.
        shared: whether the file is theme/shapes.yaml.
    """
    for name, said in declared.items():
        fields = tuple(
            Field(key, value_type(item["type"]), item.get("required", True), item["description"])
            for key, item in said["fields"].items()
        )
        yield Shape(name, said["description"], said.get("view", ""), fields, shared)
