"""What helps others find and share the site: the map for search engines and robots.txt."""

from __future__ import annotations

from typing import Any

from pelican import signals

from plugins.core.sitemap import robots, sitemaps
from plugins.support.generator import SiteGenerator


class SharingGenerator(SiteGenerator):
    """Runs after the pages, whose heads tell what there is to find.

    Its files are not in the ledger of addresses: they follow from the pages, and without an address of the site most are not made.
    """

    def generate_output(self, writer: Any) -> None:
        """Write what belongs to the site as a whole."""
        build = self.build
        writer.data("/robots.txt", robots(build.public_url, preview=build.preview).encode("ascii"))
        if build.public_url and not build.preview:
            for address, text in sitemaps(build.public_url, build.heads.values()).items():
                writer.data(address, text.encode("utf-8"))


def _generator(pelican: Any) -> type[SharingGenerator]:
    return SharingGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
