"""The theme's components as declared: purpose, parameters and examples from each `<name>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.support.templates import Markup, Theme
from plugins.support.yaml_reader import load_plain

__all__ = ["Component", "Example", "components", "render_example"]


@dataclass(frozen=True)
class Example:
    """One example of a component, for the style guide and the tests."""

    name: str
    context: dict[str, Any]
    hidden: bool


@dataclass(frozen=True)
class Component:
    """A component and what its declaration says."""

    name: str
    purpose: str
    params: list[dict[str, Any]]
    examples: tuple[Example, ...]


def components(folder: Path) -> Iterator[Component]:
    """Give all components of a theme in order of name."""
    for path in sorted((folder / "components").glob("*/*.yaml")):
        data: Any = load_plain(path.read_text(encoding="utf-8"))
        examples = tuple(
            Example(item["name"], item.get("context") or {}, bool(item.get("hidden")))
            for item in data["examples"]
        )
        yield Component(path.stem, data["purpose"], data["params"], examples)


def _marked(value: Any, name: str = "") -> Any:
    """Mark the texts that are finished HTML by their names, as the machinery delivers them."""
    if isinstance(value, dict):
        return {key: _marked(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_marked(item, name) for item in value]
    return (
        Markup(value)
        if isinstance(value, str) and name in ("html", "explanation", "body")
        else value
    )


def render_example(theme: Theme, component: Component, example: Example) -> str:
    """Render an example through its macro, with its context as named arguments."""
    return str(theme.component(component.name, **_marked(example.context)))
