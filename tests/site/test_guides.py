"""What guides people to others.

The map, the questions and who answers them, who takes part in what, the goals of the courses.
"""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement

from tests.helpers.site_text import SiteText
from tests.site.reading import MONEY, dataset, page_of, pages, text_of

MAP = """-- content/data/registers/kaart.csv --
id;soort;naam;punten;tekst
emmen;gemeente;;4,0 8,0 8,3 4,3;6,1
hoogeveen;gemeente;;0,0 4,0 4,3 0,3;2,1
duitsland;grens;Duitsland;8,0 8,3;9,2
"""
TWO_YEARS = dataset(
    "begroting-2026",
    MONEY
    + (
        "emmen;inkomsten;;Emmen;80;;\n"
        "hoogeveen;inkomsten;;Hoogeveen;20;;\n"
        "over;inkomsten;;Over;5;;\n"
    ),
) + dataset(
    "begroting-2022",
    MONEY + "emmen;inkomsten;;Emmen;60;;\nbureau;inkomsten;;Bureau;500;;\n",
    period="2022",
)
LISTS = """-- content/data/registers/vragen.csv --
id;vraag;tekst;link
starten;Ik wil starten;Wie starters helpt.;
geld;Waar gaat het geld heen?;Wat er is uitgegeven.;/contact/
niemand;Wie weet dit?;Hier antwoordt niemand op.;
-- content/data/registers/terecht.csv --
id;vraag;organisatie;tekst;gemeenten;bron;plaats;link;noot
loket;starten;Loket voor starters;Helpt starters.;;plan-2026;Partners;/contact/;
emmen;starten;Bedrijfscontact;Helpt bedrijven in Emmen.;emmen;plan-2026;Partners;;Op afspraak.
-- content/data/registers/deelname.csv --
id;onderwerp;gemeenten;periode;bron;plaats;themas;link
a;Dryport;emmen;2017-2019;plan-2026;2017;opleiding;
b;Dryport;hoogeveen;2020;plan-2026;2020;opleiding;
c;Techniekdag;emmen;10-05-2019;plan-2026;2019;;
-- content/data/registers/doelen.csv --
id;koers;soort;tekst;onder;thema;bron;plaats
oud;2022-2025;thema;Opleiding;;opleiding;plan-2026;Koers
oud-talent;2022-2025;onderdeel;Talent;oud;;plan-2026;Koers
nieuw;2026-2029;effect;Meer werk;;;plan-2026;Effect
-- content/paginas/begin.md --
---
titel: Begin
samenvatting: Begin.
vorm: begin
---
-- content/paginas/contact.md --
---
titel: Contact
samenvatting: Contact.
---
-- content/paginas/terecht.md --
---
titel: Waar kan ik terecht?
samenvatting: Terecht.
vorm: terecht
---
-- content/paginas/gemeenten.md --
---
titel: Gemeenten
samenvatting: Gemeenten.
vorm: gemeenten
---
-- content/paginas/koers.md --
---
titel: Koersen
samenvatting: Koersen.
vorm: koersen
---
-- content/gemeenten/emmen.md --
---
titel: Emmen
samenvatting: Emmen.
bronnen:
  - plan-2026
---
-- content/gemeenten/hoogeveen.md --
---
titel: Hoogeveen
samenvatting: Hoogeveen.
bronnen:
  - plan-2026
---
"""


def _grid(page: HtmlElement, name: str) -> list[list[str]]:
    return [
        [text_of(cell) for cell in row]
        for row in page.xpath(f"//table[contains(@class, '{name}')]//tr")
    ]


def _site(tmp_path, text: str) -> dict[str, HtmlElement]:
    result = SiteText(tmp_path).write(text).build()
    assert result.report == ""
    return pages(result.output)


@pytest.fixture(name="lists", scope="module")
def lists_fixture(tmp_path_factory) -> dict[str, HtmlElement]:
    return _site(tmp_path_factory.mktemp("lists"), MAP + LISTS)


def test_a_map_draws_and_lists_the_same_values(tmp_path):
    """80 is the largest of 2026, so the strongest tint; 20 is a quarter of it, so the lightest.

    2022 does not name Hoogeveen.
    """
    page = _site(
        tmp_path,
        MAP
        + TWO_YEARS
        + page_of(
            "kaart", "::: kaart begroting-2026\nmet: begroting-2022\ntitel: Wat zij geven\n:::"
        ),
    )["/kaart/"]
    layers = page.find_class("region-map__layer")
    drawn = [
        [
            (
                text_of(area.find_class("region-map__name")[0]),
                text_of(area.find_class("region-map__value")[0]),
                area.xpath("./*[local-name()='path']/@class")[0][-1],
            )
            for area in layer.xpath(".//*[local-name()='g']")
        ]
        for layer in layers
    ]
    assert drawn == [
        [("Emmen", "€ 80", "4"), ("Hoogeveen", "€ 20", "1")],
        [("Emmen", "€ 60", "4"), ("Hoogeveen", "niet genoemd", "0")],
    ]
    assert _grid(page, "region-map__table") == [
        ["Gemeente", "Begroting 2026", "Begroting 2022", "Ligt naast"],
        ["Emmen", "€ 80", "€ 60", "Hoogeveen"],
        ["Hoogeveen", "€ 20", "niet genoemd", "Emmen"],
    ]
    assert [text_of(item) for item in page.find_class("region-map__option")] == [
        "Begroting 2026",
        "Begroting 2022",
    ]
    assert len(page.xpath("//input[@type='radio'][@checked]")) == 1


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("::: kaart bureau\n:::", "In bureau staat geen regel van een gemeente."),
        (
            (
                "::: kaart begroting-2026\nmet: begroting-2022, begroting-2022, begroting-2022,"
                " begroting-2022\n:::"
            ),
            "Deze kaart heeft 5 tabellen; er passen er hoogstens 4.",
        ),
        ("::: kaart begroting-2062\n:::", "De gegevens “begroting-2062” bestaan niet."),
    ],
)
def test_a_map_that_cannot_be_drawn_is_told(tmp_path, block, message):
    text = (
        MAP
        + TWO_YEARS
        + dataset("bureau", MONEY + "bureau;inkomsten;;Bureau;5;;\n")
        + page_of("kaart", block)
    )
    found = SiteText(tmp_path).write(text).build().problems
    assert [item.text for item in found] == [message]
    assert [item.place.path for item in found] == ["content/paginas/kaart.md"]


def test_the_home_page_leads_by_question_and_by_map(lists):
    """A question that nobody answers and that leads nowhere is not asked."""
    page = lists["/"]
    assert [(text_of(link), link.get("href")) for link in page.find_class("questions__link")] == [
        ("Ik wil starten", "terecht/#vraag-starten"),
        ("Waar gaat het geld heen?", "contact/"),
    ]
    assert [(text_of(link), link.get("href")) for link in page.find_class("region-map__link")] == [
        ("Emmen", "gemeenten/emmen/"),
        ("Hoogeveen", "gemeenten/hoogeveen/"),
    ]


def test_a_question_leads_to_organisations_with_their_source(lists):
    groups = [
        [text_of(item) for item in group.find_class("signpost__entry")]
        for group in lists["/terecht/"].find_class("signpost__group")
    ]
    assert groups == [
        [
            (
                "Loket voor starters Helpt starters. Voor: geen gemeente genoemd"
                " Bron: Jaarplan 2026,"
                " Partners"
            ),
            (
                "Bedrijfscontact Helpt bedrijven in Emmen. Voor: Emmen Op afspraak. Bron: Jaarplan"
                " 2026, Partners"
            ),
        ]
    ]


def test_a_municipality_shows_only_who_is_there_for_her(lists):
    """Who is tied to no municipality is shown to all."""
    named = {
        name: [text_of(item) for item in lists[f"/gemeenten/{name}/"].find_class("signpost__name")]
        for name in ("emmen", "hoogeveen")
    }
    assert named == {
        "emmen": ["Loket voor starters", "Bedrijfscontact"],
        "hoogeveen": ["Loket voor starters"],
    }


def test_the_matrix_tells_who_takes_part_since_when(lists):
    assert _grid(lists["/gemeenten/"], "matrix__table") == [
        ["Wat", "Emmen", "Hoogeveen", "Bron"],
        ["Partner van Dutch TechZone", "sinds 2017", "sinds 2017", "Bron: Jaarplan 2026, Partners"],
        ["Dryport", "2017–2019", "2020", "Bron: Jaarplan 2026, 2017Bron: Jaarplan 2026, 2020"],
        ["Techniekdag", "10 mei 2019", "–niet genoemd", "Bron: Jaarplan 2026, 2019"],
    ]
    own = lists["/gemeenten/emmen/"].xpath("//section[@aria-labelledby='deelname']//li")
    assert [text_of(item) for item in own] == [
        "Dryport: 2017–2019 Jaarplan 2026, 2017",
        "Techniekdag: 10 mei 2019 Jaarplan 2026, 2019",
    ]


def test_a_theme_shows_what_belongs_to_it(tmp_path):
    page = _site(
        tmp_path,
        MAP + LISTS + "-- content/themas/opleiding.md --\n---\ntitel: Opleiding\nsamenvatting:"
        " Leren.\nbronnen:\n  - plan-2026\n---\n",
    )["/themas/opleiding/"]
    assert [row[0] for row in _grid(page, "matrix__table")] == ["Wat", "Dryport"]


def test_the_courses_stand_side_by_side(lists):
    grid = _grid(lists["/koers/"], "matrix__table")
    assert grid == [
        ["Onderwerp", "2022-2025", "2026-2029", "Bron"],
        ["Opleiding versterkt", "Talent", "geen thema in deze koers", "Bron: Jaarplan 2026, Koers"],
        [
            "Zo willen de partners effect hebben",
            "niet gevonden in de documenten",
            "Meer werk",
            "Bron: Jaarplan 2026, Effect",
        ],
    ]


def test_a_course_shows_its_goals_as_a_tree_and_says_what_is_not_told(tmp_path):
    course = (
        "-- content/koers/2022-2025.md --\n---\ntitel: Koers\nsamenvatting: Koers.\nperiode:"
        " 2022-2025\ndocument: plan-2026\nvastgesteld-op: niet bekend\nvastgesteld-door: niet"
        " bekend\norigineel:\nbronnen:\n  - plan-2026\n---\n"
    )
    page = _site(tmp_path, MAP + LISTS + course)["/koers/2022-2025/"]
    assert [text_of(item) for item in page.find_class("goal-tree__branch")] == [
        "Hierin investeren de partners, en dit wordt sterker Opleiding Talent"
    ]
    assert (
        text_of(page.find_class("goal-tree__missing")[0])
        == "Niet gevonden in de tekst van de documenten: welke effecten de partners willen en"
        " wanneer de partners tevreden zijn."
    )
