"""What the command `adres` changes, and what it refuses."""

from __future__ import annotations

import pytest

from plugins.core.addresses.ledger import LedgerLine
from plugins.core.addresses.moves import Refusal, move, typed_address, with_cells

NOW = {
    "/": "pagina:begin",
    "/verhalen/": "pagina:verhalen",
    "/verhalen/nieuw/": "verhaal:nieuw",
    "/en/verhalen/new/": "verhaal:nieuw:en",
    "/verhalen/nieuw/plan.pdf": "bestand:verhaal:nieuw/plan.pdf",
    "/over/": "pagina:over",
    "/data/banen/": "gegevens:banen",
    "/data/banen.csv": "gegevens:banen.csv",
}


def _ledger(*lines: str) -> list[LedgerLine]:
    """Make a ledger of lines `adres identiteit naar`, from line 2 on."""
    return [
        LedgerLine(*(*line.split(), "")[:3], line=number)
        for number, line in enumerate(lines, start=2)
    ]


def _targets(ledger: list[LedgerLine], old: str, target: str, **more: bool) -> dict[str, str]:
    """Return what changes by address."""
    by_line = {line.line: line.address for line in ledger}
    return {
        by_line[number]: text
        for number, text in move(ledger, NOW, old, target, **more).targets.items()
    }


RENAMED = _ledger(
    "/verhalen/oud/ verhaal:oud",
    "/en/verhalen/old/ verhaal:oud:en",
    "/de/verhalen/alt/ verhaal:oud:de",
    "/verhalen/oud/plan.pdf bestand:verhaal:oud/plan.pdf",
    "/verhalen/oud/kaart.pdf bestand:verhaal:oud/kaart.pdf",
    "/over/ pagina:over",
)


def test_a_renamed_page_takes_all_that_hangs_on_it_along():
    """Each version redirects to the same language, each file to the file of its name.

    What has no counterpart redirects to the page.
    """
    assert _targets(RENAMED, "/verhalen/oud/", "/verhalen/nieuw/") == {
        "/verhalen/oud/": "/verhalen/nieuw/",
        "/en/verhalen/old/": "/en/verhalen/new/",
        "/de/verhalen/alt/": "/verhalen/nieuw/",
        "/verhalen/oud/plan.pdf": "/verhalen/nieuw/plan.pdf",
        "/verhalen/oud/kaart.pdf": "/verhalen/nieuw/",
    }


def test_a_renamed_page_keeps_its_name_in_every_language():
    """A page nobody published before, of the same kind, is the old one under another name.

    A page that was there already is not.
    """
    assert move(RENAMED, NOW, "/verhalen/oud/", "/verhalen/nieuw/").names == {
        "/verhalen/nieuw/": "oud",
        "/en/verhalen/new/": "oud",
    }
    assert move(RENAMED, NOW, "/verhalen/oud/", "/over/").names == {}
    assert move(
        [*RENAMED, LedgerLine("/verhalen/nieuw/", "verhaal:nieuw")],
        NOW,
        "/verhalen/oud/",
        "/verhalen/nieuw/",
    ).names.keys() == {"/en/verhalen/new/"}


def test_what_was_given_up_is_given_up_with_all_of_it():
    """And so is what led to it."""
    ledger = [*RENAMED, LedgerLine("/verhalen/toen/", "verhaal:oud", "/verhalen/oud/", 9)]
    assert set(_targets(ledger, "/verhalen/oud/", "vervallen").items()) == {
        (address, "vervallen")
        for address in (
            "/verhalen/oud/",
            "/en/verhalen/old/",
            "/de/verhalen/alt/",
            "/verhalen/oud/plan.pdf",
            "/verhalen/oud/kaart.pdf",
            "/verhalen/toen/",
        )
    }


def test_chains_become_one_step():
    """What redirected to the old address redirects to the new one.

    A new address that moved itself is followed.
    """
    ledger = _ledger("/a/ pagina:a /b/", "/b/ pagina:b", "/c/ pagina:c /over/")
    assert _targets(ledger, "/b/", "/over/") == {"/a/": "/over/", "/b/": "/over/"}
    assert _targets(ledger, "/b/", "/c/") == {"/a/": "/over/", "/b/": "/over/"}


def test_a_name_that_is_taken_back_lives_again():
    """A page is renamed and named back.

    The old address exists, and the name it had between redirects to it.
    """
    ledger = _ledger("/over/ pagina:over /wij/", "/wij/ pagina:over")
    assert _targets(ledger, "/wij/", "/over/") == {"/wij/": "/over/", "/over/": ""}
    assert _targets(ledger[:1], "/over/", "terug") == {"/over/": ""}


def test_an_address_is_the_page_that_lives_there_now():
    """A page is renamed to the name that another had.

    From then on its translations and its own name depend on that address.
    """
    ledger = _ledger("/verhalen/oud/ verhaal:oud", "/verhalen/nieuw/ verhaal:ander /over/")
    found = move(ledger, NOW, "/verhalen/oud/", "/verhalen/nieuw/")
    assert found.targets == {2: "/verhalen/nieuw/", 3: ""}
    assert found.identities == {3: "verhaal:oud"}, "what it is with the name in its header"
    assert found.names == {"/verhalen/nieuw/": "oud"}, (
        "nobody published this page at that address before"
    )


def test_a_page_may_get_the_name_that_another_had():
    """One page moved and kept its name in its header; another now has a file of that name.

    The second is found by its address.
    """
    now = {"/verhalen/weg/": "verhaal:een", "/verhalen/een/": "verhaal:een"}
    ledger = _ledger(
        "/verhalen/een/ verhaal:een /verhalen/weg/",
        "/verhalen/twee/ verhaal:twee",
        "/verhalen/weg/ verhaal:een",
    )
    for current in (now, dict(reversed(now.items()))):
        found = move(ledger, current, "/verhalen/twee/", "/verhalen/een/")
        assert (found.targets, found.identities, found.names) == (
            {2: "", 3: "/verhalen/een/"},
            {2: "verhaal:twee"},
            {"/verhalen/een/": "twee"},
        )


def test_figures_go_with_every_form_they_come_in():
    """The page of a dataset and its downloads."""
    ledger = _ledger(
        "/data/werk/ gegevens:werk",
        "/data/werk.csv gegevens:werk.csv",
        "/data/werk.xlsx gegevens:werk.xlsx",
        "/data/werkuren/ gegevens:werkuren",
    )
    assert _targets(ledger, "/data/werk/", "/data/banen/") == {
        "/data/werk/": "/data/banen/",
        "/data/werk.csv": "/data/banen.csv",
        "/data/werk.xlsx": "/data/banen/",
    }
    assert move(ledger, NOW, "/data/werk/", "/data/banen/").names == {}
    assert _targets(ledger, "/data/werk.csv", "vervallen") == dict.fromkeys(
        ("/data/werk/", "/data/werk.csv", "/data/werk.xlsx"), "vervallen"
    )


def test_lists_and_feeds_that_went_empty_go_along_when_all_could_be_read():
    """A list redirects to the list above it.

    Nobody reads another feed in place of the one that ended.
    """
    ledger = _ledger(
        "/verhalen/oud/ verhaal:oud",
        "/verhalen/jaar/2019/ lijst:verhalen/jaar/2019/1",
        "/feeds/thema-x.atom.xml feed:thema-x:atom",
    )
    assert _targets(ledger, "/verhalen/oud/", "vervallen") == {
        "/verhalen/oud/": "vervallen",
        "/verhalen/jaar/2019/": "/verhalen/",
        "/feeds/thema-x.atom.xml": "vervallen",
    }
    assert _targets(ledger, "/verhalen/oud/", "vervallen", whole=False) == {
        "/verhalen/oud/": "vervallen"
    }


REFUSED = [
    (
        "never published",
        "/verhalen/out/",
        "vervallen",
        "Het adres /verhalen/out/ stond nooit op de site. Bedoelde u /verhalen/oud/?",
    ),
    (
        "nothing like it",
        "/xyzzy/",
        "vervallen",
        (
            "Het adres /xyzzy/ stond nooit op de site. Kijk in content/adressen.csv welke adressen"
            " er zijn."
        ),
    ),
    (
        "target that is not there",
        "/verhalen/oud/",
        "/verhalen/nieuws/",
        "Op /verhalen/nieuws/ staat geen pagina. Bedoelde u /verhalen/nieuw/?",
    ),
    (
        "nothing near the target",
        "/verhalen/oud/",
        "/qqq/",
        (
            "Op /qqq/ staat geen pagina. Kijk in de adresbalk hoe het adres is, zoals"
            " /verhalen/skills4future/."
        ),
    ),
    (
        "to itself",
        "/verhalen/oud/",
        "/verhalen/oud/",
        "/verhalen/oud/ kan niet naar zichzelf leiden.",
    ),
    ("it lives", "/over/", "/verhalen/", "Het adres /over/ bestaat nog; daar leidt niets van weg."),
    (
        "back without a page",
        "/verhalen/oud/",
        "terug",
        "Op /verhalen/oud/ staat nu geen pagina. Zet haar eerst terug, met status: publiek.",
    ),
]


@pytest.mark.parametrize(
    ("title", "old", "target", "message"), REFUSED, ids=[case[0] for case in REFUSED]
)
def test_what_cannot_be_is_refused_with_what_can(title: str, old: str, target: str, message: str):
    """Nothing changes, and a near miss is named."""
    with pytest.raises(Refusal) as caught:
        move(RENAMED, NOW, old, target)
    assert str(caught.value) == message


def test_a_loop_is_refused():
    """An address may not lead to one that leads back to it."""
    ledger = _ledger("/a/ pagina:a /b/", "/b/ pagina:b")
    with pytest.raises(Refusal, match="Op /a/ staat geen pagina"):
        move(ledger, NOW, "/b/", "/a/")


TYPED = [
    ("as it is", "/over/", "/over/"),
    ("from the address bar", "https://www.dutchtechzone.nl/over/", "/over/"),
    ("without slashes", "over", "/over/"),
    ("a file", "data/banen.csv", "/data/banen.csv"),
    ("unknown", "/nergens", "/nergens"),
]


@pytest.mark.parametrize(("title", "text", "expected"), TYPED, ids=[case[0] for case in TYPED])
def test_an_address_is_understood_as_people_type_it(title: str, text: str, expected: str):
    """A whole URL, and slashes that were left out."""
    assert typed_address(text, NOW) == expected


FILES = [
    (
        "as we write it",
        "adres;identiteit;naar\n/a/;x:a;\n/b/;x:b;\n",
        "adres;identiteit;naar\n/a/;x:a;/b/\n/b/;x:b;\n",
    ),
    (
        "by Excel on Windows",
        "sep=;\r\nadres;identiteit;naar\r\n/a/;x:a;\r\n",
        "sep=;\r\nadres;identiteit;naar\r\n/a/;x:a;/b/\r\n",
    ),
    (
        "with commas",
        "adres,identiteit,naar\n/a/,x:a,vervallen",
        "adres,identiteit,naar\n/a/,x:a,/b/",
    ),
    (
        "with quotes and another order",
        'Naar;"Adres";identiteit\n"";"/a/";"x;a"\n',
        'Naar;"Adres";identiteit\n/b/;/a/;"x;a"\n',
    ),
    (
        "with an empty line",
        "adres;identiteit;naar\n\n/a/;x:a;\n",
        "adres;identiteit;naar\n\n/a/;x:a;/b/\n",
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), FILES, ids=[case[0] for case in FILES])
def test_one_cell_changes_and_nothing_else(title: str, text: str, expected: str):
    """Line ends, delimiter, order of columns and other lines stay."""
    number = next(number for number, line in enumerate(text.splitlines(), start=1) if "/a/" in line)
    assert with_cells(text, "naar", {number: "/b/"}) == expected
