"""Writes the two locks: every package with its version and hashes, for all supported systems, without addresses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

__all__ = ["lock"]

_OPTIONS = ("--universal", "--generate-hashes", "--python-version", "3.11", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate", "--quiet")


def lock(root: Path) -> int:
    """Resolve pyproject.toml into requirements.lock and requirements-test.lock."""
    for name, extra in (("requirements.lock", ()), ("requirements-test.lock", ("--group", "test"))):
        command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *extra, *_OPTIONS, "-o", name]
        code = subprocess.run(command, cwd=root, check=False).returncode  # noqa: S603 - fixed words
        if code:
            return code
    return 0
