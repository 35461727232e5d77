"""The long checks run only when asked for (`make audit`); otherwise this folder is not collected at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.browser import (
    below_a_path_fixture,
    chromium_fixture,
    hosted_fixture,
    open_page_fixture,
    preview_fixture,
    published_fixture,
)

__all__ = ["below_a_path_fixture", "chromium_fixture", "hosted_fixture", "open_page_fixture", "preview_fixture", "published_fixture"]
_TABLE = pytest.StashKey[list[tuple[str, int, int, str]]]()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave this folder out of an ordinary run."""
    return None if config.getoption("--audit") else True


@pytest.fixture(name="table")
def _table(request: pytest.FixtureRequest) -> list[tuple[str, int, int, str]]:
    """Give the table of results: what was looked at, how many, how many findings, remark."""
    return request.config.stash.setdefault(_TABLE, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table under the results."""
    rows = config.stash.get(_TABLE, [])
    if not rows:
        return
    terminalreporter.section("audit")
    terminalreporter.write_line(f"{'check':<52}{'looked at':>10}{'findings':>10}  remark")
    for name, count, findings, remark in rows:
        terminalreporter.write_line(f"{name:<52}{count:>10}{findings:>10}  {remark}")
