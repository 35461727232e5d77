"""Doing one thing for many items with all cores, where the system can fork.

Both ways give the same results in the same order; a test checks that.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

__all__ = ["FEW", "map_forked"]

Item = TypeVar("Item")
Result = TypeVar("Result")
FEW = 16
"""The same where somebody waits for a preview, and each may take many milliseconds."""
WORTHWHILE = 64
"""Items for each process below which another costs more than it brings, when each takes about a
millisecond."""


def map_forked(
    function: Callable[[Item], Result], items: Sequence[Item], worthwhile: int | None = None
) -> list[Result]:
    """Return the result for each item, in order.

    Args:
        function: depends on nothing that another item changes; its results can be sent between
            processes.
        items: what it is called with.
        worthwhile: items for each process, where that is another number than `WORTHWHILE`.

    Raises:
        What `function` raises, here or in a child.
    """
    workers = min(os.cpu_count() or 1, len(items) // (worthwhile or WORTHWHILE))
    if workers < 2 or not hasattr(os, "fork"):
        return [function(item) for item in items]
    size = -(-len(items) // workers)
    slices = [items[start : start + size] for start in range(0, len(items), size)]
    children = [_start(function, part) for part in slices[1:]]
    try:
        results = [function(item) for item in slices[0]]
    finally:
        answers = [_finish(child) for child in children]
    for part, answer in zip(slices[1:], answers, strict=True):
        # A child that could not answer (killed, out of memory, an exception) leaves its part to
        # this process.
        results += answer if answer is not None else [function(item) for item in part]
    return results


def _start(function: Callable[[Item], Result], part: Sequence[Item]) -> tuple[int, int]:
    """Start a child on its part. Returns its process id and the end to read from."""
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    code = 1
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump([function(item) for item in part], pipe, pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)
    raise AssertionError("not reached")


def _finish(child: tuple[int, int]) -> list[Any] | None:
    """Read a child's answer and see it end; None when it did not end well."""
    process, reading = child
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(process, 0)
    # Our own child wrote it.
    return list(pickle.loads(data)) if status == 0 else None  # noqa: S301
