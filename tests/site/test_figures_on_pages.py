"""A figure has one source.

Every page that shows it has the new value after a change, and nothing else changes.
"""

from __future__ import annotations

from pathlib import Path

from tests.helpers.site_text import SiteText
from tests.site.reading import pages, story

MONEY = """
-- content/data/begroting-2026/toelichting.md --
---
titel: Begroting 2026
samenvatting: Het geld van 2026.
soort: geld
reeks: begroting
eenheid: euro
periode: 2026
bron: plan-2026
plaats: Geld
peildatum: niet vermeld in de bron
status: begroot
---
-- content/data/begroting-2026/cijfers.csv --
id;kant;groep;post;bedrag;noot
emmen;inkomsten;;Emmen;61.234;
hoogeveen;inkomsten;;Hoogeveen;40.000;
programma;uitgaven;;Programma;90.000;
-- content/data/begroting-2024/toelichting.md --
---
titel: Begroting 2024
samenvatting: Het geld van 2024.
soort: geld
reeks: begroting
eenheid: euro
periode: 2024
bron: plan-2026
plaats: Geld
peildatum: niet vermeld in de bron
status: begroot
---
-- content/data/begroting-2024/cijfers.csv --
id;kant;groep;post;bedrag;noot
emmen;inkomsten;;Emmen;55.555;
hoogeveen;inkomsten;;Hoogeveen;44.444;
-- content/gemeenten/emmen.md --
---
titel: Emmen
samenvatting: De gemeente.
bronnen: plan-2026 (Partners)
---
-- content/gemeenten/hoogeveen.md --
---
titel: Hoogeveen
samenvatting: De gemeente.
bronnen: plan-2026 (Partners)
---
-- content/jaarplannen/2026.md --
---
titel: Jaarplan 2026
samenvatting: Wat wij doen.
jaar: 2026
document: plan-2026
vastgesteld-op: niet bekend
vastgesteld-door: niet bekend
datasets: begroting-2026
bronnen: plan-2026 (alles)
---
::: bedragen begroting-2026
:::
-- content/jaarplannen/2024.md --
---
titel: Jaarplan 2024
samenvatting: Wat wij deden.
jaar: 2024
document: plan-2026
vastgesteld-op: niet bekend
vastgesteld-door: niet bekend
datasets: begroting-2024
bronnen: plan-2026 (alles)
---
::: bedragen begroting-2024
:::
-- content/paginas/begroting.md --
---
titel: Begroting
samenvatting: Alle bedragen.
vorm: begroting
---
-- content/paginas/gemeenten.md --
---
titel: Gemeenten
samenvatting: Alle gemeenten.
vorm: gemeenten
---
-- content/paginas/data.md --
---
titel: Data
samenvatting: Alle bestanden.
vorm: data
---
-- content/paginas/grafiek.md --
---
titel: Grafiek
samenvatting: Een grafiek.
---
::: grafiek begroting-2026
toon: inkomsten
:::
-- content/paginas/vergelijking.md --
---
titel: Naast elkaar
samenvatting: Twee jaren.
---
::: vergelijking begroting-2024
met: begroting-2026
toon: emmen, hoogeveen
:::

::: grafiek begroting-2024
met: begroting-2026
toon: emmen
:::
-- content/paginas/stroom.md --
---
titel: Stroom
samenvatting: Van in naar uit.
---
::: grafiek begroting-2026
vorm: stroom
:::
-- content/paginas/cijfer.md --
---
titel: Cijfer
samenvatting: Eén cijfer.
---
::: cijfers
toon: begroting-2026#emmen
:::
-- content/paginas/titel.md --
---
titel: "Emmen betaalt {cijfer: begroting-2026#emmen}"
samenvatting: "Ook hier {cijfer: begroting-2026#emmen}."
---
Tekst zonder bedrag.
-- content/paginas/los.md --
---
titel: Los
samenvatting: Zonder cijfers.
---
Code: `{cijfer: begroting-2026#emmen}` blijft zoals hij is.
"""


def _money(site: SiteText) -> SiteText:
    site.write(MONEY)
    return site.write_bytes(
        "content/verhalen/2026/geld.md",
        story("Geld", text="Emmen betaalt {cijfer: begroting-2026#emmen}.", themes="imago"),
    )


def test_a_changed_value_changes_every_page_that_shows_it_and_no_other(site):
    """Every place that shows a cell follows it; all else stays the same, byte for byte.

    Those are table, chart, home page, municipality, prose, title, footer, downloads and feeds.
    """
    made = _money(site())
    result = made.build(SITEURL="https://www.dutchtechzone.nl")
    assert result.report == ""
    before = result.files()
    showing = {name for name, data in before.items() if "61.234" in data.decode("utf-8", "replace")}
    assert {
        "index.html",
        "jaarplannen/2026/index.html",
        "begroting/index.html",
        "gemeenten/emmen/index.html",
        "grafiek/index.html",
        "titel/index.html",
        "vergelijking/index.html",
        "stroom/index.html",
        "cijfer/index.html",
        "data/begroting-2026/index.html",
        "verhalen/geld/index.html",
        "feeds/verhalen.atom.xml",
        "feeds/verhalen.rss.xml",
        "feeds/thema-imago.atom.xml",
    } <= showing

    file = made.folder / "content/data/begroting-2026/cijfers.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("61.234", "62.789"), encoding="utf-8")
    after = made.build(SITEURL="https://www.dutchtechzone.nl").files()
    assert set(after) == set(before)
    changed = {name for name in after if after[name] != before[name]}
    # Files for machines write numbers without a thousands sign.
    files = {f"data/begroting-2026.{form}" for form in ("csv", "xlsx", "schoon.csv", "json")}
    # On a picture no text can be searched: the card of a page with the figure in its title.
    cards = {"kaarten/titel.png"}
    assert changed == showing | files | cards
    assert all(b"61234" in before[name] and b"62789" in after[name] for name in files)
    assert [
        name for name, data in after.items() if "61.234" in data.decode("utf-8", "replace")
    ] == []
    assert {
        name for name, data in after.items() if "62.789" in data.decode("utf-8", "replace")
    } == showing


def test_what_follows_from_a_value_follows_it(site):
    """Our own addition and the shares are those of the new values.

    62.789 and 40.000 are 102.789, of which 61,1% is Emmen's.
    """
    made = _money(site())
    file = made.folder / "content/data/begroting-2026/cijfers.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("61.234", "62.789"), encoding="utf-8")
    text = " ".join(pages(made.build().output)["/jaarplannen/2026/"].text_content().split())
    assert "102.789" in text
    assert "61,1%" in text.replace("\u00a0", "").replace(" %", "%")
    assert "38,9%" in text.replace("\u00a0", "").replace(" %", "%")


def test_a_figure_in_code_is_left_alone(site):
    """Who explains how a figure is written, sees it as it is written."""
    page = pages(_money(site()).build().output)["/los/"]
    assert [code.text for code in page.iter("code")] == ["{cijfer: begroting-2026#emmen}"]


def test_a_changed_word_changes_its_page_and_its_feeds_alone(site):
    """A word in the middle of one story changes that page and the feeds with its text."""
    made = _money(site())
    before = made.build().files()
    file = made.folder / "content/verhalen/2026/basis.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Een gewone alinea.", "Een andere alinea."),
        encoding="utf-8",
    )
    after = made.build().files()
    assert {name for name in after if after[name] != before.get(name)} == {
        "verhalen/basis/index.html",
        "feeds/verhalen.atom.xml",
        "feeds/verhalen.rss.xml",
        "feeds/thema-opleiding.atom.xml",
        "feeds/thema-opleiding.rss.xml",
    }


def test_a_budget_saved_by_dutch_excel_is_the_same_site(site):
    """However the file was saved, the pages are those of the plain file.

    It is saved as cp1252 with a euro sign, UTF-8 with BOM, UTF-16, with spaces and an empty row.
    """
    made = _money(site())
    expected = made.build().files()
    file = Path(made.folder / "content/data/begroting-2026/cijfers.csv")
    text = file.read_text(encoding="utf-8")
    crlf = text.replace("\n", "\r\n")
    forms = {
        "cp1252": crlf.replace("61.234", "€ 61.234").encode("cp1252"),
        "utf-8 with BOM": b"\xef\xbb\xbf" + crlf.encode(),
        "utf-16": crlf.encode("utf-16"),
        "spaces": crlf.replace("61.234", " 61.234 ").replace("Emmen", " Emmen ").encode(),
        "an empty row": (crlf + ";;;;;\r\n").encode(),
    }
    for name, data in forms.items():
        file.write_bytes(data)
        result = made.build()
        assert result.report == "", name
        assert result.files() == expected, name
    file.write_bytes(crlf.replace("61.234", '"€ 61.234,00"').encode("cp1252"))
    text = " ".join(pages(made.build().output)["/jaarplannen/2026/"].text_content().split())
    assert "61.234" in text
    assert "61.234,00" not in text


def test_what_a_dataset_is_for_the_programme_follows_from_its_header(tmp_path: Path):
    """The page with the money by year shows the series of the programme, whatever the folder."""
    texts = {
        "whatever": MONEY.replace("begroting-2026", "geld-van-2026"),
        "apart": MONEY.replace("reeks: begroting\n", ""),
    }
    pages_of_money = {}
    for name, text in texts.items():
        folder = tmp_path / name
        folder.mkdir()
        result = SiteText(folder).write(text).build()
        assert result.published, result.report
        pages_of_money[name] = result.file("begroting/index.html")
    assert "101.234" in pages_of_money["whatever"], "61,234 of Emmen and 40,000 of Hoogeveen"
    assert "101.234" not in pages_of_money["apart"]
