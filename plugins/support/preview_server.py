"""The preview on the writer's own machine: pages, a real 404, and news of every build."""

from __future__ import annotations

import http.server
import math
import queue
import re
import threading
import time
import urllib.parse
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path

from plugins.support.search_index import INDEX, WaitingIndex

__all__ = ["PreviewServer"]

RELOAD = "/__herlaad"
NEW = "nieuw"
Action = Callable[[Mapping[str, str]], str]
LONGEST = 10_000
"""Bytes of a form."""
_LASTING = re.compile(r"\.[0-9a-f]{12}\.css$|/fonts/[^/]+\.woff2$")
HEARTBEAT = 15
"""Seconds after which a silent line is sent, so that a closed browser is noticed."""


def _message(word: str) -> str:
    """Return a message as an open line carries it."""
    return f"data: {word}\n\n"


def _next_message(waiting: queue.Queue[str]) -> str:
    """Wait for a message; a silent line after `HEARTBEAT` seconds."""
    try:
        return waiting.get(timeout=HEARTBEAT)
    except queue.Empty:
        return ":\n\n"


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files of the preview; never from a cache."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path.partition("?")[0] == RELOAD:
            self._stream()
        else:
            super().do_GET()

    def do_POST(self) -> None:
        """Do what a form of the preview asks for, and send the browser on.

        A form of another site is refused.
        """
        act = self.server.actions.get(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        if act is None or length > LONGEST or not self._own():
            self.close_connection = True
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        given = urllib.parse.parse_qs(self.rfile.read(length).decode("utf-8", "replace"))
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", act({name: values[0] for name, values in given.items()}))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _own(self) -> bool:
        """Return whether a request comes from a page of this server, by its own name.

        A page elsewhere can send forms here too.
        """
        host = self.headers.get("Host", "")
        return (
            host.partition(":")[0] in ("localhost", "127.0.0.1")
            and self.headers.get("Origin") == f"http://{host}"
        )

    def translate_path(self, path: str) -> str:
        """Return the file for an address; the search index is made when it is asked for."""
        if self.server.search and path.startswith(INDEX):
            folder = self.server.search.folder()
            if folder:
                self.directory = str(folder)
                try:
                    return super().translate_path(path.removeprefix(INDEX[:-1]))
                finally:
                    self.directory = str(self.server.folder)
        return super().translate_path(path)

    def _stream(self) -> None:
        """Hold a line open and send a message after each build.

        At once when there was a build since the page was asked for.

        A browser listens a moment after it got its page, and again after its line broke: a build in
        between must not be lost.
        """
        waiting: queue.Queue[str] = queue.Queue()
        self._begin_stream()
        self.server.listeners.add(waiting)
        if self.server.built > self._since():
            waiting.put(_message(NEW))
        try:
            while not self.server.closing:
                self.wfile.write(_next_message(waiting).encode("utf-8"))
                self.wfile.flush()
        except OSError:
            pass  # the browser went away
        finally:
            self.server.listeners.discard(waiting)
            self.close_connection = True

    def _begin_stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()

    def _since(self) -> float:
        """Return when the page was asked for, in milliseconds; without it nothing was missed."""
        given = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query).get("sinds", [""])[0]
        try:
            return float(given)
        except ValueError:
            return math.inf

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own 404 page."""
        page = self.server.folder / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        if not self.path.startswith(RELOAD):
            # What has the digest of its content in its name, and the fonts, never change. Nothing
            # else is cached: asking whether a file
            # is newer counts in seconds, and a second save within one would be missed.
            self.send_header(
                "Cache-Control",
                "max-age=86400, immutable" if _LASTING.search(self.path) else "no-store",
            )
        super().end_headers()

    def list_directory(self, path: object) -> None:
        """Show no listing of a folder: an address without a page is not found."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *arguments: object) -> None:
        """Print nothing for each request: the terminal is for the report."""


class PreviewServer(http.server.ThreadingHTTPServer):
    """Serves a folder on the loopback address.

    Args:
        folder: the preview; port: where to listen (0 = any free port).
        search: the index that waits for the first question; without it the folder has its own, or
            none.
        actions: what forms of the preview ask for, by address: given its values, each answers where
            to go.

    Raises:
        OSError: the port is taken.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(
        self,
        folder: Path,
        port: int,
        search: WaitingIndex | None = None,
        actions: Mapping[str, Action] | None = None,
    ) -> None:
        self.folder = folder
        self.search = search
        self.actions = actions or {}
        self.listeners: set[queue.Queue[str]] = set()
        self.closing = False
        self.built = 0.0
        """When the newest build was there, in milliseconds."""
        super().__init__(
            ("127.0.0.1", port), lambda *given: _Handler(*given, directory=str(folder))
        )

    def start(self) -> None:
        """Serve in the background."""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def tell(self) -> None:
        """Tell open browsers that there is a new build."""
        self.built = time.time() * 1000
        self._say(NEW)

    def tell_of_fault(self) -> None:
        """Tell open browsers that there is no new build, so that nobody waits for one."""
        self._say("fout")

    def _say(self, word: str) -> None:
        for waiting in list(self.listeners):
            waiting.put(_message(word))

    def stop(self) -> None:
        """Stop serving."""
        self.closing = True
        self.shutdown()
        self.server_close()
