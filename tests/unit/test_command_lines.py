"""Commands as people type them on each system.

The launcher of Windows is `py`, elsewhere it is `python3` (docs.python.org).
"""

from __future__ import annotations

import sys

import pytest

from plugins.core.command_lines import command_line


@pytest.mark.parametrize(
    ("system", "typed"),
    [
        ("linux", "python3 -m plugins check"),
        ("darwin", "python3 -m plugins check"),
        ("win32", "py -m plugins check"),
    ],
)
def test_a_command_is_told_as_the_system_knows_it(
    monkeypatch: pytest.MonkeyPatch, system: str, typed: str
):
    monkeypatch.setattr(sys, "platform", system)
    assert command_line("check") == typed
