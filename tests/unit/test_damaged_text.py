"""Damaged characters are known by what they were, and damaged UTF-8 is not taken for Windows-1252.

What a character looks like when it is read in the wrong encoding is made by Python's own codecs.
"""

from __future__ import annotations

import pytest

from plugins.core.tables.csv_encoding import decode
from plugins.core.tables.damaged_text import DAMAGED, looks_like_utf8

TYPED = "m² 20 °C ≤5 Škoda café ½ µ Ω → ✓ ™ € “aan” ’s … – — • ï ß Łódź ő ﬁ 😀 naïef £ § é"
"""What writers in this region type, or copy."""


@pytest.mark.parametrize("word", TYPED.split())
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_a_word_read_in_the_wrong_encoding_is_damaged(word: str, wrong: str):
    if word.isascii():
        return
    data = word.encode("utf-8")
    read = "".join(
        bytes([byte]).decode(wrong) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in data
    )
    assert DAMAGED.search(read), read
    assert not DAMAGED.search(word)


WHOLE = [
    "CAFÉ van Emmen",
    "“Spaß”",
    "Ålesund, Århus, Ærø",
    "SÃO PAULO",
    "â la carte",
    "prijs: £ 5 (½ uur), 3 × 4 m²",
    "à “gauche”, É…",
    "ÐÞ æøå",
]


@pytest.mark.parametrize("text", WHOLE)
def test_what_people_write_is_not_damaged(text: str):
    assert not DAMAGED.search(text)
    data = ("id;post\na;" + text + "\n").encode("cp1252")
    assert not looks_like_utf8(data)
    assert decode("x.csv", data) == (f"id;post\na;{text}\n", [])


BAD_BYTE = [
    ("one sign and one bad byte", "a;20 °C\nb;x".encode() + b"\xff\n", 3),
    ("many signs", "a;m² en m³\nb;≤ 5\nc;Škoda\n".encode() + b"d;caf\xe9\n", 5),
    ("a sequence that was cut", "a;café\nb;“x”\n".encode() + b"c;\xc3\n", 4),
    ("the bad byte first", b"a;caf\xe9\n" + "b;20 °C, ½ uur\n".encode(), 2),
]


@pytest.mark.parametrize(("title", "data", "line"), BAD_BYTE, ids=[case[0] for case in BAD_BYTE])
def test_utf8_with_a_bad_byte_is_reported_at_the_line_of_that_byte(
    title: str, data: bytes, line: int
):
    """It was read as Windows-1252, and `20 °C` went live as `20 Â°C`."""
    text, problems = decode("x.csv", b"id;post\n" + data)
    assert text == ""
    assert [(item.code, item.place.line) for item in problems] == [("csv-codering", line)]
