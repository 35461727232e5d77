"""A concept leaves no trace in what is published; a planned page appears on its day."""

from __future__ import annotations

from collections.abc import Callable

from tests.helpers.site_text import SiteText

Make = Callable[..., SiteText]
CANARY = "kanarievogel"
CONCEPT = f"""
-- content/verhalen/2026/{CANARY}.md --
---
titel: Titel {CANARY}
samenvatting: Samenvatting {CANARY}.
datum: 2026-11-02
bijgewerkt: 2026-11-03
periode: 1987
status: concept
id: {CANARY}-id
themas: imago
gemeenten: hoogeveen
sectoren: logistiek
initiatieven: dryport
beeld: {CANARY}.png
beeld-alt: Alt {CANARY}.
beeld-bijschrift: Bijschrift {CANARY}.
beeld-maker: Maker {CANARY}
bronnen:
  - plan-2026 (Plaats {CANARY})
---
## Kop {CANARY}

Tekst {CANARY}.

::: kader
titel: Kader {CANARY}

Tekst.
:::

::: downloads
bestanden: {CANARY}.pdf
:::
-- content/verhalen/2026/{CANARY}/{CANARY}.pdf --
%PDF {CANARY}
-- content/kanttekeningen/{CANARY}.md --
---
titel: Kanttekening {CANARY}
samenvatting: Samenvatting {CANARY}.
status: concept
soort: onduidelijk
bij: /verhalen/basis/
bronnen: plan-2026 (Plaats {CANARY})
---
Tekst {CANARY}.
-- content/paginas/{CANARY}.md --
---
titel: Pagina {CANARY}
samenvatting: Samenvatting {CANARY}.
status: concept
menu: 2
menutekst: Menu {CANARY}
---
Tekst {CANARY}.
-- content/verhalen/2026/basis.en.md --
---
titel: Translation {CANARY}
samenvatting: Summary {CANARY}.
status: concept
datum: 2026-11-02
periode: 2019
themas: opleiding
bronnen: plan-2026 (Partners)
---
Text {CANARY}.
"""


def _with_concepts(site: Make) -> SiteText:
    from tests.problems.made_cases import _picture

    return site(CONCEPT).write_bytes(f"content/verhalen/2026/{CANARY}/{CANARY}.png", _picture("PNG"))


def test_concept_changes_no_byte_of_the_publication(site: Make):
    """With and without concepts the output is the same: no page, file, list, count, facet, feed, menu or note betrays them."""
    before = site().build().files()
    result = _with_concepts(site).build()
    assert result.report == ""
    assert result.files() == before
    assert not [name for name, content in result.files().items() if CANARY in name or CANARY.encode() in content]
    assert CANARY not in (result.output.parent / "content/adressen.csv").read_text(encoding="utf-8")


def test_preview_shows_concepts_with_their_files(site: Make):
    """In the preview a concept has its page, its place in lists and menu, its picture and download, and search engines stay away."""
    result = _with_concepts(site).build(PREVIEW=True)
    files = result.files()
    page = result.file(f"verhalen/{CANARY}/index.html")
    for part in ("Titel", "Samenvatting", "Kop", "Tekst", "Kader", "Alt", "Bijschrift", "Maker", "Plaats"):
        assert f"{part} {CANARY}" in page
    assert 'name="robots" content="noindex' in page
    assert f"verhalen/{CANARY}/{CANARY}.pdf" in files
    assert f"Titel {CANARY}" in result.file("verhalen/index.html")
    assert f"Menu {CANARY}" in result.file("index.html")
    assert f"Kanttekening {CANARY}" in result.file("verhalen/basis/index.html")
    assert not (result.output.parent / "content/adressen.csv").exists()


def test_concept_is_in_no_feed_even_in_the_preview(site: Make):
    """Feed readers keep what they once fetched."""
    result = _with_concepts(site).build(PREVIEW=True)
    feeds = [content for name, content in result.files().items() if name.startswith("feeds/")]
    assert feeds
    assert not [content for content in feeds if CANARY.encode() in content]


def test_fault_in_a_concept_is_something_to_mind(site: Make):
    """A concept may be wrong: it is told as let op, and the site comes out."""
    result = site("-- content/paginas/over.md --\n---\ntitel: Over\nstatus: concept\n---\n").build()
    assert result.report.startswith("content/paginas/over.md:1:1: let op kop-verplicht: ")
    assert result.published


def test_planned_page_appears_on_its_day(site: Make):
    """The day before it is told and absent; on its day it is there."""
    base = site("-- content/paginas/straks.md --\n---\ntitel: Straks\nsamenvatting: Later.\ndatum: 2026-12-01\n---\n")
    before, on_the_day = base.build(BUILD_DAY="2026-11-30"), base.build(BUILD_DAY="1 december 2026")
    assert before.codes() == ["gepland"]
    assert before.published
    assert on_the_day.codes() == []
    assert "straks/index.html" in on_the_day.files()


def test_planned_page_leaves_no_trace_before_its_day(site: Make):
    """Nothing of a planned page is in the output before its day, nor in the ledger."""
    before = site().build().files()
    result = site(f"-- content/paginas/{CANARY}.md --\n---\ntitel: {CANARY}\nsamenvatting: x\ndatum: 2026-11-22\nmenu: 3\n---\n").build()
    assert result.files() == before
    assert CANARY not in (result.output.parent / "content/adressen.csv").read_text(encoding="utf-8")


def test_link_to_a_concept_is_dead(site: Make):
    """A public page cannot lead readers to what is not published."""
    text = CONCEPT.split("-- content/verhalen/2026/basis.en.md --", 1)[0].split("-- content/paginas/", 1)[1]
    result = site("-- content/paginas/" + text + "-- content/paginas/over.md --\n---\ntitel: Over\nsamenvatting: x\n---\n[hier](/kanarievogel/)\n").build()
    assert result.codes() == ["link-dood"]
