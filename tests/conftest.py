"""Options, fixtures and bounds for all tests."""

from __future__ import annotations

import faulthandler
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import shared
from tests.helpers.site_text import SiteText

LONGEST, LONGEST_AUDIT = 400, 3600
"""Seconds after which a test that still runs takes its whole process with it. What waits for a
browser has a stricter bound (`tests/helpers/browser.py: PATIENCE`); this one is for all else."""
_ROOT = Path(__file__).resolve().parents[1]
_GROUP = re.compile(r"\bxdist_group\(\"(\w+)\"\)")
_STDERR = pytest.StashKey[int]()


def group_of(nodeid: str) -> str:
    """Return the group of the module that a test is in, or the test itself when it has none."""
    file = _ROOT / nodeid.partition("::")[0]
    found = _GROUP.search(file.read_text(encoding="utf-8"))
    return found[1] if found else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep a module that names a group (`xdist_group`) on one worker.

    `--dist loadgroup` of pytest-xdist 3.8 should, but writes the group where pytest 9.2 no longer
    reads it, and spreads the tests of a group over all workers.
    """
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling

    class ByGroup(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return group_of(nodeid)

    return ByGroup(config, log)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of `golden` and `audit`."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the actual output as the expected one"
    )
    parser.addoption("--audit", action="store_true", help="run the long checks over all pages")


def pytest_configure(config: pytest.Config) -> None:
    """Begin the folder that all workers share; a worker knows it by its environment."""
    if not hasattr(config, "workerinput"):
        shared.begin()
    capture = config.pluginmanager.getplugin("capturemanager")
    with capture.global_and_fixture_disabled():
        config.stash[_STDERR] = os.dup(2)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """End the process, and show where it is, when a test runs too long; another worker goes on."""
    longest = LONGEST_AUDIT if item.config.getoption("--audit") else LONGEST
    faulthandler.dump_traceback_later(longest, exit=True, file=item.config.stash[_STDERR])
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the workers shared."""
    if not hasattr(config, "workerinput"):
        shared.end()


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Callable[[str], SiteText]:
    """Return a function that makes a small site from a text."""

    def make(text: str = "", *, base: bool = True) -> SiteText:
        return SiteText(tmp_path, base).write(text)

    return make
