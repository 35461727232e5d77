"""What a screen reader is given, in its order.

Tables, figures, charts and drawings, as text that a person can read.

The accessibility tree of a real browser, of every shown example of a component that holds figures
or a drawing. What folds open is open. Read a file from the top: that is the order in which it is
heard. A new component of this sort gets its own files by `make golden`; look at them as you would
at the page.
"""

from __future__ import annotations

import re
import shutil

import pytest

from plugins.assets.components import render_example
from plugins.assets.css_bundle import bundle
from plugins.core.dutch import slugify
from plugins.support.templates import Theme
from tests.golden.test_golden import COMPONENTS, HERE, THEME
from tests.helpers.golden import compare_tree, may_update

_SPEAKS_FIGURES = re.compile(r"<table|<dl|<svg|{{ ?drawing\(")
SPOKEN = [
    name
    for name in sorted(COMPONENTS)
    if _SPEAKS_FIGURES.search(
        (THEME / "components" / name / f"{name}.html").read_text(encoding="utf-8")
    )
]


def _spoken(page, html: str) -> bytes:
    """Return the accessibility tree of a piece of a page."""
    page.locator("main").evaluate(
        "(main, html) => { main.innerHTML = html; main.querySelectorAll('details').forEach(part =>"
        " { part.open = true; }); }",
        html,
    )
    return page.locator("main").aria_snapshot().encode("utf-8") + b"\n"


@pytest.fixture(name="update")
def _update(request: pytest.FixtureRequest) -> bool:
    """Return whether to write the expected files; refused on a build server."""
    return may_update(request.config.getoption("--update-golden"))


@pytest.fixture(name="empty")
def _empty(open_page):
    """A page with the stylesheet and nothing in it."""
    page = open_page("about:blank")
    page.set_content(
        '<!DOCTYPE html><html lang="nl"><title>x</title><body><main></main></body></html>'
    )
    css = bundle("css/site.css", lambda path: (THEME / path).read_text(encoding="utf-8"))
    page.add_style_tag(content=re.sub(r"@font-face\s*{[^}]*}", "", css))
    return page


@pytest.mark.parametrize("name", SPOKEN)
def test_what_is_spoken_and_in_which_order_is_as_before(empty, update, name):
    theme, component = Theme(THEME), COMPONENTS[name]
    shown = [example for example in component.examples if not example.hidden]
    made = {
        f"{slugify(example.name)}.yaml": _spoken(empty, render_example(theme, component, example))
        for example in shown
    }
    assert compare_tree(HERE / "spoken" / name, made, update=update) == []


def test_no_spoken_component_is_left_behind(update):
    gone = {folder.name for folder in (HERE / "spoken").iterdir()} - set(SPOKEN)
    for name in gone if update else ():
        shutil.rmtree(HERE / "spoken" / name)
    assert update or gone == set()


def test_the_main_sorts_are_all_there():
    assert {"money_table", "figures", "chart", "comparison"} <= set(SPOKEN)


def test_order_and_words_come_from_what_is_heard_and_not_from_what_is_seen(empty):
    """The check itself works.

    Hidden words are heard, hidden drawings are not, and a moved part stays where it is in the
    text.
    """
    heard = _spoken(
        empty,
        '<p>een</p><p class="u-visually-hidden">twee</p><svg'
        ' aria-hidden="true"><title>drie</title></svg><p'
        ' class="u-print-only">vier</p><details><summary>vijf</summary><p>zes</p></details>',
    ).decode()
    assert re.findall(r"een|twee|drie|vier|vijf|zes", heard) == ["een", "twee", "vijf", "zes"]
