"""The Nu HTML checker for many files in one process, and our own check of ids and headings."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.commands.test_tools import java, vnu_jar

__all__ = ["Message", "nu_messages", "structure_faults"]

TIME_LIMIT = 600
Message = tuple[str, str, str, str]
"""File, kind (error, warning, info), what is wrong, and the text around it."""


def nu_messages(files: Iterable[Path], folder: Path) -> list[Message]:
    """Return what the checker reports of HTML, CSS and SVG files.

    Each is named by its place below a folder.
    """
    names = [str(file) for file in files]
    if not names:
        raise ValueError("no files to check")
    command = [
        str(java()),
        "-Xss8m",
        "-jar",
        str(vnu_jar()),
        "--format",
        "json",
        "--exit-zero-always",
        "--also-check-css",
        "--also-check-svg",
        *names,
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", timeout=TIME_LIMIT, check=True
    )
    return [
        (
            _name(item.get("url", ""), folder),
            item.get("subType", item["type"]),
            item["message"],
            " ".join(item.get("extract", "").split()),
        )
        for item in json.loads(done.stderr)["messages"]
    ]


def _name(url: str, folder: Path) -> str:
    """Name a file of the checker by its place below the folder."""
    path = Path(unquote(urlsplit(url).path))
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else url


class _Outline(HTMLParser):
    """Collects ids and headings, with nothing but the standard library."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.levels: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self.levels.append(int(tag[1]))


def structure_faults(html: str) -> list[str]:
    """Return what is wrong with a page's ids and headings."""
    outline = _Outline()
    outline.feed(html)
    faults = [
        f"id “{name}” stands {outline.ids.count(name)} times"
        for name in dict.fromkeys(outline.ids)
        if outline.ids.count(name) > 1 or not name
    ]
    if outline.levels.count(1) != 1:
        faults.append(f"{outline.levels.count(1)} headings of level 1")
    faults += [
        f"heading {after} right after heading {before}"
        for before, after in zip([0, *outline.levels], outline.levels, strict=False)
        if after > before + 1
    ]
    return faults
