"""A run with faults changes nothing.

The last good site stays byte for byte, and all faults are reported at once.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.run.publication import locked, staging_folder
from tests.helpers.site_text import SiteText

GOOD = """
-- content/data/begroting-2026/toelichting.md --
---
titel: Begroting 2026
samenvatting: Het geld van 2026.
soort: geld
eenheid: euro
periode: 2026
bron: plan-2026
plaats: Geld
peildatum: niet vermeld in de bron
status: begroot
totalen:
  - inkomsten = 100
---
-- content/data/begroting-2026/cijfers.csv --
id;kant;groep;post;bedrag;noot
emmen;inkomsten;;Emmen;60;
hoogeveen;inkomsten;;Hoogeveen;40;
-- content/paginas/over.md --
---
titel: Over ons
samenvatting: Wie wij zijn.
---
Lees [het verhaal](/verhalen/basis/).
"""
FAULTS = (
    ("content/data/begroting-2026/toelichting.md", "inkomsten = 100", "inkomsten = 101"),
    ("content/verhalen/2026/basis.md", "gemeenten: emmen", "gemeente: emmen"),
    ("content/paginas/over.md", "/verhalen/basis/", "/verhalen/bazis/"),
)


def _bytes_below(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder, hidden ones too."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_wrong_total_misspelt_key_and_dead_link_give_three_messages_and_change_nothing(
    tmp_path: Path,
):
    """Three faults made together are three messages.

    Output, ledger and folders stay as the good build left them.
    """
    site = SiteText(tmp_path).write(GOOD)
    assert site.build().published
    output, ledger = (
        _bytes_below(tmp_path / "output"),
        (tmp_path / "content/adressen.csv").read_bytes(),
    )
    names = sorted(entry.name for entry in tmp_path.iterdir())
    assert output["over/index.html"] and b"/verhalen/basis/" in ledger

    for name, old, new in FAULTS:
        file = tmp_path / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8", newline="")
    result = site.build()

    assert result.report.split("\n") == [
        (
            "content/data/begroting-2026/toelichting.md:12:5: fout totaal-klopt-niet: “Begroting"
            " 2026”: de regels van inkomsten tellen op tot 100, maar het totaal is 101. Het"
            " verschil is −1. Verbeter een bedrag of het totaal. Staat het zo in het document? Zet"
            " dan bij verschillen: inkomsten = −1 want …"
        ),
        (
            "content/paginas/over.md:5:20: fout link-dood: De link “/verhalen/bazis/” gaat naar een"
            " pagina die er niet is. Bedoelde u “/verhalen/basis/”?"
        ),
        (
            "content/verhalen/2026/basis.md:7:1: fout kop-onbekende-sleutel: De sleutel “gemeente”"
            " bestaat niet bij een verhaal. Bedoelde u “gemeenten”?"
        ),
    ]
    assert not result.published
    assert _bytes_below(tmp_path / "output") == output
    assert (tmp_path / "content/adressen.csv").read_bytes() == ledger
    assert sorted(entry.name for entry in tmp_path.iterdir()) == names


def test_check_only_reports_and_publishes_nothing(tmp_path: Path):
    """`check` judges a good site without making one."""
    site = SiteText(tmp_path).write(GOOD)
    result = site.build(CHECK_ONLY=True, LEDGER_WRITE=False)
    assert result.report == ""
    assert not (tmp_path / "output").exists()
    assert not (tmp_path / "content/adressen.csv").exists()


def test_a_mended_site_comes_out_again(tmp_path: Path):
    """After the fault is mended the next run publishes what was written in the meantime."""
    site = SiteText(tmp_path).write(GOOD)
    page = "content/paginas/over.md"
    site.write_bytes(
        page, (tmp_path / page).read_bytes().replace(b"/verhalen/basis/", b"/verhalen/bazis/")
    )
    assert not site.build().published
    site.write_bytes(
        page, (tmp_path / page).read_bytes().replace(b"/verhalen/bazis/", b"/verhalen/basis/")
    )
    assert site.build().published
    assert 'href="../verhalen/basis/"' in (tmp_path / "output/over/index.html").read_text(
        encoding="utf-8"
    )


def test_a_fault_in_figures_is_told_once_and_not_again_on_every_page_that_uses_them(tmp_path: Path):
    """One wrong amount is one message, though text, table, note and ledger miss its result."""
    site = (
        SiteText(tmp_path)
        .write(GOOD)
        .write("""
-- content/paginas/geld.md --
---
titel: Geld
samenvatting: Het geld.
---
Emmen betaalt {cijfer: begroting-2026#emmen}. Zie [de tabel](#begroting-2026) of [het bestand](/data/begroting-2026.csv).

::: bedragen begroting-2026
:::

::: grafiek begroting-2026
toon: emmen
:::
-- content/paginas/data.md --
---
titel: Data
samenvatting: Alle gegevens.
vorm: data
---
-- content/paginas/kanttekeningen.md --
---
titel: Kanttekeningen
samenvatting: Alle kanttekeningen.
vorm: kanttekeningen
---
-- content/kanttekeningen/emmen.md --
---
titel: Het bedrag van Emmen
samenvatting: Twee bedragen.
soort: twee-waarden
bij: begroting-2026#emmen
bronnen: plan-2026 (Geld)
---
Er staan twee bedragen.
""")  # noqa: E501
    )
    assert site.build().report == ""
    site.write_bytes(
        "content/data/begroting-2026/cijfers.csv",
        b"id;kant;groep;post;bedrag;noot\nemmen;inkomsten;;Emmen;60.00;\nhoogeveen;inkomsten;;Hoogeveen;40;\n",
    )
    assert site.build().codes() == ["csv-getal"]
    site.write_bytes(
        "content/data/begroting-2026/cijfers.csv",
        b"id;kant;groep;post;bedrag;noot\nemmen;inkomsten;;Emmen;60\nhoogeveen;inkomsten;;Hoogeveen;40;\n",
    )
    assert site.build().codes() == ["csv-rij"]
    site.write_bytes("content/data/begroting-2026/toelichting.md", b"")
    assert site.build().codes() == ["kop-ontbreekt"]


def test_a_fault_in_a_register_is_told_once(tmp_path: Path):
    """A register that cannot be read is one message, not one for every page that refers to it."""
    site = SiteText(tmp_path)
    site.write_bytes(
        "content/data/registers/themas.csv",
        b"id;naam;kort;koers\nopleiding;Opleiding;Opleiding;2026-2029\n",
    )
    assert site.build().codes() == ["csv-kolom"]
    site.write_bytes(
        "content/data/registers/themas.csv",
        b"id;naam;kort;koersen\nopleiding;Opleiding;Opleiding;2026-2029\n",
    )
    site.write_bytes(
        "content/data/registers/bronnen.csv",
        b"id;titel;uitgever;datum\nplan-2026;Jaarplan 2026;Dutch"
        b" TechZone;ooit\nverslag-2021;Verslag;Dutch TechZone;2022\n",
    )
    assert site.build().codes() == ["csv-periode"]


def test_a_check_runs_beside_a_build_and_touches_nothing_of_it(tmp_path: Path):
    """A check runs beside a build: it waits for nothing and leaves the new tree alone."""
    site = SiteText(tmp_path).write(GOOD)
    output = tmp_path / "output"
    half = staging_folder(output) / "half.html"
    with locked(output):
        half.parent.mkdir()
        half.write_text("half", encoding="utf-8")
        before = _bytes_below(tmp_path)
        result = site.build(CHECK_ONLY=True, LEDGER_WRITE=False)
        assert result.report == ""
        after = _bytes_below(tmp_path)
    assert {name: data for name, data in after.items() if not name.startswith(".cache/")} == before


def test_what_comes_today_is_told_before_the_messages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """The messages and their count are together at the end, where a person looks."""
    site = SiteText(tmp_path).write(GOOD.replace("/verhalen/basis/", "/verhalen/bazis/"))
    file = tmp_path / "content/verhalen/2026/basis.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^datum: .*$", "datum: 2026-11-21", text), encoding="utf-8")
    site.build(CHECK_ONLY=True, LEDGER_WRITE=False, REPORT_FORMAT="mens")
    told = capsys.readouterr().out
    assert (
        -1
        < told.index("Vandaag, 21 november 2026:")
        < told.index("link-dood")
        < told.index("1 fout")
    )
