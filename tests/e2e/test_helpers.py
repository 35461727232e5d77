"""The helpers of the browser tests.

A wait without end is ended, and a page that is used again is like a new one.
"""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Error

from tests.helpers.browser import OpenPage
from tests.helpers.watchdog import Watchdog


def test_a_script_that_never_ends_fails_the_test_and_the_next_one_has_a_browser(browsers):
    opener = OpenPage(browsers.get())
    page = opener("about:blank")
    with Watchdog(2, browsers.kill) as watchdog, pytest.raises(Error, match="closed"):
        page.evaluate("() => { for (;;); }")
    assert watchdog.has_bitten
    opener.close()
    assert OpenPage(browsers.get())("about:blank").evaluate("() => 1 + 1") == 2
    assert browsers.idle == {}, "the pages of the browser that is gone are gone as well"


def test_the_watchdog_leaves_a_browser_alone_that_does_something():
    bitten = []
    with Watchdog(2, lambda: bitten.append(1)) as watchdog:
        for _ in range(4):
            time.sleep(0.6)
            watchdog.pat()
    assert not watchdog.has_bitten
    with Watchdog(0.1, lambda: bitten.append(2)) as watchdog:
        time.sleep(0.3)
    assert watchdog.has_bitten
    assert bitten == [2]


def test_a_page_that_is_used_again_is_as_a_new_one(published, chromium):
    """Media, place of the mouse, messages of the test before: nothing of it is left."""
    opener = OpenPage(chromium)
    page = opener(published.url("/contact/"), width=320)
    page.emulate_media(media="print", color_scheme="dark", forced_colors="active")
    page.mouse.move(200, 300)
    page.evaluate("() => console.error('first')")
    opener.close()
    assert opener.faults == ["error in the console: first"]
    then = OpenPage(chromium, idle=opener.idle)
    again = then(published.url("/contact/"))
    assert again is page
    assert again.evaluate(
        "() => [innerWidth, matchMedia('screen').matches, matchMedia('(prefers-color-scheme:"
        " light)').matches, matchMedia('(forced-colors: none)').matches,"
        " matchMedia('(prefers-reduced-motion)').matches, document.activeElement.tagName,"
        " document.querySelectorAll('main :hover').length]"
    ) == [1280, True, True, True, True, "BODY", 0]
    again.evaluate("() => console.error('second')")
    assert then.faults == ["error in the console: second"]
    assert opener.faults == ["error in the console: first"]
    assert then(published.url("/"), fresh=True) is not page
    again.context.close()
    then.close()
