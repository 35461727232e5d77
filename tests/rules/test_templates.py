"""Templates ask for what views give, and views give what templates ask for."""

from __future__ import annotations

import importlib
import typing
from typing import Any

import pytest

from plugins.pages.page_kinds import KIND_PAGES, LAYOUT_PAGES
from plugins.views.page_frames import PageView, Template
from tests.helpers.template_reader import Reader, Sources
from tests.helpers.view_types import COMPONENTS, THEME, Kind, Made, fields_of, params_of, reachable

MODULES = (
    "assets.styleguide",
    "editorial.editor_pages",
    "forms.forms_page",
    "pages.document_pages",
    "pages.pages_without_document",
)
"""What writes pages besides those of `page_kinds`."""
UNREAD = {
    "PageView.kind": "the choice of languages asks whether a document is behind the page",
    "PageView.alternates": "the choice of languages and the head are made of it",
    "Image.type": "the data for search engines names it",
    "OverviewTable.count": "the facts in the margin are made of it",
}
"""Fields that no template reads, and who does."""


def _templates() -> list[Template[Any]]:
    """Return every page template with the type of its context, each pair once."""
    found = [page.template for page in (*KIND_PAGES.values(), *LAYOUT_PAGES.values())]
    for name in MODULES:
        module = importlib.import_module(f"plugins.{name}")
        found += [item for item in vars(module).values() if isinstance(item, Template)]
    return list(dict.fromkeys(found))


TEMPLATES = _templates()


def _reader(changed: dict[str, str] | None = None) -> Reader:
    """Read the whole theme."""
    reader = Reader(Sources(changed))
    for template in TEMPLATES:
        reader.page(template)
    for name in COMPONENTS:
        reader.component(name)
    return reader


def test_every_template_is_tied_to_a_context():
    """`base.html` is the frame of all others."""
    files = {file.name for file in (THEME / "templates").glob("*.html")}
    assert {template.name for template in TEMPLATES} == files - {"base.html"}


DOCUMENT_PAGES = {**KIND_PAGES, **LAYOUT_PAGES}


@pytest.mark.parametrize("name", DOCUMENT_PAGES)
def test_context_of_a_template_is_what_its_view_returns(name: str):
    """Mypy would take any context for any view here, since all are mappings."""
    page = DOCUMENT_PAGES[name]
    assert typing.get_type_hints(page.view)["return"] is page.template.context


def test_no_template_asks_for_what_no_view_gives():
    """Every name and every attribute in a template or component has a type that somebody gives."""
    assert _reader().faults == []


def test_every_field_of_a_view_is_read_by_a_template():
    """A field that no template shows is made for nobody."""
    reader = _reader()
    starts = [Kind(PageView)]
    starts += [Kind(item) for each in TEMPLATES for item in (each.site, each.context)]
    starts += [kind for item in COMPONENTS.values() for kind in params_of(item).values()]
    read = set(reader.read)
    while (
        more := {
            (given, name)
            for given, wanted in reader.passed
            for base, name in read
            if base is wanted and name in fields_of(given)
        }
        - read
    ):
        read |= more
    unread = {
        f"{view.__name__}.{name}"
        for view in reachable(iter(starts))
        if not isinstance(view, Made)
        for name in fields_of(view)
        if (view, name) not in read
    }
    assert unread == set(UNREAD)


FAULTS = [
    ("an attribute that is nowhere", "card", "{{ card.title }}", "{{ card.titel }}"),
    ("an attribute in a loop", "breadcrumbs", "item.text", "item.label"),
    ("an attribute behind set", "money_table", 'selectattr("share")', 'selectattr("part")'),
    ("a parameter of a macro", "card_list", "card(item, level)", "card(item, size=level)"),
    ("a value of another type", "card_list", "card(item, level)", "card(cards, level)"),
    ("a name that is nowhere", "quote", "{{ who }}", "{{ whom }}"),
    ("the site inside a macro", "quote", "{{ who }}", "{{ site.name }}"),
    ("an attribute in a macro that it calls", "region_map", "area.shade", "area.tint"),
]


@pytest.mark.parametrize(
    ("name", "before", "after"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_reader_finds_what_a_component_gets_wrong(name: str, before: str, after: str):
    """Each fault is put into a component, and found."""
    file = f"components/{name}/{name}.html"
    text = (THEME / file).read_text(encoding="utf-8")
    assert before in text
    reader = Reader(Sources({file: text.replace(before, after)}))
    reader.component(name)
    assert len(reader.faults) > 0


PAGE_FAULTS = [
    ("the page", "base.html", "page.title", "page.titel"),
    ("the site", "base.html", "site.preview_css", "site.preview_sheet"),
    ("the context", "story.html", "{% if cover -%}", "{% if drawing -%}"),
    ("a part of the context", "dataset.html", "indicators.reference", "indicators.day"),
    ("a frame that it extends", "parts/document.html", "(document)", "(page)"),
    ("an included part", "parts/tail.html", "source_list(page.sources)", "source_list(page.notes)"),
    ("a mapping that it makes", "story.html", '"links": themes', '"lines": themes'),
]


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [case[1:] for case in PAGE_FAULTS],
    ids=[case[0] for case in PAGE_FAULTS],
)
def test_reader_finds_what_a_page_template_gets_wrong(file: str, before: str, after: str):
    """Each fault is put into a template, and found."""
    text = (THEME / "templates" / file).read_text(encoding="utf-8")
    assert before in text
    assert _reader({file: text.replace(before, after)}).faults != []
