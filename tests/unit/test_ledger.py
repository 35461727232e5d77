"""The ledger of addresses: what vanishes is reported with the line that mends it.

Redirects lead to a living address.
"""

from __future__ import annotations

import pytest

from plugins.core.addresses.ledger import (
    GONE,
    LedgerLine,
    Thing,
    given_up,
    judge_addresses,
    ledger_text,
    read_ledger,
    redirects,
    thing_of,
)
from plugins.core.tables.csv_table import read_table

NOW = {"/": "pagina:begin", "/verhalen/nieuw/": "verhaal:oud", "/over/": "pagina:over"}


def _ledger(text: str) -> tuple[list[LedgerLine], list[str]]:
    rows, problems = read_table(
        "a.csv", "adres;identiteit;naar\n" + text, ("adres", "identiteit", "naar"), ()
    )
    assert problems == []
    lines, found = read_ledger("a.csv", rows)
    return lines, [item.text for item in found]


JUDGED = [
    ("all as it was", "/;pagina:begin;\n", []),
    (
        "gone without a trace",
        "/weg/;pagina:weg;\n",
        [
            (
                "adres-verdwenen",
                (
                    "Typ: python3 -m plugins adres /weg/ vervallen — of zet op de plaats van vervallen"  # noqa: E501
                    " het adres dat ervoor in de plaats komt."
                ),
            )
        ],
    ),
    (
        "moved with its id",
        "/verhalen/oud/;verhaal:oud;\n",
        [("adres-verdwenen", "Typ: python3 -m plugins adres /verhalen/oud/ /verhalen/nieuw/")],
    ),
    ("moved and recorded", "/verhalen/oud/;verhaal:oud;/verhalen/nieuw/\n", []),
    ("given up", "/weg/;pagina:weg;vervallen\n", []),
    ("chain to a living address", "/a/;pagina:a;/b/\n/b/;pagina:b;/over/\n", []),
    ("chain to what was given up", "/a/;pagina:a;/b/\n/b/;pagina:b;vervallen\n", []),
    (
        "redirect into nothing",
        "/a/;pagina:a;/niets/\n",
        [
            (
                "adres-ongeldig",
                (
                    "Typ: python3 -m plugins adres /a/ vervallen — of zet als laatste een ander adres"  # noqa: E501
                    " dat er is."
                ),
            )
        ],
    ),
    (
        "round and round",
        "/a/;pagina:a;/a/\n",
        [
            (
                "adres-ongeldig",
                (
                    "Typ: python3 -m plugins adres /a/ vervallen — of zet als laatste een ander adres"  # noqa: E501
                    " dat er is."
                ),
            )
        ],
    ),
    (
        "alive but given up",
        "/over/;pagina:over;vervallen\n",
        [("adres-ongeldig", "Typ: python3 -m plugins adres /over/ terug")],
    ),
    (
        "alive but moved",
        "/over/;pagina:over;/\n",
        [("adres-ongeldig", "Typ: python3 -m plugins adres /over/ terug")],
    ),
]
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


@pytest.mark.parametrize(("title", "text", "expected"), JUDGED, ids=[case[0] for case in JUDGED])
def test_published_addresses_are_kept_or_accounted_for(
    title: str, text: str, expected: list[tuple[str, str]]
):
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
    """A page stays missing, but what is made from others may be away as long as they are faulty."""
    ledger, _ = _ledger(
        "/weg/;pagina:weg;\n/verhalen/thema/x/;lijst:verhalen/thema/x/1;\n/data/x.csv;gegevens:x.csv;\n/feeds/x.xml;feed:x:atom;\n"
    )
    assert [
        item.place.line for item in judge_addresses("a.csv", ledger, NOW, new_are_recorded=True)
    ] == [2, 4], "the list and the feed go with the page"
    assert [
        item.place.line
        for item in judge_addresses("a.csv", ledger, NOW, new_are_recorded=True, whole=False)
    ] == [2]


def test_what_hangs_on_one_page_is_one_message():
    """A page with its translation and its file is reported once, with the Dutch page.

    Lists and feeds alone are reported once as well.
    """
    ledger, _ = _ledger(
        "/en/x/;pagina:x:en;\n/x/;pagina:x;\n/x/plan.pdf;bestand:pagina:x/plan.pdf;\n/verhalen/jaar/2019/;lijst:verhalen/jaar/2019/1;\n"
    )
    told = judge_addresses("a.csv", ledger, NOW, new_are_recorded=True)
    assert [(item.place.line, item.text) for item in told] == [
        (
            3,
            (
                "Het adres /x/ was gepubliceerd en bestaat niet meer. Ook 2 adressen die daarmee"
                " samenhangen zijn weg."
            ),
        )
    ]
    alone = judge_addresses("a.csv", ledger[3:], NOW, new_are_recorded=True)
    assert [(item.place.line, item.hint) for item in alone] == [
        (5, "Typ: python3 -m plugins adres /verhalen/jaar/2019/ /")
    ]


def test_a_list_that_is_there_again_is_no_fault_and_lives_again():
    """Lists and feeds come and go with the pages in them.

    The ledger takes them back by itself, a page only when a person says so.
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


def test_new_addresses_are_one_piece_of_information():
    """What the ledger does not have yet is reported once, and only where nobody writes it down."""
    assert judge_addresses("a.csv", [], NOW, new_are_recorded=True) == []
    told = judge_addresses("a.csv", [], NOW, new_are_recorded=False)
    assert [(item.code, item.text) for item in told] == [
        ("adres-nieuw", "Nieuw en nog niet vastgelegd: / en 2 andere.")
    ]


def test_redirects_lead_straight_to_the_living_address():
    """A chain is made one step; what was given up, goes round or is alive has no redirect."""
    ledger, _ = _ledger(
        "/a/;x:a;/b/\n/b/;x:b;/c/\n/c/;x:c;/over/\n/d/;x:d;vervallen\n/e/;x:e;/e/\n/over/;pagina:over;/\n"
    )
    assert redirects(ledger[:5], NOW) == {"/a/": "/over/", "/b/": "/over/", "/c/": "/over/"}
    assert "/over/" not in redirects(ledger, NOW)


def test_ledger_is_written_sorted_and_keeps_what_was_decided():
    """New addresses are added; lines that say something stay as they are.

    Writing twice changes nothing.
    """
    ledger, _ = _ledger("/weg/;pagina:weg;vervallen\n/over/;pagina:over;\n")
    text = ledger_text(ledger, NOW)
    assert (
        text
        == "adres;identiteit;naar\n/;pagina:begin;\n/over/;pagina:over;\n/verhalen/nieuw/;verhaal:oud;\n/weg/;pagina:weg;vervallen\n"  # noqa: E501
    )
    again, _ = _ledger(text.split("\n", 1)[1])
    assert ledger_text(again, NOW) == text
    assert GONE == "vervallen"


def test_what_led_to_something_given_up_is_given_up():
    """Whoever follows a chain to its end finds that the page is gone.

    One that goes round leads nowhere and is not called gone.
    """
    ledger, _ = _ledger(
        "/a/;x:a;/b/\n/b/;x:b;vervallen\n/c/;x:c;/d/\n/d/;x:d;/c/\n/over/;pagina:over;vervallen\n"
    )
    assert given_up(ledger, NOW) == ["/a/", "/b/"]
    assert redirects(ledger, NOW) == {}
