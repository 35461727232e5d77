"""The built site and the browser for all tests in this folder, on one worker so that both are made once."""

from __future__ import annotations

import pytest

from tests.helpers.browser import (
    below_a_path_fixture,
    chromium_fixture,
    hosted_fixture,
    open_page_fixture,
    preview_fixture,
    published_fixture,
)

__all__ = [
    "below_a_path_fixture",
    "chromium_fixture",
    "hosted_fixture",
    "open_page_fixture",
    "preview_fixture",
    "published_fixture",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests that need the browser together."""
    for item in items:
        if "open_page" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
