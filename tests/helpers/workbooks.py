"""Workbooks as people make them, for tests.

They are made by openpyxl; what it cannot write is put into the file by hand.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook

__all__ = ["HEAD", "book", "patched"]

HEAD = ("id", "kant", "groep", "post", "bedrag", "noot")


def book(
    rows: Sequence[Sequence[object]],
    name: str = "cijfers",
    change: Callable[[Any], object] = lambda sheet: None,
    others: Sequence[str] = (),
) -> bytes:
    """Return a workbook with one sheet of rows, and other sheets that hold something else.

    Args:
        change: does something to the sheet with the rows before it is saved.
    """
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    for other in others:
        made.create_sheet(other).append(["uitleg"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def patched(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return a workbook with what a pattern finds in one of its parts replaced.

    Args:
        data: the workbook.
        part: the name of the part inside it.
        old: a pattern that must be found once.
        new: what replaces it.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                content, times = re.subn(old.encode(), new.encode(), content)
                assert times == 1
            after.writestr(name, content)
    return out.getvalue()
