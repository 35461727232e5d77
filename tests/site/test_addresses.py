"""An address is a promise.

It is recorded when it is first published, guarded ever after, and kept alive by a redirect.
"""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from tests.helpers.site_text import SiteText
from tests.site.reading import HOST, dead_links, pages, story

LEDGER = "content/adressen.csv"


def _ledger(site: SiteText) -> str:
    return (site.folder / LEDGER).read_bytes().decode("utf-8")


def _with_story(site: SiteText, name: str = "eerst", **fields: str) -> SiteText:
    return site.write_bytes(f"content/verhalen/2026/{name}.md", story("Een verhaal", **fields))


def test_a_good_build_records_every_address_with_its_identity(site):
    """After publication the ledger has a line for each page, list, feed and file.

    The lines are in order of address.
    """
    made = _with_story(site())
    assert not (made.folder / LEDGER).exists()
    assert made.build().published
    lines = _ledger(made).split("\n")
    assert lines[0] == "adres;identiteit;naar"
    assert lines[-1] == ""
    assert lines[1:-1] == sorted(lines[1:-1])
    assert {
        "/;pagina:begin;",
        "/verhalen/;pagina:verhalen;",
        "/verhalen/eerst/;verhaal:eerst;",
        "/verhalen/jaar/2020/;lijst:verhalen/jaar/2020/1;",
        "/verhalen/thema/opleiding/;lijst:verhalen/thema/opleiding/1;",
        "/feeds/verhalen.atom.xml;feed:verhalen:atom;",
    } <= set(lines)


def test_the_ledger_has_every_page_and_feed_of_the_tree(site):
    """What is in the output and not in the ledger is only what a person never links to.

    That is pictures, theme, the 404 page and what machines look for.
    """
    made = _with_story(site())
    result = made.build()
    recorded = {line.split(";")[0] for line in _ledger(made).splitlines()[1:]}
    files = {
        "/" + name.removesuffix("index.html")
        for name in result.files()
        if not name.startswith("theme/")
    }
    assert files - recorded == {"/404.html", "/manifest.webmanifest", "/robots.txt"}
    assert recorded <= files


@pytest.mark.parametrize(
    "settings", [{"LEDGER_WRITE": False}, {"CHECK_ONLY": True}, {"PREVIEW": True}]
)
def test_only_a_build_that_keeps_the_ledger_writes_it(site, settings: dict[str, object]):
    """A check, a preview and a publication elsewhere leave content/ as it is."""
    made = _with_story(site())
    made.build(**settings)
    assert not (made.folder / LEDGER).exists()


def test_a_second_build_leaves_the_ledger_untouched(site):
    """A ledger that is complete is not written again."""
    made = _with_story(site())
    made.build()
    before = (made.folder / LEDGER).stat().st_mtime_ns
    made.build()
    assert (made.folder / LEDGER).stat().st_mtime_ns == before


def test_an_address_that_vanished_stops_the_build_and_the_message_mends_it(site):
    """A page that was removed after publication stops the build.

    The message names the line to add, and with that line the build goes on.
    """
    made = _with_story(site())
    made.build()
    (made.folder / "content/verhalen/2026/eerst.md").unlink()
    result = made.build()
    assert not result.published
    assert (made.folder / "output/verhalen/eerst/index.html").is_file()
    assert [(item.place.path, item.code) for item in result.problems] == [
        (LEDGER, "adres-verdwenen")
    ]
    assert result.problems[0].hint.startswith(
        "Typ: python3 -m plugins adres /verhalen/eerst/ vervallen"
    )
    assert made.move("/verhalen/eerst/", "vervallen") == 0
    mended = made.build()
    assert mended.report == ""
    assert mended.published
    assert not (made.folder / "output/verhalen/eerst").exists()
    assert "/verhalen/eerst/;verhaal:eerst;vervallen\n" in _ledger(made)


def _renamed(site: SiteText) -> SiteText:
    made = _with_story(site)
    made.build()
    (made.folder / "content/verhalen/2026/eerst.md").unlink()
    return _with_story(made, "daarna", more="id: eerst\n")


def test_a_renamed_page_keeps_its_identity_and_its_old_address(site):
    """With `id` and the line of the message the old address leads to the new page."""
    made = _renamed(site())
    result = made.build()
    assert [(item.code, item.hint) for item in result.problems] == [
        ("adres-verdwenen", "Typ: python3 -m plugins adres /verhalen/eerst/ /verhalen/daarna/")
    ]
    assert made.move("/verhalen/eerst/", "/verhalen/daarna/") == 0
    assert made.build().report == ""
    assert "/verhalen/daarna/;verhaal:eerst;\n" in _ledger(made)


@pytest.mark.parametrize("base", ["/", "/dtz/"])
def test_a_redirect_page_leads_there_from_any_path_of_the_host(site, base: str):
    """For hosts without redirects there is a page at the old address.

    It redirects at once, has a link, and is not indexed.
    """
    made = _renamed(site())
    assert made.move("/verhalen/eerst/", "/verhalen/daarna/") == 0
    result = made.build(SITEURL=HOST + base.rstrip("/"))
    page = pages(result.output)["/verhalen/eerst/"]
    here, there = f"{HOST}{base}verhalen/eerst/", f"{HOST}{base}verhalen/daarna/"
    delay, _, target = page.xpath("//meta[@http-equiv='refresh']/@content")[0].partition("url=")
    assert delay.strip(" ;") == "0"
    assert urljoin(here, target) == there
    assert there in [urljoin(here, href) for href in page.xpath("//body//a/@href")]
    assert page.xpath("//link[@rel='canonical']/@href") == [there]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert dead_links(result.output, base) == []


def test_redirects_over_redirects_lead_straight_to_the_end(site):
    """A page that was renamed twice redirects in one step.

    Both old addresses redirect to the newest one.
    """
    made = _with_story(site(), "nu")
    made.write(
        "-- content/adressen.csv"
        " --\n"
        "adres;identiteit;naar\n"
        "/verhalen/toen/;verhaal:nu;/verhalen/later/\n"
        "/verhalen/later/;verhaal:nu;/verhalen/nu/\n"
    )
    result = made.build()
    assert result.report == ""
    read = pages(result.output)
    for address in ("/verhalen/toen/", "/verhalen/later/"):
        target = (
            read[address].xpath("//meta[@http-equiv='refresh']/@content")[0].partition("url=")[2]
        )
        assert urljoin(HOST + address, target) == f"{HOST}/verhalen/nu/"


def test_a_writer_may_still_link_to_an_address_that_moved(site):
    """A link to an old address works, since the redirect is there."""
    made = _with_story(site(), "nu").write(
        "-- content/adressen.csv"
        " --\nadres;identiteit;naar\n/verhalen/toen/;verhaal:nu;/verhalen/nu/\n"
    )
    made.write_bytes(
        "content/paginas/over.md",
        b"---\ntitel: Over\nsamenvatting: Wij.\n---\n[toen](/verhalen/toen/)\n",
    )
    assert made.build().report == ""


def test_an_address_does_not_follow_the_title(site):
    """A new title is the same page at the same address: nothing vanishes."""
    made = _with_story(site())
    made.build()
    made.write_bytes("content/verhalen/2026/eerst.md", story("Een heel andere titel"))
    assert made.build().report == ""
    assert "/verhalen/eerst/;verhaal:eerst;\n" in _ledger(made)


def test_a_story_moved_to_another_year_keeps_its_address(site):
    """The folder of the year is no part of the address."""
    made = _with_story(site())
    made.build()
    (made.folder / "content/verhalen/2025").mkdir()
    (made.folder / "content/verhalen/2026/eerst.md").rename(
        made.folder / "content/verhalen/2025/eerst.md"
    )
    assert made.build().report == ""


def test_a_published_page_made_a_concept_again_stops_the_build(site):
    """An address that was promised is not taken back in silence by `status: concept`."""
    made = _with_story(site())
    made.build()
    _with_story(made, more="status: concept\n")
    result = made.build()
    assert not result.published
    assert {item.code for item in result.problems} == {"adres-verdwenen"}
