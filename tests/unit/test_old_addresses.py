"""The list of the old site.

It is read as Excel saves it, checked line by line, and turned into what becomes of each address.
"""

from __future__ import annotations

import pytest

from plugins.core.addresses.ledger import LedgerLine
from plugins.core.addresses.old_addresses import (
    OLD_COLUMNS,
    OldAddress,
    judge_old_addresses,
    read_old_addresses,
    rules_of,
)
from plugins.core.addresses.redirect_rules import Rule
from plugins.core.tables.csv_encoding import decode
from plugins.core.tables.csv_table import read_table

NOW = {"/": "pagina:begin", "/over/": "pagina:over", "/verhalen/": "pagina:verhalen"}


def _read(text: str) -> tuple[list[OldAddress], list[str]]:
    rows, problems = read_table("o.csv", "oud;nieuw\n" + text, OLD_COLUMNS, ())
    assert problems == []
    old, found = read_old_addresses("o.csv", rows)
    return old, [f"{item.place.line}: {item.text}" for item in found]


ADDRESSES = [
    ("a path", "/over-ons/", "/over-ons/", ""),
    ("a whole URL", "http://www.voorbeeld.nl/over-ons", "/over-ons", ""),
    ("without http", "www.voorbeeld.nl/over-ons.html", "/over-ons.html", ""),
    ("the home page", "https://voorbeeld.nl", "/", ""),
    (
        "a program and its query",
        "https://voorbeeld.nl/Index.PHP?id=12&lang=nl#top",
        "/Index.PHP",
        "id=12&lang=nl",
    ),
    ("a query on the home page", "/?p=3", "/", "p=3"),
    ("letters with accents", "/café/één", "/café/één", ""),
    ("the same as a browser sends it", "/caf%C3%A9/%C3%A9%C3%A9n", "/café/één", ""),
    ("the same as macOS stores it", "/cafe\u0301/één", "/café/één", ""),
    ("an accent in a query", "/zoek?q=één", "/zoek", "q=%C3%A9%C3%A9n"),
    ("a space", "/onze plannen.pdf", "/onze plannen.pdf", ""),
]


@pytest.mark.parametrize(
    ("title", "text", "path", "query"), ADDRESSES, ids=[case[0] for case in ADDRESSES]
)
def test_an_old_address_is_read_as_people_have_it(title: str, text: str, path: str, query: str):
    """The host in front and the place behind # do not count.

    Letters are one whatever way they are written.
    """
    assert _read(f"{text};vervallen\n") == ([OldAddress(path, query, "vervallen", 2)], [])


def test_a_list_from_excel_is_read():
    """Cp1252 with semicolons and Windows line ends, as Dutch Excel saves CSV."""
    text, problems = decode("o.csv", "Oud;Nieuw\r\n/café;VERVALLEN\r\n".encode("cp1252"))
    rows, _ = read_table("o.csv", text, OLD_COLUMNS, ())
    assert (problems, read_old_addresses("o.csv", rows)[0]) == (
        [],
        [OldAddress("/café", "", "vervallen", 2)],
    )


def test_a_line_that_cannot_be_is_told():
    """No address, or one address with two meanings; the same line twice is nobody's fault."""
    assert _read("nieuws;/over/\n/a;/over/\n/a;/over/\nhttp://x.nl/a;vervallen\n")[1] == [
        "2: “nieuws” is geen adres.",
        "5: Het oude adres /a staat ook op regel 3, met iets anders erachter.",
    ]


JUDGED = [
    ("leads to a page", "/a;/over/", None),
    ("given up", "/a;vervallen", None),
    ("to what moved on", "/a;/toen/", None),
    ("lives here as well", "/over;", None),
    ("lives here as well, and says so", "/over/index.html;/over/", None),
    ("a query is another address", "/over/?id=1;/verhalen/", None),
    ("nothing", "/a;", "Achter het oude adres /a staat niets."),
    ("nothing behind a query", "/over/?id=1;", "Achter het oude adres /over/?id=1 staat niets."),
    (
        "a page that is not there",
        "/a;/oveer/",
        "Het oude adres /a leidt naar “/oveer/”, maar die pagina is er niet.",
    ),
    (
        "elsewhere",
        "/a;https://elders.nl/",
        "“https://elders.nl/” is een hele URL; hier hoort een adres van deze site.",
    ),
    (
        "away from a page that lives",
        "/over;/verhalen/",
        "Het oude adres /over bestaat ook op deze site; daar leidt niets van weg.",
    ),
]
MOVED = [
    LedgerLine("/toen/", "pagina:over", "/over/", 2),
    LedgerLine("/weg/", "pagina:weg", "vervallen", 3),
]


@pytest.mark.parametrize(("title", "line", "fault"), JUDGED, ids=[case[0] for case in JUDGED])
def test_every_old_address_needs_an_end(title: str, line: str, fault: str | None):
    """A page of this site, or `vervallen`."""
    old, _ = _read(line + "\n")
    assert [item.text for item in judge_old_addresses("o.csv", old, MOVED, NOW)] == (
        [fault] if fault else []
    )


def test_rules_lead_in_one_step_and_leave_what_lives_alone():
    """What the ledger says goes before the list; what leads to something given up is given up."""
    old, _ = _read("/a;/toen/\n/b;/weg/\n/over;\n/c?id=1;/over/\n/toen/;/verhalen/\n/d;/nergens/\n")
    assert rules_of(old, MOVED, NOW) == [
        Rule("/a", "", "/over/"),
        Rule("/b"),
        Rule("/c", "id=1", "/over/"),
        Rule("/toen/", "", "/over/"),
        Rule("/weg/"),
    ]
