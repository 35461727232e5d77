"""Draws the cards by which a page is shared: 1200 by 630, in the design of the site.

A card has few colours, so it is drawn as an image of palette places: paper to ink, paper to heath,
then the signal, the ruler and the logo. That is several times faster and smaller than full colour.
The typeface is the theme's own file; letters are placed by FreeType alone, so that the bytes do not
depend on what else a machine has.
"""

from __future__ import annotations

import functools
import hashlib
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from plugins.core.drawings.covers import HEIGHT as COVER_HEIGHT
from plugins.core.drawings.covers import Cover
from plugins.core.drawings.logo import Logo
from plugins.core.drawings.palette import Colour, mix, rgb
from plugins.core.drawings.svg_paths import read_path
from plugins.core.finding.page_head import CARD_SIZE
from plugins.core.finding.share_cards import LEADING, CardFace, fit
from plugins.support.pictures.drawn_pictures import logo_image

__all__ = ["PANEL_SIZE", "CardPen"]


WIDTH, HEIGHT = CARD_SIZE
MARGIN = 72
TITLE_SIZES = (128, 112, 96, 86, 78, 70, 62, 54, 48)
LABEL_SIZES = (30, 26, 22)
FIGURE_SIZES = (104, 88, 72, 60, 48)
WEIGHT_TITLE, WEIGHT_STRONG, WEIGHT_TEXT, WEIGHT_LIGHT = 640, 600, 400, 300
# Places in the palette: 64 steps from paper to ink, 64 from paper to heath, single colours, the
# logo.
STEPS, HEATH, SIGNAL, RULER, RULER_STRONG, LOGO = 64, 64, 128, 129, 130, 136
INK, MUTED = STEPS - 1, 50
PANEL = 200
LOGO_WIDTH, LOGO_COLOURS = 64, 64
PANEL_SIZE = (540, HEIGHT - 26)
"""Width and height of the picture beside the words: right of them and above the ruler, so that no
word is ever on it."""
PANEL_COLOURS, PANEL_FINER = 56, 2
COVER_COLOURS = {
    "back": "sand-50",
    "soft": "heath-200",
    "lines": "sand-500",
    "full": "heath-600",
    "places": "signal-600",
}
"""The colours of the component cover in its light scheme."""
COVER_MIDDLE = 276
"""In the grid of a cover: halfway the municipalities."""
BESIDE = 40
"""Between the words and the picture."""


class CardPen:
    """Draws the cards of one build.

    Args:
        font: the theme's typeface, a variable font.
        colours: the palette of the theme.
    """

    def __init__(self, font: Path, logo: Logo, colours: dict[str, str]) -> None:
        self._data = font.read_bytes()
        self._colours = {name: rgb(value) for name, value in colours.items()}
        self._logo = logo_image(logo, LOGO_WIDTH).quantize(LOGO_COLOURS, dither=Image.Dither.NONE)
        self._palette = self._places()
        self._paper = self._empty()
        self.recipe = (
            "2",
            font.name,
            hashlib.sha256(self._data).hexdigest(),
            logo,
            tuple(sorted(colours.items())),
        )
        """All that decides what a card looks like besides its texts."""
        self._font = functools.cache(self._loaded)

    def _places(self) -> list[int]:
        """Return the colours of the palette, as a row of numbers."""
        paper, ink, heath = (
            self._colours["sand-100"],
            self._colours["peat-900"],
            self._colours["heath-700"],
        )
        steps: list[Colour] = [
            mix(paper, end, step / (STEPS - 1)) for end in (ink, heath) for step in range(STEPS)
        ]
        single = [self._colours[name] for name in ("signal-600", "sand-300", "sand-500")]
        unused = [paper] * (LOGO - SIGNAL - len(single))
        own = self._logo.getpalette() or []
        return [part for colour in (*steps, *single, *unused) for part in colour] + own

    def _loaded(self, size: int, weight: int) -> ImageFont.FreeTypeFont:
        """Return the typeface in a size and weight."""
        font = ImageFont.truetype(
            io.BytesIO(self._data), size, layout_engine=ImageFont.Layout.BASIC
        )
        font.set_variation_by_axes([weight])
        return font

    def _empty(self) -> Image.Image:
        """Draw what all cards share: the logo, and a ruler along the lower edge."""
        image = Image.new("L", CARD_SIZE, 0)
        image.paste(_shifted(self._logo, LOGO), (MARGIN, 60))
        draw = ImageDraw.Draw(image)
        for x in range(0, WIDTH, 12):
            length, colour = (24, RULER_STRONG) if x % 120 == 0 else (13, RULER)
            draw.rectangle((x, HEIGHT - length, x + 1, HEIGHT), colour)
        draw.rectangle((0, HEIGHT - 26, WIDTH, HEIGHT - 25), RULER_STRONG)
        return image

    def _length(self, weight: int) -> Callable[[str, int], float]:
        """Return what measures texts of a weight."""
        return lambda text, size: self._font(size, weight).getlength(text)

    def draw(
        self, face: CardFace, photo: Image.Image | None = None, *, as_photograph: bool = False
    ) -> bytes:
        """Draw one card.

        Args:
            face: the texts of the card.
            photo: a photograph of `PANEL_SIZE`; without it the drawing of the story, if any,
                is in its place.
            as_photograph: write JPEG, else PNG.
        """
        image = self._paper.copy()
        draw = ImageDraw.Draw(image)
        room = WIDTH - MARGIN - (PANEL_SIZE[0] + BESIDE if photo or face.cover else MARGIN)
        name = face.site_name if face.title != face.site_name else ""
        beside_logo = (MARGIN + LOGO_WIDTH + 22, 60 + LOGO_WIDTH / 2)
        draw.text(beside_logo, name, INK, self._font(38, WEIGHT_TITLE), anchor="lm")
        top = self._label(draw, face, room)
        if face.figure:
            bottom = 388
            image = ImageChops.add(image, self._figure(draw, face))
            draw = ImageDraw.Draw(image)
        else:
            bottom = 520
            draw.text((MARGIN, 570), face.motto, MUTED, self._font(28, WEIGHT_TEXT), anchor="ls")
        self._title(draw, face.title, top, room, bottom)
        return self._with_panel(image, photo, face.cover, as_photograph)

    def _label(self, draw: ImageDraw.ImageDraw, face: CardFace, room: int) -> int:
        """Draw the kind and the period with the signal beside them.

        Returns where the title begins.
        """
        both = ((face.kind_label, WEIGHT_STRONG, INK), (face.period, WEIGHT_TEXT, MUTED))
        words = [word for word in both if word[0]]
        if not words:
            draw.rectangle((MARGIN, 178, MARGIN + 71, 185), SIGNAL)
            return 210
        draw.rectangle((MARGIN, 174, MARGIN + 7, 205), SIGNAL)
        size = self._label_size([(text, weight) for text, weight, _ in words], room)
        x = MARGIN + 26.0
        for text, weight, place in words:
            draw.text((x, 200), text, place, self._font(size, weight), anchor="ls")
            x += self._font(size, weight).getlength(text) + 20
        return 226

    def _label_size(self, words: Sequence[tuple[str, int]], room: int) -> int:
        """Return the largest size in which the words of a label fit."""

        def width(size: int) -> float:
            return sum(self._font(size, weight).getlength(text) + 20 for text, weight in words) + 6

        return next((size for size in LABEL_SIZES if width(size) <= room), LABEL_SIZES[-1])

    def _title(
        self, draw: ImageDraw.ImageDraw, title: str, top: int, room: int, bottom: int
    ) -> None:
        """Draw the title as large as it fits."""
        measure = self._length(WEIGHT_TITLE)
        size, lines = fit(title, TITLE_SIZES, room, bottom - top, measure)
        font = self._font(size, WEIGHT_TITLE)
        for number, line in enumerate(lines):
            place = (MARGIN - size * 0.04, top + size * (0.86 + LEADING * number))
            draw.text(place, line, INK, font, anchor="ls")

    def _figure(self, draw: ImageDraw.ImageDraw, face: CardFace) -> Image.Image:
        """Return the figure on a layer of its own, in heath, and draw below it what it is."""
        layer, room = Image.new("L", CARD_SIZE, 0), WIDTH - 2 * MARGIN
        size, lines = fit(face.figure, FIGURE_SIZES, room, 125, self._length(WEIGHT_LIGHT))
        place, font = (MARGIN - size * 0.04, 518), self._font(size, WEIGHT_LIGHT)
        ImageDraw.Draw(layer).text(place, lines[0], STEPS - 1, font, anchor="ls")
        _, label = fit(face.figure_label, (28,), room, 31, self._length(WEIGHT_TEXT))
        draw.text((MARGIN, 570), label[0], MUTED, self._font(28, WEIGHT_TEXT), anchor="ls")
        return layer.point(lambda place: place and place + HEATH)

    def _with_panel(
        self,
        image: Image.Image,
        photo: Image.Image | None,
        cover: Cover | None,
        as_photograph: bool,
    ) -> bytes:
        """Place the picture beside the words, and write the card."""
        corner, palette = (WIDTH - PANEL_SIZE[0], 0), self._palette
        if cover and not photo:
            panel = self._drawing(cover).quantize(PANEL_COLOURS, dither=Image.Dither.NONE)
            image.paste(_shifted(panel, PANEL), corner)
            palette = [*palette, *[0] * (3 * PANEL - len(palette)), *(panel.getpalette() or [])]
        image.putpalette(palette)
        out = io.BytesIO()
        if not as_photograph:
            image.save(out, "PNG", compress_level=3)
            return out.getvalue()
        full = image.convert("RGB")
        if photo:
            full.paste(photo, corner)
        full.save(out, "JPEG", quality=86, optimize=True, progressive=True)
        return out.getvalue()

    def _drawing(self, cover: Cover) -> Image.Image:
        """Draw a cover as high as the panel, cut around the squares of the municipalities."""
        width, height = (side * PANEL_FINER for side in PANEL_SIZE)
        scale = height / COVER_HEIGHT
        left = COVER_MIDDLE - width / scale / 2
        colours = {name: self._colours[colour] for name, colour in COVER_COLOURS.items()}
        image = Image.new("RGB", (width, height), colours["back"])
        draw = ImageDraw.Draw(image)

        for path in _paths(cover.soft, left, scale):
            draw.polygon(path, colours["soft"])
        for path in _paths(cover.lines, left, scale):
            draw.line(path, colours["lines"], round(1.25 * scale))
        for path in _paths(cover.full, left, scale):
            draw.polygon(path, colours["full"])
        for place in cover.places:
            x, y = (float(place[0]) - left) * scale, float(place[1]) * scale
            square = (x, y, x + 24 * scale, y + 24 * scale)
            draw.rectangle(square, colours["places"], colours["back"], round(4 * scale))
        return image.resize(PANEL_SIZE, Image.Resampling.BOX)


def _paths(text: str, left: float, scale: float) -> list[list[tuple[float, float]]]:
    """Return the paths of a cover in points of the drawing."""
    return [[((x - left) * scale, y * scale) for x, y in path] for path in read_path(text)]


def _shifted(image: Image.Image, start: int) -> Image.Image:
    """Return a picture with a palette as places in the palette of the card."""
    places = Image.frombytes("L", image.size, image.tobytes())
    return places.point(lambda place: place + start)
