"""What becomes of an address at which there is nothing any more, for any host."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

__all__ = ["Rule", "encoded_address", "is_plain", "page_address"]


_SAFE = "/~!$&'()+,;=@"
"""Characters that a path may hold as they are (RFC 3986) and that mean nothing to any host."""


@dataclass(frozen=True, order=True)
class Rule:
    """What becomes of an address at which there is nothing.

    Args:
        path: begins with a slash, below the address of the site, letters as people read them (not
            %C3%AB).
        query: what follows the question mark, as a browser sends it; empty = any.
        target: the address it redirects to; empty = given up.
    """

    path: str
    query: str = ""
    target: str = ""

    @property
    def shown(self) -> str:
        """The address as a person types it."""
        return f"{self.path}?{self.query}" if self.query else self.path


def page_address(rule: Rule) -> str:
    """Return where a page with a redirect can be, for hosts that know none; empty where none can.

    A folder's page answers without its slash as well. A `.php` without PHP is a download, and a
    query reaches no file.
    """
    last = rule.path.rpartition("/")[2]
    if (
        rule.query
        or not rule.target
        or not re.fullmatch(r"/[^\\:*?\"<>|\x00-\x1f]*", rule.path)
        or ".." in rule.path.split("/")
    ):
        return ""
    if not last or last.endswith((".html", ".htm")):
        return rule.path
    return "" if "." in last else rule.path + "/"


def encoded_address(base: str, address: str) -> str:
    """Return an address as a header of HTTP has it."""
    return base + quote(address, safe=_SAFE)


def is_plain(rule: Rule) -> bool:
    """Return whether a rule is a path without characters that mean something in `_redirects`."""
    return not rule.query and not re.search(r"[*:]", rule.path)
