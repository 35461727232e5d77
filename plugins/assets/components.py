"""The theme's components as declared: purpose, parameters and examples from each `<name>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.assets.component_types import Field, Shape, ValueType, read_shapes, value_type
from plugins.support.templates import Markup, Theme
from plugins.support.yaml_reader import load_plain

__all__ = ["Component", "Example", "components", "render_example", "shared_shapes"]


@dataclass(frozen=True)
class Example:
    """One example of a component, for the style guide and the tests."""

    name: str
    context: dict[str, Any]
    """The parameters by name, as a YAML file writes them."""
    hidden: bool


@dataclass(frozen=True)
class Component:
    """A component and what its declaration says."""

    name: str
    purpose: str
    params: tuple[Field, ...]
    shapes: Mapping[str, Shape]
    """Every shape that its parameters can name: its own and the shared ones."""
    examples: tuple[Example, ...]


def shared_shapes(folder: Path) -> dict[str, Shape]:
    """Return the shapes that several components of a theme get, by name."""
    declared: Any = load_plain((folder / "shapes.yaml").read_text(encoding="utf-8"))
    return {shape.name: shape for shape in read_shapes(declared, shared=True)}


def components(folder: Path) -> Iterator[Component]:
    """Yield all components of a theme in order of name."""
    shared = shared_shapes(folder)
    for path in sorted((folder / "components").glob("*/*.yaml")):
        data: Any = load_plain(path.read_text(encoding="utf-8"))
        params = tuple(
            Field(item["name"], value_type(item["type"]), item["required"], item["description"])
            for item in data["params"]
        )
        own = {shape.name: shape for shape in read_shapes(data.get("shapes") or {}, shared=False)}
        examples = tuple(
            Example(item["name"], item.get("context") or {}, bool(item.get("hidden")))
            for item in data["examples"]
        )
        yield Component(path.stem, data["purpose"], params, {**shared, **own}, examples)


def _delivered(value: Any, kind: ValueType, shapes: Mapping[str, Shape]) -> Any:
    """Return a value of an example as Python delivers it: finished HTML is marked as such."""
    if isinstance(value, list):
        return [_delivered(item, kind.item, shapes) for item in value]
    if isinstance(value, dict):
        types = {field.name: field.type for field in shapes[kind.name].fields}
        return {key: _delivered(item, types[key], shapes) for key, item in value.items()}
    return Markup(value) if kind.name == "html" else value


def render_example(theme: Theme, component: Component, example: Example) -> str:
    """Render an example through its macro, with its context as named arguments."""
    types = {param.name: param.type for param in component.params}
    given = {
        name: _delivered(value, types[name], component.shapes)
        for name, value in example.context.items()
    }
    return str(theme.component(component.name, **given))
