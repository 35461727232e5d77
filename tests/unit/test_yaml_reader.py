"""YAML headers: every value stays the text that was typed.

A slip is reported where it is, and reading goes on.
"""

from __future__ import annotations

import pytest

from plugins.support.yaml_reader import read_entries

READ = [
    ("text", "a: b", [("a", ["b"])]),
    (
        "yes, numbers and dates stay text",
        "a: ja\nb: 012\nc: 2026-11-21\nd: 1.50",
        [("a", ["ja"]), ("b", ["012"]), ("c", ["2026-11-21"]), ("d", ["1.50"])],
    ),
    ("quotes", "a: 'x: y'\nb: \"z # q\"", [("a", ["x: y"]), ("b", ["z # q"])]),
    ("comments", "# eerst\na: b # uitleg\n# later", [("a", ["b"])]),
    ("empty and null", "a:\nb: null\nc: ~\nd: ''", [("a", []), ("b", []), ("c", []), ("d", [])]),
    ("null in quotes is a word", "a: 'null'", [("a", ["null"])]),
    ("a list", "a:\n  - x\n  - y", [("a", ["x", "y"])]),
    ("a list without indent", "a:\n- x\n- y", [("a", ["x", "y"])]),
    ("a list on one line", "a: [x, y]", [("a", ["x", "y"])]),
    ("a colon in an item", "a:\n  - inkomsten: 100", [("a", ["inkomsten: 100"])]),
    ("folded over lines", "a: een\n  twee", [("a", ["een twee"])]),
    ("a block of text", "a: |\n  een\n  twee\nb: c", [("a", ["een twee"]), ("b", ["c"])]),
    ("an address", "a: https://x.nl/?q=1", [("a", ["https://x.nl/?q=1"])]),
    (
        "keys with hyphen, space and apostrophe",
        "beeld-alt: x\nvastgesteld op: y\nthema's: z",
        [("beeld-alt", ["x"]), ("vastgesteld op", ["y"]), ("thema's", ["z"])],
    ),
    ("nothing", "", []),
]
# title, header, line and column in a file whose header begins on line 2, what is wrong, keys that
# were read all the same
SLIPS = [
    ("colon in a value", "a: b: c\nd: e", 2, 5, "Er staat een dubbele punt in de waarde.", ["d"]),
    (
        "no colon",
        "a: b\nd e\nf: g",
        3,
        1,
        "Achter de sleutel ontbreekt een dubbele punt.",
        ["a", "f"],
    ),
    (
        "no space behind the colon",
        "a:b\nd: e\nf: g",
        2,
        3,
        "Achter de dubbele punt ontbreekt een spatie.",
        ["d", "f"],
    ),
    ("a tab", "a: b\n\td: e\nf: g", 3, 1, "Hier staat een tab.", ["a", "f"]),
    (
        "a key with spaces before it",
        "a: b\n  d: e\nf: g",
        3,
        1,
        "Deze regel begint met spaties en heeft een dubbele punt.",
        ["a", "f"],
    ),
    (
        "the first key with a space before it",
        " a: b\nd: e",
        2,
        1,
        "Deze regel begint met spaties en heeft een dubbele punt.",
        ["d"],
    ),
    ("an unclosed quote", 'a: "b\nd: e', 2, 4, "Een aanhalingsteken wordt niet gesloten.", ["d"]),
    (
        "text behind a quote",
        'a: "b" c\nd: e',
        2,
        4,
        "Achter het sluitende aanhalingsteken staat nog tekst.",
        ["d"],
    ),
    (
        "an apostrophe in quotes",
        "a: 'thema's'\nd: e",
        2,
        4,
        "Achter het sluitende aanhalingsteken staat nog tekst.",
        ["d"],
    ),
    (
        "an asterisk",
        "a: *b* c\nd: e",
        2,
        4,
        "De waarde begint met een teken dat hier niet kan: *",
        ["d"],
    ),
    (
        "a bar would leave nothing",
        "a: |3\nd: e",
        2,
        4,
        "De waarde begint met een teken dat hier niet kan: |",
        ["d"],
    ),
    (
        "an ampersand would swallow a word",
        "a: &b c\nd: e",
        2,
        4,
        "De waarde begint met een teken dat hier niet kan: &",
        ["d"],
    ),
    (
        "an exclamation mark would swallow a word",
        "a: !b c\nd: e",
        2,
        4,
        "De waarde begint met een teken dat hier niet kan: !",
        ["d"],
    ),
    (
        "a brace",
        "a: {cijfer: x#y}\nd: e",
        2,
        4,
        "De waarde begint met een teken dat hier niet kan: {",
        ["d"],
    ),
    (
        "a bracket",
        "a: [b] c\nd: e",
        2,
        4,
        "De waarde begint met een teken dat hier niet kan: [",
        ["d"],
    ),
    (
        "an unclosed bracket",
        "a: [b\nd: e",
        2,
        4,
        "De waarde begint met een teken dat hier niet kan: [",
        ["d"],
    ),
    (
        "a backslash in double quotes",
        'a: "C:\\plan"\nd: e',
        2,
        7,
        "Tussen dubbele aanhalingstekens staat een schuine streep (\\).",
        ["d"],
    ),
    ("words alone", "zomaar", 2, 1, "Deze regel in de kop is niet te lezen.", []),
]


@pytest.mark.parametrize(("title", "header", "expected"), READ, ids=[case[0] for case in READ])
def test_header_is_read_as_text(title: str, header: str, expected: list[tuple[str, list[str]]]):
    """Keys and values come as they were typed."""
    entries, problems = read_entries("x.md", header, 2)
    assert problems == []
    assert [
        (entry.key.text, [value.text for value in entry.values]) for entry in entries
    ] == expected


@pytest.mark.parametrize(
    ("title", "header", "line", "column", "text", "keys"), SLIPS, ids=[case[0] for case in SLIPS]
)
def test_slip_is_told_once_and_the_rest_is_read(
    title: str, header: str, line: int, column: int, text: str, keys: list[str]
):
    """One slip is one message at its place; the other lines count."""
    entries, problems = read_entries("x.md", header, 2)
    assert [(item.place.line, item.place.column, item.text) for item in problems] == [
        (line, column, text)
    ]
    assert [entry.key.text for entry in entries] == keys


def test_several_slips_are_several_messages():
    """All faults of a header come in one run."""
    _, problems = read_entries("x.md", 'a: b: c\nd: e\nf: *g\nh:i\nj: "k', 2)
    assert sorted(item.place.line for item in problems) == [2, 4, 5, 6]


def test_values_know_their_places():
    """Lines and columns are those of the file; within quotes the column is that of the text."""
    entries, _ = read_entries("x.md", "a: b\nlijst:\n  - een\n  - 'twee'", 2)
    assert [(value.line, value.column) for entry in entries for value in entry.values] == [
        (2, 4),
        (4, 5),
        (5, 6),
    ]
    assert [entry.is_list for entry in entries] == [False, True]
