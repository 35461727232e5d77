"""What others read of the pages: the lines and data in their heads.

They are read with lxml and json, and no code of ours.
"""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable

import pytest
from lxml import etree, html
from lxml.html import HtmlElement
from PIL import Image

from plugins.pages.page_views import PageViews
from plugins.support import parallel
from tests.helpers.real_site import real_site
from tests.helpers.site_text import Result, SiteText
from tests.site.reading import pages
from tests.site.test_links_and_languages import EVERYTHING

Make = Callable[..., SiteText]
SITE = "https://site.invalid/dtz"  # the address of the real site in tests as well
MORE = """
-- content/verhalen/2026/nieuws.md --
---
titel: '</script><script>alert("x")</script> & nieuws'
samenvatting: Over “geld” <!-- en meer.
datum: 2026-11-02
bijgewerkt: 2026-11-20
periode: 05-2017
themas: opleiding
bronnen:
  - plan-2026 (Geld)
  - verslag-2021 (Geld)
  - plan-2026 (Slot)
---
Emmen betaalt {cijfer: begroting-2026#emmen}.
-- content/verhalen/2026/basis.en.md --
---
titel: Basics
samenvatting: A story.
datum: 2026-11-01
periode: 2019
themas: opleiding
bronnen: plan-2026 (Partners)
adres: basics
---
Emmen pays {cijfer: begroting-2026#emmen}.
-- content/verhalen/2026/later.md --
---
titel: Later
samenvatting: Komt nog.
datum: 2026-12-01
periode: 2019
themas: opleiding
bronnen: plan-2026 (Partners)
---
Nog niet.
"""


def _made(site: Make, **settings: object) -> Result:
    result = site(EVERYTHING).write(MORE).build(SITEURL=SITE, LEDGER_WRITE=False, **settings)
    assert result.published, result.report
    return result


def _metas(page: HtmlElement) -> list[tuple[str, str]]:
    """Return name and content of each line for sharing."""
    return [
        (str(item.get("property") or item.get("name")), str(item.get("content")))
        for item in page.xpath('//meta[@property or starts-with(@name, "twitter:")]')
    ]


def _things(page: HtmlElement) -> dict[str, dict]:
    """Return the things in the data block of a page by type."""
    blocks = page.xpath('//script[@type="application/ld+json"]')
    assert len(blocks) <= 1
    return {thing["@type"]: thing for block in blocks for thing in json.loads(block.text)["@graph"]}


def test_a_story_tells_who_shares_it_what_it_is(site: Make):
    """Address, words, days and languages of a story are those of its header."""
    read = pages(_made(site).output)
    assert [
        line
        for line in _metas(read["/en/verhalen/basics/"])
        if not line[0].startswith(("og:image", "twitter:"))
    ] == [
        ("og:site_name", "Dutch TechZone"),
        ("og:type", "article"),
        ("og:title", "Basics"),
        ("og:description", "A story."),
        ("og:url", f"{SITE}/en/verhalen/basics/"),
        ("og:locale", "en_GB"),
        ("og:locale:alternate", "nl_NL"),
        ("article:published_time", "2026-11-01"),
    ]
    news = dict(_metas(read["/verhalen/nieuws/"]))
    assert (news["og:title"], news["article:modified_time"]) == (
        '</script><script>alert("x")</script> & nieuws',
        "2026-11-20",
    )


def test_every_page_has_lines_but_redirects_and_the_page_for_missing_addresses(site: Make):
    """Each page says its own canonical address; nothing that leads elsewhere is shared."""
    made = (
        site(EVERYTHING)
        .write(MORE)
        .write(
            "-- content/adressen.csv --\nadres;identiteit;naar\n/oud/;pagina:oud;/verhalen/basis/\n"
        )
    )
    read = pages(made.build(SITEURL=SITE, LEDGER_WRITE=False).output)
    for address, page in read.items():
        lines = dict(_metas(page))
        if address in ("/oud/", "/404.html"):
            assert (lines, _things(page), page.xpath('//meta[@name="robots"]/@content')) == (
                {},
                {},
                ["noindex"],
            )
        else:
            assert (
                [lines["og:url"]]
                == page.xpath('//link[@rel="canonical"]/@href')
                == [SITE + address]
            )
    assert read["/404.html"].xpath('//link[@rel="canonical"]') == []
    assert len(read) > 15


def test_a_story_is_an_article_based_on_its_documents(site: Make):
    """A title that would end the block is data like any other."""
    page = pages(_made(site).output)["/verhalen/nieuws/"]
    assert _things(page)["Article"] == {
        "@type": "Article",
        "headline": '</script><script>alert("x")</script> & nieuws',
        "description": "Over “geld” <!-- en meer.",
        "datePublished": "2026-11-02",
        "dateModified": "2026-11-20",
        "inLanguage": "nl",
        "isBasedOn": [
            {"@type": "CreativeWork", "name": "Jaarplan 2026"},
            {"@type": "CreativeWork", "name": "Jaarverslag 2021"},
        ],
        "mainEntityOfPage": f"{SITE}/verhalen/nieuws/",
        "image": [f"{SITE}/kaarten/verhalen/nieuws.png"],
    }


def test_the_page_of_a_dataset_names_period_source_and_its_four_files(site: Make):
    """The files exist where the page says; no licence is claimed that the content does not give."""
    result = _made(site)
    read = pages(result.output)
    made = _things(read["/data/begroting-2026/"])["Dataset"]
    assert {key: made[key] for key in ("name", "description", "temporalCoverage", "isBasedOn")} == {
        "name": "Begroting 2026",
        "description": "Het geld van 2026.",
        "temporalCoverage": "2026",
        "isBasedOn": [{"@type": "CreativeWork", "name": "Jaarplan 2026"}],
    }
    assert "license" not in made
    files = {
        item["contentUrl"].removeprefix(SITE + "/"): item["encodingFormat"]
        for item in made["distribution"]
    }
    assert files == {
        "data/begroting-2026.csv": "text/csv",
        "data/begroting-2026.schoon.csv": "text/csv",
        "data/begroting-2026.json": "application/json",
        "data/begroting-2026.xlsx": (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ),
    }
    assert set(files) <= set(result.files())
    catalog = _things(read["/data/"])["DataCatalog"]
    assert [item["url"] for item in catalog["dataset"]] == [f"{SITE}/data/begroting-2026/"]


def test_the_first_page_is_of_the_organisation_and_others_name_the_way_to_them(site: Make):
    """The trail in the data is the trail on the page."""
    result = _made(site)
    read = pages(result.output)
    assert _things(read["/"]) == {
        "Organization": {
            "@type": "Organization",
            "name": "Dutch TechZone",
            "url": SITE + "/",
            "logo": SITE + "/theme/mark.svg",
        }
    }
    assert [address for address, page in read.items() if "Organization" in _things(page)] == ["/"]
    assert (result.output / "theme/mark.svg").is_file()
    steps = _things(read["/verhalen/nieuws/"])["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in steps][:2] == [
        (1, "Begin", SITE + "/"),
        (2, "Verhalen", SITE + "/verhalen/"),
    ]
    for address, page in read.items():
        shown = [
            " ".join(item.text_content().split())
            for item in page.xpath('//*[contains(@class, "layout-trail")]//li')
        ]
        trail = _things(page).get("BreadcrumbList", {"itemListElement": []})["itemListElement"]
        assert [item["name"] for item in trail] == shown, address


def test_no_page_holds_a_script_but_its_block_of_data(site: Make):
    """Nothing in the data of a page can end its block; without it a publication has no scripts."""
    for address, page in pages(_made(site).output).items():
        scripts = page.xpath("//script")
        assert [item.get("type") for item in scripts] == ["application/ld+json"] * len(scripts), (
            address
        )
        assert all(set(item.text) & set("<>&") == set() for item in scripts)
        assert page.xpath("//style | //@style | //@onclick") == []


def test_without_an_address_of_the_site_no_absolute_address_is_invented(site: Make):
    """The words and days are there; what needs an address is left out."""
    result = site(EVERYTHING).write(MORE).build(LEDGER_WRITE=False)
    for address, page in pages(result.output).items():
        assert [name for name, content in _metas(page) if "://" in content] == [], address
        assert "://" not in json.dumps([_things(page)]), address
    page = html.document_fromstring(result.file("verhalen/nieuws/index.html"))
    assert dict(_metas(page))["og:type"] == "article"
    assert "og:image" not in dict(_metas(page))


def test_a_preview_stays_out_of_search_engines(site: Make):
    """Also when it is at an address of its own."""
    for address, page in pages(_made(site, PREVIEW=True).output).items():
        assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"] or address.startswith(
            "/stijl"
        ), address


# -- the map of the site --------------------------------------------------------------------------

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
W3C_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _sitemap_faults(tree: etree._Element) -> list[str]:
    """Check a sitemap against the protocol.

    The rules are those of its schema (sitemap.xsd 0.9), written again, and those of its text.
    """
    order = ["loc", "lastmod", "changefreq", "priority"]
    faults = (
        []
        if tree.tag == f"{{{NAMES['s']}}}urlset" and 1 <= len(tree) <= 50_000
        else ["the root or the number of pages"]
    )
    for url in tree:
        own = [
            etree.QName(item).localname for item in url if etree.QName(item).namespace == NAMES["s"]
        ]
        other = [item for item in url if etree.QName(item).namespace != NAMES["s"]]
        location = url.findtext("s:loc", "", NAMES)
        good = (
            url.tag == f"{{{NAMES['s']}}}url"
            and own.count("loc") == 1
            and own == sorted(set(own), key=order.index)
            and 12 <= len(location) <= 2048
            and location.isascii()
            and location.startswith(SITE + "/")
            and W3C_DAY.fullmatch(url.findtext("s:lastmod", "2000-01-01", NAMES))
            and list(url)[len(own) :] == other
            and all(
                item.tag == f"{{{NAMES['x']}}}link"
                and set(item.keys()) == {"rel", "hreflang", "href"}
                for item in other
            )
        )
        faults += [] if good else [location]
    locations = tree.xpath("//s:loc/text()", namespaces=NAMES)
    return faults + ([] if locations == sorted(set(locations)) else ["twice or not in order"])


def test_the_map_holds_every_page_that_may_be_found_and_no_other(site: Make):
    """Redirects, the page for missing addresses and planned pages are not in it.

    Every page that is canonical to itself is.
    """
    result = _made(site)
    tree = etree.fromstring(result.file("sitemap.xml").encode())
    found = set(tree.xpath("//s:loc/text()", namespaces=NAMES))
    read = pages(result.output)
    assert found == {
        SITE + address for address, page in read.items() if not page.xpath('//meta[@name="robots"]')
    }
    assert {SITE + "/oud/", SITE + "/404.html", SITE + "/verhalen/later/"} & found == set()
    assert {SITE + "/oud/", SITE + "/404.html"} <= {SITE + address for address in read}
    assert _sitemap_faults(tree) == []


def test_a_page_that_search_engines_must_leave_alone_is_not_in_the_map(
    site: Make, monkeypatch: pytest.MonkeyPatch
):
    """The map never contradicts what a page says of itself."""
    view = PageViews.of_document
    monkeypatch.setattr(
        PageViews,
        "of_document",
        lambda self, document: {**view(self, document), "noindex": document.address == "/over/"},
    )
    result = _made(site)
    assert "noindex" in result.file("over/index.html")
    assert "/over/" not in result.file("sitemap.xml")
    assert "/data/" in result.file("sitemap.xml")


def test_the_map_of_the_real_site_is_valid():
    """All real pages are in it."""
    output = real_site()
    tree = etree.fromstring((output / "sitemap.xml").read_bytes())
    assert len(tree) > 80
    assert _sitemap_faults(tree) == []


def test_the_day_of_a_page_is_the_one_its_text_names(site: Make):
    """The last change where it is stated, else the first day; a dataset and a list have none.

    The day of the build is nowhere.
    """
    tree = etree.fromstring(_made(site).file("sitemap.xml").encode())
    days = {
        url.findtext("s:loc", "", NAMES).removeprefix(SITE): url.findtext("s:lastmod", "", NAMES)
        for url in tree
    }
    assert {address: day for address, day in days.items() if day} == {
        "/verhalen/basis/": "2026-11-01",
        "/en/verhalen/basics/": "2026-11-01",
        "/verhalen/nieuws/": "2026-11-20",
    }
    assert days["/data/begroting-2026/"] == days["/verhalen/thema/opleiding/"] == ""


def test_every_version_of_a_page_names_all_versions(site: Make):
    """Both directions, itself included, as search engines ask."""
    tree = etree.fromstring(_made(site).file("sitemap.xml").encode())
    versions = {
        url.findtext("s:loc", "", NAMES).removeprefix(SITE): [
            (item.get("rel"), item.get("hreflang"), item.get("href"))
            for item in url.findall("x:link", NAMES)
        ]
        for url in tree
    }
    english, dutch = SITE + "/en/verhalen/basics/", SITE + "/verhalen/basis/"
    both = [
        ("alternate", "nl", dutch),
        ("alternate", "en", english),
        ("alternate", "x-default", english),
    ]
    assert {address: found for address, found in versions.items() if found} == {
        "/verhalen/basis/": both,
        "/en/verhalen/basics/": both,
    }


def test_robots_leads_to_the_map_and_keeps_everyone_out_of_a_preview(site: Make):
    """A site without an address has no map; a preview at an address of its own has none either."""
    made = site(EVERYTHING).write(MORE)
    public = made.build(SITEURL=SITE, LEDGER_WRITE=False)
    assert public.file("robots.txt") == f"User-agent: *\nAllow: /\n\nSitemap: {SITE}/sitemap.xml\n"
    private = made.build(LEDGER_WRITE=False)
    assert private.file("robots.txt") == "User-agent: *\nAllow: /\n"
    assert "sitemap.xml" not in private.files()
    preview = made.build(SITEURL=SITE, PREVIEW=True, LEDGER_WRITE=False)
    assert preview.file("robots.txt") == "User-agent: *\nDisallow: /\n"
    assert "sitemap.xml" not in preview.files()


def test_a_publication_and_a_build_of_ones_own_keep_the_same_ledger(site: Make):
    """A preview promises nothing that only a publication has, so nothing is missing in it."""
    made = site(EVERYTHING).write(MORE)
    made.build(SITEURL=SITE)
    ledger = (made.folder / "content/adressen.csv").read_bytes()
    result = made.build()
    assert "adres-verdwenen" not in result.codes()
    assert (made.folder / "content/adressen.csv").read_bytes() == ledger


# -- the web manifest and the icons ---------------------------------------------------------------


def test_the_manifest_names_site_and_icons_by_addresses_relative_to_itself(site: Make):
    """It works under any path; every icon it names exists in the size it says."""
    result = _made(site)
    manifest = json.loads(result.file("manifest.webmanifest"))
    assert {
        key: manifest[key]
        for key in ("name", "short_name", "lang", "start_url", "background_color", "theme_color")
    } == {
        "name": "Dutch TechZone",
        "short_name": "Dutch TechZone",
        "lang": "nl",
        "start_url": "./",
        "background_color": "#fffdf9",
        "theme_color": "#1e1914",
    }
    files = result.files()
    for icon in manifest["icons"]:
        image = Image.open(io.BytesIO(files[icon["src"]]))
        assert (f"{image.width}x{image.height}", icon["type"]) == (icon["sizes"], "image/png")
    assert [(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]] == [
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]


def test_every_page_leads_to_manifest_and_icons(site: Make):
    """Relative to the page, but on the page for missing addresses from the site's path."""
    read = pages(_made(site).output)
    for address, page in read.items():
        up = "/dtz/" if address == "/404.html" else "../" * (address.count("/") - 1)
        assert page.xpath('//link[@rel="manifest"]/@href') == [up + "manifest.webmanifest"], address
        assert page.xpath('//link[@rel="apple-touch-icon"]/@href') == [
            up + "theme/icons/apple-touch-icon.png"
        ]
        assert page.xpath('//link[@rel="icon"]/@href') == [
            up + "theme/icons/icon-32.png",
            up + "theme/favicon.svg",
        ]


def test_what_a_system_may_cut_from_an_icon_is_plate_alone(site: Make):
    """A maskable icon has the logo within a circle of four fifths.

    The one for Apple has it within its rounded corners.
    """
    files = _made(site).files()
    image = Image.open(io.BytesIO(files["theme/icons/icon-maskable-512.png"]))
    plate, half = image.getpixel((0, 0)), 256
    beyond = [
        (x, y)
        for x in range(0, 512, 2)
        for y in range(0, 512, 2)
        if (x - half) ** 2 + (y - half) ** 2 > (0.4 * 512) ** 2
    ]
    assert plate == (30, 25, 20)
    assert {image.getpixel(place) for place in beyond} == {plate}
    assert len(image.getcolors(100_000)) > 10
    assert Image.open(io.BytesIO(files["theme/icons/apple-touch-icon.png"])).size == (180, 180)


# -- cards ----------------------------------------------------------------------------------------


def test_every_page_that_may_be_found_has_a_card_of_the_size_it_says(site: Make):
    """The address in the head leads to a file; there is no card without a page."""
    result = _made(site)
    files = result.files()
    named = {}
    for address, page in pages(result.output).items():
        lines = dict(_metas(page))
        if "og:image" in lines:
            named[lines["og:image"].removeprefix(SITE + "/")] = (
                lines["og:image:width"],
                lines["og:image:height"],
                address,
                lines["og:image:alt"],
            )
    assert set(named) == {name for name in files if name.startswith("kaarten/")}
    for name, (width, height, address, alt) in named.items():
        image = Image.open(io.BytesIO(files[name]))
        assert (
            (image.format, image.size) == ("PNG", (int(width), int(height))) == ("PNG", (1200, 630))
        ), address
        assert len(files[name]) < 100_000
        assert alt.startswith("Dutch TechZone. ")
    assert len(named) > 12
    assert _things(pages(result.output)["/verhalen/basis/"])["Article"]["image"] == [
        SITE + "/kaarten/verhalen/basis.png"
    ]


def test_a_card_names_a_total_with_status_and_document_where_it_needs_no_note(site: Make):
    """The same words are in the text for people who do not see the card.

    A story has no amount on its card: it may share it with others.
    """
    read = pages(_made(site).output)
    alts = {address: dict(_metas(page)).get("og:image:alt", "") for address, page in read.items()}
    assert (
        alts["/data/begroting-2026/"]
        == "Dutch TechZone. Cijfers: Begroting 2026. €\xa0100 (Totaal inkomsten, 2026, begroot."
        " Bron: Jaarplan 2026)"
    )
    assert alts["/verhalen/nieuws/"].endswith("& nieuws. mei 2017")
    assert alts["/verhalen/basis/"] == "Dutch TechZone. Verhaal: Basis. 2019"
    assert alts["/en/verhalen/basics/"] == "Dutch TechZone. Story: Basics. 2019"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        # Of all income a part is money that was left of 2025; the contributions are money of 2026
        # alone.
        (
            "begroting-2026",
            "€\xa0292.398 (Totaal bijdragen van gemeenten, 2026, begroot. Bron: Jaarplan 2026)",
        ),
        # Both totals hold money for more years.
        ("begroting-2024", "Cijfers: Begroting 2024. 2024"),
    ],
)
def test_a_card_shows_no_total_that_holds_money_of_other_years(name: str, expected: str):
    """€ 338.268 and € 955.903 need their notes, and a card has no room for them."""
    real = html.parse(
        real_site() / f"data/{name}/index.html", html.HTMLParser(encoding="utf-8")
    ).getroot()
    assert dict(_metas(real))["og:image:alt"].endswith(expected)


def test_a_card_is_kept_by_what_is_drawn_and_drawn_anew_when_that_changes(site: Make):
    """A cached card is reused; one that is lost is drawn the same.

    Another title gives another card.
    """
    made = site(EVERYTHING)
    first = made.build(SITEURL=SITE).files()["kaarten/verhalen/basis.png"]
    assert made.build(SITEURL=SITE).files()["kaarten/verhalen/basis.png"] == first
    shutil.rmtree(made.folder / ".cache")
    assert made.build(SITEURL=SITE).files()["kaarten/verhalen/basis.png"] == first
    story = made.folder / "content/verhalen/2026/basis.md"
    story.write_text(
        story.read_text(encoding="utf-8").replace("titel: Basis", "titel: Anders"), encoding="utf-8"
    )
    assert made.build(SITEURL=SITE).files()["kaarten/verhalen/basis.png"] != first


def test_nothing_on_a_card_comes_near_its_edge(site: Make):
    """With the longest words the margin stays paper, and so does a strip below the title.

    The margin is above the ruler; the strip is between title and figure.
    """
    long = "titel: " + "x" * 120 + "\n", "titel: " + "lang woord " * 10 + "\n"
    made = site(EVERYTHING)
    for number, title in enumerate(long):
        text = (
            f"---\n{title}samenvatting: Lang.\ndatum: 2026-11-01\nperiode: 2019\nthemas:"
            " opleiding\nbronnen: plan-2026 (Geld)\n---\nTekst.\n"
        )
        made.write_bytes(f"content/verhalen/2026/lang-{number}.md", text.encode())
        head = (
            f"---\n{title}samenvatting: Lang.\nsoort: geld\neenheid: euro\nperiode: 2026\nbron:"
            " plan-2026 (Geld)\npeildatum: 2026\nstatus: begroot\ntotalen:\n  - inkomsten ="
            " 999.999.999.999,99\n---\n"
        )
        made.write_bytes(f"content/data/lang-{number}/toelichting.md", head.encode())
        made.write_bytes(
            f"content/data/lang-{number}/cijfers.csv",
            b"id;kant;groep;post;bedrag;noot\na;inkomsten;;A;999.999.999.999,99;\n",
        )
    result = made.build(SITEURL=SITE)
    assert result.published, result.report
    edges = (0, 0, 60, 600), (1136, 0, 1200, 600), (0, 0, 1200, 50), (0, 585, 1200, 600)
    # Beside the words of a story stands its drawing, from 660 on.
    beside = (0, 0, 60, 600), (626, 0, 660, 600), (0, 0, 660, 50), (0, 585, 660, 600)
    for number in range(len(long)):
        for name, boxes in (
            (f"verhalen/lang-{number}", beside),
            (f"data/lang-{number}", (*edges, (0, 396, 1200, 420))),
        ):
            image = Image.open(io.BytesIO(result.files()[f"kaarten/{name}.png"])).convert("RGB")
            for box in boxes:
                assert len(image.crop(box).getcolors()) == 1, (name, box)


def test_without_an_address_and_in_a_preview_there_are_no_cards(site: Make):
    made = site(EVERYTHING)
    for settings in ({}, {"SITEURL": SITE, "PREVIEW": True}):
        result = made.build(LEDGER_WRITE=False, **settings)
        assert [name for name in result.files() if name.startswith("kaarten/")] == []
        assert "og:image" not in result.file("index.html")


def test_cards_are_the_same_from_one_process_or_more(site: Make, monkeypatch: pytest.MonkeyPatch):
    made = site(EVERYTHING)
    serial = made.build(SITEURL=SITE).files()
    shutil.rmtree(made.folder / ".cache")
    monkeypatch.setattr(parallel, "WORTHWHILE", 1)
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 3)
    assert made.build(SITEURL=SITE, OUTPUT_PATH=str(made.folder / "elders")).files() == serial
