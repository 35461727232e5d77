"""Links hold wherever the site is served, and a translation knows the page it renders."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.helpers.real_site import real_site
from tests.helpers.site_text import SiteText
from tests.site.reading import HOST, address_of, dead_links, ids_used_twice, pages, story

EVERYTHING = """
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
Zie [het verhaal](/verhalen/basis/).
-- content/data/begroting-2026/cijfers.csv --
id;kant;groep;post;bedrag;noot
emmen;inkomsten;;Emmen;60;
hoogeveen;inkomsten;;Hoogeveen;40;
-- content/paginas/over.md --
---
titel: Over ons
samenvatting: Wie wij zijn.
---
Lees [het verhaal](/verhalen/basis/), [een plek](/jaarplannen/2026/#een-kop), [hier](#beneden) of [een bestand](/data/begroting-2026.csv).
Ook [zonder streep ervoor](../verhalen/basis/) en [elders](https://example.org/).

## Beneden

::: bedragen begroting-2026
:::

::: downloads
toon: begroting-2026
:::
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
## Een kop

::: grafiek begroting-2026
:::
-- content/paginas/begroting.md --
---
titel: Begroting
samenvatting: Alle bedragen.
vorm: begroting
---
-- content/paginas/data.md --
---
titel: Data
samenvatting: Alle bestanden.
vorm: data
---
-- content/paginas/kanttekeningen.md --
---
titel: Kanttekeningen
samenvatting: Wat niet klopt.
vorm: kanttekeningen
---
-- content/kanttekeningen/emmen-naam.md --
---
titel: De naam van Emmen
samenvatting: Twee namen.
soort: onduidelijk
bij:
  - begroting-2026#emmen
  - /over/
bronnen: plan-2026 (Geld)
---
Zie [over ons](/over/#beneden).
-- content/adressen.csv --
adres;identiteit;naar
/oud/;pagina:oud;/verhalen/basis/
/heel/diep/oud/;pagina:diep;/over/
/weg/;pagina:weg;vervallen
"""  # noqa: E501


def _everything(site: SiteText) -> SiteText:
    out = io.BytesIO()
    Image.new("RGB", (1600, 900), (1, 90, 160)).save(out, "JPEG")
    cover = "beeld: foto.jpg\nbeeld-alt: Een blauwe lucht.\nbeeld-maker: Gemeente Emmen\n"
    site.write(EVERYTHING).write_bytes(
        "content/verhalen/2026/foto.md",
        story(
            "Foto",
            more=cover,
            text="::: afbeelding foto.jpg\nalt: Nog eens.\nmaker: Gemeente Emmen\n:::",
        ),
    )
    return site.write_bytes("content/verhalen/2026/foto/foto.jpg", out.getvalue())


@pytest.mark.parametrize("base", ["/", "/dtz/", "/een/twee/"])
def test_every_link_works_under_any_path(site, base: str):
    """Every href, src and srcset points to a file and an anchor in it.

    That holds at the root of a host and below a path.
    """
    result = _everything(site()).build(SITEURL=HOST + base.rstrip("/"))
    assert result.report == ""
    assert dead_links(result.output, base, outside=("https://example.org/",)) == []
    assert len(pages(result.output)["/verhalen/foto/"].xpath("//img/@srcset")) == 2


def test_the_same_files_serve_at_the_root_and_below_a_path(site):
    """Without an address of its own the tree names no path on the host, but for the 404 page."""
    made = _everything(site())
    result = made.build(SITEURL="")
    shutil.move(result.output / "404.html", made.folder / "404.html")
    for base in ("/", "/dtz/", "/artefact/12/"):
        assert dead_links(result.output, base, outside=("https://example.org/",)) == [], base


def test_the_real_site_works_below_its_path(tmp_path: Path):
    """Every link of every page of the real content leads somewhere when it is served at /dtz/."""
    output = shutil.copytree(real_site(), tmp_path / "kopie")
    read = pages(output)
    beyond = tuple(
        sorted(
            {
                f"https://{link.partition('//')[2].partition('/')[0]}"
                for page in read.values()
                for link in page.xpath("//a/@href")
                if link.startswith("https://")
            }
            - {"https://site.invalid"}
        )
    )
    for file in output.rglob("*.html"):
        file.write_bytes(file.read_bytes().replace(b"https://site.invalid/", HOST.encode() + b"/"))
    assert len(read) > 80
    assert dead_links(output, "/dtz/", outside=beyond or ("-",)) == []


def test_no_page_has_an_id_twice(site):
    """An id names one place of its page, in a site with everything in it and in the real one."""
    assert {
        address: twice
        for address, page in pages(_everything(site()).build().output).items()
        if (twice := ids_used_twice(page))
    } == {}
    assert {
        address: twice
        for address, page in pages(real_site()).items()
        if (twice := ids_used_twice(page))
    } == {}


def test_a_page_that_shows_a_dataset_twice_has_unique_ids(site):
    """Table, chart and figures of one dataset can be on a page more than once.

    They can also be beside headings with their names.
    """
    made = _everything(site()).write("""
-- content/paginas/dubbel.md --
---
titel: Dubbel
samenvatting: Alles twee keer.
---
## Begroting 2026

## Begroting 2026 Emmen

## Grafiek begroting 2026

## Noot Emmen naam

## Bij Emmen naam

## Inhoud

::: bedragen begroting-2026
:::

::: bedragen begroting-2026
toon: inkomsten
:::

::: grafiek begroting-2026
:::

::: grafiek begroting-2026
:::

::: cijfers
toon: begroting-2026#emmen, begroting-2026#emmen
:::

::: cijfers
toon: begroting-2026#emmen
:::
""")
    result = made.build()
    assert result.report == ""
    page = pages(result.output)["/dubbel/"]
    assert ids_used_twice(page) == []
    assert len(page.find_class("money-table")) == 2
    assert len(page.find_class("chart")) == 2
    assert dead_links(result.output, outside=("https://example.org/",)) == []


def test_an_overview_and_a_block_of_the_same_figures_have_unique_ids(site):
    """A writer may show a table, a chart or a figure above the overview that shows it as well."""
    blocks = (
        "::: bedragen begroting-2026\n:::\n\n::: grafiek begroting-2026\n:::\n\n::: cijfers\ntoon:"
        " begroting-2026#emmen, stand#banen\n:::\n"
    )
    made = _everything(site()).write("""
-- content/data/stand/toelichting.md --
---
titel: Stand
samenvatting: De stand.
soort: indicatoren
eenheid: banen
periode: 2020
bron: plan-2026
plaats: Cijfers
peildatum: 2020
status: gerealiseerd
---
-- content/data/stand/cijfers.csv --
id;naam;periode;waarde;eenheid;noot
banen;Banen;2020;118000;banen;
""")
    for name, form in (("begin", "begin"), ("begroting", "begroting"), ("cijfers", "cijfers")):
        made.write_bytes(
            f"content/paginas/{name}.md",
            f"---\ntitel: {name}\nsamenvatting: Alles.\nvorm: {form}\n---\n{blocks}".encode(),
        )
    result = made.build()
    assert result.report == ""
    read = pages(result.output)
    assert {
        address: ids_used_twice(read[address]) for address in ("/", "/begroting/", "/cijfers/")
    } == {"/": [], "/begroting/": [], "/cijfers/": []}
    assert len(read["/begroting/"].find_class("money-table")) == 1
    assert len(read["/cijfers/"].find_class("figures__item")) == 3


@pytest.mark.parametrize(
    "place",
    [
        f"soort-{sort}"
        for sort in ("telt-niet-op", "twee-waarden", "onduidelijk", "mogelijk-weggevallen")
    ]
    + ["inhoud", "lijst", "kiezen", "per-jaar", "bronnen"],
)
def test_a_heading_never_takes_an_id_of_the_theme(site, place: str):
    """A heading named like an id of a template gets another id; the template keeps its own."""
    text = (
        "---\ntitel: Kanttekeningen\nsamenvatting: Alles.\nvorm: kanttekeningen\n---\n##"
        f" {place.replace('-', ' ')}\n"
    )
    result = (
        _everything(site()).write_bytes("content/paginas/kanttekeningen.md", text.encode()).build()
    )
    page = pages(result.output)["/kanttekeningen/"]
    assert ids_used_twice(page) == []
    assert page.xpath("//h2[@id=$id]", id=f"{place}-kop")


# -- Pelican's own form of link -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("{filename}/verhalen/2026/basis.md", "../../verhalen/basis/"),
        ("{filename}basis.md", "../../verhalen/basis/"),
        ("{filename}./basis.md", "../../verhalen/basis/"),
        ("{filename}../../paginas/verhalen.md", "../../verhalen/"),
        ("{filename}/paginas/begin.md", "../../"),
        ("{filename}/verhalen/2026/basis.md#een-kop", "../../verhalen/basis/#een-kop"),
    ],
)
def test_filename_links_lead_to_the_page_of_that_file(site, link: str, expected: str):
    """`{filename}`, from the root of content or from the file itself, becomes a page's address."""
    made = site().write_bytes(
        "content/verhalen/2026/ander.md", story("Ander", text=f"[daar]({link})")
    )
    made.write_bytes("content/verhalen/2026/basis.md", story("Basis", text="## Een kop"))
    result = made.build()
    assert result.report == ""
    hrefs = pages(result.output)["/verhalen/ander/"].xpath("//article//a[text()='daar']/@href")
    assert [_absolute(href, "/verhalen/ander/") for href in hrefs] == [
        _absolute(expected, "/verhalen/ander/")
    ]


def _absolute(href: str, page: str) -> str:
    from urllib.parse import urljoin

    return urljoin(HOST + page, href)


def test_a_filename_link_in_a_block_works_too(site):
    """Text inside a block is text like any other."""
    result = (
        site()
        .write_bytes(
            "content/verhalen/2026/ander.md",
            story("Ander", text="::: kader\ntitel: Zie\n\n[daar]({filename}basis.md)\n:::"),
        )
        .build()
    )
    assert result.report == ""
    assert [
        _absolute(href, "/verhalen/ander/")
        for href in pages(result.output)["/verhalen/ander/"].xpath("//a[text()='daar']/@href")
    ] == [f"{HOST}/verhalen/basis/"]


@pytest.mark.parametrize(
    "link", ["{filename}/verhalen/2026/basia.md", "{filename}nergens.md", "{filename}/../buiten.md"]
)
def test_a_filename_link_to_no_file_is_a_dead_link(site, link: str):
    """What names no file of content is a fault at its place."""
    result = (
        site()
        .write_bytes("content/verhalen/2026/ander.md", story("Ander", text=f"[daar]({link})"))
        .build()
    )
    assert [
        (item.code, item.place.path, item.place.line, item.place.column) for item in result.problems
    ] == [("link-dood", "content/verhalen/2026/ander.md", 9, 8)]


# -- translations ---------------------------------------------------------------------------------

TRANSLATED = """
-- content/verhalen/2026/basis.en.md --
---
titel: The basis
samenvatting: A story that is always there.
datum: 2026-11-01
periode: 2019
themas: opleiding
adres: the-basis
vertaling-van: 2fea70bfa9a5
bronnen:
  - plan-2026 (Partners)
---
An ordinary paragraph about [the Dutch text](/verhalen/basis/).
-- content/verhalen/2026/basis.de.md --
---
titel: Die Basis
samenvatting: Eine Geschichte.
datum: 2026-11-01
periode: 2019
themas: opleiding
vertaling-van: 2fea70bfa9a5
bronnen:
  - plan-2026 (Partners)
---
Ein Absatz.
"""
VERSIONS = {"nl": "/verhalen/basis/", "en": "/en/verhalen/the-basis/", "de": "/de/verhalen/basis/"}


def test_a_translation_has_its_address_and_language(site):
    """`basis.en.md` is below /en/ with its own slug, in English."""
    result = site().write(TRANSLATED).build()
    assert result.report == ""
    read = pages(result.output)
    assert {language: read[address].get("lang") for language, address in VERSIONS.items()} == {
        "nl": "nl",
        "en": "en",
        "de": "de",
    }
    assert "The basis" in read["/en/verhalen/the-basis/"].findtext(".//h1")
    assert "1 November 2026" in read["/en/verhalen/the-basis/"].text_content()
    assert "1 november 2026" in read["/verhalen/basis/"].text_content()


def test_versions_of_a_page_name_each_other(site):
    """Every version links to all in its head (hreflang), and to the others in sight of a reader."""
    read = pages(site().write(TRANSLATED).build(SITEURL=f"{HOST}/dtz").output)
    for address in VERSIONS.values():
        page = read[address]
        named = {
            link.get("hreflang"): link.get("href")
            for link in page.xpath("//head/link[@rel='alternate'][@hreflang]")
        }
        assert named == {
            language: f"{HOST}/dtz{other}"
            for language, other in {**VERSIONS, "x-default": VERSIONS["en"]}.items()
        }
        seen = {_absolute(link.get("href"), address) for link in page.xpath("//body//a[@hreflang]")}
        assert {HOST + other for other in VERSIONS.values() if other != address} <= seen
    assert read["/verhalen/"].xpath("//link[@hreflang]") == []


def test_without_an_address_of_the_site_no_version_is_told_to_search_engines(site):
    """They take absolute addresses only; readers still have the switch."""
    read = pages(site().write(TRANSLATED).build().output)["/verhalen/basis/"]
    assert read.xpath("//link[@hreflang]") == []
    assert [link.get("hreflang") for link in read.xpath("//header//a[@hreflang]")] == [
        "nl",
        "en",
        "de",
    ]


def test_translations_stay_out_of_the_dutch_lists_and_feeds(site):
    """A translation is the same story: it is counted and announced once, in Dutch."""
    result = site().write(TRANSLATED).build()
    assert "The basis" not in result.file("verhalen/index.html")
    feed = ElementTree.fromstring(result.file("feeds/verhalen.atom.xml"))
    assert [entry.findtext("{*}title") for entry in feed.iterfind("{*}entry")] == ["Basis"]
    assert dead_links(result.output) == []


def test_a_page_served_at_any_depth_finds_the_way_from_404(site):
    """The 404 page is served at every address, so its links begin with the path of the site."""
    page = pages(site().build(SITEURL=f"{HOST}/dtz").output)["/404.html"]
    assert [
        href
        for href in page.xpath("//@href | //@src")
        if not href.startswith(("/dtz/", "#", HOST + "/dtz/"))
    ] == []
    assert address_of("404.html") == "/404.html"
