"""The ledger of addresses: what it records, and where its redirects end."""

from __future__ import annotations

import pytest

from plugins.core.addresses.ledger import (
    GONE,
    LedgerLine,
    Thing,
    given_up,
    ledger_text,
    read_ledger,
    redirects,
    thing_of,
)
from plugins.core.addresses.vanished_addresses import judge_addresses
from plugins.core.tables.csv_table import read_table

NOW = {"/": "pagina:begin", "/verhalen/nieuw/": "verhaal:oud", "/over/": "pagina:over"}


def _ledger(text: str) -> tuple[list[LedgerLine], list[str]]:
    rows, problems = read_table(
        "a.csv", "adres;identiteit;naar\n" + text, ("adres", "identiteit", "naar"), ()
    )
    assert problems == []
    lines, found = read_ledger("a.csv", rows)
    return lines, [item.text for item in found]


INVALID = [
    ("no slash in front", "over;pagina:over;\n", "Het adres “over” begint niet met /."),
    ("no identity", "/over/;;\n", "Bij /over/ ontbreekt de identiteit."),
    (
        "target that is no address",
        "/over/;pagina:over;elders\n",
        "“elders” is geen adres en niet vervallen.",
    ),
    (
        "twice",
        "/over/;pagina:over;\n/over/;pagina:over;\n",
        "Het adres /over/ staat ook op regel 2.",
    ),
]


@pytest.mark.parametrize(("title", "text", "fault"), INVALID, ids=[case[0] for case in INVALID])
def test_line_that_cannot_be_is_told(title: str, text: str, fault: str):
    """A line of the ledger that says nothing useful is a fault, and is not used."""
    assert _ledger(text)[1] == [fault]


def test_a_list_that_is_there_again_is_no_fault_and_lives_again():
    """Lists and feeds come and go with their pages, so the ledger takes them back by itself.

    It takes a page back only when a person says so.
    """
    now = {**NOW, "/verhalen/jaar/2019/": "lijst:verhalen/jaar/2019/1"}
    ledger, _ = _ledger("/verhalen/jaar/2019/;lijst:verhalen/jaar/2019/1;/verhalen/\n")
    assert judge_addresses("a.csv", ledger, now, new_are_recorded=True) == []
    assert "/verhalen/jaar/2019/;lijst:verhalen/jaar/2019/1;\n" in ledger_text(ledger, now)


IDENTITIES = [
    ("a page", "verhaal:skills", Thing("verhaal:skills")),
    ("its translation", "verhaal:skills:en", Thing("verhaal:skills", "en")),
    ("a page named after a language", "pagina:en", Thing("pagina:en")),
    (
        "a file beside it",
        "bestand:jaarplan:2026/Plan 1.pdf",
        Thing("jaarplan:2026", "nl", "Plan 1.pdf"),
    ),
    (
        "a file beside the translation",
        "bestand:verhaal:skills:de/x.pdf",
        Thing("verhaal:skills", "de", "x.pdf"),
    ),
    ("figures", "gegevens:begroting-2026", Thing("gegevens:begroting-2026")),
    (
        "a form of them",
        "gegevens:begroting-2026.schoon.csv",
        Thing("gegevens:begroting-2026", "nl", ".schoon.csv"),
    ),
]


@pytest.mark.parametrize(
    ("title", "identity", "expected"), IDENTITIES, ids=[case[0] for case in IDENTITIES]
)
def test_an_identity_says_what_it_belongs_to(title: str, identity: str, expected: Thing):
    """What hangs on one page or one folder is known by its identity."""
    assert thing_of(identity) == expected


def test_redirects_lead_straight_to_the_living_address():
    """A chain is made one step; what was given up, goes round or is alive has no redirect."""
    ledger, _ = _ledger(
        "/a/;x:a;/b/\n/b/;x:b;/c/\n/c/;x:c;/over/\n/d/;x:d;vervallen\n/e/;x:e;/e/\n/over/;pagina:over;/\n"
    )
    assert redirects(ledger[:5], NOW) == {"/a/": "/over/", "/b/": "/over/", "/c/": "/over/"}
    assert "/over/" not in redirects(ledger, NOW)


def test_ledger_is_written_sorted_and_keeps_what_was_decided():
    """New addresses are added, other lines stay as they are, and writing twice changes nothing."""
    ledger, _ = _ledger("/weg/;pagina:weg;vervallen\n/over/;pagina:over;\n")
    text = ledger_text(ledger, NOW)
    assert text == (
        "adres;identiteit;naar\n"
        "/;pagina:begin;\n"
        "/over/;pagina:over;\n"
        "/verhalen/nieuw/;verhaal:oud;\n"
        "/weg/;pagina:weg;vervallen\n"
    )
    again, _ = _ledger(text.split("\n", 1)[1])
    assert ledger_text(again, NOW) == text
    assert GONE == "vervallen"


def test_what_led_to_something_given_up_is_given_up():
    """At the end of a chain the page is gone; a chain that goes round leads nowhere."""
    ledger, _ = _ledger(
        "/a/;x:a;/b/\n/b/;x:b;vervallen\n/c/;x:c;/d/\n/d/;x:d;/c/\n/over/;pagina:over;vervallen\n"
    )
    assert given_up(ledger, NOW) == ["/a/", "/b/"]
    assert redirects(ledger, NOW) == {}
