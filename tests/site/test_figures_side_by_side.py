"""What a reader sees of figures held against each other.

Years side by side, one figure in full, a report with its budget.

All expected sums, differences and percentages are made by hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from tests.helpers.site_text import Result
from tests.site.reading import MONEY, dataset, page_of, pages, story, text_of

SERIES = "reeks: begroting\nomvat: {}\n"
# 2021: 60 + 30 = 90. 2024: 66 + 500 for four years = 566. 2026: 72 + 27 = 99.
YEARS = (
    dataset(
        "begroting-2021",
        MONEY + "emmen;inkomsten;;Emmen;60;;\nhoogeveen;inkomsten;;Hoogeveen;30;;\n",
        SERIES.format("alleen deze periode"),
        period="2021",
        status="gerealiseerd",
    )
    + dataset(
        "begroting-2024",
        MONEY + "emmen;inkomsten;;Emmen;66;;\nplan;inkomsten;;Het plan;500;;meer jaren\n",
        SERIES.format("meer jaren") + "totalen:\n  - inkomsten = 566\n",
        period="2024",
    )
    + dataset(
        "begroting-2026",
        MONEY + "emmen;inkomsten;;Emmen;72;;\nhoogeveen;inkomsten;;Hoogeveen;27;;\n",
        SERIES.format("alleen deze periode") + "totalen:\n  - inkomsten = 99\n",
        reference="30-09-2025",
    )
)
BLOCK = "::: vergelijking begroting-2026\nmet: begroting-2021, begroting-2024\ntoon: {}\n:::"


def _grid(page: HtmlElement, name: str = "comparison") -> list[list[str]]:
    table = page.xpath(f"//div[contains(@class, '{name}')]//table")[0]
    return [[text_of(cell) for cell in row] for row in table.iter("tr")]


def _built(result: Result, address: str) -> HtmlElement:
    assert result.report == ""
    return pages(result.output)[address]


def test_years_stand_side_by_side_with_gaps_difference_and_percentage(site):
    """Emmen 60, 66 and 72: 12 more is 20 percent of 60.

    Hoogeveen is not in 2024 and 3 less is 10 percent; 2022-2023 and 2025 are gaps.
    """
    page = _built(
        site().write(YEARS + page_of("geld", BLOCK.format("emmen, hoogeveen"))).build(), "/geld/"
    )
    assert _grid(page) == [
        [
            "Onderdeel",
            "2021gerealiseerd",
            "2022–2023geen document",
            "2024begroot",
            "2025geen document",
            "2026begroot",
            "Verschil van 2026 met 2021",
            "Verschil in procenten",
        ],
        ["Emmen", "€ 60", "·geen document", "€ 66", "·geen document", "€ 72", "€ +12", "+20,0%"],
        [
            "Hoogeveen",
            "€ 30",
            "·geen document",
            "niet gevonden",
            "·geen document",
            "€ 27",
            "€ −3",
            "−10,0%",
        ],
    ]


def test_the_comparable_part_stands_first_and_says_what_was_left_out(site):
    """90, 66 and 99 can be compared.

    500 for four years is named apart, and only then the wholes of 90, 566 and 99.
    """
    page = _built(
        site().write(YEARS + page_of("geld", BLOCK.format("inkomsten"))).build(), "/geld/"
    )
    rows = [[cell for cell in row if "geen document" not in cell] for row in _grid(page)[1:]]
    own = "onze optelling"
    assert rows == [
        [
            "Inkomsten zonder de bedragen hieronder",
            f"€ 90{own}",
            f"€ 66{own}",
            "€ 99",
            "€ +9",
            "+10,0%",
        ],
        ["Niet meegeteld in die som"],
        ["Het plan", "niet gevonden", "€ 500", "niet gevonden", "", ""],
        ["Alle inkomsten", f"€ 90{own}", "€ 566", "€ 99", "", ""],
    ]
    assert "zit niet elk jaar hetzelfde" in text_of(page.xpath("//main")[0])


def test_every_column_of_a_comparison_names_its_source_reference_date_and_status(site):
    """No naked figure: each year has document, place, status, and reference date or its absence."""
    page = _built(site().write(YEARS + page_of("geld", BLOCK.format("emmen"))).build(), "/geld/")
    sources = [text_of(item) for item in page.xpath("//div[@class='dataset-sources']")]
    assert sources == [
        (
            "2021: Begroting 2021, alle regels en bestanden Bron: Jaarplan 2026, Geld Peildatum:"
            " niet vermeld in de bron Status: gerealiseerd"
        ),
        (
            "2024: Begroting 2024, alle regels en bestanden Bron: Jaarplan 2026, Geld Peildatum:"
            " niet vermeld in de bron Status: begroot"
        ),
        (
            "2026: Begroting 2026, alle regels en bestanden Bron: Jaarplan 2026, Geld Peildatum: 30"
            " september 2025 Status: begroot"
        ),
    ]


def test_figures_of_one_period_are_held_against_the_first(site):
    """51 against 40 percent is 11 percentage points less; no percentage of a percentage."""
    table = (
        "id;naam;periode;waarde;eenheid;noot\nregio;De"
        " regio;2020;51;%;\nland;Nederland;2020;40;%;\n"
    )
    made = site().write(
        dataset("mbo", table, kind="indicatoren", period="2020")
        + page_of("mbo", "::: vergelijking mbo\ntoon: regio, land\n:::")
    )
    assert _grid(_built(made.build(), "/mbo/")) == [
        ["Onderdeel", "2020begroot", "Verschil met De regio", "Verschil in procenten"],
        ["De regio", "51%", "", ""],
        ["Nederland", "40%", "−11 procentpunt", ""],
    ]


# -- one figure -----------------------------------------------------------------------------------

WORK = (
    "id;naam;periode;waarde;eenheid;noot;nulmeting;doel;doel-periode;richting;definitie\nhallen;Hallen;2016;80;banen;;ja;;;;\nhallen;Hallen;2018;90;banen;;;;;;\nhallen;Hallen;2020;100;banen;;;120;2030;hoger;Alle"
    " hallen.\nuren;Uren;2019;10;banen;;;;;lager;\nuren;Uren;2020;12;banen;;;;;lager;\n"
)


def _figure(page: HtmlElement, label: str) -> list[str]:
    item = next(
        item
        for item in page.xpath("//div[@class='figures__item']")
        if text_of(item.find("dt")).startswith(label)
    )
    return [text_of(part) for part in item.iter("dd")]


def test_a_figure_shows_all_that_is_known_of_it(site):
    """The baseline is 80, before that 90, now 100, the target 120.

    10 more is 11,1 percent of 90, and 20 more is 25 percent of 80.
    """
    made = site().write(
        dataset("werk", WORK, "volgende-cijfers: 05-2027\n", kind="indicatoren", period="2016-2020")
        + page_of("werk", "::: cijfers\ntoon: werk#hallen, werk#uren\n:::")
    )
    page = _built(made.build(SITEURL="https://www.dutchtechzone.nl"), "/werk/")
    shown = _figure(page, "Hallen")
    for expected in (
        "100 banen",
        "Over: 2020; peildatum niet vermeld in de bron",
        "Status: begroot",
        "↑ 10 meer dan in 2018 (11,1%); de gewenste kant op Vorige waarde: 90 (2018)",
        "Nulmeting: 80 (2016); 20 meer dan in 2016 (25,0%)",
        "Doel: 120 (2030)Richting: moet hoger worden",
        "Wat is geteld: Alle hallen.",
        "Nieuwe cijfers: mei 2027",
        "Bron: Jaarplan 2026, Geld",
    ):
        assert expected in shown
    assert (
        "↑ 2 meer dan in 2019 (20,0%); niet de gewenste kant op Vorige waarde: 10 (2019)"
        in _figure(page, "Uren")
    )
    cite = next(text for text in shown if text.startswith("Verwijs"))
    assert cite.endswith(
        "Dutch TechZone, “Hallen” in “Werk”: 100 banen (2020, begroot). Bron: Jaarplan 2026, Geld."
        " https://www.dutchtechzone.nl/data/werk/#regel-hallen"
    )


def test_a_citation_names_the_other_value_of_a_document_and_ends_once(site):
    """Two values of one year are both in the reference.

    A place that ends in a question mark gets no full stop.
    """
    table = (
        "id;naam;periode;waarde;eenheid;noot;gebruikt;plaats\nhallen;Hallen;2020;18.100;banen;;ja;Hoe"
        " gaat het?\nhallen;Hallen;2020;18.300;banen;;nee;Elders\n"
    )
    page = _built(
        site().write(dataset("werk", table, kind="indicatoren", period="2020")).build(),
        "/data/werk/",
    )
    cite = next(text for text in _figure(page, "Hallen") if text.startswith("Verwijs"))
    assert cite.endswith(
        "“Hallen” in “Werk”: 18.100 banen (ook genoemd: 18.300 banen) (2020, begroot). Bron:"
        " Jaarplan 2026, Hoe gaat het? /data/werk/#regel-hallen"
    )


def test_a_flow_tells_a_stated_sum_from_our_own(site):
    """The document states 60 for the income; of the spending it states nothing."""
    rows = "emmen;inkomsten;;Emmen;60;\nbureau;uitgaven;;Bureau;60;\n"
    made = site().write(
        dataset("geld", "id;kant;groep;post;bedrag;noot\n" + rows, "totalen:\n  - inkomsten = 60\n")
        + page_of("stroom", "::: grafiek geld\nvorm: stroom\n:::")
    )
    (table,) = _charts(_built(made.build(), "/stroom/"))
    assert [row for row in table[1:] if row[0] not in ("Emmen", "Bureau")] == [
        ["Totaal volgens het document", "Inkomsten", "€ 60"],
        ["Onze optelling", "Uitgaven", "€ 60"],
    ]


def test_a_note_on_money_comes_along_to_the_page_it_leads_to(site):
    """Who reads an amount on a story reads its note there too."""
    note = (
        "-- content/kanttekeningen/raar.md --\n---\ntitel: Raar\nsamenvatting: Raar bedrag.\nsoort:"
        " onduidelijk\nbij: 'geld#emmen'\nbronnen: plan-2026 (Geld)\n---\nNiet duidelijk.\n"
    )
    made = site().write(
        dataset(
            "geld",
            "id;kant;groep;post;bedrag;noot;leidt-naar\nemmen;inkomsten;;Emmen;60;;/verhalen/een/\n",
        )
        + note
    )
    result = (
        made.write_bytes(
            "content/paginas/kanttekeningen.md",
            b"---\ntitel: Kanttekeningen\nsamenvatting: Alle.\nvorm: kanttekeningen\n---\n",
        )
        .write_bytes("content/verhalen/2026/een.md", story("Een"))
        .build()
    )
    assert "noot-raar" in _built(result, "/verhalen/een/").xpath("//@id")


def test_a_line_is_drawn_from_three_points_up_and_a_target_is_drawn_beside_its_value(site):
    """Hallen has three years and a target: a line and a bullet. Uren has two years: neither."""
    made = site().write(
        dataset("werk", WORK, kind="indicatoren", period="2016-2020")
        + page_of("werk", "::: cijfers\ntoon: werk#hallen, werk#uren\n:::")
    )
    page = _built(made.build(), "/werk/")
    drawn = {
        item.get("id"): len(item.xpath(".//*[local-name()='svg' and @aria-label]"))
        for item in page.xpath("//div[@class='figures__item']")
    }
    assert drawn == {"werk-hallen": 2, "werk-uren": 0}


def test_values_within_one_year_are_not_drawn_as_years(site):
    """Three values, two of which are of one year: a line by year would be wrong."""
    table = "id;naam;periode;waarde;eenheid;noot\n" + "".join(
        f"hallen;Hallen;{period};{value};banen;\n"
        for period, value in (("2018", 1), ("01-2020", 2), ("09-2020", 3))
    )
    page = _built(
        site().write(dataset("werk", table, kind="indicatoren", period="2018-2020")).build(),
        "/data/werk/",
    )
    assert page.xpath("//div[@class='figures__item']//*[local-name()='svg']") == []


def test_a_change_between_percentages_is_in_points_alone(site):
    """15,6 after 16,5 percent: 0,9 percentage points less, and no percentage of that."""
    table = (
        "id;naam;periode;waarde;eenheid;noot\n"
        "deel;Aandeel;2016;16,5;%;\n"
        "deel;Aandeel;2020;15,6;%;\n"
    )
    page = _built(
        site().write(dataset("werk", table, kind="indicatoren", period="2016-2020")).build(),
        "/data/werk/",
    )
    assert "↓ 0,9 procentpunt minder dan in 2016 Vorige waarde: 16,5% (2016)" in _figure(
        page, "Aandeel"
    )


def test_every_value_has_a_lasting_address_of_its_own(site):
    """The page of a dataset has the newest value under the id of its line.

    Older values have their period behind it.
    """
    page = _built(
        site().write(dataset("werk", WORK, kind="indicatoren", period="2016-2020")).build(),
        "/data/werk/",
    )
    ids = set(page.xpath("//@id"))
    assert {
        "regel-hallen",
        "regel-hallen-2016",
        "regel-hallen-2018",
        "regel-uren",
        "regel-uren-2019",
    } <= ids
    assert "90 banen" in text_of(page.get_element_by_id("regel-hallen-2018"))


def test_both_values_of_an_older_year_are_shown(site):
    """Of 2016 a document gives 80 and 85.

    Both can be read, and the one that is used has the lasting address.
    """
    table = (
        "id;naam;periode;waarde;eenheid;noot;gebruikt;plaats\n"
        "h;Hallen;2016;80;banen;;ja;Hier\n"
        "h;Hallen;2016;85;banen;Verderop.;nee;Daar\n"
        "h;Hallen;2020;100;banen;;;Hier\n"
    )
    page = _built(
        site().write(dataset("werk", table, kind="indicatoren", period="2016-2020")).build(),
        "/data/werk/",
    )
    others = [
        (item.get("id"), text_of(item)) for item in page.xpath("//li[@class='value-list__item']")
    ]
    assert others == [
        ("regel-h-2016", "Hallen: 80 banen (2016, begroot; Hier)"),
        (None, "Hallen: 85 banen (2016, begroot; Daar) Verderop."),
    ]


def test_the_page_of_a_dataset_says_where_its_figures_stand(site):
    """The pages that show it, by title, and no others."""
    table = "id;naam;periode;waarde;eenheid;noot\nh;Hallen;2016;80;banen;\n"
    made = site().write(
        dataset("werk", table, kind="indicatoren", period="2016")
        + page_of("zonder", "Tekst.")
        + page_of("met", "::: cijfers\ntoon: werk#h\n:::")
        + page_of("in", "Er zijn {cijfer: werk#h} hallen.")
    )
    page = _built(made.build(), "/data/werk/")
    assert [
        (text_of(link), link.get("href")) for link in page.xpath("//dl[@class='topic-links']//a")
    ] == [("In", "../../in/"), ("Met", "../../met/")]


def test_a_figure_of_a_series_knows_the_years_before(site):
    """Emmen has 72 in 2026 and 66 in 2024.

    A total is only compared with one that holds the same: 99 has none before it.
    """
    made = site().write(
        YEARS
        + page_of(
            "geld", "::: cijfers\ntoon: begroting-2026#emmen, begroting-2026#totaal-inkomsten\n:::"
        )
    )
    page = _built(made.build(), "/geld/")
    assert any("↑ € 6 meer dan in 2024 (9,1%)" in text for text in _figure(page, "Emmen"))
    assert not any("dan in" in text for text in _figure(page, "Totaal inkomsten"))


# -- a report, its parts and where the money leads ------------------------------------------------


def test_a_report_shows_budgeted_realised_and_difference(site):
    """Realised 45 of 50: the difference is -5, as the report says.

    The known difference of the other line is said below.
    """
    plan = dataset(
        "begroting-2021",
        "id;kant;groep;post;bedrag;noot\nprojecten;uitgaven;;Projecten;50;\nbureau;uitgaven;;Bureau;100;\n",
        period="2021",
    )
    rows = "projecten;uitgaven;;Projecten;45;;50;-5\nbureau;uitgaven;;Bureau;110;;105;5\n"
    more = (
        "begroting: begroting-2021\nverschillen:\n  - begroot bureau = 5 want de begroting is in"
        " het jaar gewijzigd\n"
    )
    made = site().write(
        plan
        + dataset(
            "verslag-2021",
            "id;kant;groep;post;bedrag;noot;begroot;verschil\n" + rows,
            more,
            period="2021",
            status="gerealiseerd",
        )
    )
    page = _built(made.build(), "/data/verslag-2021/")
    assert [row[:4] for row in _grid(page, "money-table")[:3]] == [
        ["Post", "Begroot", "Werkelijk", "Verschil"],
        ["Projecten", "€ 50", "€ 45", "€ −5"],
        ["Bureau", "€ 105", "€ 110", "€ 5"],
    ]
    assert (
        "Bureau: het begrote bedrag in dit verslag wijkt € 5 af van de begroting, want de begroting"
        " is in het jaar gewijzigd." in text_of(page)
    )


def test_a_part_stands_under_its_whole_and_is_not_added_again(site):
    """Of 125, 30 is for one purpose: our addition is 125 + 75 = 200, not 230."""
    rows = (
        "plan;uitgaven;;Het plan;125;;\nsamen;uitgaven;;Samen"
        " Sterker;30;;plan\nbureau;uitgaven;;Bureau;75;;\n"
    )
    page = _built(
        site().write(dataset("geld", "id;kant;groep;post;bedrag;noot;waarvan\n" + rows)).build(),
        "/data/geld/",
    )
    assert [row[:2] for row in _grid(page, "money-table")[1:]] == [
        ["Het plan", "€ 125"],
        ["waarvan: Samen Sterker", "€ 30"],
        ["Bureau", "€ 75"],
        ["Onze optelling (het document noemt geen totaal)", "€ 200"],
    ]


def test_rounded_shares_that_make_no_hundred_are_explained(site):
    """Three equal parts are 33,3 percent each, together 99,9.

    Two halves make a hundred and need no words.
    """
    three = "".join(f"p{number};uitgaven;;P{number};10;\n" for number in range(3))
    made = site().write(
        dataset("drie", "id;kant;groep;post;bedrag;noot\n" + three)
        + dataset(
            "twee",
            "id;kant;groep;post;bedrag;noot\n" + three.replace("p2;uitgaven;;P2;10;\n", ""),
            period="2025",
        )
    )
    result = made.build()
    assert "De aandelen zijn afgerond. Samen zijn ze 99,9%." in text_of(
        _built(result, "/data/drie/")
    )
    assert "afgerond" not in text_of(_built(result, "/data/twee/"))


def test_no_shares_are_told_of_a_side_whose_stated_total_differs(site):
    """50 and 50 are not half each of a stated 90."""
    rows = "a;uitgaven;;A;50;\nb;uitgaven;;B;50;\n"
    more = "totalen:\n  - uitgaven = 90\nverschillen:\n  - uitgaven = 10 want zo staat het er\n"
    page = _built(
        site().write(dataset("geld", "id;kant;groep;post;bedrag;noot\n" + rows, more)).build(),
        "/data/geld/",
    )
    assert _grid(page, "money-table") == [
        ["Post", "Bedrag"],
        ["A", "€ 50"],
        ["B", "€ 50"],
        ["Totaal uitgaven", "€ 90"],
    ]
    assert (
        "Uitgaven: de posten tellen op tot € 100, het document noemt € 90. Het verschil is € 10,"
        " want zo staat het er." in text_of(page)
    )


YEAR = """-- content/{folder}/{year}.md --
---
titel: {title}
samenvatting: Het stuk.
jaar: {year}
document: plan-2026
vastgesteld-op: niet bekend
vastgesteld-door: niet bekend
datasets: {dataset}
bronnen: plan-2026 (alles)
---
Tekst.
"""


def test_the_table_of_years_says_what_each_total_holds(site):
    """The budget as a whole holds money that was left; what was spent is money of the year.

    A total we added is called so.
    """
    left = (
        "emmen;inkomsten;;Emmen;60;;\nover;inkomsten;;Over;10;;overgebleven"
        " geld\nbureau;uitgaven;;Bureau;50;;\nrest;uitgaven;;Rest;5;;\n"
    )
    made = site().write(
        dataset(
            "begroting-2026",
            MONEY + left,
            "reeks: begroting\nomvat: overgebleven geld\ntotalen:\n  - inkomsten = 70\n",
        )
        + dataset(
            "jaarverslag-2025",
            MONEY + left,
            "reeks: begroting\nomvat: overgebleven geld\n",
            period="2025",
            status="gerealiseerd",
        )
        + YEAR.format(
            folder="jaarplannen", year=2026, title="Jaarplan 2026", dataset="begroting-2026"
        )
        + YEAR.format(
            folder="jaarverslagen", year=2025, title="Jaarverslag 2025", dataset="jaarverslag-2025"
        )
        + "-- content/paginas/begroting.md --\n---\ntitel: Begroting\nsamenvatting: Geld.\nvorm:"
        " begroting\n---\nTekst.\n"
    )
    rows = _grid(_built(made.build(), "/begroting/"), "budget-years")[1:]
    assert [row[:3] for row in rows] == [
        [
            "2025",
            "niet gevonden in de documenten",
            (
                "€ 55 (onze optelling)Wat erin zit: geld voor deze periode. Geld van of voor andere"
                " jaren is niet gevonden in de tekst van het document"
            ),
        ],
        [
            "2026",
            "€ 70Wat erin zit: geld voor deze periode, geld dat van eerder over is",
            "niet gevonden in de documenten",
        ],
    ]


def test_checked_sums_are_said_on_the_page(site):
    """A reader sees what was held against what, and the known difference with its reason."""
    rows = "emmen;inkomsten;;Emmen;60;\nbureau;uitgaven;;Bureau;50;\n"
    more = (
        "controles:\n  - emmen hoogstens 100\n  - inkomsten = uitgaven\n  - bureau ="
        " emmen\nverschillen:\n  - inkomsten = 10 want het document zegt niet waar de rest blijft\n"
        "  - bureau = -10 want zo staat het er\n"
    )
    page = _built(
        site().write(dataset("geld", "id;kant;groep;post;bedrag;noot\n" + rows, more)).build(),
        "/data/geld/",
    )
    assert [text_of(item) for item in page.xpath("//li[@class='money-table__check']")] == [
        "Emmen (€ 60) is niet meer dan € 100.",
        (
            "alle inkomsten samen (€ 60) is € 10 meer dan alle uitgaven samen (€ 50), want het"
            " document zegt niet waar de rest blijft."
        ),
        "Bureau (€ 50) is € 10 minder dan Emmen (€ 60), want zo staat het er.",
    ]


def test_a_checked_sum_stands_with_the_side_it_is_of(site):
    """A plan shows income and spending in two tables.

    What was checked of the income is under the first alone.
    """
    rows = "emmen;inkomsten;;Emmen;60;\nbureau;uitgaven;;Bureau;60;\n"
    data = dataset(
        "geld",
        "id;kant;groep;post;bedrag;noot\n" + rows,
        "controles:\n  - inkomsten = uitgaven\n  - bureau hoogstens 100\n",
    )
    text = "".join(
        f"::: bedragen geld\ntoon: {side}\n:::\n\n" for side in ("inkomsten", "uitgaven")
    )
    page = _built(site().write(data + page_of("geld", text)).build(), "/geld/")
    assert [
        [text_of(item) for item in table.xpath(".//li[@class='money-table__check']")]
        for table in page.xpath("//div[@class='money-table']")
    ] == [
        ["alle inkomsten samen (€ 60) is gelijk aan alle uitgaven samen (€ 60)."],
        ["Bureau (€ 60) is niet meer dan € 100."],
    ]


def test_money_leads_to_a_page_and_the_page_leads_back(site):
    """A line tied to a story is on that story, with amount, period, status and place."""
    rows = "emmen;inkomsten;;Emmen;60;;/verhalen/een/, ander#bureau\n"
    made = site().write(
        dataset("geld", "id;kant;groep;post;bedrag;noot;leidt-naar\n" + rows)
        + dataset(
            "ander", "id;kant;groep;post;bedrag;noot\nbureau;uitgaven;;Bureau;5;\n", period="2025"
        )
    )
    result = made.write_bytes("content/verhalen/2026/een.md", story("Een")).build()
    leads = [
        (text_of(link), link.get("href"))
        for link in _built(result, "/data/geld/").xpath("//span[@class='money-table__leads']//a")
    ]
    assert leads == [("Een", "../../verhalen/een/"), ("Ander: Bureau", "../ander/#regel-bureau")]
    back = _built(result, "/verhalen/een/").xpath("//section[@aria-labelledby='geld']//li")
    assert [text_of(item) for item in back] == [
        "Geld: Emmen: € 60 (2026, begroot). Jaarplan 2026, Geld."
    ]


# -- charts ---------------------------------------------------------------------------------------


def _charts(page: HtmlElement) -> Iterator[list[list[str]]]:
    for table in page.xpath("//figure//table"):
        yield [[text_of(cell) for cell in row] for row in table.iter("tr")]


def test_each_form_of_chart_has_the_same_values_as_table(site):
    """Years are series where they are grouped.

    Figures are series where they are stacked, shared or drawn as a line.
    """
    block = (
        "::: grafiek begroting-2021\nmet: begroting-2026\ntoon: emmen, hoogeveen\nvorm: {}\n:::\n"
    )
    made = site().write(
        YEARS
        + page_of(
            "grafieken",
            "\n".join(
                block.format(form) for form in ("gegroepeerd", "gestapeld", "aandelen", "lijn")
            ),
        )
    )
    grouped, stacked, shared, line = _charts(_built(made.build(), "/grafieken/"))
    assert grouped == [
        ["Onderdeel", "2021", "2026"],
        ["Emmen", "€ 60", "€ 72"],
        ["Hoogeveen", "€ 30", "€ 27"],
    ]
    assert stacked[1:] == [["2021", "€ 60", "€ 30"], ["2026", "€ 72", "€ 27"]]
    # 60 of 90 and 72 of 99.
    assert shared[1:] == [
        ["2021", "€ 60 (66,7%)", "€ 30 (33,3%)"],
        ["2026", "€ 72 (72,7%)", "€ 27 (27,3%)"],
    ]
    assert line == [
        ["Jaar", "Emmen", "Hoogeveen"],
        ["2021", "€ 60", "€ 30"],
        ["2026", "€ 72", "€ 27"],
    ]


def test_a_flow_names_what_the_document_does_not_say(site):
    """60 in and 50 out: 10 of which the document does not say where they stay."""
    rows = "emmen;inkomsten;;Emmen;60;\nbureau;uitgaven;;Bureau;50;\n"
    made = site().write(
        dataset("geld", "id;kant;groep;post;bedrag;noot\n" + rows)
        + page_of("stroom", "::: grafiek geld\nvorm: stroom\n:::")
    )
    (table,) = _charts(_built(made.build(), "/stroom/"))
    assert table[1:] == [
        ["Emmen", "Inkomsten", "€ 60"],
        ["Onze optelling", "Inkomsten", "€ 60"],
        ["Bureau", "Uitgaven", "€ 50"],
        ["Onze optelling", "Uitgaven", "€ 50"],
        ["Niet gevonden in het document", "Uitgaven", "€ 10"],
    ]


def test_a_part_is_not_drawn_beside_its_whole(site):
    """125 with 30 of it for one purpose, and 75.

    A chart of the spending has two bars, and a part can be asked for by name.
    """
    rows = (
        "plan;uitgaven;;Het plan;125;;\nsamen;uitgaven;;Samen"
        " Sterker;30;;plan\nbureau;uitgaven;;Bureau;75;;\n"
    )
    text = (
        "::: grafiek geld\ntoon: uitgaven\n:::\n\n::: grafiek geld\n:::\n\n::: grafiek geld\ntoon:"
        " plan, samen\n:::"
    )
    made = site().write(
        dataset("geld", "id;kant;groep;post;bedrag;noot;waarvan\n" + rows) + page_of("delen", text)
    )
    named, all_of_it, asked = _charts(_built(made.build(), "/delen/"))
    assert named[1:] == all_of_it[1:] == [["Het plan", "€ 125"], ["Bureau", "€ 75"]]
    assert asked[1:] == [["Het plan", "€ 125"], ["Samen Sterker", "€ 30"]]
