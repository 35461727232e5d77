"""How a person types one of the project's commands."""

from __future__ import annotations

import sys

__all__ = ["command_line"]


def command_line(words: str) -> str:
    """Return a command as it is typed on this system: `python3 -m plugins check`.

    On Windows that is `py -m plugins check`.

    There need not be a `python` on macOS and Linux, nor a `make` on Windows and macOS.

    Args:
        words: the command and its arguments.
    """
    return f"{'py' if sys.platform == 'win32' else 'python3'} -m plugins {words}"
