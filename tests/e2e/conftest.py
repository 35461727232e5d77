"""The built site and the browser for all tests in this folder.

All workers share the builds (`tests/helpers/shared.py`); each has a browser of its own.
"""

from __future__ import annotations

import pytest

from tests.helpers.browser import (
    below_a_path_fixture,
    browsers_fixture,
    chromium_fixture,
    compressed_fixture,
    hosted_fixture,
    open_page_fixture,
    patience_fixture,
    preview_fixture,
    published_fixture,
    watchdog_fixture,
)

__all__ = [
    "below_a_path_fixture",
    "browsers_fixture",
    "chromium_fixture",
    "compressed_fixture",
    "hosted_fixture",
    "open_page_fixture",
    "patience_fixture",
    "preview_fixture",
    "published_fixture",
    "watchdog_fixture",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser."""
    for item in items:
        if "browsers" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
