"""A process that builds the preview again and again, with all it needs loaded and what did not change at hand.

It is one process beside the server, so that a fault in a plugin or template never takes the server
down; who changes code gets a new one.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

__all__ = ["PreviewBuilder"]

OURS = 3
"""The code of a fault in the system itself, as the commands have it."""
CALM = 1
"""Seconds without a save after which memory is put in order; before that the browser fetches the
new page."""
LAST = 5
"""Seconds that ending may take."""


class PreviewBuilder:
    """Builds the preview of a project when it is asked to.

    Args:
        root: the project; day: the moment to build for, as text, empty = now.
        forms: the port over which forms in the preview keep texts; 0 = no forms. A maintainer's own
            service is for publications.
    """

    def __init__(self, root: Path, day: str, forms: int = 0) -> None:
        self._root, self._day = root, day
        self._forms = (
            {"backend": "proxy", "proxy_url": f"http://127.0.0.1:{forms}/api/v1"} if forms else {}
        )
        self._process: Any = None
        self._line: Connection | None = None

    def build(self, stands: Callable[[], None] = lambda: None) -> int:
        """Build once; the report goes to the terminal.

        Args:
            stands: called as soon as the new preview stands, which is before everything about it is
                done.

        Returns:
            The code of the commands: 0 when there is a new preview.
        """
        if self._process is None:
            self._start()
        assert self._line is not None
        try:
            self._line.send("bouw")
            while True:
                answer = self._line.recv()
                if answer is not None:
                    break
                stands()
        except (EOFError, OSError):  # it was ended from outside; the next build starts another
            answer = OURS
        if answer == OURS:
            self.stop()
        return int(answer)

    def _start(self) -> None:
        """Start the process with code as it is now."""
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, self._root, self._day, self._forms), daemon=True
        )
        self._process.start()
        theirs.close()

    def stop(self) -> None:
        """End the process; the next build starts one with the code of then."""
        if self._process is not None:
            self._process.kill()
            self._process.join(LAST)
            self._process = None
        if self._line is not None:
            self._line.close()
            self._line = None


def _work(line: Connection, root: Path, day: str, forms: dict[str, str]) -> None:
    """Build whenever the other end asks, until it goes away.

    Ctrl-C is for the server, which then ends this process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from plugins.run.build_command import build
    from plugins.run.reuse.memo import Memo

    memo = Memo()
    settings = {
        "PREVIEW": True,
        "LEDGER_WRITE": False,
        "OUTPUT_PATH": str(root / ".preview"),
        "BUILD_DAY": day,
        "FORMS": forms,
        "MEMO": memo,
        "ON_PUBLISHED": lambda: line.send(None),
    }
    gc.disable()  # it would look through all that is kept while somebody waits
    while True:
        try:
            if not line.poll(CALM):
                gc.collect()
            line.recv()
        except (EOFError, OSError):
            return
        try:
            code = build(root / "pelicanconf.py", settings)
        except Exception:
            traceback.print_exc()
            print(
                "\nDit is een fout in het systeem zelf, niet in uw tekst. Het vorige voorbeeld"
                " staat er nog. Stuur de regels hierboven aan de beheerder.",
                flush=True,
            )
            code = OURS
        line.send(code)
