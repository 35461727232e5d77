"""A static host as modest as the ones people use: gzip, ten minutes of cache, a 404 page.

The loopback only.

GitHub Pages and GitLab Pages serve so; a host that knows Brotli or keeps files longer does better.
What is measured here is therefore what a visitor gets at least.
"""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import sys
import threading
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

__all__ = ["StaticHost", "compressed"]

CACHE = "max-age=600"
LEVEL = 9
"""As a host does that compresses a file once and keeps it. One that compresses at each request, at
level 6, sends about one percent more."""
_TYPES = {
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
_COMPRESSIBLE = (
    "text/",
    "application/json",
    "application/xml",
    "application/manifest+json",
    "application/javascript",
    "image/svg+xml",
    "application/wasm",
)


def _media_type(file: Path) -> str:
    """Return the media type of a file, whatever this machine has registered."""
    return (
        _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    )


@lru_cache(maxsize=512)
def _read(file: Path, changed: int) -> tuple[str, bytes, bytes]:
    """Return media type, bytes and compressed bytes of a file.

    The compressed ones are empty where a host compresses nothing.
    """
    media, body = _media_type(file), file.read_bytes()
    return media, body, compressed(body) if media.startswith(_COMPRESSIBLE) else b""


def compressed(body: bytes) -> bytes:
    """Compress as the host does."""
    return gzip.compress(body, LEVEL, mtime=0)


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers with a file, its folder's index, or the 404 page."""

    server: StaticHost
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def _answer(self, *, body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.server.folder / path.lstrip("/")
        if file.is_dir() and not path.endswith("/"):
            self._redirect(f"{path}/")
            return
        file = file / "index.html" if path.endswith("/") else file
        inside = file.is_file() and file.resolve().is_relative_to(self.server.folder.resolve())
        missing = self.server.folder / "404.html"
        if inside:
            self._send(file, HTTPStatus.OK, body=body)
        elif missing.is_file():
            self._send(missing, HTTPStatus.NOT_FOUND, body=body)
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, file: Path, status: HTTPStatus, *, body: bool) -> None:
        media, plain, small = _read(file, file.stat().st_mtime_ns)
        packed = bool(small) and "gzip" in self.headers.get("Accept-Encoding", "")
        content = small if packed else plain
        self.send_response(status)
        self.send_header(
            "Content-Type", f"{media}; charset=utf-8" if media.startswith("text/") else media
        )
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", CACHE)
        if small:
            self.send_header("Vary", "Accept-Encoding")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if body:
            self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        """Log no request."""


class StaticHost(http.server.ThreadingHTTPServer):
    """Serves a folder on the loopback address, on any free port.

    Args:
        folder: the published tree; it may be made after the host listens.
    """

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def base(self) -> str:
        """The address of the site, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore a browser that hung up; show any other fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    def start(self) -> None:
        """Serve in the background."""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Stop serving."""
        self.shutdown()
        self.server_close()
