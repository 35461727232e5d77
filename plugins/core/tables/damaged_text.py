"""Find characters that were damaged when a text was saved in one encoding and read in another.

UTF-8 that was read as Windows-1252 or Latin-1 shows each character above ASCII as two to four:
`m²` becomes `mÂ²`. Such a sequence is known by what it would be: the bytes of a character that
texts in European languages hold (Unicode, chapter 3, table 3-7; code page 1252 of the WHATWG
Encoding Standard).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["DAMAGED", "looks_like_utf8"]

_LETTERS = (
    "ĀāĂăĄąĆćĊċČčĎďĐđĒēĖėĘęĚěĞğĠġĢģĪīĮįİıĲĳĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŴŵŶŷŸŹźŻżŽž"
    "ƒȘșȚț"
)
"""Letters beyond Latin-1 of languages that are written in Europe; other letters of their blocks
are too rare to take a sequence for one of them."""
_RANGES = (
    (0x00A0, 0x00FF),  # Latin-1: é, ², °, ½
    (0x02C6, 0x02DD),  # loose accents
    (0x0391, 0x03C9),  # Greek: Ω, µ
    (0x2000, 0x206F),  # dashes, quotation marks, fixed spaces
    (0x2070, 0x20CF),  # superscripts, €
    (0x2100, 0x23FF),  # ™, arrows, ≤, ≥
    (0x2500, 0x27BF),  # boxes, ticks
    (0xFB00, 0xFB06),  # ligatures
)
_EMOJI = (0x1F300, 0x1FAFF)


def _readings(character: str) -> Iterable[str]:
    """Yield what the UTF-8 of a character looks like in Windows-1252 and in Latin-1."""
    data = character.encode("utf-8")
    yield "".join(_byte_as_1252(byte) for byte in data)
    yield data.decode("latin-1")


def _byte_as_1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _sequences() -> dict[str, set[str]]:
    """Return every sequence without its last character, with all that may come last."""
    found: dict[str, set[str]] = {}
    codes = [code for first, last in _RANGES for code in range(first, last + 1)]
    for character in (*_LETTERS, *map(chr, codes)):
        for reading in _readings(character):
            found.setdefault(reading[:-1], set()).add(reading[-1])
    return found


def _pattern() -> str:
    parts = [
        f"{re.escape(start)}[{''.join(map(re.escape, sorted(ends)))}]"
        for start, ends in sorted(_sequences().items())
    ]
    return "|".join(["\ufffd", "[\x80-\x9f]", "ðŸ", *parts])


DAMAGED = re.compile(_pattern())
"""A damaged character: a sequence as above, the sign for what could not be read, a control
character of Latin-1. An emoji is known by its first two."""
_KNOWN = frozenset(_LETTERS).union(
    *(map(chr, range(first, last + 1)) for first, last in (*_RANGES, _EMOJI))
)


def looks_like_utf8(data: bytes) -> bool:
    """Return whether bytes that are not UTF-8 are damaged UTF-8 rather than another encoding.

    They are when the sequences that are right and mean something are at least as many as the
    bytes that fit nowhere: in Windows-1252 every accented letter is such a byte.
    """
    text = data.decode("utf-8", "surrogateescape")
    wrong = sum("\udc80" <= character <= "\udcff" for character in text)
    right = sum(character in _KNOWN for character in text)
    return right >= max(wrong, 1)
