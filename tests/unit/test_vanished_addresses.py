"""Published addresses that vanished are reported; those that moved or were given up are not."""

from __future__ import annotations

import pytest

from plugins.core.addresses.ledger import (
    LedgerLine,
    read_ledger,
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


JUDGED = [
    ("all as it was", "/;pagina:begin;\n", []),
    (
        "gone without a trace",
        "/weg/;pagina:weg;\n",
        [
            (
                "adres-verdwenen",
                (
                    "Typ: python3 -m plugins adres /weg/ vervallen — of zet op de"
                    " plaats van vervallen"
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
                    "Typ: python3 -m plugins adres /a/ vervallen — of zet als laatste"
                    " een ander adres"
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
                    "Typ: python3 -m plugins adres /a/ vervallen — of zet als laatste"
                    " een ander adres"
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


@pytest.mark.parametrize(("title", "text", "expected"), JUDGED, ids=[case[0] for case in JUDGED])
def test_published_addresses_are_kept_or_accounted_for(
    title: str, text: str, expected: list[tuple[str, str]]
):
    """Every address of the ledger exists, redirects to one that exists, or expired."""
    ledger, faults = _ledger(text)
    assert faults == []
    problems = judge_addresses("a.csv", ledger, NOW, new_are_recorded=True)
    assert [(item.code, item.hint) for item in problems] == expected


def test_lists_and_files_are_not_missed_while_their_sources_have_faults():
    """A page is still missing; what is made of other pages or figures may be away for now."""
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
    """A page with its translation and its file is reported once, by its Dutch page.

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


def test_new_addresses_are_one_piece_of_information():
    """An address that the ledger does not have is reported once, where it is not added."""
    assert judge_addresses("a.csv", [], NOW, new_are_recorded=True) == []
    told = judge_addresses("a.csv", [], NOW, new_are_recorded=False)
    assert [(item.code, item.text) for item in told] == [
        ("adres-nieuw", "Nieuw en nog niet vastgelegd: / en 2 andere.")
    ]
