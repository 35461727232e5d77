"""Feeds of all stories and of each theme, in Atom and RSS.

They follow `datum`: when an item went up on this site.
"""

from __future__ import annotations

import functools

from plugins.core.moments import Moment
from plugins.core.texts.documents import PUBLIC, Document, newest_first
from plugins.run.run_state import FeedLink, Run
from plugins.run.version import generator
from plugins.support.feed import FeedHead, FeedItem, atom, rss

AUTHORITY = "tag:dutchtechzone.nl,2026:"
"""Never to be changed: the identity of an item must not depend on the host."""
ITEMS = 100
TYPES = (("atom", "application/atom+xml", "Atom", atom), ("rss", "application/rss+xml", "RSS", rss))


class StoryFeeds:
    """Announces the feeds before pages are written, and writes them."""

    def __init__(self, run: Run) -> None:
        self.run = run

    def announce(self) -> None:
        """Fill `run.feeds` and `run.theme_feeds`, for pages to name them."""
        run, word = self.run, self.run.theme.word_in
        if self._stories():
            run.feeds.extend(self._links("verhalen", word("nl", "feed-all-stories")))
        for theme_id, record in run.site.registers["themas"].items():
            if self._stories(theme_id):
                title = word("nl", "feed-theme", name=record["kort"] or record["naam"])
                run.theme_feeds[theme_id] = self._links(f"thema-{theme_id}", title)

    def _links(self, name: str, title: str) -> list[FeedLink]:
        """Return the links to one list in both formats."""
        return [
            FeedLink(f"{title} ({label})", f"/feeds/{name}.{suffix}.xml", media_type)
            for suffix, media_type, label, _ in TYPES
        ]

    def _stories(self, theme_id: str = "") -> list[Document]:
        """Return the public stories of a feed, newest on this site first."""
        stories = [
            item
            for item in self.run.site.of_kind("verhaal")
            if item.appears and item.state == PUBLIC
        ]
        return newest_first(
            item for item in stories if not theme_id or theme_id in item.ids("themas")
        )[:ITEMS]

    def write(self) -> None:
        """Write all feeds."""
        self._write("verhalen", self._stories(), self.run.feeds)
        for theme_id, links in self.run.theme_feeds.items():
            self._write(f"thema-{theme_id}", self._stories(theme_id), links)

    def _write(self, name: str, stories: list[Document], links: list[FeedLink]) -> None:
        """Write one list in both formats; one without stories has no date, and is left out."""
        if not stories:
            return
        run = self.run
        items = [self._item(story) for story in stories]
        for (suffix, _, _, make), link in zip(TYPES, links, strict=True):
            title = f"{run.settings.site_name}: {link.title}"
            head = FeedHead(title, link.url, f"{AUTHORITY}feed:{name}:{suffix}", generator())
            given = (head, run.site_url, items)
            text = run.remember("feed", functools.partial(make, *given), suffix, given, plain=True)
            run.writer.data(link.url, text.encode("utf-8"))
            run.publish(link.url, f"feed:{name}:{suffix}")

    def _item(self, story: Document) -> FeedItem:
        """Return a story as an entry: its picture, then its text."""
        assert story.appears is not None
        changed = story.header.get("bijgewerkt")
        updated = Moment(changed) if changed and changed > story.appears.day else story.appears
        view = self.run.files_of(story).cover
        picture = (
            str(self.run.theme.component("picture", view, language=story.language)) if view else ""
        )
        return FeedItem(
            AUTHORITY + story.identity,
            story.title,
            story.address,
            story.summary,
            picture + self.run.text_of(story).html,
            story.appears,
            updated,
        )


def announce_feeds(run: Run) -> None:
    """Announce the feeds, for pages to name them."""
    StoryFeeds(run).announce()


def write_feeds(run: Run) -> None:
    """Write all feeds."""
    StoryFeeds(run).write()
