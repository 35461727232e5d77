"""Feeds: in the order in which items went up, full text, absolute links, identities that outlive rename and retitle."""

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


def _story(slug: str, day: str, period: str = "2019", theme: str = "opleiding", title: str = "Titel", more: str = "") -> str:
    return STORY.format(slug=slug, title=title, day=day, period=period, theme=theme, more=more)


def _feed(folder: Path, name: str) -> Any:
    feed = feedparser.parse(str(folder / "feeds" / name))
    assert not feed.bozo
    return feed


def test_feeds_follow_the_day_and_old_work_is_no_news(site: Make):
    """The story that went up last goes first, however long ago it happened."""
    result = site(_story("oud", "2026-11-20", "2017") + _story("nieuw", "2026-11-10", "2026")).build(SITEURL=HOST)
    for name in ("verhalen.atom.xml", "verhalen.rss.xml"):
        assert [entry.link for entry in _feed(result.output, name).entries] == [f"{HOST}/verhalen/{slug}/" for slug in ("oud", "nieuw", "basis")]


def test_identity_survives_a_new_name_and_title(site: Make):
    """With `id` a renamed and retitled story keeps its tag, so no reader sees it twice."""
    before = site(_story("eerst", "2026-11-10")).build(SITEURL=HOST)
    ids = [entry.id for entry in _feed(before.output, "verhalen.atom.xml").entries]
    ledger = "-- content/adressen.csv --\nadres;identiteit;naar\n/verhalen/eerst/;verhaal:eerst;/verhalen/later/\n"
    after = site("-- content/verhalen/2026/eerst.md --\n(weg)\n" + ledger + _story("later", "2026-11-10", title="Anders", more="id: eerst\n")).build(SITEURL="https://www.elders.invalid")
    assert after.report == ""
    assert ids == ["tag:dutchtechzone.nl,2026:verhaal:eerst", "tag:dutchtechzone.nl,2026:verhaal:basis"]
    assert [entry.id for entry in _feed(after.output, "verhalen.atom.xml").entries] == ids
    assert [entry.id for entry in _feed(after.output, "verhalen.rss.xml").entries] == ids


def test_feed_has_the_full_text_with_absolute_links(site: Make):
    """A link in a feed leads to the site from anywhere."""
    result = site(_story("een", "2026-11-20")).build(SITEURL=HOST)
    for name in ("verhalen.atom.xml", "verhalen.rss.xml"):
        entry = _feed(result.output, name).entries[0]
        html = entry.content[0].value if "content" in entry else entry.description
        assert f'<a href="{HOST}/verhalen/">alle verhalen</a> &amp; meer.' in html
        assert f'<a href="{HOST}/verhalen/een/#kop">de kop</a>' in html


def test_feed_of_a_theme_holds_its_stories_alone(site: Make):
    """A theme with stories has two feeds; one without has none."""
    result = site(_story("een", "2026-11-20", theme="imago")).build(SITEURL=HOST)
    assert [entry.link for entry in _feed(result.output, "thema-imago.atom.xml").entries] == [f"{HOST}/verhalen/een/"]
    assert [entry.link for entry in _feed(result.output, "thema-opleiding.rss.xml").entries] == [f"{HOST}/verhalen/basis/"]
    assert sorted(path.name for path in (result.output / "feeds").iterdir()) == sorted(
        f"{name}.{form}.xml" for name in ("verhalen", "thema-imago", "thema-opleiding") for form in ("atom", "rss")
    )


def test_dates_of_a_feed_come_from_the_content(site: Make):
    """Published is `datum`, updated is `bijgewerkt`, and another day of building changes no byte."""
    base = site(_story("een", "2026-11-10", more="bijgewerkt: 15-11-2026\n"))
    first = base.build(SITEURL=HOST)
    feed = (first.output / "feeds/verhalen.atom.xml").read_bytes()
    entry = _feed(first.output, "verhalen.atom.xml").entries[0]
    assert (entry.published[:10], entry.updated[:10]) == ("2026-11-10", "2026-11-15")
    again = base.build(SITEURL=HOST, BUILD_DAY="2027-03-01")
    assert (again.output / "feeds/verhalen.atom.xml").read_bytes() == feed
