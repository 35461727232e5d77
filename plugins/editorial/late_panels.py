"""Panels for what was found only when all pages stood: dead links and the like, by the page and the link they concern."""

from __future__ import annotations

import re

from plugins.core.problems import Problem
from plugins.run.run_state import Run
from plugins.views.problem_views import problem_views

__all__ = ["late_panels"]

CODES = ("link-dood", "anker-dood", "link-verlopen", "kanttekening-nergens", "leidt-nergens")
"""What the judge finds. Everything else stands on its page already."""
_LINK = re.compile("“([^”]*)”")


def late_panels(run: Run) -> dict[str, list[dict[str, str]]]:
    """Give by address of a page the panels that belong on it: the link each concerns as it was typed, or nothing, and the finished HTML."""
    addresses = {
        document.path: document.address for document in run.site.documents if document.address
    }
    found: dict[str, list[dict[str, str]]] = {}
    for item in run.report.problems:
        address = addresses.get(item.place.path)
        if address and item.code in CODES:
            html = str(run.theme.component("problem_box", problem_views([item])))
            found.setdefault(address, []).append({"link": _link(item), "html": html})
    return found


def _link(item: Problem) -> str:
    """Give the link a message is about."""
    match = _LINK.search(item.text)
    return match[1] if match and item.code != "kanttekening-nergens" else ""
