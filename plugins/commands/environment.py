"""The environment of the project: made from a lock with hashes, and again when the lock changes.

Standard library only: this runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

__all__ = ["ROOT", "SetUpFault", "ensure", "inside", "python_of"]

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {
    "site": "requirements.lock",
    "desk": "requirements-desk.lock",
    "test": "requirements-test.lock",
}
"""The lock of each group; each holds what those before it hold."""
TIME_LIMIT = 900
"""Seconds that installing may take."""


class SetUpFault(Exception):
    """The environment cannot be made; the message explains why and what to do."""


def folder() -> Path:
    """Return the folder of the environment."""
    return ROOT / ".venv"


def python_of(environment: Path) -> Path:
    """Return the Python of an environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def inside() -> bool:
    """Return whether this Python is that of the environment."""
    return Path(sys.prefix).resolve() == folder().resolve()


def ensure(group: str) -> Path:
    """Make the environment, or bring it up to date with its lock; return its Python.

    Args:
        group: `site`, `desk` for what the forms need as well, or `test` for what the tests need as
            well.

    Raises:
        SetUpFault: Python has no venv, or packages cannot be installed.
    """
    groups = list(LOCKS)
    if python_of(folder()).exists() and any(
        _is_there(wider) for wider in groups[groups.index(group) :]
    ):
        return python_of(folder())
    print("Eenmalig klaarzetten: dit duurt een minuut…", file=sys.stderr, flush=True)
    _create()
    _install(ROOT / LOCKS[group])
    _stamp(group).write_text(_digest(group), encoding="utf-8")
    return python_of(folder())


def _stamp(group: str) -> Path:
    return folder() / f"{group}.stamp"


def _digest(group: str) -> str:
    """Return the digest of a lock and of this Python."""
    return hashlib.sha256((ROOT / LOCKS[group]).read_bytes() + sys.version.encode()).hexdigest()


def _is_there(group: str) -> bool:
    """Return whether what a lock names was installed by this Python."""
    return _stamp(group).is_file() and _stamp(group).read_text(encoding="utf-8") == _digest(group)


def _create() -> None:
    """Make an empty environment; replace that of another Python."""
    if importlib.util.find_spec("ensurepip") is None:
        raise SetUpFault(
            "Deze Python kan geen eigen omgeving maken. Op Debian en Ubuntu helpt: sudo apt-get"
            " install python3-venv"
        )
    config = folder() / "pyvenv.cfg"
    version = ".".join(map(str, sys.version_info[:2]))
    if (
        config.is_file()
        and f"version = {version}." in config.read_text(encoding="utf-8")
        and python_of(folder()).exists()
    ):
        return
    if folder().exists():
        shutil.rmtree(folder())
    venv.create(folder(), with_pip=True)


def _install(lock: Path) -> None:
    """Install exactly what the lock names; pip refuses a package whose hash differs."""
    command = [
        str(python_of(folder())),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
        "-r",
        str(lock),
    ]
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            command, capture_output=True, text=True, timeout=TIME_LIMIT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise SetUpFault(
            f"Het installeren duurde langer dan {TIME_LIMIT // 60} minuten. Is er internet? Probeer"
            " het nog eens."
        ) from error
    if done.returncode:
        tail = "\n".join(done.stderr.strip().splitlines()[-8:])
        raise SetUpFault(f"De pakketten konden niet worden geïnstalleerd. Is er internet?\n{tail}")
