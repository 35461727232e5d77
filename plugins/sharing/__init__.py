"""What helps others find, keep and share the site: the map for search engines, robots.txt, the web manifest and its icons."""

from __future__ import annotations

import json
from typing import Any

from pelican import signals

from plugins.core.mark import read_mark
from plugins.core.palette import palette
from plugins.core.sitemap import robots, sitemaps
from plugins.support.drawn_pictures import draw_icon, kept
from plugins.support.generator import SiteGenerator

ICONS = {"icon-32": (32, 1.0), "apple-touch-icon": (180, 0.84), "icon-192": (192, 1.0), "icon-512": (512, 1.0), "icon-maskable-512": (512, 0.68)}
"""Width of each icon, and what the mark takes of it. A system may cut a maskable icon to a circle of four fifths, and rounds the one Apple takes.

They are drawn from `favicon.svg` in each build and not kept as files, so that whoever changes the mark changes one file.
"""
IN_MANIFEST = {"icon-192": "any", "icon-512": "any", "icon-maskable-512": "maskable"}


class SharingGenerator(SiteGenerator):
    """Runs after the pages, whose heads tell what there is to find.

    Its files are not in the ledger of addresses: they follow from the pages, and without an address of the site most are not made.
    """

    def generate_output(self, writer: Any) -> None:
        """Write what belongs to the site as a whole."""
        build = self.build
        self._icons(writer)
        writer.data("/manifest.webmanifest", self._manifest().encode("utf-8"))
        writer.data("/robots.txt", robots(build.public_url, preview=build.preview).encode("ascii"))
        if build.public_url and not build.preview:
            for address, text in sitemaps(build.public_url, build.heads.values()).items():
                writer.data(address, text.encode("utf-8"))

    def _icons(self, writer: Any) -> None:
        """Write the mark as pictures, for what reads no SVG."""
        mark = read_mark((self.build.theme.folder / "static" / "favicon.svg").read_text(encoding="utf-8"))
        for name, (size, share) in ICONS.items():
            data = kept(self.build.root / ".cache" / "kaarten", (mark, size, share), lambda size=size, share=share: draw_icon(mark, size, share))  # type: ignore[misc]
            writer.data(f"/theme/icons/{name}.png", data)

    def _manifest(self) -> str:
        """Give what a telephone needs to keep the site among its apps; addresses are relative to the manifest."""
        name = self.build.settings["SITENAME"]
        colours = palette((self.build.theme.folder / "css" / "tokens.css").read_text(encoding="utf-8"))
        icons = [{"src": f"theme/icons/{icon}.png", "sizes": f"{ICONS[icon][0]}x{ICONS[icon][0]}", "type": "image/png", "purpose": purpose} for icon, purpose in IN_MANIFEST.items()]
        stated = {
            "name": name, "short_name": name, "lang": "nl", "start_url": "./",
            "background_color": colours["sand-0"], "theme_color": colours["peat-900"], "icons": icons,
        }  # fmt: skip
        return json.dumps(stated, ensure_ascii=False, indent=2) + "\n"


def _generator(pelican: Any) -> type[SharingGenerator]:
    return SharingGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
