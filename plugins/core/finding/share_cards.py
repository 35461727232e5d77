"""What is on the card of a page, and how its title is cut into lines.

`CardPen` draws it, in `support/pictures/card_pictures.py`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from plugins.core.drawings.covers import Cover
from plugins.core.finding.page_head import PageHead

__all__ = ["CardFace", "Measure", "card_face", "drawable", "fit"]

Measure = Callable[[str, int], float]
"""Returns the width of a text in a size."""
MAX_LINES = 4
LEADING = 1.1
# Characters outside Latin-1 in the typeface of the theme (its file holds the Latin part alone).
_ALSO = frozenset("ıŒœʻʼˆ˚˜–—‘’‚“”„†‡•…‰‹›⁄€™←↑→↓−")


@dataclass(frozen=True)
class CardFace:
    """The texts of one card."""

    site_name: str
    motto: str
    kind_label: str
    period: str
    title: str
    figure: str
    figure_label: str
    cover: Cover | None = None
    """The drawing beside the words."""


def card_face(head: PageHead, site_name: str, motto: str) -> CardFace:
    """Return the card of a page, in characters that can be drawn."""
    name, words, kind, period, title, figure, label = (
        drawable(text)
        for text in (
            site_name,
            motto,
            head.kind_label,
            head.period,
            head.title,
            head.figure,
            head.figure_label,
        )
    )
    return CardFace(name, words, kind, period, title, figure, label, head.cover)


def drawable(text: str) -> str:
    """Return a text in characters the typeface has.

    Other letters lose their accents, other characters are left out; no-break spaces stay.
    """
    composed = unicodedata.normalize("NFC", text.replace("\u202f", "\xa0"))
    return "".join(map(_nearest_drawable, composed))


def _nearest_drawable(character: str) -> str:
    if _is_known(character):
        return character
    return "".join(filter(_is_known, unicodedata.normalize("NFKD", character)))


def _is_known(character: str) -> bool:
    in_latin_1 = "\xa0" <= character <= "\xff" and character != "\xad"
    return " " <= character <= "~" or in_latin_1 or character in _ALSO


def fit(
    text: str, sizes: Sequence[int], width: int, height: int, measure: Measure
) -> tuple[int, list[str]]:
    """Return the largest size in which a text fits, and its lines, about equally long.

    A word that is too wide for a line makes the text smaller first, and is broken only in the
    smallest size; a text that does not fit even then ends in an ellipsis. Nothing is ever wider
    than `width` or higher than `height`.

    Args:
        text: the words, with spaces between them.
        sizes: the sizes of type to try, largest first.
        width: the room in points.
        height: the room in points.
        measure: returns the width of a text in a size.
    """
    words = text.split(" ")
    for size in sizes:
        room = min(MAX_LINES, int(height / (size * LEADING)))
        widths = {word: measure(word, size) for word in (" ", *words)}
        lines = _wrap(words, width, widths)
        if len(lines) <= room and max(widths.values()) <= width:
            return size, _balanced(words, len(lines), width, widths)
    parts = [part for word in words for part in _broken(word, width, size, measure)]
    lines = _wrap(parts, width, {part: measure(part, size) for part in (" ", *parts)})
    return size, (
        lines
        if len(lines) <= room
        else [*lines[: room - 1], _cut(lines[room - 1], width, size, measure)]
    )


def _wrap(words: Sequence[str], width: float, widths: Mapping[str, float]) -> list[str]:
    """Fill lines one after another."""
    lines, taken = [words[0]], widths[words[0]]
    for word in words[1:]:
        taken += widths[" "] + widths[word]
        if taken <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
            taken = widths[word]
    return lines


def _balanced(
    words: Sequence[str], count: int, width: int, widths: Mapping[str, float]
) -> list[str]:
    """Return the lines in the narrowest of a few widths that needs no more of them.

    So no word is alone on its line.
    """
    for share in (0.6, 0.7, 0.8, 0.9):
        lines = _wrap(words, max(width * share, *widths.values()), widths)
        if len(lines) == count:
            return lines
    return _wrap(words, width, widths)


def _broken(word: str, width: int, size: int, measure: Measure) -> list[str]:
    """Break a word that is wider than a line, with hyphens."""
    parts = []
    while measure(word, size) > width:
        count = max(
            1,
            next(
                (
                    end
                    for end in range(len(word) - 1, 0, -1)
                    if measure(word[:end] + "-", size) <= width
                ),
                1,
            ),
        )
        parts.append(word[:count] + "-")
        word = word[count:]
    return [*parts, word]


def _cut(line: str, width: int, size: int, measure: Measure) -> str:
    """End a line in an ellipsis, within the width."""
    while line and measure(line + "…", size) > width:
        line = line[:-1]
    return line.rstrip(" -,.:;") + "…"
