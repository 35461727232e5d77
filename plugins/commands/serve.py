"""The preview while writing: build, serve, and build again after every save.

A process of its own builds (`preview_builder`), so a fault in a plugin or template never takes the
server down, and changed code counts at once.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from plugins.commands.new import DATASET, Refused, make
from plugins.commands.preview_builder import PreviewBuilder
from plugins.core.dutch import SLUG
from plugins.core.texts.kinds import KINDS
from plugins.support.preview_server import PreviewServer
from plugins.support.search_index import WaitingIndex
from plugins.support.watcher import Watcher
from plugins.support.workbook_takeover import NotTaken, take_over
from plugins.support.workbooks import BOOKS

__all__ = ["serve"]

OVERVIEW, NEW, WORKBOOKS = "/redactie/", "/redactie/nieuw/", "/redactie/gegevens/"
WATCHED = ("content", "theme", "plugins", "pelicanconf.py")


def _build(builder: PreviewBuilder, stands: Callable[[], None] = lambda: None) -> bool:
    """Build the preview; its report goes to the terminal. Tells whether there is a new preview."""
    started = time.monotonic()
    code = builder.build(stands)
    print(f"Gebouwd in {time.monotonic() - started:.1f} s".replace(".", ","), flush=True)
    return code == 0


def _make(root: Path, given: Mapping[str, str]) -> str:
    """Make the file that the form of the preview asks for.

    Gives where to go: the overview, which names the file, or the form with what is wrong.
    """
    kind, _, sort = given.get("soort", "").partition(" ")
    if kind not in (*(item.name for item in KINDS), DATASET):
        return NEW
    try:
        make(root, kind, given.get("naam", ""), sort)
    except Refused as refused:
        return f"{NEW}#{refused.reason}"
    return f"{OVERVIEW}#concepten" if kind != DATASET else f"{OVERVIEW}#meldingen"


def _take(root: Path, given: Mapping[str, str]) -> str:
    """Take over the workbook that a form of the preview names.

    Gives the page of workbooks, at what came of it.
    """
    folder, book = given.get("map", ""), given.get("werkmap", "")
    if not SLUG.fullmatch(folder) or Path(book).name != book or not book.casefold().endswith(BOOKS):
        return WORKBOOKS
    try:
        take_over(root, root / "content" / "data" / folder / book, given.get("kenmerk", ""))
    except NotTaken as refused:
        return f"{WORKBOOKS}#{refused.reason}"
    return f"{WORKBOOKS}#overgenomen"


def serve(root: Path, port: int, day: str, forms: int = 0) -> int:
    """Serve the preview until Ctrl-C. A taken port is a fault of use (2).

    Args:
        forms: the port over which forms in the preview keep texts; 0 = no forms.
    """
    builder = PreviewBuilder(root, day, forms)
    watcher = Watcher(path for name in WATCHED if (path := root / name).exists())
    try:
        return _serve(root, port, builder, watcher, forms=bool(forms))
    finally:
        builder.stop()
        watcher.stop()


def _serve(root: Path, port: int, builder: PreviewBuilder, watcher: Watcher, *, forms: bool) -> int:
    """Serve what the builder makes after each save."""
    folder = root / ".preview"
    if not _build(builder) and not (folder / "index.html").is_file():
        print("Het voorbeeld kon niet worden gemaakt; de oorzaak staat hierboven.", file=sys.stderr)
        return 3
    try:
        server = PreviewServer(
            folder,
            port,
            WaitingIndex(root / ".cache" / "zoeken"),
            {
                "/__nieuw": lambda given: _make(root, given),
                "/__overnemen": lambda given: _take(root, given),
            },
        )
    except OSError:
        print(
            f"Poort {port} is al in gebruik. Sluit het andere venster, of kies een andere poort:"
            f" serve --poort {port + 1}",
            file=sys.stderr,
        )
        return 2
    server.start()
    written = (
        f"\nSchrijven in de browser: http://localhost:{server.server_port}/beheer/" if forms else ""
    )
    print(
        f"\nUw site staat op http://localhost:{server.server_port}  —  stoppen: Ctrl-C{written}",
        flush=True,
    )
    try:
        while True:
            if any(path.suffix == ".py" for path in watcher.wait()):
                builder.stop()
            if not _build(builder, server.tell):
                server.tell_of_fault()
    except KeyboardInterrupt:
        print("\nGestopt.")
    finally:
        server.stop()
    return 0
