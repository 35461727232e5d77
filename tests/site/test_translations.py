"""Translations are beside the Dutch text and get an address of their own in their language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.helpers.site_text import Result, SiteText
from tests.site.reading import dead_links, pages

Make = Callable[..., SiteText]
TEXTS = """
-- content/data/banen/toelichting.md --
---
titel: Banen
samenvatting: Aantal banen.
soort: indicatoren
eenheid: banen
periode: 2020
bron: plan-2026
plaats: Cijfers
peildatum: niet vermeld in de bron
status: gerealiseerd
---
-- content/data/banen/cijfers.csv --
id;naam;periode;waarde;eenheid;noot
banen;Banen;2020;118.000,5;banen;
-- content/verhalen/2026/basis.en.md --
---
titel: Basics
samenvatting: A story.
datum: 2026-11-01
periode: 10-05-2019
themas: opleiding
bronnen: plan-2026 (Partners)
vertaling-van: 2fea70bfa9a5
adres: basics
---
There are {cijfer: banen#banen} jobs.
-- content/verhalen/2026/basis.de.md --
---
titel: Grundlagen
samenvatting: Eine Geschichte.
datum: 2026-11-01
periode: 10-05-2019
themas: opleiding
bronnen: plan-2026 (Partners)
vertaling-van: 2fea70bfa9a5
---
Es gibt {cijfer: banen#banen} Arbeitsplätze.
"""


def test_translation_has_its_address_language_and_notation(site: Make):
    """English is below /en/ under its own name, German below /de/ under the Dutch one.

    Figures follow the language.
    """
    result = site(TEXTS).build()
    assert result.report == ""
    english, german = (
        result.file("en/verhalen/basics/index.html"),
        result.file("de/verhalen/basis/index.html"),
    )
    assert '<html lang="en"' in english
    assert '<html lang="de"' in german
    assert "There are 118,000.5 jobs." in english
    assert "Es gibt 118.000,5 Arbeitsplätze." in german
    assert "10 May 2019" in english
    assert "10. Mai 2019" in german


def test_the_page_of_a_dataset_names_the_dutch_pages_that_show_it(site: Make):
    """Its translations show the same; their titles would be foreign words on a Dutch page."""
    shown = (
        site(
            TEXTS
            + "-- content/paginas/banen.md --\n---\ntitel: Werk\nsamenvatting: Werk.\n---\nEr zijn"
            " {cijfer: banen#banen} banen.\n"
        )
        .build()
        .file("data/banen/index.html")
    )
    assert 'href="../../banen/">Werk</a>' in shown
    assert "Basics" not in shown
    assert "Grundlagen" not in shown


# -- a small site in three languages --------------------------------------------------------------

# The marks are those of `sha256sum` over title, summary and text, with an empty line between.
HOMES = """
-- content/data/registers/vertalingen.csv --
id;nl;en;de
ruim;ruim;over;gut
werk;banen;jobs;Arbeitsplätze
naam;Banen;Jobs;Arbeitsplätze
-- content/data/banen/toelichting.md --
---
titel: Banen in de regio
samenvatting: Aantal banen.
soort: indicatoren
eenheid: banen
periode: 2020
bron: plan-2026
plaats: Hoofdstuk over cijfers
peildatum: 30-09-2020
status: gerealiseerd
---
-- content/data/banen/cijfers.csv --
id;naam;periode;waarde;eenheid;noot;aanduiding;definitie
banen;Banen;2020;118.000,5;banen;;ruim;Wie meer dan een uur werkt.
aandeel;Aandeel van de techniek;2020;15,6;%;;;
-- content/data/begroting-2026/toelichting.md --
---
titel: Begroting 2026
samenvatting: Geld.
soort: geld
eenheid: euro
periode: 2026
bron: plan-2026
plaats: Begroting
peildatum: 01-01-2026
status: begroot
---
Een woord vooraf.
-- content/data/begroting-2026/cijfers.csv --
id;kant;groep;post;bedrag;noot
emmen;inkomsten;Bijdragen;Emmen;109.754;
hoogeveen;inkomsten;Bijdragen;Hoogeveen;56.897,50;Per inwoner
-- content/data/registers/kaart.csv --
id;soort;naam;punten;tekst
emmen;gemeente;;0,0 4,0 4,4 0,4;2,2
hoogeveen;gemeente;;4,0 8,0 8,4 4,4;6,2
duitsland;grens;Duitsland;8,0 8,4;9,2
-- content/gemeenten/emmen.md --
---
titel: Emmen
samenvatting: Een gemeente.
bronnen: plan-2026 (Partners)
---
Tekst.
-- content/kanttekeningen/uur.md --
---
titel: Welke banen
samenvatting: Het is niet duidelijk.
soort: onduidelijk
bij: banen#banen
bronnen: plan-2026 (Cijfers)
---
Noot in het Nederlands.
-- content/kanttekeningen/uur.en.md --
---
titel: Which jobs
samenvatting: It is not clear.
soort: onduidelijk
bij: banen#banen
bronnen: plan-2026 (Cijfers)
vertaling-van: aa1bacc8d2da
---
A note in English.
-- content/paginas/kanttekeningen.md --
---
titel: Kanttekeningen
samenvatting: Alle kanttekeningen.
vorm: kanttekeningen
---
-- content/paginas/cijfers.md --
---
titel: Cijfers
samenvatting: Alle cijfers.
vorm: cijfers
---
-- content/paginas/begin.en.md --
---
titel: Welcome
samenvatting: The first page.
vorm: begin
menu: 1
menutekst: Home
vertaling-van: 7378c475bfdd
---
About {cijfer: banen#banen} work here, {cijfer: banen#aandeel} in technology. Read the [{nl: koers van *Emmen*}](/gemeenten/emmen/).

::: cijfers
toon: banen#banen, banen#aandeel, begroting-2026#hoogeveen
titel: In figures
:::

::: bedragen begroting-2026
titel: The money
:::

::: kaart begroting-2026
:::

::: grafiek begroting-2026
:::
-- content/paginas/begin.de.md --
---
titel: Willkommen
samenvatting: Die erste Seite.
vorm: begin
vertaling-van: 7378c475bfdd
---
Etwa {cijfer: banen#banen} Menschen, {cijfer: banen#aandeel} in der Technik, {cijfer: begroting-2026#hoogeveen}.

::: cijfers
toon: banen#banen
:::

| a | b |
|---|---|
| c | d |
-- content/paginas/over.md --
---
titel: Over ons
samenvatting: Wie wij zijn.
bijgewerkt: 2026-03-03
---
Een andere alinea.
-- content/paginas/over.en.md --
---
titel: About us
samenvatting: Who we are.
menu: 2
adres: about
vertaling-van: 4e9b75e38da8
---
A paragraph.
"""  # noqa: E501


@pytest.fixture(name="made")
def made_fixture(site: Make) -> Result:
    """The site above; its one message is that the Dutch text of a page has changed."""
    result = site(HOMES).build()
    assert result.codes() == ["vertaling-verouderd"]
    assert dead_links(result.output) == []
    return result


def _text(page, path: str) -> list[str]:
    """Return the texts of elements, on one line and with plain spaces."""
    return [" ".join(item.text_content().split()) for item in page.xpath(path)]


def test_one_figure_is_written_in_three_languages(made: Result):
    """Number, decimals, percent, amount, unit and the word before it are localised.

    A translated word needs no language of its own.
    """
    read = pages(made.output)
    english, german = read["/en/"], read["/de/"]
    assert "About over 118,000.5 work here, 15.6% in technology." in " ".join(
        english.text_content().split()
    )
    assert "Etwa gut 118.000,5 Menschen, 15,6 % in der Technik, 56.897,50 €." in " ".join(
        german.text_content().split()
    )
    assert _text(english, "//dd[@class='figures__value']") == [
        "over 118,000.5 jobs",
        "15.6%",
        "€56,897.50",
    ]
    assert _text(german, "//dd[@class='figures__value']") == ["gut 118.000,5 Arbeitsplätze"]
    assert (
        _text(english, "//dd[@class='figures__reference']")[0]
        == "About: 2020, reference date 30 September 2020"
    )
    assert (
        _text(german, "//dd[@class='figures__reference']")[0]
        == "Bezieht sich auf: 2020, Stichtag 30. September 2020"
    )
    assert _text(english, "//td[@class='money-table__amount']") == [
        "€109,754",
        "€56,897.50",
        "€166,651.50",
    ]
    assert _text(english, "//*[local-name()='text'][@class='region-map__value']") == [
        "€109,754",
        "€56,897.50",
    ]


def test_words_that_are_not_translated_say_that_they_are_dutch(made: Result):
    """Labels, definitions, titles, places, notes and explanations of the data are translated.

    What is translated is not marked as Dutch.
    """
    english = pages(made.output)["/en/"]
    dutch = {
        " ".join(item.text_content().split()) for item in english.xpath("//main//*[@lang='nl']")
    }
    assert {
        "Aandeel van de techniek",
        "Wie meer dan een uur werkt.",
        "Jaarplan 2026",
        "Hoofdstuk over cijfers",
        "Bijdragen",
        "Per inwoner",
        "Een woord vooraf.",
        "Duitsland",
        "Begroting 2026",
    } <= dutch
    assert not {"Jobs", "over", "jobs", "The money", "Which jobs"} & dutch


def test_a_note_is_told_in_the_language_of_the_page_where_it_is_translated(made: Result):
    """Else in Dutch, said to be so; its mark never mixes two languages."""
    read = pages(made.output)
    english, german = read["/en/"], read["/de/"]
    assert _text(english, "//*[@class='notes__text']") == ["A note in English."]
    assert english.xpath("//a[@class='note-marks']/@aria-label")[0] == "Note 1: Which jobs"
    assert (
        german.xpath("//*[@class='notes__text']/*[@lang='nl']")[0].text_content()
        == "Noot in het Nederlands."
    )
    assert german.xpath("//a[@class='note-marks']/@aria-label") == ["Anmerkung 1"]


def test_words_in_another_language_can_be_named_in_a_text(made: Result):
    """Emphasis and links may stand among them."""
    found = pages(made.output)["/en/"].xpath("//main//a/span[@lang='nl']")[0]
    assert (found.text_content(), found.getparent().get("hreflang"), len(found.xpath("em"))) == (
        "koers van Emmen",
        "nl",
        1,
    )


def test_the_frame_of_a_page_is_in_its_language(made: Result):
    """Menu, link to home, footer and names of parts are those of the language.

    A link to a Dutch page says so.
    """
    about = pages(made.output)["/en/about/"]
    assert _text(about, "//nav[@aria-label='Main menu']//a") == ["Home", "About us"]
    assert about.xpath("//a[contains(@class, 'brand')]/@href") == ["../"]
    assert [
        (text, url)
        for text, url in zip(
            _text(about, "//nav[@aria-label='Breadcrumbs']//li"),
            [*about.xpath("//nav[@aria-label='Breadcrumbs']//a/@href"), ""],
            strict=True,
        )
    ] == [("Home", "../"), ("About us", "")]
    assert about.xpath("//footer//a[@hreflang='nl'][@lang='nl']/@href") == ["../../"]
    assert about.xpath("//p[@class='site-header__motto']/@lang") == ["nl"]
    assert pages(made.output)["/de/"].xpath("//*[@class='prose-table']/@aria-label") == ["Tabelle"]


def test_the_switch_leads_to_the_same_page_or_to_the_first(made: Result):
    """Each language is linked by its own name.

    A page that is not translated links to the first page in that language.
    """
    read = pages(made.output)

    def switch(address: str) -> list[tuple[str, ...]]:
        return [
            (
                " ".join(item.text_content().split()),
                item.get("lang"),
                item.get("hreflang"),
                item.get("href"),
                item.get("aria-current", ""),
            )
            for item in read[address].xpath("//nav[@class='language-switch']//a")
        ]

    assert switch("/en/") == [
        ("Nederlands", "nl", "nl", "../", ""),
        ("English", "en", "en", "./", "true"),
        ("Deutsch", "de", "de", "../de/", ""),
    ]
    assert switch("/over/") == [
        ("Nederlands", "nl", "nl", "./", "true"),
        ("English", "en", "en", "../en/about/", ""),
        ("Deutsch", "de", "de", "../de/", ""),
    ]
    assert switch("/404.html")[1][:4] == ("English", "en", "en", "/en/")


def test_a_first_page_in_another_language_lists_nothing_that_is_dutch(made: Result):
    """It leads to the pages of its menu; the map leads to Dutch pages and says so."""
    english = pages(made.output)["/en/"]
    assert _text(english, "//main//h2") == ["In English"]
    assert _text(english, "//ul[@class='questions']//a") == ["About us"]
    assert "The names on the map lead to pages in Dutch." in english.text_content()


def test_who_reads_an_older_translation_is_told_so(made: Result):
    """A remark has the day, where the Dutch text names one, and a link to that text.

    A translation that is up to date has no such remark.
    """
    read = pages(made.output)
    notice = read["/en/about/"].xpath("//*[@class='callout']")[0]
    assert (
        "The Dutch text was changed on 3 March 2026. This translation does not have that change"
        " yet." in notice.text_content()
    )
    assert notice.xpath(".//a[@hreflang='nl']/@href") == ["../../over/"]
    assert read["/en/"].xpath("//*[@class='callout']") == []


def test_a_site_in_one_language_has_no_switch(site: Make):
    assert "language-switch" not in site("").build().file("verhalen/basis/index.html")
