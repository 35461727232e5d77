"""Measures what a writer waits for.

From the save of a text to its page painted anew in an open browser, on the real content.

    python -m benchmarks.preview          20 saves of a word, then of a figure, then of a title

The project is copied, so nothing of the writer's own is touched. The first save, which also warms
the processes up, does not count.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from plugins.commands.test_tools import find_browser

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 15


def _story(folder: Path, mark: str) -> None:
    """Type a word into a story."""
    file = folder / "content/verhalen/2026/dryport.md"
    text = re.sub(r"\n\nProef-\d+\.\n$", "\n", file.read_text(encoding="utf-8"))
    file.write_text(f"{text}\n\n{mark}.\n", encoding="utf-8")


def _title(folder: Path, mark: str) -> None:
    """Change the title of a story, which many pages show."""
    file = folder / "content/verhalen/2026/dryport.md"
    file.write_text(
        re.sub(r"(?m)^titel: .*$", f"titel: {mark}", file.read_text(encoding="utf-8"), count=1),
        encoding="utf-8",
    )


def _figure(folder: Path, mark: str) -> None:
    """Change a remark in the figures, which all texts may use."""
    file = folder / "content/data/begroting-2026/cijfers.csv"
    lines = (
        file.read_bytes()
        .decode("utf-8-sig")
        .split("\r\n" if b"\r\n" in file.read_bytes() else "\n")
    )
    names = lines[0].split(";")
    cells = lines[1].split(";")
    cells[names.index("noot")] = mark
    file.write_bytes("\n".join([lines[0], ";".join(cells), *lines[2:]]).encode("utf-8"))


SAVES: dict[str, tuple[str, Callable[[Path, str], None]]] = {
    "a word in a story": ("/verhalen/dryport/", _story),
    "the title of a story": ("/verhalen/dryport/", _title),
    "a line of a budget": ("/data/begroting-2026/", _figure),
}


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


# Asking the browser again and again would take a core from the build, so the page itself puts down
# when it was painted.
PAINTED = """
new PerformanceObserver((list) => {
  for (const entry of list.getEntriesByName("first-contentful-paint")) {
    const marks = document.querySelector("main")?.textContent.match(/Proef-\\d+/g);
    sessionStorage.setItem("painted", JSON.stringify([marks, performance.timeOrigin + entry.startTime]));
  }
}).observe({ type: "paint", buffered: true });
"""  # noqa: E501


def _wait(page: Page, mark: str) -> float:
    """Wait until the page shows the mark.

    Returns when it was painted, in seconds of the machine's clock.
    """
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        time.sleep(0.8)
        try:
            found = json.loads(page.evaluate("sessionStorage.getItem('painted')") or "[]")
        except Exception:
            continue
        if found and mark in (found[0] or ()):
            return float(found[1]) / 1000
    raise SystemExit(f"{mark} was not shown within {LIMIT} s")


def main(arguments: list[str]) -> int:
    """Measure and print."""
    count = int(arguments[0]) if arguments else 20
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name in ("plugins", "theme", "content"):
            shutil.copytree(
                ROOT / name,
                folder / name,
                ignore=shutil.ignore_patterns("__pycache__", "node_modules"),
            )
        for name in (
            "pelicanconf.py",
            "publishconf.py",
            "pyproject.toml",
            *(file.name for file in ROOT.glob("requirements*.lock")),
        ):
            shutil.copy(ROOT / name, folder / name)
        (folder / ".venv").symlink_to(ROOT / ".venv", target_is_directory=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with (folder / "serve.log").open("w") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "plugins", "serve", "--poort", str(port)],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            end = time.monotonic() + LIMIT
            while not _listens(port) and time.monotonic() < end:
                time.sleep(0.05)
            try:
                _measure(folder, port, count)
            except SystemExit:
                told = (folder / "serve.log").read_text()
                print(
                    told.count("Gebouwd in"),
                    "builds; stands in the preview:",
                    re.findall(
                        r"Proef-\d+", (folder / ".preview/verhalen/dryport/index.html").read_text()
                    )[-1:],
                )
                raise
        finally:
            process.terminate()
            process.wait()
    return 0


def _measure(folder: Path, port: int, count: int) -> None:
    """Save in each way and print the waits."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(),
            args=["--disable-gpu", *(["--no-sandbox"] if root else [])],
        )
        number = 0
        for name, (address, save) in SAVES.items():
            page = browser.new_page()
            page.add_init_script(PAINTED)
            page.goto(f"http://localhost:{port}{address}")
            waits = []
            for _ in range(count + 1):
                number += 1
                started = time.time()
                save(folder, f"Proef-{number}")
                waits.append(_wait(page, f"Proef-{number}") - started)
            waits = sorted(waits[1:])
            print(
                f"save to page, {name}: median {statistics.median(waits):.2f} s, slowest"
                f" {waits[-1]:.2f} s of {count}"
            )
            page.close()
        browser.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
