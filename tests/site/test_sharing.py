"""What others read of the pages: the lines and data in their heads. Read with lxml and json, no code of ours."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import pytest
from lxml import etree, html
from lxml.html import HtmlElement
from PIL import Image

from plugins.pages.views import PageViews
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
A paragraph.
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
    """Give name and content of each line for sharing."""
    return [(str(item.get("property") or item.get("name")), str(item.get("content"))) for item in page.xpath('//meta[@property or starts-with(@name, "twitter:")]')]


def _things(page: HtmlElement) -> dict[str, dict]:
    """Give the things in the data block of a page by type."""
    blocks = page.xpath('//script[@type="application/ld+json"]')
    assert len(blocks) <= 1
    return {thing["@type"]: thing for block in blocks for thing in json.loads(block.text)["@graph"]}


def test_a_story_tells_who_shares_it_what_it_is(site: Make):
    """Address, words, days and languages of a story are those of its header."""
    read = pages(_made(site).output)
    assert [line for line in _metas(read["/en/verhalen/basics/"]) if not line[0].startswith(("og:image", "twitter:"))] == [
        ("og:site_name", "Dutch TechZone"), ("og:type", "article"), ("og:title", "Basics"), ("og:description", "A story."),
        ("og:url", f"{SITE}/en/verhalen/basics/"), ("og:locale", "en_GB"), ("og:locale:alternate", "nl_NL"), ("article:published_time", "2026-11-01"),
    ]  # fmt: skip
    news = dict(_metas(read["/verhalen/nieuws/"]))
    assert (news["og:title"], news["article:modified_time"]) == ('</script><script>alert("x")</script> & nieuws', "2026-11-20")


def test_every_page_has_lines_but_redirects_and_the_page_for_missing_addresses(site: Make):
    """Each page says its own canonical address; nothing that leads elsewhere is shared."""
    made = site(EVERYTHING).write(MORE).write("-- content/adressen.csv --\nadres;identiteit;naar\n/oud/;pagina:oud;/verhalen/basis/\n")
    read = pages(made.build(SITEURL=SITE, LEDGER_WRITE=False).output)
    for address, page in read.items():
        lines = dict(_metas(page))
        if address in ("/oud/", "/404.html"):
            assert (lines, _things(page), page.xpath('//meta[@name="robots"]/@content')) == ({}, {}, ["noindex"])
        else:
            assert [lines["og:url"]] == page.xpath('//link[@rel="canonical"]/@href') == [SITE + address]
    assert read["/404.html"].xpath('//link[@rel="canonical"]') == []
    assert len(read) > 15


def test_a_story_is_an_article_based_on_its_documents(site: Make):
    """A title that would end the block is data like any other."""
    page = pages(_made(site).output)["/verhalen/nieuws/"]
    assert _things(page)["Article"] == {
        "@type": "Article", "headline": '</script><script>alert("x")</script> & nieuws', "description": "Over “geld” <!-- en meer.",
        "datePublished": "2026-11-02", "dateModified": "2026-11-20", "inLanguage": "nl",
        "isBasedOn": [{"@type": "CreativeWork", "name": "Jaarplan 2026"}, {"@type": "CreativeWork", "name": "Jaarverslag 2021"}],
        "mainEntityOfPage": f"{SITE}/verhalen/nieuws/",
    }  # fmt: skip


def test_the_page_of_a_dataset_names_period_source_and_its_four_files(site: Make):
    """The files exist where the page says, and no licence is claimed that the content does not give."""
    result = _made(site)
    read = pages(result.output)
    made = _things(read["/data/begroting-2026/"])["Dataset"]
    assert {key: made[key] for key in ("name", "description", "temporalCoverage", "isBasedOn")} == {
        "name": "Begroting 2026", "description": "Het geld van 2026.", "temporalCoverage": "2026", "isBasedOn": [{"@type": "CreativeWork", "name": "Jaarplan 2026"}],
    }  # fmt: skip
    assert "license" not in made
    files = {item["contentUrl"].removeprefix(SITE + "/"): item["encodingFormat"] for item in made["distribution"]}
    assert files == {
        "data/begroting-2026.csv": "text/csv", "data/begroting-2026.schoon.csv": "text/csv", "data/begroting-2026.json": "application/json",
        "data/begroting-2026.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }  # fmt: skip
    assert set(files) <= set(result.files())
    catalog = _things(read["/data/"])["DataCatalog"]
    assert [item["url"] for item in catalog["dataset"]] == [f"{SITE}/data/begroting-2026/"]


def test_the_first_page_is_of_the_organisation_and_others_name_the_way_to_them(site: Make):
    """The trail in the data is the trail on the page."""
    result = _made(site)
    read = pages(result.output)
    assert _things(read["/"]) == {"Organization": {"@type": "Organization", "name": "Dutch TechZone", "url": SITE + "/", "logo": SITE + "/theme/mark.svg"}}
    assert [address for address, page in read.items() if "Organization" in _things(page)] == ["/"]
    assert (result.output / "theme/mark.svg").is_file()
    steps = _things(read["/verhalen/nieuws/"])["BreadcrumbList"]["itemListElement"]
    assert [(item["position"], item["name"], item["item"]) for item in steps][:2] == [(1, "Begin", SITE + "/"), (2, "Verhalen", SITE + "/verhalen/")]
    for address, page in read.items():
        shown = [" ".join(item.text_content().split()) for item in page.xpath('//*[contains(@class, "layout-trail")]//li')]
        trail = _things(page).get("BreadcrumbList", {"itemListElement": []})["itemListElement"]
        assert [item["name"] for item in trail] == shown, address


def test_no_page_holds_a_script_but_its_block_of_data(site: Make):
    """What stands inside a page is data that ends where the theme ends it, in a publication without scripts."""
    for address, page in pages(_made(site).output).items():
        scripts = page.xpath("//script")
        assert [item.get("type") for item in scripts] == ["application/ld+json"] * len(scripts), address
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
    """Also when it stands at an address of its own."""
    for address, page in pages(_made(site, PREVIEW=True).output).items():
        assert page.xpath('//meta[@name="robots"]/@content') == ["noindex"] or address.startswith("/stijl"), address


# -- the map of the site ------------------------------------------------------------------------------------------

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
W3C_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _sitemap_faults(tree: etree._Element) -> list[str]:
    """Hold a map against the protocol: the rules of its schema (sitemap.xsd 0.9), said again, and those of its text."""
    order = ["loc", "lastmod", "changefreq", "priority"]
    faults = [] if tree.tag == f"{{{NAMES['s']}}}urlset" and 1 <= len(tree) <= 50_000 else ["the root or the number of pages"]
    for url in tree:
        own = [etree.QName(item).localname for item in url if etree.QName(item).namespace == NAMES["s"]]
        other = [item for item in url if etree.QName(item).namespace != NAMES["s"]]
        location = url.findtext("s:loc", "", NAMES)
        good = (
            url.tag == f"{{{NAMES['s']}}}url" and own.count("loc") == 1 and own == sorted(set(own), key=order.index)
            and 12 <= len(location) <= 2048 and location.isascii() and location.startswith(SITE + "/")
            and W3C_DAY.fullmatch(url.findtext("s:lastmod", "2000-01-01", NAMES)) and list(url)[len(own):] == other
            and all(item.tag == f"{{{NAMES['x']}}}link" and set(item.keys()) == {"rel", "hreflang", "href"} for item in other)
        )  # fmt: skip
        faults += [] if good else [location]
    locations = tree.xpath("//s:loc/text()", namespaces=NAMES)
    return faults + ([] if locations == sorted(set(locations)) else ["twice or not in order"])


def test_the_map_holds_every_page_that_may_be_found_and_no_other(site: Make):
    """Redirects, the page for missing addresses and planned pages are not in it; whatever says canonical to itself is."""
    result = _made(site)
    tree = etree.fromstring(result.file("sitemap.xml").encode())
    found = set(tree.xpath("//s:loc/text()", namespaces=NAMES))
    read = pages(result.output)
    assert found == {SITE + address for address, page in read.items() if not page.xpath('//meta[@name="robots"]')}
    assert {SITE + "/oud/", SITE + "/404.html", SITE + "/verhalen/later/"} & found == set()
    assert {SITE + "/oud/", SITE + "/404.html"} <= {SITE + address for address in read}
    assert _sitemap_faults(tree) == []


def test_a_page_that_search_engines_must_leave_alone_is_not_in_the_map(site: Make, monkeypatch: pytest.MonkeyPatch):
    """The map never contradicts what a page says of itself."""
    view = PageViews.of_document
    monkeypatch.setattr(PageViews, "of_document", lambda self, document: {**view(self, document), "noindex": document.address == "/over/"})
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
    """The last change where it is stated, else the first day; a dataset and a list have none; no build day anywhere."""
    tree = etree.fromstring(_made(site).file("sitemap.xml").encode())
    days = {url.findtext("s:loc", "", NAMES).removeprefix(SITE): url.findtext("s:lastmod", "", NAMES) for url in tree}
    assert {address: day for address, day in days.items() if day} == {"/verhalen/basis/": "2026-11-01", "/en/verhalen/basics/": "2026-11-01", "/verhalen/nieuws/": "2026-11-20"}
    assert days["/data/begroting-2026/"] == days["/verhalen/thema/opleiding/"] == ""


def test_every_version_of_a_page_names_all_versions(site: Make):
    """Both directions, itself included, as search engines ask."""
    tree = etree.fromstring(_made(site).file("sitemap.xml").encode())
    versions = {
        url.findtext("s:loc", "", NAMES).removeprefix(SITE): [(item.get("rel"), item.get("hreflang"), item.get("href")) for item in url.findall("x:link", NAMES)] for url in tree
    }  # fmt: skip
    both = [("alternate", "en", SITE + "/en/verhalen/basics/"), ("alternate", "nl", SITE + "/verhalen/basis/")]
    assert {address: found for address, found in versions.items() if found} == {"/verhalen/basis/": both, "/en/verhalen/basics/": both}


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
    """What only a publication has is promised to nobody, so a build without an address misses nothing."""
    made = site(EVERYTHING).write(MORE)
    made.build(SITEURL=SITE)
    ledger = (made.folder / "content/adressen.csv").read_bytes()
    result = made.build()
    assert "adres-verdwenen" not in result.codes()
    assert (made.folder / "content/adressen.csv").read_bytes() == ledger


# -- the web manifest and the icons -------------------------------------------------------------------------------


def test_the_manifest_names_site_and_icons_by_addresses_relative_to_itself(site: Make):
    """It works under any path; every icon it names exists in the size it says."""
    result = _made(site)
    manifest = json.loads(result.file("manifest.webmanifest"))
    assert {key: manifest[key] for key in ("name", "short_name", "lang", "start_url", "background_color", "theme_color")} == {
        "name": "Dutch TechZone", "short_name": "Dutch TechZone", "lang": "nl", "start_url": "./", "background_color": "#fffdf9", "theme_color": "#1e1914",
    }  # fmt: skip
    files = result.files()
    for icon in manifest["icons"]:
        image = Image.open(io.BytesIO(files[icon["src"]]))
        assert (f"{image.width}x{image.height}", icon["type"]) == (icon["sizes"], "image/png")
    assert [(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]] == [("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")]


def test_every_page_leads_to_manifest_and_icons(site: Make):
    """Relative to the page, but on the page for missing addresses from the site's path."""
    read = pages(_made(site).output)
    for address, page in read.items():
        up = "/dtz/" if address == "/404.html" else "../" * (address.count("/") - 1)
        assert page.xpath('//link[@rel="manifest"]/@href') == [up + "manifest.webmanifest"], address
        assert page.xpath('//link[@rel="apple-touch-icon"]/@href') == [up + "theme/icons/apple-touch-icon.png"]
        assert page.xpath('//link[@rel="icon"]/@href') == [up + "theme/icons/icon-32.png", up + "theme/favicon.svg"]


def test_what_a_system_may_cut_from_an_icon_is_plate_alone(site: Make):
    """A maskable icon keeps the mark within a circle of four fifths; the one Apple takes within its rounded corners."""
    files = _made(site).files()
    image = Image.open(io.BytesIO(files["theme/icons/icon-maskable-512.png"]))
    plate, half = image.getpixel((0, 0)), 256
    beyond = [(x, y) for x in range(0, 512, 2) for y in range(0, 512, 2) if (x - half) ** 2 + (y - half) ** 2 > (0.4 * 512) ** 2]
    assert plate == (30, 25, 20)
    assert {image.getpixel(place) for place in beyond} == {plate}
    assert len(image.getcolors(100_000)) > 10
    assert Image.open(io.BytesIO(files["theme/icons/apple-touch-icon.png"])).size == (180, 180)
