"""The forms in the browser, writing to this machine: Decap's own server beside the preview."""

from __future__ import annotations

import importlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from plugins.commands.environment import ROOT, SetUpFault, ensure
from plugins.commands.packages import ensure_packages, node
from plugins.commands.serve import serve
from plugins.support.decap import PACKAGES

__all__ = ["desk", "fetch", "start_server"]

BEYOND = 81
"""How far the port of Decap's server is above that of the preview: 8081, its default, for 8000."""
START_LIMIT = 20
"""Seconds within which the server must answer."""


def fetch() -> None:
    """Install what the forms need, where it is missing: Node, Decap CMS and its server.

    Raises:
        SetUpFault: it cannot be installed.
    """
    ensure("desk")
    importlib.invalidate_caches()
    ensure_packages(ROOT / "plugins" / "forms", PACKAGES.parent, "Decap CMS")


def desk(root: Path, port: int, day: str) -> int:
    """Serve the preview with the forms until Ctrl-C; return 2 when a port is taken."""
    fetch()
    decap_port = port + BEYOND
    taken = next((number for number in (port, decap_port) if _listens(number)), 0)
    if taken:
        print(
            f"Poort {taken} is al in gebruik. Sluit het andere venster, of kies een andere poort:"
            f" desk --poort {port + 1}",
            file=sys.stderr,
        )
        return 2
    # When something other than Ctrl-C ends this process, the server must end too: the next desk
    # would find the port taken.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = start_server(root / "content", port, decap_port)
    try:
        return serve(root, port, day, decap_port)
    finally:
        server.terminate()
        server.wait()


def _listens(port: int) -> bool:
    """Return whether something answers on a port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def start_server(content: Path, port: int, decap_port: int) -> subprocess.Popen[bytes]:
    """Start Decap's server on content/, for pages of our own preview on this machine alone.

    Args:
        content: the folder it writes to.
        port: the port of the preview.
        decap_port: its own port.

    Raises:
        SetUpFault: it does not start.
    """
    environment = {
        **os.environ,
        "PORT": str(decap_port),
        "BIND_HOST": "127.0.0.1",
        "MODE": "fs",
        "GIT_REPO_DIRECTORY": str(content),
        "ORIGIN": f"http://localhost:{port}",
        "LOG_LEVEL": "error",
    }
    script = PACKAGES / "decap-server" / "dist" / "index.js"
    server = subprocess.Popen(  # noqa: S603 - our own script
        [str(node()), str(script)], cwd=PACKAGES.parent, env=environment, stdin=subprocess.DEVNULL
    )
    end = time.monotonic() + START_LIMIT
    while server.poll() is None and time.monotonic() < end:
        if _listens(decap_port):
            return server
        time.sleep(0.05)
    server.kill()
    raise SetUpFault(
        "De server van Decap CMS start niet. Verwijder de map .venv/desk en geef de opdracht"
        " opnieuw."
    )
