"""Feeds of all stories and of each theme, in Atom and RSS."""

from __future__ import annotations

from plugins.feeds.story_feeds import announce_feeds, write_feeds
from plugins.run.features import Feature, connect

FEATURE = Feature("feeds", relate=announce_feeds, make=write_feeds)


def register() -> None:
    """Connect to Pelican."""
    connect(FEATURE)
