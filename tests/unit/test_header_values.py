"""The values of a header: typed by declared fields, each fault at its value."""

from __future__ import annotations

import datetime

import pytest

from plugins.core.texts.header import Entry, Field, Header, SourceRef, Value
from plugins.core.texts.header_reading import read_header
from plugins.support.yaml_reader import read_entries

FIELDS = (
    Field("titel", "text", "", "Een titel", required=True, max_length=20),
    Field("datum", "date", "", "2026-11-21"),
    Field("periode", "period", "", "2019"),
    Field("vastgesteld-op", "known-date", "", "niet bekend"),
    Field("status", "choice", "", "concept", choices=("publiek", "concept"), default="publiek"),
    Field("menu", "number", "", "3"),
    Field("id", "slug", "", "oud"),
    Field("thema's", "register", "", "opleiding", many=True, register="themas"),
    Field("bronnen", "source", "", "\n  - plan (Kop)", many=True),
    Field("totalen", "lines", "", "\n  - inkomsten = 1", many=True),
)

REGISTERS = {"themas": ["opleiding", "imago"], "bronnen": ["plan-2026"]}

TYPED = [
    ("text", "titel: Een titel", "titel", "Een titel"),
    ("capitals in a key", "TITEL: Een", "titel", "Een"),
    ("quotes", "titel: 'Een: twee'", "titel", "Een: twee"),
    ("comment behind it", "titel: Een # uitleg", "titel", "Een"),
    ("yes stays text", "titel: ja", "titel", "ja"),
    ("numbers stay text", "titel: 0012", "titel", "0012"),
    ("date", "datum: 21-11-2026", "datum", datetime.date(2026, 11, 21)),
    ("choice with a capital", "Status: Concept", "status", "concept"),
    ("default", "titel: Een", "status", "publiek"),
    ("number", "menu: 3", "menu", 3),
    ("known date", "vastgesteld op: niet bekend", "vastgesteld-op", "niet bekend"),
    ("hyphens in a key", "Vastgesteld-Op: niet bekend", "vastgestedop", None),
    ("comma list", "themas: opleiding, imago", "themas", ("opleiding", "imago")),
    ("YAML list", "thema's:\n  - opleiding\n  - imago", "themas", ("opleiding", "imago")),
    ("flow list", "Thema’s: [opleiding, imago]", "themas", ("opleiding", "imago")),
    ("one value for a list", "themas: imago", "themas", ("imago",)),
    ("empty list", "themas:", "themas", ()),
    ("null is empty", "datum: null", "datum", None),
    (
        "source with place",
        "bronnen: plan-2026 (Kop, met komma)",
        "bronnen",
        (SourceRef("plan-2026", "Kop, met komma"),),
    ),
    ("source without place", "bronnen: plan-2026", "bronnen", (SourceRef("plan-2026"),)),
    (
        "place with parentheses",
        "bronnen: plan-2026 (Kop (deel 2))",
        "bronnen",
        (SourceRef("plan-2026", "Kop (deel 2)"),),
    ),
]

FAULTY = [
    ("unknown key", "titel: a\nstatsu: concept", [("kop-onbekende-sleutel", 3, 1)]),
    ("key twice in two spellings", "titel: a\nTi-tel: b", [("kop-dubbele-sleutel", 3, 1)]),
    ("required and absent", "menu: 1", [("kop-verplicht", 1, 1)]),
    ("required and empty", "titel:", [("kop-verplicht", 2, 1)]),
    ("too long", "titel: 123456789012345678901", [("kop-te-lang", 2, 8)]),
    ("no date", "titel: a\ndatum: 30-02-2026", [("kop-datum", 3, 8)]),
    ("no period", "titel: a\nperiode:  ooit", [("kop-periode", 3, 11)]),
    ("no number", "titel: a\nmenu: ٣", [("kop-getal", 3, 7)]),
    ("no choice", "titel: a\nstatus: 'klaar'", [("kop-keuze", 3, 10)]),
    ("no slug", "titel: a\nid: Oud/Nieuw", [("kop-adres", 3, 5)]),
    (
        "second of a comma list",
        "titel: a\nthemas: opleiding,  imgo",
        [("register-onbekend", 3, 21)],
    ),
    (
        "second of a YAML list",
        "titel: a\nthemas:\n  - opleiding\n  - imgo",
        [("register-onbekend", 5, 5)],
    ),
    ("unknown source", "titel: a\nbronnen: plan (Kop)", [("bron-onbekend", 3, 10)]),
    (
        "list for one value",
        "titel: a\ndatum:\n  - 2026-01-01\n  - 2026-01-02",
        [("kop-enkelvoud", 5, 5)],
    ),
    (
        "faulty value is not told to be missing too",
        "titel: 123456789012345678901",
        [("kop-te-lang", 2, 8)],
    ),
]


def _read(text: str) -> tuple[Header, list[tuple[str, int, int]]]:
    entries, unread = read_entries("x.md", text, 2)
    header, problems = read_header(
        "x.md",
        entries,
        FIELDS,
        REGISTERS,
        "een proef",
        [text.split("\n")[item.place.line - 2] for item in unread],
    )
    return header, [(item.code, item.place.line, item.place.column) for item in problems]


@pytest.mark.parametrize(("title", "text", "name", "value"), TYPED, ids=[case[0] for case in TYPED])
def test_value_is_typed_by_its_field(title: str, text: str, name: str, value: object):
    """A value has the type its field declares, whatever YAML would make of it."""
    header, _ = _read(text)
    assert header.get(name) == value


@pytest.mark.parametrize(("title", "text", "expected"), FAULTY, ids=[case[0] for case in FAULTY])
def test_fault_stands_at_the_value(title: str, text: str, expected: list[tuple[str, int, int]]):
    """Each fault has its code and points at what is wrong."""
    assert _read(text)[1] == expected


def test_commas_are_text_in_a_yaml_list():
    """Only a value on one line is split at its commas."""
    entry = Entry(Value("thema's", 2, 1), (Value("opleiding, imago", 3, 5),), True)
    _, problems = read_header("x.md", [entry], FIELDS[7:8], REGISTERS, "een proef")
    assert [item.text for item in problems] == [
        "“opleiding, imago” staat niet in het register themas."
    ]


def test_lines_keep_their_places():
    """A field that is read further elsewhere gives its texts with line and column."""
    header, _ = _read("titel: a\ntotalen:\n  - inkomsten = 100\n  - uitgaven = 200, afgerond")
    assert header.get("totalen") == (
        Value("inkomsten = 100", 4, 5),
        Value("uitgaven = 200, afgerond", 5, 5),
    )
