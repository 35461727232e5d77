"""The name and version of this software, for the generator line of pages and feeds."""

from __future__ import annotations

import functools
import importlib.metadata
import tomllib
from pathlib import Path

__all__ = ["generator"]

NAME = "Dutch TechZone"
DISTRIBUTION = "dutch-techzone"


@functools.cache
def generator() -> str:
    """Return name and version, such as `Dutch TechZone 0.2.0`; read once in a process."""
    return f"{NAME} {_version()}"


def _version() -> str:
    """Return the version: that of pyproject.toml, or of the installed project without that file."""
    file = Path(__file__).parents[2] / "pyproject.toml"
    if file.is_file():
        return str(tomllib.loads(file.read_text(encoding="utf-8"))["project"]["version"])
    return importlib.metadata.version(DISTRIBUTION)
