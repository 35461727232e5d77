"""A process that builds the preview repeatedly, with its code loaded and earlier results cached.

It runs beside the server, so that a fault in a plugin or template never takes the server down.
When code changes, a new process takes its place.
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
"""The exit code of a fault in the system itself."""
CALM = 1
"""Seconds without a save before garbage is collected; the browser fetches the new page first."""
LAST = 5
"""Seconds that the process may take to end."""


class PreviewBuilder:
    """Builds the preview of a project when it is asked to.

    Args:
        root: the project.
        day: the moment to build for, as text; empty = now.
        forms: the port of Decap's server, for the forms in the preview; 0 = no forms. The service
            in publishconf.py is for publications.
    """

    def __init__(self, root: Path, day: str, forms: int = 0) -> None:
        self._root, self._day = root, day
        self._forms = (
            {"backend": "proxy", "proxy_url": f"http://127.0.0.1:{forms}/api/v1"} if forms else {}
        )
        self._process: Any = None
        self._line: Connection | None = None

    def build(self, published: Callable[[], None] = lambda: None) -> int:
        """Build once; the report goes to the terminal.

        Args:
            published: called as soon as the new preview is in place, before the steps that follow.

        Returns:
            The exit code: 0 when there is a new preview.
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
                published()
        except (EOFError, OSError):  # it was killed; the next build starts another
            answer = OURS
        if answer == OURS:
            self.stop()
        return int(answer)

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, self._root, self._day, self._forms), daemon=True
        )
        self._process.start()
        theirs.close()

    def stop(self) -> None:
        """End the process; the next build starts one with the code of that moment."""
        if self._process is not None:
            self._process.kill()
            self._process.join(LAST)
            self._process = None
        if self._line is not None:
            self._line.close()
            self._line = None


def _work(line: Connection, root: Path, day: str, forms: dict[str, str]) -> None:
    """Build whenever the other end asks, until it closes.

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
    gc.disable()  # it would go through everything in memory while somebody waits
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
