"""Figures in running text, and what may not be in a text."""

from __future__ import annotations

import pytest

from plugins.core.problems import Unplaced
from plugins.core.texts.inline import check_prose, replace_figures


def _lookup(ref: str) -> str | Unplaced:
    unknown = Unplaced("cijfer-onbekend", f"“{ref}” bestaat niet.", "")
    return {"geld#emmen": "€ 5", "geld#*": "*3*"}.get(ref) or unknown


FIGURES = [
    ("in a sentence", "Emmen: {cijfer: geld#emmen}.", "Emmen: € 5.", []),
    ("two in a line", "{cijfer: geld#emmen} en {cijfer:geld#emmen}", "€ 5 en € 5", []),
    ("capitals and spaces", "{ Cijfer : geld#emmen }", "€ 5", []),
    ("in a heading", "## {cijfer: geld#emmen} van Emmen", "## € 5 van Emmen", []),
    ("in a table", "| Emmen | {cijfer: geld#emmen} |", "| Emmen | € 5 |", []),
    ("next to emphasis", "*{cijfer: geld#emmen}*", "*€ 5*", []),
    (
        "in a code span",
        "Schrijf `{cijfer: geld#emmen}` zo.",
        "Schrijf `{cijfer: geld#emmen}` zo.",
        [],
    ),
    ("in a double code span", "``{cijfer: x} ` y``", "``{cijfer: x} ` y``", []),
    ("beside a code span", "`a` {cijfer: geld#emmen} `b`", "`a` € 5 `b`", []),
    ("in a fence", "```\n{cijfer: x}\n```", "```\n{cijfer: x}\n```", []),
    (
        "other braces",
        "{{ 7*7 }} en {% raw %} en {naam: x}",
        "{{ 7*7 }} en {% raw %} en {naam: x}",
        [],
    ),
    ("unknown figure", "a {cijfer: niets}", "a {cijfer: niets}", [("cijfer-onbekend", 7, 3)]),
    ("second line", "a\nb {cijfer: niets}", "a\nb {cijfer: niets}", [("cijfer-onbekend", 8, 3)]),
    ("no colon", "{cijfer geld#emmen}", "{cijfer geld#emmen}", [("cijfer-onaf", 7, 1)]),
    ("no name", "{cijfer:}", "{cijfer:}", [("cijfer-onaf", 7, 1)]),
    ("not closed", "a {cijfer: geld#emmen", "a {cijfer: geld#emmen", [("cijfer-onaf", 7, 3)]),
    ("misspelt", "{cijfr: geld#emmen}", "{cijfr: geld#emmen}", [("cijfer-onaf", 7, 1)]),
    ("plural", "{cijfers: geld#emmen}", "{cijfers: geld#emmen}", [("cijfer-onaf", 7, 1)]),
]
PROSE = [
    ("level two", "## Kop", []),
    ("level one", "# Kop", [("tekst-kopniveau", 1)]),
    ("level one without a space", "#Kop", [("tekst-kopniveau", 1)]),
    ("level one in a quotation", "> # Kop", [("tekst-kopniveau", 3)]),
    ("level one in a list", "- # Kop", [("tekst-kopniveau", 3)]),
    ("a hash in a line", "Programma # 1", []),
    ("HTML", "een <b>vet</b> woord", [("tekst-html", 5)]),
    ("closing tag", "a</p>", [("tekst-html", 2)]),
    ("comment", "<!-- weg -->", [("tekst-html", 1)]),
    ("script", "<script src=x>", [("tekst-html", 1)]),
    ("unclosed tag", "a <img src=x", [("tekst-html", 3)]),
    ("less than", "a < b en 3<4 en <3", []),
    ("ampersand", "AT&T en R&D", []),
    ("address", "<https://www.drenthe.nl/>", []),
    ("mail", "<info@drenthe.nl>", []),
    ("HTML in code", "`<b>`", []),
    ("picture", "zie ![kaart](k.png)", [("tekst-afbeelding", 5)]),
    ("picture by reference", "![kaart][k]", [("tekst-afbeelding", 1)]),
    ("picture in code", "`![k](k.png)`", []),
    ("an exclamation mark before a link", "Let op! [hier](/x/)", []),
]


@pytest.mark.parametrize(
    ("title", "text", "shown", "expected"), FIGURES, ids=[case[0] for case in FIGURES]
)
def test_figure_is_filled_in_or_its_fault_told(
    title: str, text: str, shown: str, expected: list[tuple[str, int, int]]
):
    """A figure in a text becomes its value, or stays as typed with a fault at its place.

    The text begins on line 7.
    """
    result, problems = replace_figures("x.md", text, 7, 1, _lookup)
    assert result == shown
    assert [(item.code, item.place.line, item.place.column) for item in problems] == expected


def test_column_counts_from_where_the_text_begins():
    """In a title the column is that of the file, not of the value; the second line begins at 1."""
    _, problems = replace_figures("x.md", "ab {cijfer: x}\n{cijfer: y}", 2, 8, _lookup)
    assert [(item.place.line, item.place.column) for item in problems] == [(2, 11), (3, 1)]


@pytest.mark.parametrize(("title", "text", "expected"), PROSE, ids=[case[0] for case in PROSE])
def test_what_may_not_stand_in_a_text_is_told(
    title: str, text: str, expected: list[tuple[str, int]]
):
    """Headings of level 1, HTML and loose pictures are faults.

    Characters that only look like them are not.
    """
    problems = list(check_prose("x.md", [(4, text)]))
    assert [(item.code, item.place.column) for item in problems] == expected
    assert {item.place.line for item in problems} <= {4}


def test_underlined_heading_of_level_one_is_told_and_a_rule_is_not():
    """A line of = under words makes a heading of level 1.

    Alone, or under an empty line, it is text.
    """
    lines = list(enumerate(["Kop", "===", "", "===", "Kop", "---"], start=1))
    assert [(item.code, item.place.line) for item in check_prose("x.md", lines)] == [
        ("tekst-kopniveau", 2)
    ]


def test_code_is_not_checked():
    """Between fences everything is allowed."""
    assert (
        list(check_prose("x.md", list(enumerate(["```", "# a", "<b>", "![a](b)", "```"], start=1))))
        == []
    )
