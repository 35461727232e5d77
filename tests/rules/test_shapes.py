"""What components declare is what Python gives them, and what their examples show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from plugins.assets.component_types import PLAIN, ValueType
from plugins.assets.components import Component
from tests.helpers.view_types import (
    COMPONENTS,
    SHARED,
    all_shapes,
    declared_kind,
    fields_of,
    optional_fields,
    view_class,
)

SHAPES = list(all_shapes())
NAMES = [f"{file}:{shape.name}" for file, shape, _ in SHAPES]


@pytest.mark.parametrize(("file", "shape", "shapes"), SHAPES, ids=NAMES)
def test_shape_has_the_fields_of_the_view_that_it_names(file, shape, shapes):
    """Names, types and what may be left out agree, both ways."""
    declared = {field.name: declared_kind(field.type, shapes) for field in shape.fields}
    assert declared
    if shape.view:
        view = view_class(shape)
        assert declared == dict(fields_of(view))
        left_out = {field.name for field in shape.fields if not field.required}
        assert left_out == optional_fields(view)


def test_each_view_is_declared_once():
    """A view that two components get is in theme/shapes.yaml, under one name."""
    counts = Counter(shape.view for _, shape, _ in SHAPES if shape.view)
    assert {view for view, count in counts.items() if count > 1} == set()
    assert len({name for name, _ in Counter(shape.name for _, shape, _ in SHAPES).items()}) == len(
        SHAPES
    )


def test_every_shared_shape_is_named_by_two_components():
    """What one component gets alone is declared there."""
    users: dict[str, set[str]] = {name: set() for name in SHARED}
    for component in COMPONENTS.values():
        for name in _named(component):
            if name in SHARED:
                users[name].add(component.name)
    assert {name for name, found in users.items() if len(found) < 2} == set()


def test_every_shape_of_a_component_is_named():
    """A shape that no parameter leads to is taken out."""
    for component in COMPONENTS.values():
        own = {name for name, shape in component.shapes.items() if not shape.shared}
        assert own - _named(component) == set(), component.name


def _named(component: Component) -> set[str]:
    """Return the shapes that the parameters of a component lead to."""
    found: set[str] = set()
    waiting = [param.type.name for param in component.params]
    while waiting:
        name = waiting.pop()
        if name not in PLAIN and name not in found:
            found.add(name)
            waiting += [field.type.name for field in component.shapes[name].fields]
    return found


# -- examples -------------------------------------------------------------------------------------

EXAMPLES = [
    (component, example) for component in COMPONENTS.values() for example in component.examples
]


@pytest.mark.parametrize(
    ("component", "example"),
    EXAMPLES,
    ids=[f"{component.name}: {example.name}" for component, example in EXAMPLES],
)
def test_example_fits_its_declaration(component, example):
    """An example gives all that is declared and nothing else."""
    declared = {param.name: param for param in component.params}
    assert set(example.context) <= set(declared)
    assert {name for name, param in declared.items() if param.required} <= set(example.context)
    faults = [
        fault
        for name, value in example.context.items()
        for fault in _unfit(component, declared[name].type, value, name)
    ]
    assert faults == []


def _unfit(component: Component, wanted: ValueType, value: Any, where: str) -> Iterator[str]:
    """Yield where a value of an example is of another type than declared."""
    if value is None:
        if not wanted.optional:
            yield f"{where} may not be nothing"
    elif wanted.depth:
        if not isinstance(value, list):
            yield f"{where} is no list"
            return
        for at, item in enumerate(value):
            yield from _unfit(component, wanted.item, item, f"{where}[{at}]")
    elif wanted.name in PLAIN:
        kind = {"ja/nee": bool, "getal": int}.get(wanted.name, str)
        if type(value) is not kind:
            yield f"{where} is not {wanted.name}: {value!r}"
    elif not isinstance(value, dict):
        yield f"{where} is no {wanted.name}: {value!r}"
    else:
        fields = {field.name: field for field in component.shapes[wanted.name].fields}
        yield from (f"{where}.{key} is not declared" for key in value if key not in fields)
        missing = (key for key, field in fields.items() if field.required and key not in value)
        yield from (f"{where}.{key} is missing" for key in missing)
        for key, item in value.items():
            if key in fields:
                yield from _unfit(component, fields[key].type, item, f"{where}.{key}")
