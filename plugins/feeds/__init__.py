"""Feeds of all stories and of each theme, in Atom and RSS.

They follow `datum`: when an item went up on this site.
"""

from __future__ import annotations

import functools
from typing import Any

from pelican import signals

from plugins.core.moments import Moment
from plugins.core.texts.documents import PUBLIC, Document, newest_first
from plugins.run.generator import SiteGenerator
from plugins.support.feed import FeedItem, atom, rss

AUTHORITY = "tag:dutchtechzone.nl,2026:"
"""Fixed for good: identities of items must not change with the host."""
ITEMS = 100
TYPES = (("atom", "application/atom+xml", "Atom", atom), ("rss", "application/rss+xml", "RSS", rss))


class FeedsGenerator(SiteGenerator):
    """Announces the feeds before pages are written, and writes them."""

    def generate_context(self) -> None:
        """Tell the pages which feeds there are."""
        build = self.build
        build.extras["feeds"] = (
            self._links("verhalen", build.theme.word_in("nl", "feed-all-stories"))
            if self._stories()
            else []
        )
        build.extras["theme_feeds"] = {}
        for theme_id, record in build.registers["themas"].items():
            if self._stories(theme_id):
                title = build.theme.word_in(
                    "nl", "feed-theme", name=record["kort"] or record["naam"]
                )
                build.extras["theme_feeds"][theme_id] = self._links(f"thema-{theme_id}", title)

    def _links(self, name: str, title: str) -> list[dict[str, str]]:
        """Give the links to one list in both forms."""
        return [
            {"title": f"{title} ({label})", "url": f"/feeds/{name}.{suffix}.xml", "type": kind}
            for suffix, kind, label, _ in TYPES
        ]

    def _stories(self, theme_id: str = "") -> list[Document]:
        """Give the public stories of a feed, newest on this site first."""
        stories = [
            item for item in self.build.of_kind("verhaal") if item.appears and item.state == PUBLIC
        ]
        return newest_first(
            item for item in stories if not theme_id or theme_id in item.ids("themas")
        )[:ITEMS]

    def generate_output(self, writer: Any) -> None:
        """Write all feeds."""
        self._write("verhalen", self._stories())
        for theme_id in self.build.extras["theme_feeds"]:
            self._write(f"thema-{theme_id}", self._stories(theme_id))

    def _write(self, name: str, stories: list[Document]) -> None:
        """Write one list in both forms.

        A list without stories has no date to bear, and is left out.
        """
        if not stories:
            return
        build = self.build
        items = [self._item(story) for story in stories]
        links = (
            build.extras["feeds"]
            if name == "verhalen"
            else build.extras["theme_feeds"][name.removeprefix("thema-")]
        )
        for (suffix, _, _, make), link in zip(TYPES, links, strict=True):
            given = (
                f"{build.settings['SITENAME']}: {link['title']}",
                build.site_url,
                link["url"],
                f"{AUTHORITY}feed:{name}:{suffix}",
                items,
            )
            text = build.remember(
                "feed", functools.partial(make, *given), suffix, given, plain=True
            )
            build.writer.data(link["url"], text.encode("utf-8"))
            build.publish(link["url"], f"feed:{name}:{suffix}")

    def _item(self, story: Document) -> FeedItem:
        """Give a story as an entry: its picture, then its text."""
        assert story.appears is not None
        changed = story.header.get("bijgewerkt")
        updated = Moment(changed) if changed and changed > story.appears.day else story.appears
        view = self.build.extras.get("covers", {}).get(story.path)
        picture = (
            str(self.build.theme.component("picture", view, language=story.language))
            if view
            else ""
        )
        return FeedItem(
            AUTHORITY + story.identity,
            story.title,
            story.address,
            story.summary,
            picture + story.html,
            story.appears,
            updated,
        )


def _generator(pelican: Any) -> type[FeedsGenerator]:
    return FeedsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
