"""The long checks run only when asked for (`make audit`).

Otherwise this folder is not collected at all.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

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
from tests.helpers.results import Results, tool_version

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
_RESULTS = pytest.StashKey[Results]()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave this folder out of an ordinary run."""
    return None if config.getoption("--audit") else True


@pytest.fixture(name="results")
def _results(request: pytest.FixtureRequest, chromium: Browser) -> Results:
    """Return what the audit found so far."""
    found = request.config.stash.setdefault(_RESULTS, Results())
    found.tools |= {
        "Chromium": chromium.version,
        "axe-core": tool_version("axe-core"),
        "Lighthouse": tool_version("lighthouse"),
        "Nu": tool_version("vnu-jar"),
    }
    return found


@pytest.fixture(name="table")
def _table(results: Results) -> list[tuple[str, int, int, str]]:
    """Return the table of results: what was looked at, how many, how many findings, remark."""
    return results.rows


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table under the results.

    After a complete audit, write the page in docs/ as well.
    """
    results = config.stash.get(_RESULTS, Results())
    rows = results.rows
    if not rows:
        return
    if results.complete():
        results.write(datetime.date.today())
    terminalreporter.section("audit")
    terminalreporter.write_line(f"{'check':<52}{'looked at':>10}{'findings':>10}  remark")
    for name, count, findings, remark in rows:
        terminalreporter.write_line(f"{name:<52}{count:>10}{findings:>10}  {remark}")
