"""What is not public stays inside.

A concept leaves no trace, a planned page waits for its day, a preview shows both.
"""

from __future__ import annotations

import gzip
import io
import shutil
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from plugins.core.moments import local
from plugins.run.settings import _moment
from tests.helpers.site_text import SiteText
from tests.site.reading import pages, story

CANARY = "kanarie"
CONCEPT = """
-- content/verhalen/2026/kanarie-verhaal.md --
---
titel: Kanarie titel
samenvatting: Kanarie samenvatting {cijfer: kanarie-niet#geheim}.
datum: 2026-11-03
bijgewerkt: 2026-11-04
status: concept
id: kanarie-id
periode: 2015
themas: imago
gemeenten: hoogeveen
sectoren: logistiek
initiatieven: dryport
bronnen:
  - verslag-2021 (kanarie plaats)
beeld: kanarie.png
beeld-alt: Kanarie beeld
beeld-bijschrift: Kanarie bijschrift
beeld-maker: Kanarie maker
---
Kanarie tekst.

## Kanarie kop

::: kader
titel: Kanarie kader

Kanarie in een kader.
:::

::: downloads
bestanden: kanarie.pdf
:::
-- content/kanttekeningen/kanarie-noot.md --
---
titel: Kanarie noot
samenvatting: Kanarie noot.
status: concept
soort: onduidelijk
bij:
  - /verhalen/basis/
bronnen: plan-2026 (Kanarie)
---
Kanarie.
-- content/paginas/kanarie-pagina.md --
---
titel: Kanarie pagina
samenvatting: Kanarie.
status: concept
menu: 1
menutekst: Kanarie
---
Kanarie, met een dode link naar [kanarie](/kanarie-nergens/).
-- content/jaarplannen/2099.md --
---
titel: Kanarie plan
samenvatting: Kanarie.
status: concept
jaar: 2099
document: plan-2026
vastgesteld-op: niet bekend
vastgesteld-door: kanarie
origineel: kanarie-plan.pdf
bronnen: plan-2026 (Kanarie)
---
Kanarie.
-- content/paginas/tijd.md --
---
titel: Tijdlijn
samenvatting: Alles op een rij.
vorm: tijdlijn
---
-- content/paginas/jaarplannen.md --
---
titel: Jaarplannen
samenvatting: Alle plannen.
vorm: jaarplannen
---
-- content/paginas/kanttekeningen.md --
---
titel: Opmerkingen
samenvatting: Alle opmerkingen.
vorm: kanttekeningen
---
"""


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (800, 600), (1, 2, 3)).save(out, "PNG")
    return out.getvalue()


def _with_concepts(site: SiteText) -> SiteText:
    site.write(CONCEPT)
    site.write_bytes("content/verhalen/2026/kanarie-verhaal/kanarie.png", _png())
    site.write_bytes("content/verhalen/2026/kanarie-verhaal/kanarie.pdf", b"%PDF-1.4 kanarie %%EOF")
    return site.write_bytes("content/jaarplannen/2099/kanarie-plan.pdf", b"%PDF-1.4 kanarie %%EOF")


def test_a_concept_leaves_no_trace_in_the_publication(site):
    """Nothing of a draft is in the output or the ledger: no text, field, file name or attachment.

    Compressed files are searched as well.
    """
    made = _with_concepts(site())
    result = made.build()
    assert result.published
    for name, data in result.files().items():
        assert CANARY not in name.lower()
        assert CANARY.encode() not in data.lower(), name
        assert not data.startswith(gzip.compress(b"")[:2])
    assert CANARY not in (made.folder / "content/adressen.csv").read_text(encoding="utf-8").lower()
    assert "2099" not in "".join(result.files())


def test_a_publication_with_concepts_is_the_publication_without_them(site):
    """Counts, lists, feeds, years, menu and home page ignore concepts.

    Every byte is what it would be without the concepts.
    """
    made = _with_concepts(site())
    with_concepts = made.build().files()
    ledger = (made.folder / "content/adressen.csv").read_bytes()
    for name in (
        "content/verhalen/2026/kanarie-verhaal.md",
        "content/kanttekeningen/kanarie-noot.md",
        "content/paginas/kanarie-pagina.md",
        "content/jaarplannen/2099.md",
    ):
        (made.folder / name).unlink()
    shutil.rmtree(made.folder / "content/verhalen/2026/kanarie-verhaal")
    shutil.rmtree(made.folder / "content/jaarplannen/2099")
    (made.folder / "content/adressen.csv").unlink()
    without = made.build().files()
    assert with_concepts == without
    assert (made.folder / "content/adressen.csv").read_bytes() == ledger


def test_faults_in_a_concept_stop_nothing(site):
    """A concept may be unfinished.

    Its faults are reported as something to mind, and the site comes out.
    """
    result = _with_concepts(site()).build()
    assert result.published
    assert {item.severity.label for item in result.problems} == {"let op"}
    assert {item.place.path for item in result.problems} == {
        "content/verhalen/2026/kanarie-verhaal.md"
    }


def test_a_public_page_may_not_link_to_a_concept(site):
    """A link to a page that the publication leaves out is a dead link in it."""
    result = site("""
-- content/verhalen/2026/later.md --
---
titel: Later
samenvatting: Later.
datum: 2026-11-03
status: concept
periode: 2015
themas: imago
bronnen: plan-2026 (Later)
---
Tekst.
-- content/paginas/over.md --
---
titel: Over
samenvatting: Over ons.
---
[later](/verhalen/later/)
""").build()
    assert result.codes() == ["link-dood"]
    assert not result.published


def test_a_planned_story_appears_on_its_day_and_not_before(site):
    """The day before nothing of it is there but a message.

    On the day it is in page, list, counts, feed and ledger.
    """
    made = site().write_bytes(
        "content/verhalen/2026/gepland.md", story("Kanarie", day="2026-11-22", period="2014")
    )
    before = made.build(BUILD_DAY="2026-11-21")
    assert before.published
    assert (
        before.report
        == "content/verhalen/2026/gepland.md:4:8: ter info gepland: Deze pagina verschijnt op 22"
        " november 2026. Moet de pagina nu al op de site? Zet de datum dan op vandaag."
    )
    assert [
        name
        for name, data in before.files().items()
        if b"anarie" in data or "gepland" in name or "2014" in name
    ] == []
    on_the_day = made.build(BUILD_DAY="2026-11-22")
    assert on_the_day.report == ""
    shown = {name for name, data in on_the_day.files().items() if b"Kanarie" in data}
    assert {
        "verhalen/gepland/index.html",
        "verhalen/index.html",
        "verhalen/jaar/2014/index.html",
        "feeds/verhalen.atom.xml",
        "index.html",
    } <= shown
    assert "/verhalen/gepland/;verhaal:gepland;\n" in (
        made.folder / "content/adressen.csv"
    ).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (
            "2026-11-21T22:59:59+00:00",
            "2026-11-21",
        ),  # one second before midnight in Amsterdam, winter time
        ("2026-11-21T23:00:00+00:00", "2026-11-22"),
        ("2026-07-01T21:59:59+00:00", "2026-07-01"),  # summer time
        ("2026-07-01T22:00:00+00:00", "2026-07-02"),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Tokyo"])
def test_the_day_begins_at_midnight_in_amsterdam(
    monkeypatch: pytest.MonkeyPatch, moment: str, day: str, zone: str
):
    """The build day is the date in the Netherlands, whatever the time zone of the machine."""
    monkeypatch.setenv("TZ", zone)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(moment).timestamp())))
    assert local(_moment("")).day.isoformat() == day
    assert (
        datetime.fromisoformat(moment).astimezone(ZoneInfo("Europe/Amsterdam")).date().isoformat()
        == day
    )


def test_a_planned_story_follows_the_clock_of_amsterdam(site, monkeypatch: pytest.MonkeyPatch):
    """A build at 23:30 in Amsterdam leaves out the story of tomorrow.

    An hour later the same files publish it.
    """
    made = site().write_bytes("content/verhalen/2026/gepland.md", story("Morgen", day="2026-11-22"))
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH",
        str(int(datetime.fromisoformat("2026-11-21T23:30:00+01:00").timestamp())),
    )
    assert "verhalen/gepland/index.html" not in made.build(BUILD_DAY="").files()
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH",
        str(int(datetime.fromisoformat("2026-11-22T00:30:00+01:00").timestamp())),
    )
    assert "verhalen/gepland/index.html" in made.build(BUILD_DAY="").files()


def _preview(site: SiteText):
    return site.build(PREVIEW=True, OUTPUT_PATH=str(site.folder / ".preview"), LEDGER_WRITE=False)


def test_a_preview_shows_concepts_and_planned_pages_and_says_so(site):
    """In the preview drafts and planned pages are in their future places, labelled as such."""
    made = _with_concepts(site()).write_bytes(
        "content/verhalen/2026/gepland.md", story("Morgen", day="2026-11-22")
    )
    result = _preview(made)
    read = pages(result.output)
    assert {
        "/verhalen/kanarie-verhaal/",
        "/verhalen/gepland/",
        "/kanarie-pagina/",
        "/jaarplannen/2099/",
    } <= set(read)
    assert "concept" in read["/verhalen/kanarie-verhaal/"].find("body").text_content().lower()
    assert "gepland" in read["/verhalen/gepland/"].find("body").text_content().lower()
    assert "Kanarie titel" in read["/verhalen/"].text_content()
    feed = (result.output / "feeds/verhalen.atom.xml").read_text(encoding="utf-8").lower()
    assert CANARY not in feed
    assert "morgen" not in feed
    assert not (made.folder / "content/adressen.csv").exists()


def test_a_preview_shows_a_fault_in_its_page_and_every_other_page_works(site):
    """A page with faults is there with its faults and remedies on it.

    The rest of the preview is as it should be.
    """
    made = site("""
-- content/paginas/over.md --
---
titel: Over
samenvatting: Over ons.
onzin: ja
---
Een zin met {cijfer: niets#nergens}.

::: kadar
titel: Let op
:::
-- content/paginas/zonder-kop.md --
Alleen tekst.
-- content/verhalen/2026/halve-kop.md --
---
titel: Half
---
Tekst blijft staan.
""")
    result = _preview(made)
    read = pages(result.output)
    over = read["/over/"].text_content()
    assert "De sleutel “onzin” bestaat niet bij een pagina." in over
    assert "kadar" in over
    assert "Bedoelde u “kader”?" in over
    above, in_its_paragraph, in_its_place = read["/over/"].find_class("problem-box")
    assert "kadar" in above.text_content()
    assert "niets" in in_its_paragraph.text_content()
    assert "onzin" not in in_its_place.text_content() + in_its_paragraph.text_content()
    assert "kadar" in in_its_place.text_content()
    assert "Tekst blijft staan." in read["/verhalen/halve-kop/"].text_content()
    assert "/zonder-kop/" in read
    assert "Een gewone alinea." in read["/verhalen/basis/"].text_content()
    assert "onzin" not in read["/verhalen/basis/"].text_content()
    assert "fout" in result.report
    assert made.build().published is False


def test_every_page_of_a_preview_keeps_search_engines_out(site):
    """A preview says noindex on every page, the 404 page and the style guide too.

    A publication says it on the 404 page alone.
    """
    made = _with_concepts(site())
    for address, page in pages(_preview(made).output).items():
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"], address
    published = made.build().output
    assert [
        address
        for address, page in pages(published).items()
        if page.xpath("//meta[@name='robots']")
    ] == ["/404.html"]


def test_a_publication_has_no_preview_script_and_no_style_guide(site):
    """What serves writers alone is not in the publication.

    There is no script (a block of data is none), no style guide and no banner.
    """
    made = site()
    preview = set(_preview(made).files())
    result = made.build()
    assert {"theme/preview.js", "stijlgids/index.html"} <= preview
    assert [
        name
        for name in result.files()
        if (name.endswith(".js") and name != "theme/search.js")
        or "stijlgids" in name
        or "preview" in name
    ] == []
    assert [
        address
        for address, page in pages(result.output).items()
        if page.xpath("//script[not(@type='application/ld+json')]")
        or page.find_class("preview-banner")
    ] == []


def test_a_time_in_the_future_is_kept_to_the_minute(site):
    """A story of half past nine is not there at 9:29, and is at 9:30."""
    made = site().write_bytes(
        "content/verhalen/2026/gepland.md", story("Kanarie", day="2026-11-21 9:30")
    )
    early = made.build(BUILD_DAY="2026-11-21 9:29")
    assert (
        early.report
        == "content/verhalen/2026/gepland.md:4:8: ter info gepland: Deze pagina verschijnt op 21"
        " november 2026 om 9.30 uur. Moet de pagina nu al op de site? Zet de datum dan op"
        " vandaag."
    )
    assert [name for name, data in early.files().items() if b"anarie" in data] == []
    assert "verhalen/gepland/index.html" in made.build(BUILD_DAY="2026-11-21 9:30").files()


ENDS = "tot: {}\n"


def test_a_page_goes_when_its_time_is_over_and_leaves_a_sign(site):
    """On its last day it is there.

    The day after nothing of it is left but a page that says when it stood here. Nothing stops for
    it.
    """
    made = site().write_bytes(
        "content/verhalen/2026/oud.md",
        story("Kanarie", day="2026-11-01", period="2014", more=ENDS.format("2026-11-21")),
    )
    made.write_bytes(
        "content/verhalen/2026/ander.md",
        story("Ander", day="2026-11-01") + b"\nLees ook [oud](/verhalen/oud/).\n",
    )
    last_day = made.build(BUILD_DAY="2026-11-21 23:59")
    assert last_day.report == ""
    assert b"Kanarie" in last_day.files()["verhalen/oud/index.html"]
    after = made.build(BUILD_DAY="2026-11-22")
    assert after.published
    assert after.codes() == ["link-verlopen", "verlopen"]
    assert [name for name, data in after.files().items() if b"anarie" in data] == []
    assert b'content="0; url=../../"' in after.files()["verhalen/jaar/2014/index.html"]
    sign = pages(after.output)["/verhalen/oud/"]
    assert "tot en met 21 november 2026" in sign.text_content()
    assert sign.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert b"/verhalen/oud/" not in after.files().get("sitemap.xml", b"")


def test_a_page_ends_at_its_minute(site):
    made = site().write_bytes(
        "content/verhalen/2026/oud.md",
        story("Kanarie", day="2026-11-01", more=ENDS.format("21-11-2026 om 9.30 uur")),
    )
    assert b"Kanarie" in made.build(BUILD_DAY="2026-11-21 9:29").files()["verhalen/oud/index.html"]
    assert (
        b"Kanarie" not in made.build(BUILD_DAY="2026-11-21 9:30").files()["verhalen/oud/index.html"]
    )


def test_a_fault_in_a_page_whose_time_is_over_stops_nothing(site):
    """The daily build goes on, whatever a page that nobody sees says."""
    made = site().write_bytes(
        "content/verhalen/2026/oud.md",
        story("Oud", day="2026-11-01", more=ENDS.format("2026-11-20"))
        + b"\n[weg](/er-niet/)\n{cijfer: niets#niets}\n",
    )
    result = made.build(BUILD_DAY="2026-11-21")
    assert result.published
    assert {line.split(" ")[1] for line in result.report.splitlines()} <= {"let", "ter"}
