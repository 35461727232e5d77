"""Writes the locks: each package with version and hashes, for all systems, without addresses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from plugins.commands.environment import SetUpFault
from plugins.commands.packages import npm

__all__ = ["lock"]

_OPTIONS = (
    "--universal",
    "--generate-hashes",
    "--python-version",
    "3.11",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
)


def lock(root: Path) -> int:
    """Resolve pyproject.toml into its three locks, and package.json of the forms into its own."""
    for name, extra in (
        ("requirements.lock", ()),
        ("requirements-desk.lock", ("--group", "desk")),
        ("requirements-test.lock", ("--group", "test")),
    ):
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            *extra,
            *_OPTIONS,
            "-o",
            name,
        ]
        code = subprocess.run(command, cwd=root, check=False).returncode  # noqa: S603 - fixed words
        if code:
            return code
    _lock_forms(root / "plugins" / "forms")
    return 0


def _lock_forms(folder: Path) -> None:
    """Lock what the forms fetch from npm.

    Decap CMS is used as one finished script, so the six hundred packages it was made from are left
    out: once its entry does not name them, npm drops them from the lock and installs it alone.
    """
    file = folder / "package-lock.json"
    for _ in range(2):
        fault = npm(
            ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"],
            folder,
        )
        if fault:
            raise SetUpFault(
                f"De pakketten van de formulieren konden niet worden vastgelegd ({fault})."
            )
        found = json.loads(file.read_text(encoding="utf-8"))
        found["packages"]["node_modules/decap-cms"].pop("dependencies", None)
        file.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
