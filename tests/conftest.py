"""Options and fixtures for all tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.site_text import SiteText


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of `golden` and `audit`."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the actual output as the expected one"
    )
    parser.addoption("--audit", action="store_true", help="run the long checks over all pages")


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Callable[[str], SiteText]:
    """Give a function that makes a small site from a text."""

    def make(text: str = "", *, base: bool = True) -> SiteText:
        return SiteText(tmp_path, base).write(text)

    return make
