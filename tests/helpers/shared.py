"""What is costly to make is made once in a run of the tests, however many workers there are.

The first worker that asks makes it below a folder that all workers of the run know; the others wait
for it and read what it returned. `tests/conftest.py` makes that folder and removes it.
"""

from __future__ import annotations

import atexit
import functools
import os
import pickle
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

__all__ = ["begin", "end", "made_once"]

Made = TypeVar("Made")
PATIENCE = 240
"""Seconds after which a worker no longer waits for another one."""
_FOLDER = "DTZ_SHARED_BY_TESTS"


def begin() -> None:
    """Make the folder of this run; processes that are started from now on know it."""
    os.environ[_FOLDER] = tempfile.mkdtemp(prefix="dtz-tests-")


def end() -> None:
    """Remove the folder of this run with all that was made in it."""
    shutil.rmtree(os.environ.pop(_FOLDER), ignore_errors=True)


@functools.cache
def _folder() -> Path:
    """Return the folder of this run, or one of this process alone when no run began."""
    if _FOLDER not in os.environ:
        begin()
        atexit.register(end)
    return Path(os.environ[_FOLDER])


def made_once(name: str, make: Callable[[Path], Made]) -> Made:
    """Return what was made under a name, and make it when nobody has.

    Args:
        name: names the thing among all that is shared; also the name of its folder.
        make: makes it in an empty folder; what it returns can be pickled.

    Raises:
        AssertionError: another worker is making it for longer than `PATIENCE`.
    """
    place = _folder() / name
    result, lock, until = place / "made.pickle", _folder() / f"{name}.lock", None
    while not result.is_file():
        try:
            lock.mkdir()
        except FileExistsError:
            until = until or time.monotonic() + PATIENCE
            assert time.monotonic() < until, f"nobody finished “{name}” in {PATIENCE} seconds"
            time.sleep(0.05)
            continue
        try:
            if not result.is_file():
                _make(place, result, make)
        finally:
            lock.rmdir()
    # Our own pickle, written by a worker of the same run.
    return pickle.loads(result.read_bytes())


def _make(place: Path, result: Path, make: Callable[[Path], object]) -> None:
    """Make it from the beginning; the result appears as a whole or not at all."""
    shutil.rmtree(place, ignore_errors=True)
    folder = place / "files"
    folder.mkdir(parents=True)
    unfinished = place / "unfinished.pickle"
    unfinished.write_bytes(pickle.dumps(make(folder)))
    unfinished.replace(result)
