"""The preview while someone writes: a real `serve`, a real save, a real browser, and Ctrl-C."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.commands.environment import python_of
from tests.helpers.site_text import BASE, parse_sections

ROOT = Path(__file__).resolve().parents[2]
WAIT = 30
"""Seconds within which something must happen."""


@dataclass
class Serving:
    """A project of its own, being served."""

    folder: Path
    port: int
    process: subprocess.Popen

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"http://127.0.0.1:{self.port}/"

    def get(self, address: str) -> tuple[int, str]:
        """Return status and text of a page."""
        try:
            with urllib.request.urlopen(self.url.rstrip("/") + address, timeout=WAIT) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def save(self, name: str, before: str, after: str) -> None:
        """Change a file as an editor does."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")

    @property
    def log(self) -> str:
        """What the terminal shows."""
        return (self.folder / "serve.log").read_text(encoding="utf-8")

    @property
    def builds(self) -> int:
        """How often the site was built."""
        return self.log.count("Gebouwd in")

    def wait_for_watcher(self) -> None:
        """Save until the watcher notices, and wait until all is quiet again.

        The server may answer just before the watch begins.
        """
        file, before = self.folder / "content" / "verhalen" / "2026" / "basis.md", self.builds
        end = time.monotonic() + WAIT
        while self.builds == before:
            assert time.monotonic() < end, self.log
            file.write_bytes(file.read_bytes())
            time.sleep(1)
        seen = -1
        while seen != self.builds:
            seen = self.builds
            time.sleep(1.5)

    def interrupt(self) -> int:
        """Press Ctrl-C: the terminal tells every process. Returns the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(WAIT)


def _listen_to_interrupts() -> None:
    """Let a new process end at Ctrl-C, as one that a person starts does."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _project(folder: Path) -> Path:
    """Make a project with tiny content; it shares the environment, so that nothing is installed."""
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in (
        "pelicanconf.py",
        "publishconf.py",
        "pyproject.toml",
        "requirements.lock",
        "requirements-desk.lock",
        "requirements-test.lock",
    ):
        shutil.copy(ROOT / name, folder / name)
    (folder / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
    for name, text in parse_sections(BASE).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(name="serving")
def _serving(tmp_path: Path) -> Iterator[Serving]:
    folder, port = _project(tmp_path), _free_port()
    command = [
        str(python_of(folder / ".venv")),
        "-m",
        "plugins",
        "serve",
        "--poort",
        str(port),
        "--dag",
        "2026-11-21",
    ]
    log = (folder / "serve.log").open("w+b")
    # Tests that a shell started in the background ignore Ctrl-C, and so would what they start.
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=_listen_to_interrupts,
    )
    serving = Serving(folder, port, process)
    try:
        _until(lambda: process.poll() is not None or _listens(port), lambda: serving.log)
        assert process.poll() is None, serving.log
        serving.wait_for_watcher()
        yield serving
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        log.close()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _until(done, tell=lambda: "") -> None:
    """Wait until something is so."""
    end = time.monotonic() + WAIT
    while not done():
        assert time.monotonic() < end, f"it took more than {WAIT} seconds\n{tell()}"
        time.sleep(0.05)


class Listening(threading.Thread):
    """Listens for word of a new build, as an open browser does."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=WAIT)
        self.connection.request("GET", "/__herlaad")
        self.answer = self.connection.getresponse()
        self.messages: list[bytes] = []
        self.start()

    def run(self) -> None:
        try:
            while line := self.answer.readline():
                if line.startswith(b"data:"):
                    self.messages.append(line.strip())
        except (OSError, ValueError):
            pass


@pytest.mark.xdist_group("serve")
def test_a_save_is_seen_a_fault_is_shown_and_ctrl_c_stops(serving):
    listening = Listening(serving.port)
    assert listening.answer.getheader("Content-Type") == "text/event-stream"
    assert "Een gewone alinea." in serving.get("/verhalen/basis/")[1]
    assert serving.get("/is-er-niet/")[0] == 404

    serving.save("content/verhalen/2026/basis.md", "Een gewone alinea.", "Een nieuwe alinea.")
    _until(lambda: listening.messages, lambda: serving.log)
    assert "Een nieuwe alinea." in serving.get("/verhalen/basis/")[1]

    # A fault does not take the preview away; the page says it.
    serving.save(
        "content/verhalen/2026/basis.md", "Een nieuwe alinea.", "[Een dode link](/nergens/)."
    )
    _until(lambda: "/nergens/" in serving.get("/verhalen/basis/")[1], lambda: serving.log)
    _until(lambda: len(listening.messages) > 1)
    assert "link-dood" in serving.log

    assert serving.interrupt() in (0, 130)
    assert "Traceback" not in serving.log
    assert not (serving.folder / "output").exists()


def test_the_browser_reloads_after_a_save_and_keeps_its_place(serving, open_page):
    serving.save(
        "content/verhalen/2026/basis.md",
        "Een gewone alinea.",
        "\n\n".join(f"Alinea {number}." for number in range(200)),
    )
    _until(lambda: "Alinea 199." in serving.get("/verhalen/basis/")[1])
    page = open_page(serving.url + "verhalen/basis/")
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(entry =>"
        " entry.name.endsWith('preview.js'))"
    )
    page.wait_for_timeout(300)  # the line to the server opens
    page.evaluate("() => scrollTo(0, 1500)")
    serving.save("content/verhalen/2026/basis.md", "Alinea 0.", "Net bewaard.")
    page.get_by_text("Net bewaard.").wait_for(timeout=WAIT * 1000)
    page.wait_for_function("() => Math.abs(scrollY - 1500) < 5")


@pytest.mark.xdist_group("serve")
def test_a_taken_port_is_said_in_words(serving):
    command = [
        str(python_of(serving.folder / ".venv")),
        "-m",
        "plugins",
        "serve",
        "--poort",
        str(serving.port),
    ]
    done = subprocess.run(
        command, cwd=serving.folder, capture_output=True, text=True, timeout=WAIT, check=False
    )
    assert done.returncode == 2
    assert f"Poort {serving.port} is al in gebruik." in done.stderr
