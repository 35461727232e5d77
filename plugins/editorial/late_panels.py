"""Panels for what was found only when all pages were there, such as dead links."""

from __future__ import annotations

from typing import TypedDict

from plugins.run.run_state import Run
from plugins.views.problem_views import problem_views

__all__ = ["LatePanel", "late_panels"]

CODES = ("link-dood", "anker-dood", "link-verlopen", "kanttekening-nergens", "leidt-nergens")
"""What the judge finds. Everything else is on its page already."""
ABOUT_LINKS = ("link-dood", "anker-dood", "link-verlopen")
"""Those that are about one link."""


class LatePanel(TypedDict):
    """A panel that `preview.js` puts on a page."""

    link: str
    """The link it is about, as it was typed, or empty."""
    html: str


def late_panels(run: Run) -> dict[str, list[LatePanel]]:
    """Return the panels of each page by its address."""
    addresses = {item.path: item.address for item in run.site.documents if item.address}
    found: dict[str, list[LatePanel]] = {}
    for item in run.report.problems:
        address = addresses.get(item.place.path)
        if address and item.code in CODES:
            html = str(run.theme.component("problem_box", problem_views([item])))
            link = item.about[0] if item.code in ABOUT_LINKS else ""
            found.setdefault(address, []).append({"link": link, "html": html})
    return found
