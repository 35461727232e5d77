"""Panels for what was found only when all pages were there, such as dead links."""

from __future__ import annotations

import re
from typing import TypedDict

from plugins.core.problems import Problem
from plugins.run.run_state import Run
from plugins.views.problem_views import problem_views

__all__ = ["LatePanel", "late_panels"]

_LINK = re.compile("“([^”]*)”")
CODES = ("link-dood", "anker-dood", "link-verlopen", "kanttekening-nergens", "leidt-nergens")
"""What the judge finds. Everything else is on its page already."""


class LatePanel(TypedDict):
    """A panel that `preview.js` puts on a page."""

    link: str
    """The link it is about, as it was typed, or empty."""
    html: str


def late_panels(run: Run) -> dict[str, list[LatePanel]]:
    """Return by address of a page the panels that belong on it."""
    addresses = {
        document.path: document.address for document in run.site.documents if document.address
    }
    found: dict[str, list[LatePanel]] = {}
    for item in run.report.problems:
        address = addresses.get(item.place.path)
        if address and item.code in CODES:
            html = str(run.theme.component("problem_box", problem_views([item])))
            found.setdefault(address, []).append({"link": _link(item), "html": html})
    return found


def _link(item: Problem) -> str:
    """Return the link a message is about."""
    match = _LINK.search(item.text)
    return match[1] if match and item.code != "kanttekening-nergens" else ""
