"""What helps others find, store and share the site.

That is the sitemap, robots.txt, the web manifest, icons and cards.
"""

from __future__ import annotations

import json
from pathlib import Path

from plugins.core.drawings.logo import read_logo
from plugins.core.drawings.palette import palette
from plugins.core.finding.page_head import PageHead, card_address
from plugins.core.finding.share_cards import card_face
from plugins.core.finding.sitemap import robots, sitemaps
from plugins.run.run_state import Run
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
"""The width of each icon in pixels, and the part of it that the logo fills.

A system may cut a maskable icon to a circle of four fifths, and Apple rounds its own. Icons are
drawn from `favicon.svg` in each run, so that a new logo is one new file.
"""
FONT = "source-sans-3-latin-wght-normal.woff2"
IN_MANIFEST = {"icon-192": "any", "icon-512": "any", "icon-maskable-512": "maskable"}


def announce_cards(run: Run) -> None:
    """Announce whether pages have cards.

    The address of a card must be absolute, and nobody shares a preview.
    """
    run.has_cards = bool(run.settings.site_url) and not run.preview


def write_site_files(run: Run) -> None:
    """Write what belongs to the site as a whole, and a card for each page."""
    SiteFiles(run).write()


class SiteFiles:
    """Makes what helps others find, store and share the site, once all pages are known.

    Like pictures, these files are not in the ledger of addresses: they follow from the pages, and
    without an address of the site most are not made.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        theme = run.theme.folder
        self._logo = read_logo((theme / "static" / "favicon.svg").read_text(encoding="utf-8"))
        self._colours = palette((theme / "css" / "tokens.css").read_text(encoding="utf-8"))
        self._cache = run.site.root / ".cache" / "kaarten"

    def write(self) -> None:
        """Write all of it."""
        run, writer, url = self.run, self.run.writer, self.run.settings.site_url
        self._icons(writer)
        writer.data("/manifest.webmanifest", self._manifest().encode("utf-8"))
        writer.data("/robots.txt", robots(url, preview=run.preview).encode("ascii"))
        if run.has_cards:
            self._cards(writer)
            for address, text in sitemaps(url, run.heads.values()).items():
                writer.data(address, text.encode("utf-8"))

    def _icons(self, writer: TreeWriter) -> None:
        """Write the logo as pictures, for software that cannot read SVG."""
        for name, (size, share) in ICONS.items():
            writer.data(f"/theme/icons/{name}.png", self._icon(size, share))

    def _icon(self, size: int, share: float) -> bytes:
        return cached_picture(
            self._cache, (self._logo, size, share), lambda: draw_icon(self._logo, size, share)
        )

    def _cards(self, writer: TreeWriter) -> None:
        """Draw the card of every page, in more than one process where the system can."""
        pen = CardPen(self.run.theme.folder / "static" / "fonts" / FONT, self._logo, self._colours)
        photographs = self._photographs()

        def card(head: PageHead) -> TreeWriter:
            photo = photographs.get(head.address) if head.photo else None
            return self._card(pen, head, photo)

        for written in map_forked(card, list(self.run.heads.values())):
            writer.merge(written)

    def _photographs(self) -> dict[str, tuple[Path, str]]:
        """Return the photograph of each page by its address, with what a crop keeps."""
        found = {}
        for document in self.run.site.documents:
            photograph = self.run.files_of(document).photograph
            if photograph:
                found[document.address] = photograph
        return found

    def _card(self, pen: CardPen, head: PageHead, photo: tuple[Path, str] | None) -> TreeWriter:
        """Write the card of one page."""
        settings, branch = self.run.settings, self.run.writer.branch()
        face, address = card_face(head, settings.site_name, settings.site_motto), card_address(head)
        # The address of a photograph holds the digest of its content.
        recipe = (
            (pen.recipe, face, head.photo.address, photo[1])
            if head.photo and photo
            else (pen.recipe, face)
        )

        def draw() -> bytes:
            picture = photo and crop_picture(photo[0], PANEL_SIZE, photo[1])
            return pen.draw(face, picture, as_photograph=head.photo is not None)

        branch.data(address, cached_picture(self._cache, recipe, draw, address[-3:]))
        return branch

    def _manifest(self) -> str:
        """Return the manifest, by which a phone shows the site as an app; links are relative."""
        name = self.run.settings.site_name
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
