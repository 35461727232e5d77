"""Waiting for a save. The only module that knows watchfiles."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable
from pathlib import Path

from watchfiles import Change, watch

from plugins.core.texts.leftovers import is_lock

__all__ = ["Watcher"]

WAIT = 100
"""Milliseconds that a burst of changes may last to count as one save."""
STEP = 10
"""Milliseconds of quiet after which it is over."""
LAST = 5
"""Seconds that stopping may take."""
_LEFTOVERS = (".tmp", ".swp", ".swx", "~", ".pyc")


def _counts(change: Change, path: str) -> bool:
    """Return whether a change is one of a person: not an editor's own helper file.

    The lock file of an office program counts when it goes: a build while it was there reported it,
    and a person who closes the program must see that the message goes too.
    """
    name = Path(path).name
    if is_lock(name):
        return change is Change.deleted
    return (
        not name.startswith((".", "#"))
        and not name.endswith(_LEFTOVERS)
        and "__pycache__" not in path
    )


class Watcher:
    """Waits for saves from the moment it is made, so that one during a build is not missed.

    Args:
        paths: folders and files to watch.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._saves: queue.Queue[set[Path]] = queue.Queue()
        self._stop = threading.Event()
        self._paths = tuple(paths)
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        """Put word of each save in the queue."""
        for changes in watch(
            *self._paths,
            watch_filter=_counts,
            debounce=WAIT,
            step=STEP,
            stop_event=self._stop,
            raise_interrupt=False,
        ):
            self._saves.put({Path(path) for _, path in changes})

    def wait(self) -> set[Path]:
        """Wait until something is saved.

        Returns the files; several saves since the last time count as one.
        """
        while True:
            try:
                # A wait without an end cannot be interrupted by Ctrl-C on Windows.
                saved = self._saves.get(timeout=0.5)
            except queue.Empty:
                continue
            while not self._saves.empty():
                saved |= self._saves.get_nowait()
            return saved

    def stop(self) -> None:
        """Stop watching.

        A thread of the library that still runs while Python ends can keep it from ending, so it is
        waited for.
        """
        self._stop.set()
        self._thread.join(timeout=LAST)
