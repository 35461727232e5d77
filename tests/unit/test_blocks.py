"""Blocks are found line by line, with the line numbers of the file.

What is not right is a fault, never plain text.
"""

from __future__ import annotations

import pytest

from plugins.core.texts.blocks import code_lines, find_blocks

GOOD = "::: kader\ntitel: Let op\n\nTekst.\n:::"
CASES = [
    ("a good block", GOOD, []),
    ("capitals in a key", GOOD.replace("titel", "TI-TEL"), []),
    ("spaces around the marks", ":::   kader  \ntitel:   Let op\n\nTekst.\n:::  ", []),
    ("empty lines before the keys", "::: kader\n\ntitel: Let op\n\nTekst.\n:::", []),
    ("a colon in a value", "::: kader\ntitel: Let op: dit\n\nTekst.\n:::", []),
    ("text without keys", "::: citaat\nWij maken het.\n:::", []),
    ("two colons in prose", ":: zomaar\n\nEen :: twee", []),
    ("misspelt name", GOOD.replace("kader", "kadr"), [("blok-onbekend", 11, 5)]),
    ("capital in the name", GOOD.replace("kader", "Kader"), [("blok-onbekend", 11, 5)]),
    ("no space behind the colons", GOOD.replace("::: kader", ":::kader"), []),
    ("no-break spaces behind the colons", GOOD.replace("::: kader", ":::\u00a0kader"), []),
    ("no-break space before the argument", "::: bedragen\u00a0begroting-2026\n:::", []),
    ("tabs in the opening", "::: \tbedragen\tbegroting-2026\n:::", []),
    (
        "argument too many behind two spaces",
        "::: citaat  jaarplan\n\nx\n:::",
        [("blok-argument", 11, 13)],
    ),
    ("four colons", GOOD.replace("::: kader", ":::: kader"), [("blok-regel", 11, 1)]),
    ("two colons", GOOD.replace("::: kader", ":: kader"), [("blok-regel", 11, 1)]),
    ("indented", GOOD.replace("::: kader", "  ::: kader"), [("blok-regel", 11, 1)]),
    ("not closed at the end", GOOD.removesuffix(":::"), [("blok-niet-gesloten", 11, 1)]),
    (
        "not closed before the next",
        GOOD.removesuffix(":::") + "\n" + GOOD,
        [("blok-niet-gesloten", 11, 1)],
    ),
    ("nested", "::: kader\ntitel: a\n\n::: citaat\nx\n:::\n:::", [("blok-genest", 14, 1)]),
    ("closed twice", GOOD + "\n:::", [("blok-los-einde", 16, 1)]),
    (
        "unknown key",
        GOOD.replace("titel", "tietel"),
        [("blok-verplicht", 11, 1), ("blok-onbekende-sleutel", 12, 1)],
    ),
    (
        "key twice",
        GOOD.replace("titel: Let op", "titel: a\nTitel: b"),
        [("blok-dubbele-sleutel", 13, 1)],
    ),
    ("required key absent", "::: kader\n\nTekst.\n:::", [("blok-verplicht", 11, 1)]),
    ("required key empty", GOOD.replace("Let op", ""), [("blok-verplicht", 11, 1)]),
    (
        "text where none belongs",
        "::: bedragen x\ntoon: uitgaven\n\nTekst.\n:::",
        [("blok-tekst", 14, 1)],
    ),
    ("no text where it belongs", "::: citaat\nwie: Ik\n:::", [("blok-tekst", 11, 1)]),
    ("argument absent", "::: bedragen\n:::", [("blok-argument", 11, 5)]),
    ("argument too many", "::: citaat jaarplan\n\nx\n:::", [("blok-argument", 11, 12)]),
    ("wrong choice", "::: bedragen x\ntoon: inkomsten,  uitgave\n:::", [("blok-waarde", 12, 19)]),
    ("line that is no key", "::: kader\ntitel: a\nzomaar tekst\n\nx\n:::", [("blok-regel", 13, 1)]),
    (
        "picture without description",
        "::: afbeelding foto.jpg\nmaker: Ik\n:::",
        [("afbeelding-zonder-tekst", 11, 1)],
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_block_is_read_or_its_fault_told(
    title: str, text: str, expected: list[tuple[str, int, int]]
):
    """A text that begins on line 11 gives faults with the lines of the file."""
    _, problems = find_blocks("x.md", text, 11)
    assert sorted((item.code, item.place.line, item.place.column) for item in problems) == sorted(
        expected
    )


@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_code_is_left_alone(fence: str):
    """Between fences nothing is a block, even what looks like one."""
    text = f"{fence} tekst\n::: kadr\n:::\n{fence}\nDaarna."
    parts, problems = find_blocks("x.md", text, 1)
    assert (parts, problems) == (text.split("\n"), [])


def test_fence_closes_only_with_its_own_sign_and_length():
    """A shorter fence, or one of the other character, is code too."""
    assert code_lines(["a", "````", "```", "~~~~", "````", "b"]) == [
        False,
        True,
        True,
        True,
        True,
        False,
    ]


def test_line_count_is_kept():
    """Every line of the text is a line of prose or belongs to a block."""
    text = "a\n" + GOOD + "\nb\n\nc"
    parts, _ = find_blocks("x.md", text, 1)
    assert (
        sum(1 if isinstance(part, str) else part.last_line - part.line + 1 for part in parts)
        == text.count("\n") + 1
    )
