"""Lighthouse over pages, in one process and one browser."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from plugins.commands.packages import node
from plugins.commands.test_tools import find_browser, lighthouse_script
from tests.helpers.browser import BROWSER_ARGUMENTS, Served

__all__ = ["CATEGORIES", "TIMELESS", "Marks", "lighthouse", "medians", "timeless_faults"]

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMELESS = tuple(name for name in CATEGORIES if name != "performance")
"""The categories that no clock decides."""
PAGE_LIMIT = 120
"""Seconds that one page may take."""


@dataclass(frozen=True)
class Marks:
    """What Lighthouse says of one page."""

    url: str
    scores: dict[str, float | None]
    """By category, from 0 to 100."""
    metrics: dict[str, float]
    """Milliseconds, bytes or a share, by the audit's own name."""
    failed: tuple[str, ...]
    """The rules that lower a score, each with its message."""


def lighthouse(
    urls: Sequence[str], categories: Sequence[str] = CATEGORIES, *, quick: bool = False
) -> list[Marks]:
    """Mark pages with the mobile preset.

    Args:
        urls: full addresses on this machine.
        categories: which scores to return.
        quick: do not wait for the page to become quiet; only right for scores that know no time.

    Raises:
        AssertionError: Lighthouse could not open a page, or left one out.
    """
    given = {
        "browser": str(find_browser()),
        "flags": BROWSER_ARGUMENTS,
        "categories": list(categories),
        "urls": list(urls),
        "quick": quick,
    }
    done = subprocess.run(
        [str(node()), str(lighthouse_script())],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PAGE_LIMIT * len(urls),
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [item["url"] for item in found] == list(urls)
    assert [item for item in found if item["error"]] == []
    return [
        Marks(
            item["url"],
            {
                name: None if score is None else round(score * 100)
                for name, score in item["scores"].items()
            },
            item["metrics"],
            tuple(item["failed"]),
        )
        for item in found
    ]


def medians(rounds: Sequence[Marks]) -> Marks:
    """Return the median of each score and number of a page that was scored more than once."""
    first = rounds[0]
    scores = {
        name: (
            None
            if any(item.scores[name] is None for item in rounds)
            else median(item.scores[name] or 0 for item in rounds)
        )
        for name in first.scores
    }
    return Marks(
        first.url,
        scores,
        {name: median(item.metrics[name] for item in rounds) for name in first.metrics},
        tuple(dict.fromkeys(fault for item in rounds for fault in item.failed)),
    )


def timeless_faults(site: Served, templates: Sequence[str]) -> dict[str, object]:
    """Return what Lighthouse has to say of the fullest page of some templates, speed apart.

    The page for missing addresses asks not to be found; that is the one rule it breaks.
    """
    pages = {site.url(site.fullest(template)): template for template in templates}
    found: dict[str, object] = {}
    for item in lighthouse(list(pages), TIMELESS, quick=True):
        template = pages[item.url]
        failed = [fault.partition(":")[0] for fault in item.failed]
        if template == "not_found.html":
            if failed != ["is-crawlable"]:
                found[template] = item.failed
        elif failed or set(item.scores.values()) != {100}:
            found[template] = item.failed or item.scores
    return found
