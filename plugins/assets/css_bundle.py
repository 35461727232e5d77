"""One stylesheet from the theme's manifest: each sheet in its layer, fonts by their address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

__all__ = ["bundle"]

_IMPORT = re.compile(r'^@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>[a-z]+)\);$', re.M)
_URL = re.compile(r'url\("(?P<path>[^":]+)"\)')
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
# Line ends and indentation that only people need; a line that a value is broken over keeps its end.
_TIGHT = (
    (re.compile(r"^([\w-]+): +", re.M), r"\1:"),
    (re.compile(r" \{$", re.M), "{"),
    (re.compile(r";?\n\}"), "}"),
    (re.compile(r"([{;,])\n"), r"\1"),
)
# The palette is for those who write the theme; a visitor needs the roles alone.
_PALETTE = re.compile(r"^\s*(?P<name>--palette-[\w-]+): (?P<value>#[0-9a-f]+);\n", re.M)
_OF_PALETTE = re.compile(r"var\((--palette-[\w-]+)\)")
STATIC = "static/"


def bundle(manifest: str, read: Callable[[str], str]) -> str:
    """Return the whole stylesheet.

    Args:
        manifest: path of the manifest below the theme, such as `css/site.css`.
        read: returns the text of a file by its path below the theme.
    """
    folder = posixpath.dirname(manifest)

    def inline(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, match["path"]))
        return f"@layer {match['layer']} {{\n{_sheet(path, read(path))}\n}}"

    return _tight(_resolved(_IMPORT.sub(inline, _COMMENT.sub("", read(manifest)))))


def _resolved(css: str) -> str:
    """Replace each name of the palette by its colour."""
    colours = {match["name"]: match["value"] for match in _PALETTE.finditer(css)}
    return _OF_PALETTE.sub(lambda match: colours[match[1]], _PALETTE.sub("", css))


def _tight(css: str) -> str:
    """Put each rule of a stylesheet on one line: visitors wait for every byte of it."""
    for pattern, short in _TIGHT:
        css = pattern.sub(short, css)
    return css


def _sheet(path: str, text: str) -> str:
    """Return one sheet without comments, with addresses relative to /theme/."""
    folder = posixpath.dirname(path)

    def address(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, match["path"]))
        return f'url("{target.removeprefix(STATIC)}")'

    lines = (line.strip() for line in _URL.sub(address, _COMMENT.sub("", text)).split("\n"))
    return "\n".join(line for line in lines if line)
