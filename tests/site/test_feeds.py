"""The dates of a feed. Its order, text and identities are in test_lists_and_feeds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser

from tests.helpers.site_text import SiteText

Make = Callable[..., SiteText]
HOST = "https://site.invalid/dtz"
STORY = """
-- content/verhalen/2026/{slug}.md --
---
titel: {title}
samenvatting: Samenvatting.
datum: {day}
periode: {period}
themas: {theme}
bronnen: plan-2026 (Partners)
{more}---
Zie [alle verhalen](/verhalen/) & meer. Zie [de kop](#kop).

## Kop
"""


def _story(
    slug: str,
    day: str,
    period: str = "2019",
    theme: str = "opleiding",
    title: str = "Titel",
    more: str = "",
) -> str:
    return STORY.format(slug=slug, title=title, day=day, period=period, theme=theme, more=more)


def _feed(folder: Path, name: str) -> Any:
    feed = feedparser.parse(str(folder / "feeds" / name))
    assert not feed.bozo
    return feed


def test_dates_of_a_feed_come_from_the_content(site: Make):
    """Published is `datum`, updated is `bijgewerkt`; building on another day changes no byte."""
    base = site(_story("een", "2026-11-10", more="bijgewerkt: 15-11-2026\n"))
    first = base.build(SITEURL=HOST)
    feed = (first.output / "feeds/verhalen.atom.xml").read_bytes()
    entry = _feed(first.output, "verhalen.atom.xml").entries[0]
    assert (entry.published[:10], entry.updated[:10]) == ("2026-11-10", "2026-11-15")
    again = base.build(SITEURL=HOST, BUILD_DAY="2027-03-01")
    assert (again.output / "feeds/verhalen.atom.xml").read_bytes() == feed
