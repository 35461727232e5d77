"""What helps others find, keep and share the site: the map for search engines, robots.txt, the web manifest, icons and cards."""

from __future__ import annotations

import json
from typing import Any

from pelican import signals

from plugins.core.drawings.logo import read_logo
from plugins.core.drawings.palette import palette
from plugins.core.finding.page_head import PageHead, card_address
from plugins.core.finding.share_cards import card_face
from plugins.core.finding.sitemap import robots, sitemaps
from plugins.run.generator import SiteGenerator
from plugins.run.tree_writer import TreeWriter
from plugins.support.parallel import map_forked
from plugins.support.pictures.card_pictures import PANEL_SIZE, CardPen
from plugins.support.pictures.drawn_pictures import cached_picture, draw_icon
from plugins.support.pictures.renditions import crop_picture

ICONS = {
    "icon-32": (32, 1.0),
    "apple-touch-icon": (180, 0.84),
    "icon-192": (192, 1.0),
    "icon-512": (512, 1.0),
    "icon-maskable-512": (512, 0.68),
}
"""Width of each icon, and what the mark takes of it. A system may cut a maskable icon to a circle
of four fifths, and rounds the one Apple takes.

They are drawn from `favicon.svg` in each build and not kept as files, so that whoever changes the
mark changes one file.
"""
FONT = "source-sans-3-latin-wght-normal.woff2"
IN_MANIFEST = {"icon-192": "any", "icon-512": "any", "icon-maskable-512": "maskable"}


class SharingGenerator(SiteGenerator):
    """Runs after the pages, whose heads tell what there is to find.

    Its files are not in the ledger of addresses, as pictures are not: they follow from the pages,
    and without an address of the site most are not made.
    """

    def generate_context(self) -> None:
        """Tell the pages whether they have cards: a line that leads to one must be absolute, and nobody shares a preview."""
        build = self.build
        build.extras["cards"] = bool(build.public_url) and not build.preview
        theme = build.theme.folder
        self._logo = read_logo((theme / "static" / "favicon.svg").read_text(encoding="utf-8"))
        self._colours = palette((theme / "css" / "tokens.css").read_text(encoding="utf-8"))
        self._cache = build.root / ".cache" / "kaarten"

    def generate_output(self, writer: Any) -> None:
        """Write what belongs to the site as a whole, and a card for each page."""
        build = self.build
        self._icons(writer)
        writer.data("/manifest.webmanifest", self._manifest().encode("utf-8"))
        writer.data("/robots.txt", robots(build.public_url, preview=build.preview).encode("ascii"))
        if build.extras["cards"]:
            self._cards(writer)
            for address, text in sitemaps(build.public_url, build.heads.values()).items():
                writer.data(address, text.encode("utf-8"))

    def _icons(self, writer: Any) -> None:
        """Write the mark as pictures, for what reads no SVG."""
        for name, (size, share) in ICONS.items():
            writer.data(f"/theme/icons/{name}.png", self._icon(size, share))

    def _icon(self, size: int, share: float) -> bytes:
        return cached_picture(
            self._cache, (self._logo, size, share), lambda: draw_icon(self._logo, size, share)
        )

    def _cards(self, writer: Any) -> None:
        """Draw the card of every page, in more than one process where the system can."""
        settings = self.build.settings
        photographs = self.build.extras.get("photographs", {})
        pen = CardPen(
            self.build.theme.folder / "static" / "fonts" / FONT, self._logo, self._colours
        )

        def card(head: PageHead) -> TreeWriter:
            face, branch = (
                card_face(head, settings["SITENAME"], settings["SITEMOTTO"]),
                self.build.writer.branch(),
            )
            photo = photographs.get(head.address) if head.photo else None
            # The address of a photograph holds the mark of its content.
            recipe = (
                (pen.recipe, face, head.photo.address, photo[1])
                if head.photo and photo
                else (pen.recipe, face)
            )
            branch.data(
                card_address(head),
                cached_picture(
                    self._cache,
                    recipe,
                    lambda: pen.draw(
                        face,
                        photo and crop_picture(photo[0], PANEL_SIZE, photo[1]),
                        as_photograph=head.photo is not None,
                    ),
                    card_address(head)[-3:],
                ),
            )
            return branch

        for written in map_forked(card, list(self.build.heads.values())):
            writer.merge(written)

    def _manifest(self) -> str:
        """Give what a telephone needs to keep the site among its apps; addresses are relative to the manifest."""
        name = self.build.settings["SITENAME"]
        icons = [
            {
                "src": f"theme/icons/{icon}.png",
                "sizes": f"{ICONS[icon][0]}x{ICONS[icon][0]}",
                "type": "image/png",
                "purpose": purpose,
            }
            for icon, purpose in IN_MANIFEST.items()
        ]
        stated = {
            "name": name,
            "short_name": name,
            "lang": "nl",
            "start_url": "./",
            "background_color": self._colours["sand-0"],
            "theme_color": self._colours["peat-900"],
            "icons": icons,
        }
        return json.dumps(stated, ensure_ascii=False, indent=2) + "\n"


def _generator(pelican: Any) -> type[SharingGenerator]:
    return SharingGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
