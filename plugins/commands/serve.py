"""The preview while writing: build, serve, and build again after every save.

Each build runs in a process of its own, so a fault in a plugin or template never takes the server down, and changed
code counts at once.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from plugins.support.preview_server import PreviewServer
from plugins.support.search_index import WaitingIndex
from plugins.support.watcher import Watcher

__all__ = ["serve"]

WATCHED = ("content", "theme", "plugins", "pelicanconf.py")


def _own_group() -> dict[str, Any]:
    """Keep Ctrl-C for this process alone, which then ends the build: a build that is told so itself shows where it was."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


def _build(root: Path, day: str, forms: int) -> bool:
    """Build the preview; its report goes to the terminal. Tells whether there is a new preview."""
    command = [sys.executable, "-m", "plugins", "serve", "--alleen-bouwen", *(["--dag", day] if day else []), *(["--beheer", str(forms)] if forms else [])]
    started = time.monotonic()
    code = subprocess.run(command, cwd=root, check=False, **_own_group()).returncode  # noqa: S603 - our own module
    print(f"Gebouwd in {time.monotonic() - started:.1f} s".replace(".", ","), flush=True)
    return code == 0


def serve(root: Path, port: int, day: str, forms: int = 0) -> int:
    """Serve the preview until Ctrl-C. A taken port is a fault of use (2).

    Args:
        forms: the port over which forms in the preview keep texts; 0 = no forms.
    """
    folder = root / ".preview"
    watcher = Watcher(path for name in WATCHED if (path := root / name).exists())
    if not _build(root, day, forms) and not (folder / "index.html").is_file():
        print("Het voorbeeld kon niet worden gemaakt; de oorzaak staat hierboven.", file=sys.stderr)
        return 3
    try:
        server = PreviewServer(folder, port, WaitingIndex(root / ".cache" / "zoeken"))
    except OSError:
        print(f"Poort {port} is al in gebruik. Sluit het andere venster, of kies een andere poort: serve --poort {port + 1}", file=sys.stderr)
        return 2
    server.start()
    written = f"\nSchrijven in de browser: http://localhost:{server.server_port}/beheer/" if forms else ""
    print(f"\nUw site staat op http://localhost:{server.server_port}  —  stoppen: Ctrl-C{written}", flush=True)
    try:
        while True:
            watcher.wait()
            if _build(root, day, forms):
                server.tell()
    except KeyboardInterrupt:
        print("\nGestopt.")
    finally:
        watcher.stop()
        server.stop()
    return 0
