"""Links: what an address in a page means, whether it works, and how it is written on a page."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from plugins.core.dutch import nearest

__all__ = ["Verdict", "file_of", "judge_link", "named_file", "relative"]

_PLAIN = re.compile(r"((?:/\w[\w-]*(?:\.\w[\w-]*)*)*/?)(?:#([\w:.-]*))?")
_OUTSIDE = ("http:", "https:", "mailto:", "tel:", "data:", "//")


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a link: the code, and a near address when there is one."""

    code: str
    near: str | None = None


def is_inside(link: str) -> bool:
    """Return whether a link stays on this site."""
    return not link.startswith(_OUTSIDE)


def file_of(address: str) -> str:
    """Return the file in the tree for an address: `/a/b/` is `a/b/index.html`."""
    path = address.lstrip("/")
    return path + "index.html" if not path or path.endswith("/") else path


def relative(page: str, link: str) -> str:
    """Write a link to an address of the site relative to the page with the link.

    Args:
        page: address of the page, such as `/verhalen/x/`.
        link: as written by a template or a writer, beginning with `/` (anything else is given back
            as it is).
    """
    if not link.startswith("/") or link.startswith("//"):
        return link
    path, separator, rest = _cut(link)
    if path == page and separator == "#":
        return separator + rest
    here, there = page.split("/")[:-1], path.split("/")
    common = 0
    while common < min(len(here), len(there) - 1) and here[common] == there[common]:
        common += 1
    short = "../" * (len(here) - common) + "/".join(there[common:])
    return (short or "./") + separator + rest


def named_file(link: str) -> str:
    """Return a link to a page with the name of its file: `/a/b/#c` is `/a/b/index.html#c`.

    Other links stay as they are.
    """
    path, separator, rest = _cut(link)
    return (
        f"{path}index.html{separator}{rest}"
        if path.startswith("/") and path.endswith("/")
        else link
    )


def _cut(link: str) -> tuple[str, str, str]:
    """Split a link at its query or anchor."""
    at = min((link.index(separator) for separator in "?#" if separator in link), default=len(link))
    return link[:at], link[at : at + 1], link[at + 1 :]


def judge_link(
    page: str, link: str, files: Collection[str], anchors: Mapping[str, Collection[str]]
) -> Verdict | None:
    """Judge a link inside the site.

    Args:
        page: address of the page with the link.
        link: as it is written there.
        files: addresses of all files and pages of the tree.
        anchors: ids by address of page.

    Returns:
        None when the link is good, else the verdict `link-dood` or `anker-dood`.
    """
    if link.startswith("{"):
        return Verdict("link-dood")
    path, fragment = _target(page, link)
    if path not in files:
        with_slash = path + "/"
        if with_slash in files:
            return Verdict("link-dood", with_slash)
        return Verdict("link-dood", nearest(path, files, cutoff=0.7))
    if fragment and path in anchors and fragment not in anchors[path]:
        return Verdict("anker-dood", nearest(fragment, anchors[path]))
    return None


def _target(page: str, link: str) -> tuple[str, str]:
    """Return the address and the id that a link of a page means.

    Nearly all links are plain, and need no reading by the rules of URLs.
    """
    plain = _PLAIN.fullmatch(link)
    if plain:
        return plain[1] or page, plain[2] or ""
    parts = urlsplit(urljoin("http://x" + page, link))
    return unquote(parts.path), unquote(parts.fragment)
