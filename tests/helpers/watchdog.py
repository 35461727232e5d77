"""A time limit for what has none.

Playwright waits without end for a script of a page, and for a browser that hangs.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType

__all__ = ["Watchdog"]


class Watchdog:
    """Ends what a test waits for when nothing has happened for too long.

    Used as a context manager around the test. The callback runs in another thread, while the test
    still waits.

    Args:
        seconds: how long nothing may happen.
        bite: ends what is waited for, so that the test comes back with an error.
    """

    def __init__(self, seconds: float, bite: Callable[[], None]) -> None:
        self.seconds = seconds
        self.has_bitten = False
        self._bite = bite
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.pat()

    def pat(self) -> None:
        """Note that something happened: the time begins again."""
        self._until = time.monotonic() + self.seconds

    def _watch(self) -> None:
        while (left := self._until - time.monotonic()) > 0:
            if self._over.wait(left):
                return
        self.has_bitten = True
        self._bite()

    def __enter__(self) -> Watchdog:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
