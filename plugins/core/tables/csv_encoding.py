"""Decode a CSV file: which encoding it has, and whether characters in it were damaged.

Reads UTF-8 with and without BOM, UTF-16 with BOM and cp1252 (what Dutch Excel writes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from plugins.core.problems import Place, Problem, problem
from plugins.core.tables.damaged_text import DAMAGED, looks_like_utf8

__all__ = ["MAX_BYTES", "damage", "decode", "encoding_of"]

MAX_BYTES = 64 * 1024 * 1024
# Characters that no person types: a file that holds one was damaged, or is no text.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_PICTURES = {code: 0x2400 + code for code in range(32)}
"""How a control character is shown: by its picture (Unicode, Control Pictures)."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_WORKBOOK_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def decode(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """Decode a file: by its BOM, else as strict UTF-8, else as cp1252."""
    refused = _refused(path, data)
    if refused:
        return "", [refused]
    bom, encoding = encoding_of(data)
    return _strict(path, data[len(bom) :], encoding)


def _refused(path: str, data: bytes) -> Problem | None:
    """Report a file that is too large or is not CSV."""
    if len(data) > MAX_BYTES:
        return problem(
            "csv-te-groot",
            Place(path),
            f"Het bestand is {len(data) // (1024 * 1024)} MB; er past hoogstens 64 MB.",
            "Bewaar alleen de regels die u nodig hebt.",
        )
    if data.startswith(_WORKBOOK_STARTS):
        return problem(
            "csv-codering",
            Place(path),
            "Dit is een werkmap van Excel, met de naam van een CSV-bestand.",
            "Open haar in Excel, kies Opslaan als en CSV UTF-8, en bewaar onder deze naam.",
        )
    return None


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """Return the BOM of a file (empty where it has none) and the encoding of what follows.

    The file as a whole decides: one that is UTF-8 but for a byte is damaged UTF-8.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return bom, name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", "utf-8" if looks_like_utf8(data) else "cp1252"
    return b"", "utf-8"


def _strict(path: str, data: bytes, encoding: str) -> tuple[str, list[Problem]]:
    """Decode or report; the text is then searched for damage done earlier."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return "", [_unreadable(Place(path, data.count(b"\n", 0, error.start) + 1))]
    return text, list(_mojibake(path, text))


def _unreadable(place: Place) -> Problem:
    return problem(
        "csv-codering",
        place,
        "Een teken in deze regel is niet te lezen.",
        "Bewaar het bestand in Excel opnieuw als “CSV UTF-8 (door lijstscheidingsteken"
        " gescheiden)”.",
    )


def _mojibake(path: str, text: str) -> Iterable[Problem]:
    """Report the first place with damaged characters or a control character."""
    match = damage(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield problem(
            "csv-codering",
            Place(path, line, column),
            f"Hier staan verminkte tekens: “{_around(text, match.start())}”.",
            "Herstel de tekst in Excel en bewaar het bestand als CSV UTF-8.",
        )


def damage(text: str) -> re.Match[str] | None:
    """Find the first place with damaged characters or a control character."""
    return DAMAGED.search(text) or _CONTROL.search(text)


def _around(text: str, at: int) -> str:
    """Quote a few characters around a place, on its own line."""
    begin = max(text.rfind("\n", 0, at) + 1, at - 12)
    return text[begin : at + 12].split("\n")[0].translate(_PICTURES)
