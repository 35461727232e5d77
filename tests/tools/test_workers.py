"""How the tests are spread over workers, and what workers share."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import group_of
from tests.helpers import shared
from tests.helpers.site_text import parse_sections

TESTS = Path(__file__).resolve().parents[1]


def test_a_module_that_names_a_group_stays_together():
    assert group_of("tests/e2e/test_forms.py::test_one") == "forms"
    assert group_of("tests/e2e/test_serve.py::test_two[a@b]") == "serve"
    assert (
        group_of("tests/e2e/test_map.py::test_three[320]")
        == "tests/e2e/test_map.py::test_three[320]"
    )


RUN = """
-- conftest.py --
import sys
sys.path.insert(0, {root!r})
import tests.conftest as ours
ours._ROOT = __import__("pathlib").Path(__file__).parent
from tests.conftest import pytest_configure, pytest_runtest_protocol, pytest_unconfigure
from tests.conftest import pytest_addoption, pytest_xdist_make_scheduler
-- test_group.py --
import os, pathlib, pytest
pytestmark = pytest.mark.xdist_group("one")
@pytest.mark.parametrize("number", range(12))
def test_it(number):
    pathlib.Path(f"{{os.getpid()}}.pid").touch()
-- test_long.py --
import time, tests.conftest as ours
ours.LONGEST = 1
def test_before(): pass
def test_without_end(): time.sleep(60)
"""


@pytest.fixture(name="run")
def _run(tmp_path: Path) -> Callable[..., str]:
    """Return a function that runs a few tests under our conftest and returns what was printed."""
    for name, text in parse_sections(RUN.format(root=str(TESTS.parent))).items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words],
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        return done.stdout

    return run


def test_the_tests_of_a_group_have_one_worker(run, tmp_path):
    assert "12 passed" in run("-n", "3", "--dist", "loadgroup", "test_group.py")
    assert len(list(tmp_path.glob("*.pid"))) == 1


def test_a_test_without_end_takes_its_process_with_it_and_shows_where_it_was(run):
    said = run("test_long.py")
    assert "in test_without_end" in said
    assert "Timeout" in said
    said = run("-n", "1", "--max-worker-restart", "0", "test_long.py")
    assert "in test_without_end" in said
    assert "crashed while running" in said


def _make(folder: Path) -> tuple[int, str]:
    (folder / "made.txt").write_text(str(os.getpid()), encoding="utf-8")
    return os.getpid(), str(folder)


def _ask(name: str) -> tuple[int, str]:
    return shared.made_once(name, _make)


def test_what_workers_share_is_made_by_one_of_them():
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        made = pool.map(_ask, ["proof"] * 6)
    assert len(set(made)) == 1
    process, folder = made[0]
    assert (Path(folder) / "made.txt").read_text(encoding="utf-8") == str(process)


def test_what_could_not_be_made_is_tried_again():
    def fail(folder: Path) -> None:
        (folder / "half.txt").touch()
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        shared.made_once("second-try", fail)
    _, folder = shared.made_once("second-try", _make)
    assert [file.name for file in Path(folder).iterdir()] == ["made.txt"]
