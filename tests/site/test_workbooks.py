"""A workbook beside figures.

It is never on the site, is shown line by line in preview and terminal, and is taken over on
request.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from plugins.commands import entry, run, serve
from tests.helpers.site_text import ROOT, SiteText
from tests.helpers.workbooks import HEAD, book
from tests.site.reading import dataset, pages, text_of

TABLE = (
    "id;kant;groep;post;bedrag;noot\n"
    "emmen;inkomsten;;Emmen;100;\n"
    "hoogeveen;inkomsten;;Hoogeveen;5;\n"
)
ROWS = [
    HEAD,
    ["emmen", "inkomsten", None, "Emmen", 110000.5],
    ["hogeveen", "inkomsten", None, "Hoogeveen", 5],
]
NAME = "content/data/begroting-2026/Begroting 2026.xlsx"
TAKEN = (
    "id;kant;groep;post;bedrag;noot\n"
    "emmen;inkomsten;;Emmen;110.000,50;\n"
    "hogeveen;inkomsten;;Hoogeveen;5;\n"
)


@pytest.fixture(name="made")
def _made(site) -> SiteText:
    """A site with a workbook beside its figures."""
    made = site().write(dataset("begroting-2026", TABLE))
    return made.write_bytes(NAME, book(ROWS))


def _preview(made: SiteText):
    return made.build(PREVIEW=True, OUTPUT_PATH=str(made.folder / ".preview"), LEDGER_WRITE=False)


def test_nothing_of_a_workbook_is_published(made: SiteText):
    """The site has the figures of the CSV, and is the same as without the workbook."""
    result = made.build()
    assert result.codes().count("werkmap-klaar") == 1
    assert result.published
    with_book = result.files()
    (made.folder / NAME).unlink()
    assert made.build().files() == with_book


def test_the_preview_shows_every_difference_and_the_overview_leads_there(made: SiteText):
    found = pages(_preview(made).output)
    assert "gegevens/" in [link.get("href") for link in found["/redactie/"].xpath("//main//a")]
    assert "Er wacht één werkmap." in text_of(found["/redactie/"].xpath("//main")[0])
    page = found["/redactie/gegevens/"]
    assert [text_of(item) for item in page.xpath("//main//h2")] == [
        "Begroting 2026: Begroting 2026.xlsx"
    ]
    assert [[text_of(cell) for cell in row.xpath("td")] for row in page.xpath("//tbody/tr")] == [
        ["anders", "emmen Emmen", "bedrag", "100", "110.000,50"],
        [
            "nieuw",
            "hogeveen Bedoelde u “hoogeveen”? Geef de regel dan zijn oude id terug.",
            "kant",
            "",
            "inkomsten",
        ],
        ["", "", "post", "", "Hoogeveen"],
        ["", "", "bedrag", "", "5"],
        ["weg", "hoogeveen Hoogeveen", "kant", "inkomsten", ""],
        ["", "", "post", "Hoogeveen", ""],
        ["", "", "bedrag", "5", ""],
    ]
    assert "Blad cijfers: 1 regel anders, 1 nieuw, 1 weg, 0 gelijk." in text_of(
        page.xpath("//main")[0]
    )


def _form(page) -> dict[str, str]:
    """Return what the button sends."""
    (form,) = page.xpath("//form[@class='take-over-form']")
    return {field.get("name"): field.get("value") for field in form.xpath(".//input")}


def test_the_button_takes_over_what_was_shown_and_nothing_else(made: SiteText):
    sent = _form(pages(_preview(made).output)["/redactie/gegevens/"])
    figures = made.folder / "content/data/begroting-2026/cijfers.csv"
    assert serve._take(made.folder, {**sent, "kenmerk": "0"}) == "/redactie/gegevens/#veranderd"
    assert figures.read_text(encoding="utf-8") == TABLE
    assert serve._take(made.folder, sent) == "/redactie/gegevens/#overgenomen"
    assert figures.read_text(encoding="utf-8") == TAKEN
    page = pages(_preview(made).output)["/redactie/gegevens/"]
    assert "Er staat nu geen werkmap naast de cijfers." in text_of(page.xpath("//main")[0])


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("..", "x.xlsx"),
        ("begroting-2026", "../begroting-2026/Begroting 2026.xlsx"),
        ("", "Begroting 2026.xlsx"),
        ("begroting-2026", "cijfers.csv"),
        ("begroting-2026", "/etc/x.xlsx"),
        ("begroting-2026/../begroting-2026", "Begroting 2026.xlsx"),
    ],
)
def test_the_button_reaches_no_other_file(made: SiteText, folder: str, name: str):
    sent = _form(pages(_preview(made).output)["/redactie/gegevens/"])
    assert (
        serve._take(made.folder, {**sent, "map": folder, "werkmap": name}) == "/redactie/gegevens/"
    )
    assert (made.folder / NAME).is_file()


def test_a_workbook_with_faults_has_no_button(made: SiteText):
    made.write_bytes(NAME, book([HEAD, ["emmen", "inkomsten", None, "Emmen", "100"]]))
    page = pages(_preview(made).output)["/redactie/gegevens/"]
    assert "cijfers!E2: Het getal “100” is in deze cel als tekst bewaard." in text_of(
        page.xpath("//main")[0]
    )
    assert page.xpath("//form[@class='take-over-form']") == []


@pytest.fixture(name="project")
def _project(made: SiteText, monkeypatch: pytest.MonkeyPatch) -> SiteText:
    """The site as a project that the commands take for their own."""
    shutil.copy(ROOT / "publishconf.py", made.folder / "publishconf.py")
    monkeypatch.chdir(made.folder)
    monkeypatch.setattr(run, "ROOT", made.folder)
    monkeypatch.setattr(entry, "ensure", lambda group: Path(sys.executable))
    monkeypatch.setattr(entry, "inside", lambda: True)
    return made


SHOWN = """content/data/begroting-2026/Begroting 2026.xlsx, blad cijfers

  anders  emmen (Emmen)
          bedrag: 100 → 110.000,50

  nieuw   hogeveen (Hoogeveen)
          kant: inkomsten
          post: Hoogeveen
          bedrag: 5
          Bedoelde u “hoogeveen”? Geef de regel dan zijn oude id terug.

  weg     hoogeveen (Hoogeveen)
          kant: inkomsten
          post: Hoogeveen
          bedrag: 5

1 regel anders, 1 nieuw, 1 weg, 0 gelijk.
"""
DONE = (
    "Overgenomen in content/data/begroting-2026/cijfers.csv."
    " Controleer nu met: python3 -m plugins check\n"
    "Wat er stond, vindt u in content/data/begroting-2026/overgenomen/.\n"
    "De werkmap staat nu in content/data/begroting-2026/overgenomen/Begroting 2026.xlsx\n"
)


@pytest.mark.parametrize(
    ("answer", "said", "figures"),
    [
        ("ja", DONE, TAKEN),
        ("nee", "Er is niets veranderd.\n", TABLE),
        ("", "Er is niets veranderd.\n", TABLE),
    ],
)
def test_the_command_shows_and_asks(
    project: SiteText,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    said: str,
    figures: str,
):
    monkeypatch.setattr("builtins.input", lambda question: answer)
    assert entry.main(["excel", "begroting-2026"]) == 0
    assert capsys.readouterr().out == SHOWN + said
    assert (project.folder / "content/data/begroting-2026/cijfers.csv").read_text(
        encoding="utf-8"
    ) == figures


def test_the_command_takes_over_without_asking_when_told(
    project: SiteText, capsys: pytest.CaptureFixture[str]
):
    assert entry.main(["excel", "--ja"]) == 0
    assert capsys.readouterr().out == SHOWN + DONE
    assert entry.main(["excel"]) == 2
    assert (
        capsys.readouterr().err
        == "Er staat geen werkmap in content/data/…. Zet daar eerst een .xlsx neer, naast"
        " cijfers.csv.\n"
    )


def test_the_command_says_why_it_cannot(project: SiteText, capsys: pytest.CaptureFixture[str]):
    assert entry.main(["excel", "begrotin-2026"]) == 2
    assert (
        capsys.readouterr().err
        == "In content/data staat geen map “begrotin-2026”. Bedoelde u “begroting-2026”?\n"
    )
    project.write_bytes("content/data/begroting-2026/b.xlsx", book([HEAD]))
    assert entry.main(["excel", "begroting-2026"]) == 2
    assert (
        capsys.readouterr().err
        == "Er staat meer dan één werkmap:\n  content/data/begroting-2026/Begroting 2026.xlsx\n "
        " content/data/begroting-2026/b.xlsx\nLaat er één staan.\n"
    )
    (project.folder / NAME).unlink()
    assert entry.main(["excel", "begroting-2026", "--ja"]) == 1
    assert (
        capsys.readouterr().out
        == "content/data/begroting-2026/b.xlsx, blad cijfers\n\n  cijfers!rij 1: Onder de"
        " kolomnamen staan geen regels.\n  Vul minstens één regel in.\n\nEr is niets"
        " overgenomen.\n"
    )
