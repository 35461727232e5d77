"""Checks that cost too much for an ordinary run, with the fullest page of every template.

`tests/e2e` does the same with a few templates that stand for all.
"""

from __future__ import annotations

import pytest

from tests.helpers.browser import PAGE_TEMPLATES
from tests.helpers.first_view import layout_shift
from tests.helpers.keyboard import keyboard_faults
from tests.helpers.lighthouse import timeless_faults

every_template = pytest.mark.parametrize("template", PAGE_TEMPLATES)


@every_template
def test_the_keyboard_reaches_everything_and_shows_where_it_is(published, open_page, template):
    page = open_page(published.url(published.fullest(template)), width=320)
    assert keyboard_faults(page) == []


@every_template
def test_nothing_moves_while_a_page_comes_in(hosted, open_page, template):
    for width in (320, 1280):
        assert layout_shift(open_page, hosted.url(hosted.fullest(template)), width) == []


@every_template
def test_a_page_keeps_to_its_own_strict_policy_under_a_path(below_a_path, open_page, template):
    """The policy itself; that nothing on any page is refused by it is part of the walk over all."""
    page = open_page(below_a_path.url(below_a_path.fullest(template)))
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy.startswith("default-src 'none';")
    assert [
        word
        for word in ("unsafe", "data:", "http", "*")
        if word in policy.replace("'wasm-unsafe-eval'", "")
    ] == []
    assert ("'wasm-unsafe-eval'" in policy) == (template == "search.html")


def test_lighthouse_has_no_remarks_on_a_page_of_every_template(hosted):
    """Access, good practice and finding: the full score, where the measuring of speed allows 99."""
    assert timeless_faults(hosted, PAGE_TEMPLATES) == {}
