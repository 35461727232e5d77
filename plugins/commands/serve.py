"""The preview while writing: build, serve, and build again after every save.

A separate process builds (`preview_builder`), so that a fault in a plugin or template never takes
the server down, and changed code is used at once.
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


def _build(builder: PreviewBuilder, published: Callable[[], None] = lambda: None) -> bool:
    """Build the preview, with its report on the terminal; return whether there is a new one."""
    started = time.monotonic()
    code = builder.build(published)
    print(f"Gebouwd in {time.monotonic() - started:.1f} s".replace(".", ","), flush=True)
    return code == 0


def _make(root: Path, given: Mapping[str, str]) -> str:
    """Make the file that a form of the preview asks for.

    Returns:
        The address to go to: the overview, which names the file, or the form with the fault.
    """
    kind, _, dataset_kind = given.get("soort", "").partition(" ")
    if kind not in (*(item.name for item in KINDS), DATASET):
        return NEW
    try:
        make(root, kind, given.get("naam", ""), dataset_kind)
    except Refused as refused:
        return f"{NEW}#{refused.reason}"
    return f"{OVERVIEW}#concepten" if kind != DATASET else f"{OVERVIEW}#meldingen"


def _take(root: Path, given: Mapping[str, str]) -> str:
    """Take over the workbook that a form of the preview names.

    Returns:
        The address of the page of workbooks, at the message about the result.
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
    """Serve the preview until Ctrl-C.

    Args:
        root: the project.
        port: the port of the preview.
        day: the moment to build for, as text; empty = now.
        forms: the port of Decap's server, for the forms in the preview; 0 = no forms.

    Returns:
        The exit code: 2 when the port is taken, 3 when there is no preview to show.
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
    if not _build(builder) and not (root / ".preview" / "index.html").is_file():
        print("Het voorbeeld kon niet worden gemaakt; de oorzaak staat hierboven.", file=sys.stderr)
        return 3
    try:
        server = _server(root, port)
    except OSError:
        print(
            f"Poort {port} is al in gebruik. Sluit het andere venster, of kies een andere poort:"
            f" serve --poort {port + 1}",
            file=sys.stderr,
        )
        return 2
    server.start()
    print(_greeting(server.server_port, forms=forms), flush=True)
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


def _server(root: Path, port: int) -> PreviewServer:
    """Return a server of the preview, with the actions of its forms; OSError for a taken port."""
    actions = {
        "/__nieuw": lambda given: _make(root, given),
        "/__overnemen": lambda given: _take(root, given),
    }
    return PreviewServer(root / ".preview", port, WaitingIndex(root / ".cache" / "zoeken"), actions)


def _greeting(port: int, *, forms: bool) -> str:
    """Return the lines that say where the preview is."""
    written = f"\nSchrijven in de browser: http://localhost:{port}/beheer/" if forms else ""
    return f"\nUw site staat op http://localhost:{port}  —  stoppen: Ctrl-C{written}"
