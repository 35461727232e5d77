"""The style guide: every component with its examples, only in the preview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypedDict

from plugins.assets.component_types import Field, Shape
from plugins.assets.components import Component, components, render_example, shared_shapes
from plugins.core.problems import Place, problem
from plugins.run.reuse.digests import digest_of
from plugins.run.run_state import Run
from plugins.support.templates import Markup, TemplateFault
from plugins.views.page_frames import Template, editorial_site, plain_page

__all__ = ["style_guide"]

ADDRESS = "/stijlgids/"


class FieldView(TypedDict):
    """A parameter or field."""

    name: str
    before: str
    """What is said before the type."""
    type: str
    url: str
    """The place of the shape on the page; empty for a plain type."""
    after: str
    required: bool
    description: str


class ShapeView(TypedDict):
    """A shape with its fields."""

    id: str
    name: str
    description: str
    fields: list[FieldView]


class ExampleView(TypedDict):
    """An example of a component."""

    name: str
    html: Markup


class ComponentView(TypedDict):
    """A component."""

    name: str
    purpose: str
    params: list[FieldView]
    shapes: list[ShapeView]
    """The shapes that it alone gets."""
    examples: list[ExampleView]


class StyleGuideContext(TypedDict):
    """The style guide."""

    components: list[ComponentView]
    shapes: list[ShapeView]
    """The shapes that several components get."""


TEMPLATE = Template("styleguide.html", StyleGuideContext)


def style_guide(run: Run) -> None:
    """Write the page with all components; it is reused while code and theme stay as they are."""
    digest = digest_of(ADDRESS, run.made_by) if run.settings.memo else ""
    if run.settings.memo and run.settings.memo.get(digest) and run.writer.again(ADDRESS, None):
        return
    page = plain_page(run, ADDRESS, run.theme.word_in("nl", "styleguide"))
    try:
        context = _context(run)
        html = run.theme.render(TEMPLATE.name, editorial_site(run), page, **context)
    except TemplateFault as fault:
        place = Place("theme/templates/styleguide.html")
        text = f"De stijlgids kon niet worden gemaakt: {fault}"
        hint = "Laat dit aan de beheerder van de site zien."
        run.report.add(problem("sjabloon-fout", place, text, hint))
        return
    run.writer.page(ADDRESS, html, examples=True)
    if run.settings.memo:
        run.settings.memo.put(digest, True)


def _context(run: Run) -> StyleGuideContext:
    shapes = shared_shapes(run.theme.folder)
    return {
        "components": [_component(run, item) for item in components(run.theme.folder)],
        "shapes": [_shape(item, "", shapes) for item in shapes.values()],
    }


def _component(run: Run, component: Component) -> ComponentView:
    name, shapes = component.name, component.shapes
    return {
        "name": name,
        "purpose": component.purpose,
        "params": [_field(item, name, shapes) for item in component.params],
        "shapes": [_shape(item, name, shapes) for item in shapes.values() if not item.shared],
        "examples": list(_examples(run, component)),
    }


def _examples(run: Run, component: Component) -> Iterator[ExampleView]:
    for example in component.examples:
        if not example.hidden:
            html = render_example(run.theme, component, example)
            yield {"name": example.name, "html": Markup(html)}


def _shape(shape: Shape, component: str, shapes: Mapping[str, Shape]) -> ShapeView:
    return {
        "id": _anchor(shape, component),
        "name": shape.name,
        "description": shape.description,
        "fields": [_field(field, component, shapes) for field in shape.fields],
    }


def _anchor(shape: Shape, component: str) -> str:
    return f"vorm-{shape.name}" if shape.shared else f"vorm-{component}-{shape.name}"


def _field(field: Field, component: str, shapes: Mapping[str, Shape]) -> FieldView:
    shape = shapes.get(field.type.name)
    return {
        "name": field.name,
        "before": field.type.before,
        "type": field.type.name,
        "url": f"#{_anchor(shape, component)}" if shape else "",
        "after": field.type.after,
        "required": field.required,
        "description": field.description,
    }
