"""Headers: split off from the text and read key by key."""

from __future__ import annotations

import pytest

from plugins.core.texts.header import Field, Header
from plugins.core.texts.header_reading import read_header, split_header, with_field
from plugins.support.yaml_reader import read_entries

FIELDS = (
    Field("titel", "text", "", "Een titel", required=True),
    Field("datum", "date", "", "2026-11-21"),
    Field("status", "choice", "", "concept", choices=("publiek", "concept")),
    Field("menu", "number", "", "3"),
    Field("themas", "register", "", "opleiding", many=True, register="themas"),
)

SPLITS = [
    ("plain", "---\na: b\n---\nTekst", "a: b", "Tekst", 4, []),
    ("empty header", "---\n---\nTekst", "", "Tekst", 3, []),
    ("spaces behind the marks", "---  \na: b\n--- \nTekst", "a: b", "Tekst", 4, []),
    ("a rule in the text", "---\na: b\n---\nEen\n\n---\nTwee", "a: b", "Een\n\n---\nTwee", 4, []),
    ("no header", "Tekst", "", "Tekst", 1, ["kop-ontbreekt"]),
    ("a line before it", "\n---\na: b\n---\n", "", "\n---\na: b\n---\n", 1, ["kop-ontbreekt"]),
    ("not closed", "---\na: b\n", "a: b\n", "", 3, ["kop-niet-gesloten"]),
    ("empty file", "", "", "", 1, ["kop-ontbreekt"]),
]


@pytest.mark.parametrize(
    ("title", "text", "head", "body", "line", "codes"), SPLITS, ids=[case[0] for case in SPLITS]
)
def test_header_is_split_from_the_text(
    title: str, text: str, head: str, body: str, line: int, codes: list[str]
):
    """The header ends at the second marker; the body knows its line in the file."""
    found = split_header("x.md", text)
    assert (found[0], found[1], found[2], [item.code for item in found[3]]) == (
        head,
        body,
        line,
        codes,
    )


FILES = [
    ("plain", "---\ntitel: A\n---\nTekst\n---\n", "---\ntitel: A\nid: oud\n---\nTekst\n---\n"),
    (
        "Windows",
        "---\r\ntitel: A\r\n---\r\nTekst\r\n",
        "---\r\ntitel: A\r\nid: oud\r\n---\r\nTekst\r\n",
    ),
    ("an empty field", "---\nId:\ntitel: A\n---\n", "---\ntitel: A\nid: oud\n---\n"),
    (
        "spaces behind the mark",
        "---\ntitel: A\n---  \nTekst",
        "---\ntitel: A\nid: oud\n---  \nTekst",
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), FILES, ids=[case[0] for case in FILES])
def test_a_field_is_put_in_and_all_else_stays(title: str, text: str, expected: str):
    """The last line of the header, with the line ends of the file."""
    assert with_field(text, "id", "oud") == expected


def _read(text: str) -> tuple[Header, list[str]]:
    entries, unread = read_entries("x.md", text, 2)
    lines = [text.split("\n")[item.place.line - 2] for item in unread]
    header, problems = read_header(
        "x.md", entries, FIELDS, {"themas": ["imago"]}, "een proef", lines
    )
    return header, [item.code for item in problems]


def test_order_of_keys_does_not_matter():
    """The same lines in another order give the same values."""
    lines = ["titel: Een", "datum: 2026-01-02", "themas: imago", "status: concept"]
    assert _read("\n".join(lines))[0].values == _read("\n".join(reversed(lines)))[0].values


def test_key_on_a_line_that_cannot_be_read_does_not_count_as_missing():
    """One slip gives one message: the reader's, not a second one that the key is absent."""
    header, problems = _read("titel: Koers: samen\nmenu: 1")
    assert problems == []
    assert header.get("menu") == 1
