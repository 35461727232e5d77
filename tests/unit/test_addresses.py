"""The ledger of addresses: what vanishes is told with the line that mends it; redirects lead to a living address."""

from __future__ import annotations

import pytest

from plugins.core.addresses import GONE, LedgerLine, judge_addresses, ledger_text, read_ledger, redirects
from plugins.core.csv_table import read_table

NOW = {"/": "pagina:begin", "/verhalen/nieuw/": "verhaal:oud", "/over/": "pagina:over"}


def _ledger(text: str) -> tuple[list[LedgerLine], list[str]]:
    rows, problems = read_table("a.csv", "adres;identiteit;naar\n" + text, ("adres", "identiteit", "naar"), ())
    assert problems == []
    lines, found = read_ledger("a.csv", rows)
    return lines, [item.text for item in found]


JUDGED = [
    ("all as it was", "/;pagina:begin;\n", []),
    ("gone without a trace", "/weg/;pagina:weg;\n", [("adres-verdwenen", "Maak de regel: /weg/;pagina:weg;vervallen — of zet achter de tweede puntkomma het adres dat ervoor in de plaats komt.")]),
    ("moved with its id", "/verhalen/oud/;verhaal:oud;\n", [("adres-verdwenen", "Maak de regel: /verhalen/oud/;verhaal:oud;/verhalen/nieuw/")]),
    ("moved and recorded", "/verhalen/oud/;verhaal:oud;/verhalen/nieuw/\n", []),
    ("given up", "/weg/;pagina:weg;vervallen\n", []),
    ("chain to a living address", "/a/;pagina:a;/b/\n/b/;pagina:b;/over/\n", []),
    ("chain to what was given up", "/a/;pagina:a;/b/\n/b/;pagina:b;vervallen\n", []),
    ("redirect into nothing", "/a/;pagina:a;/niets/\n", [("adres-ongeldig", "Verwijs naar een adres dat er is, of schrijf vervallen.")]),
    ("round and round", "/a/;pagina:a;/a/\n", [("adres-ongeldig", "Verwijs naar een adres dat er is, of schrijf vervallen.")]),
    ("alive but given up", "/over/;pagina:over;vervallen\n", [("adres-ongeldig", "Maak de regel: /over/;pagina:over;")]),
    ("alive but moved", "/over/;pagina:over;/\n", [("adres-ongeldig", "Maak de regel: /over/;pagina:over;")]),
]
INVALID = [
    ("no slash in front", "over;pagina:over;\n", "Het adres “over” begint niet met /."),
    ("no identity", "/over/;;\n", "Bij /over/ ontbreekt de identiteit."),
    ("target that is no address", "/over/;pagina:over;elders\n", "“elders” is geen adres en niet vervallen."),
    ("twice", "/over/;pagina:over;\n/over/;pagina:over;\n", "Het adres /over/ staat ook op regel 2."),
]


@pytest.mark.parametrize(("title", "text", "expected"), JUDGED, ids=[case[0] for case in JUDGED])
def test_published_addresses_are_kept_or_accounted_for(title: str, text: str, expected: list[tuple[str, str]]):
    """Every address of the ledger lives, moved to one that lives, or was given up."""
    ledger, faults = _ledger(text)
    assert faults == []
    problems = judge_addresses("a.csv", ledger, NOW, new_are_recorded=True)
    assert [(item.code, item.hint) for item in problems] == expected


@pytest.mark.parametrize(("title", "text", "fault"), INVALID, ids=[case[0] for case in INVALID])
def test_line_that_cannot_be_is_told(title: str, text: str, fault: str):
    """A line of the ledger that says nothing useful is a fault, and is not used."""
    assert _ledger(text)[1] == [fault]


def test_lists_and_files_are_not_missed_while_their_sources_have_faults():
    """A page stays missed, but what is made from other pages or figures may be away for the time of the fault."""
    ledger, _ = _ledger("/weg/;pagina:weg;\n/verhalen/thema/x/;lijst:verhalen/thema/x/1;\n/data/x.csv;gegevens:x.csv;\n/feeds/x.xml;feed:x:atom;\n")
    assert len(judge_addresses("a.csv", ledger, NOW, new_are_recorded=True)) == 4
    assert [item.place.line for item in judge_addresses("a.csv", ledger, NOW, new_are_recorded=True, whole=False)] == [2]


def test_new_addresses_are_one_piece_of_information():
    """What the ledger does not have yet is told once, and only where nobody writes it down."""
    assert judge_addresses("a.csv", [], NOW, new_are_recorded=True) == []
    told = judge_addresses("a.csv", [], NOW, new_are_recorded=False)
    assert [(item.code, item.text) for item in told] == [("adres-nieuw", "Nieuw en nog niet vastgelegd: / en 2 andere.")]


def test_redirects_lead_straight_to_the_living_address():
    """A chain is made one step; what was given up, goes round or is alive has no redirect."""
    ledger, _ = _ledger("/a/;x:a;/b/\n/b/;x:b;/c/\n/c/;x:c;/over/\n/d/;x:d;vervallen\n/e/;x:e;/e/\n/over/;pagina:over;/\n")
    assert redirects(ledger[:5], NOW) == {"/a/": "/over/", "/b/": "/over/", "/c/": "/over/"}
    assert "/over/" not in redirects(ledger, NOW)


def test_ledger_is_written_sorted_and_keeps_what_was_decided():
    """New addresses are added; lines that say something stay as they are; writing twice changes nothing."""
    ledger, _ = _ledger("/weg/;pagina:weg;vervallen\n/over/;pagina:over;\n")
    text = ledger_text(ledger, NOW)
    assert text == "adres;identiteit;naar\n/;pagina:begin;\n/over/;pagina:over;\n/verhalen/nieuw/;verhaal:oud;\n/weg/;pagina:weg;vervallen\n"
    again, _ = _ledger(text.split("\n", 1)[1])
    assert ledger_text(again, NOW) == text
    assert GONE == "vervallen"


def test_a_file_that_moved_gets_no_page_in_its_place():
    """A redirect is a page; at the address of a CSV or feed it would be a page under a false name."""
    ledger = [LedgerLine("/data/oud.csv", "gegevens:oud.csv", "/over/"), LedgerLine("/oud/", "pagina:oud", "/over/")]
    assert redirects(ledger, NOW) == {"/oud/": "/over/"}
