"""Published addresses are kept: recorded after publication, missed when they vanish, redirected when they move."""

from __future__ import annotations

from collections.abc import Callable

from tests.helpers.site_text import SiteText

Make = Callable[..., SiteText]
PAGE = "-- content/paginas/{slug}.md --\n---\ntitel: Over ons\nsamenvatting: Wie wij zijn.\n{more}---\nTekst.\n"


def test_addresses_are_recorded_after_publication(site: Make):
    """The ledger has every page, list, feed and file with its identity, sorted; a second build adds nothing."""
    base = site()
    assert base.build().published
    ledger = (base.folder / "content/adressen.csv").read_text(encoding="utf-8")
    assert ledger == (
        "adres;identiteit;naar\n/;pagina:begin;\n/feeds/thema-opleiding.atom.xml;feed:thema-opleiding:atom;\n/feeds/thema-opleiding.rss.xml;feed:thema-opleiding:rss;\n"
        "/feeds/verhalen.atom.xml;feed:verhalen:atom;\n/feeds/verhalen.rss.xml;feed:verhalen:rss;\n/verhalen/;pagina:verhalen;\n/verhalen/basis/;verhaal:basis;\n"
        "/verhalen/gemeente/emmen/;lijst:verhalen/gemeente/emmen/1;\n/verhalen/jaar/2019/;lijst:verhalen/jaar/2019/1;\n/verhalen/thema/opleiding/;lijst:verhalen/thema/opleiding/1;\n"
    )
    stamp = (base.folder / "content/adressen.csv").stat().st_mtime_ns
    assert base.build().published
    assert (base.folder / "content/adressen.csv").stat().st_mtime_ns == stamp


def test_vanished_address_stops_the_build_until_its_line_is_there(site: Make):
    """The message gives the line; with that line the site comes out without the page."""
    base = site(PAGE.format(slug="over", more=""))
    assert base.build().published
    (base.folder / "content/paginas/over.md").unlink()
    stopped = base.build()
    assert stopped.codes() == ["adres-verdwenen"]
    assert not stopped.published
    assert "over/index.html" in stopped.files()
    line = stopped.problems[0].hint.removeprefix("Maak de regel: ").split(" ")[0]
    ledger = base.folder / "content/adressen.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("/over/;pagina:over;\n", line + "\n"), encoding="utf-8")
    result = base.build()
    assert result.report == ""
    assert "over/index.html" not in result.files()


def test_renamed_page_keeps_its_identity_and_leaves_a_redirect(site: Make):
    """With `id` the message names the new address; the old one then leads there for people and for search engines."""
    base = site(PAGE.format(slug="over", more=""))
    assert base.build().published
    base.write("-- content/paginas/over.md --\n(weg)\n" + PAGE.format(slug="wie-zijn-wij", more="id: over\n"))
    stopped = base.build()
    assert [item.hint for item in stopped.problems] == ["Maak de regel: /over/;pagina:over;/wie-zijn-wij/"]
    ledger = base.folder / "content/adressen.csv"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("/over/;pagina:over;", "/over/;pagina:over;/wie-zijn-wij/"), encoding="utf-8")
    result = base.build(SITEURL="https://site.invalid/dtz")
    assert result.report == ""
    old = result.file("over/index.html")
    assert 'http-equiv="refresh"' in old
    assert "../wie-zijn-wij/" in old
    assert 'rel="canonical" href="https://site.invalid/dtz/wie-zijn-wij/"' in old
    assert "\n/wie-zijn-wij/;pagina:over;\n" in ledger.read_text(encoding="utf-8")


def test_link_to_a_moved_address_is_good(site: Make):
    """An old link of a writer still leads somewhere."""
    ledger = "-- content/adressen.csv --\nadres;identiteit;naar\n/oud/;pagina:oud;/verhalen/\n"
    result = site(ledger + PAGE.format(slug="over", more="") + "Zie [oud](/oud/).\n").build()
    assert result.report == ""


def test_a_build_for_publication_writes_nothing_back(site: Make):
    """In CI the ledger is not written; new addresses are told as information."""
    result = site().build(LEDGER_WRITE=False)
    assert result.codes() == ["adres-nieuw"]
    assert result.published
    assert not (result.output.parent / "content/adressen.csv").exists()


def test_ledger_saved_by_excel_is_read(site: Make):
    """A mark, CRLF and quotes make no difference."""
    base = site()
    base.build()
    ledger = base.folder / "content/adressen.csv"
    rows = ledger.read_text(encoding="utf-8").split("\n")
    ledger.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(";".join(f'"{cell}"' for cell in row.split(";")) if row else row for row in rows).encode())
    assert base.build().report == ""
