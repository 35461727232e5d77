"""The types of views and parameters, as declarations and Python have them, in one form."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from plugins.assets.component_types import PLAIN, Shape, ValueType
from plugins.assets.components import Component, components, shared_shapes

THEME = Path(__file__).resolve().parents[2] / "theme"
COMPONENTS = {component.name: component for component in components(THEME)}
SHARED = shared_shapes(THEME)


@dataclass(frozen=True)
class Made:
    """Fields without a class: a mapping that a template makes itself."""

    name: str
    fields: tuple[tuple[str, Kind], ...]


@dataclass(frozen=True)
class Kind:
    """The type of a value: what it is, how many lists are around it, whether it may be nothing."""

    base: Any
    depth: int = 0
    optional: bool = False

    @property
    def item(self) -> Kind:
        return Kind(self.base, self.depth - 1) if self.depth else self

    @property
    def listed(self) -> Kind:
        return Kind(self.base, self.depth + 1)


ANYTHING = Kind(object)
TEXT = Kind(str)
NOTHING = Kind(type(None), optional=True)


def kind_of(hint: Any) -> Kind:
    """Return the type that a hint of Python stands for."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.NotRequired, typing.Required):
        return kind_of(arguments[0])
    if origin in (types.UnionType, typing.Union):
        (one,) = (item for item in arguments if item is not type(None))
        return replace(kind_of(one), optional=True)
    if origin in (list, tuple, Sequence):
        return kind_of(arguments[0]).listed
    return Kind(hint)


@functools.cache
def fields_of(base: Any) -> Mapping[str, Kind]:
    """Return the fields of a view: a TypedDict, a dataclass, a named tuple, or a made mapping."""
    if isinstance(base, Made):
        return dict(base.fields)
    if typing.is_typeddict(base):
        return {name: kind_of(hint) for name, hint in typing.get_type_hints(base).items()}
    if dataclasses.is_dataclass(base):
        hints = typing.get_type_hints(base)
        return {field.name: kind_of(hints[field.name]) for field in dataclasses.fields(base)}
    if hasattr(base, "_fields"):
        return {name: kind_of(hint) for name, hint in typing.get_type_hints(base).items()}
    return {}


def optional_fields(base: Any) -> set[str]:
    """Return the fields that a view may leave out."""
    hints = typing.get_type_hints(base, include_extras=True)
    marked = {name for name, hint in hints.items() if typing.get_origin(hint) is typing.NotRequired}
    return marked | set(getattr(base, "__optional_keys__", ()))


def is_view(base: Any) -> bool:
    """Return whether a type has fields."""
    return bool(fields_of(base)) or typing.is_typeddict(base)


def view_class(shape: Shape) -> Any:
    """Return the class that a declaration names."""
    module, _, name = shape.view.rpartition(".")
    return getattr(importlib.import_module(f"plugins.{module}"), name)


def declared_kind(declared: ValueType, shapes: Mapping[str, Shape]) -> Kind:
    """Return the type that a declaration stands for."""
    base = PLAIN.get(declared.name) or _base(shapes[declared.name], shapes)
    return Kind(base, declared.depth, declared.optional)


def _base(shape: Shape, shapes: Mapping[str, Shape]) -> Any:
    if shape.view:
        return view_class(shape)
    fields = [(field.name, declared_kind(field.type, shapes)) for field in shape.fields]
    return Made(shape.name, tuple(fields))


def params_of(component: Component) -> dict[str, Kind]:
    """Return the parameters of a component."""
    return {item.name: declared_kind(item.type, component.shapes) for item in component.params}


def all_shapes() -> Iterator[tuple[str, Shape, Mapping[str, Shape]]]:
    """Yield every shape with the file that declares it and the shapes that it can name."""
    for shape in SHARED.values():
        yield "theme/shapes.yaml", shape, SHARED
    for component in COMPONENTS.values():
        for shape in component.shapes.values():
            if not shape.shared:
                yield f"{component.name}.yaml", shape, component.shapes


def reachable(kinds: Iterator[Kind]) -> set[Any]:
    """Return all views in some types, and in the types of their fields."""
    found: set[Any] = set()
    waiting = [kind.base for kind in kinds]
    while waiting:
        base = waiting.pop()
        if base not in found and is_view(base):
            found.add(base)
            waiting += [kind.base for kind in fields_of(base).values()]
    return found
