"""The editor's own pages.

They show what is wrong, not public, planned, outdated or thin, in the preview alone.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator

import pytest

from plugins.commands import serve
from plugins.core.problem_codes import CODES
from plugins.support.preview_server import PreviewServer
from tests.helpers.site_text import SiteText
from tests.site.reading import dataset, pages, story

TABLE = "id;kant;groep;post;bedrag;noot\nemmen;inkomsten;;Emmen;100;\n"


def _preview(made: SiteText):
    return made.build(PREVIEW=True, OUTPUT_PATH=str(made.folder / ".preview"), LEDGER_WRITE=False)


@pytest.fixture(name="desk")
def _desk(site) -> SiteText:
    """A site of which much is to be said."""
    made = site().write(
        dataset("begroting-2025", TABLE, "volgende-cijfers: 05-2026\n", period="2025")
        + dataset("begroting-2026", TABLE, "volgende-cijfers: 05-2027\n")
    )
    made.write_bytes(
        "content/verhalen/2026/straks.md",
        story("Straks", day="2026-11-25 9:30", more="tot: 2026-12-01\n", places="emmen"),
    )
    made.write_bytes("content/verhalen/2026/half.md", story("Half af", more="status: concept\n"))
    made.write_bytes(
        "content/verhalen/2026/dood.md",
        story(
            "Dode links", text="Lees [dit](/nergens/) maar eens.\n\nEn {cijfer: niets#niets} ook."
        ),
    )
    return made


def _rows(page, name: str) -> list[list[str]]:
    """Return the cells of a part of the overview."""
    rows = page.xpath(f"//section[@aria-labelledby='{name}']//tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in row.xpath("td")] for row in rows]


def test_the_overview_says_what_an_editor_must_know(desk: SiteText):
    page = pages(_preview(desk).output)["/redactie/"]
    assert _rows(page, "concepten") == [["Half af content/verhalen/2026/half.md", "verhaal"]]
    assert _rows(page, "agenda") == [
        ["25 november 2026", "verschijnt om 9.30 uur", "Straks content/verhalen/2026/straks.md"],
        ["2 december 2026", "gaat van de site", "Straks content/verhalen/2026/straks.md"],
    ]
    assert _rows(page, "cijfers") == [
        ["Begroting 2025 content/data/begroting-2025/toelichting.md", "mei 2026"]
    ]
    thin = {row[0]: row[1:] for row in _rows(page, "verhalen")}
    assert thin["Investeren in opleiding"][0].startswith("2"), (
        "one of BASE and one that is planned, in Emmen"
    )
    panel = page.xpath("//section[@aria-labelledby='meldingen']")[0].text_content()
    for words in (
        "Dode links",
        "content/verhalen/2026/dood.md",
        "regel 9",
        "/nergens/",
        "De gegevens “niets” bestaan niet.",
    ):
        assert words in panel
    assert page.xpath("//section[@aria-labelledby='meldingen']//a/@href")[0] == "../verhalen/dood/"


def test_what_comes_today_is_told_with_all_the_rest_and_leads_to_its_page(desk: SiteText):
    for number in range(12):
        desk.write_bytes(
            f"content/verhalen/2026/hal-{number}.md", story(f"Hal {number}", day="2026-11-21")
        )
    page = pages(_preview(desk).output)["/redactie/"]
    today = [row for row in _rows(page, "agenda") if row[0] == "vandaag"]
    assert len(today) == 12
    assert "../verhalen/hal-11/" in page.xpath("//section[@aria-labelledby='agenda']//a/@href")
    assert page.xpath("//a[@href='#agenda']")[0].text_content() == "14"


@pytest.mark.parametrize(
    ("forms", "there"),
    [({}, False), ({"backend": "proxy", "proxy_url": "http://127.0.0.1:8081/api/v1"}, True)],
)
def test_who_has_the_forms_finds_them_from_the_overview(desk: SiteText, forms, there):
    built = desk.build(
        PREVIEW=True, OUTPUT_PATH=str(desk.folder / ".preview"), LEDGER_WRITE=False, FORMS=forms
    )
    assert ("../beheer/" in pages(built.output)["/redactie/"].xpath("//main//a/@href")) == there


def test_a_planned_page_is_not_called_wrong(desk: SiteText):
    made = pages(_preview(desk).output)
    titles = {
        name: (
            made[f"/verhalen/{name}/"]
            .xpath("//main//*[@class='problem-box__title']")[0]
            .text_content()
        )
        for name in ("straks", "dood")
    }
    assert titles == {"straks": "Goed om te weten", "dood": "Dit gaat niet goed op deze pagina"}


def test_a_publication_and_a_check_have_none_of_it(desk: SiteText):
    desk.write_bytes("content/verhalen/2026/dood.md", story("Dode links"))
    result = desk.build()
    assert result.published
    assert [name for name in result.files() if "redactie" in name] == []
    assert b"redactie" not in result.files()["index.html"]


def test_what_only_the_judge_finds_is_left_for_the_page_it_concerns(desk: SiteText):
    found = json.loads(
        (_preview(desk).output / "redactie/meldingen.json").read_text(encoding="utf-8")
    )
    assert list(found) == ["/verhalen/dood/"]
    (panel,) = found["/verhalen/dood/"]
    assert panel["link"] == "/nergens/"
    assert "content/verhalen/2026/dood.md, regel 9" in panel["html"]


def test_the_guide_is_there_with_every_message(desk: SiteText):
    """The guide of this project, laid beside the content as it is there."""
    (desk.folder / "content" / "README.md").write_text(
        "# Schrijven\n\nZie [de gegevens](data/README.md) en [de eerste"
        " stappen](../docs/beginnen.md).\n\n<!-- gemaakt: x -->\n\n## Beginnen\n\nTyp <b>.\n",
        encoding="utf-8",
    )
    page = pages(_preview(desk).output)["/redactie/handleiding/"]
    assert [item.text_content() for item in page.xpath("//main//h2")] == ["Schrijven", "Beginnen"]
    assert "gemaakt" not in page.xpath("//main")[0].text_content()
    # A file beside content/ is no page of the preview: it is named, and no link to it is dead.
    assert "de eerste stappen (docs/beginnen.md)" in page.xpath("//main")[0].text_content()
    assert [link for link in page.xpath("//main//a/@href") if "beginnen.md" in link] == []
    assert len(CODES) > 100


@pytest.fixture(name="asked")
def _asked(desk: SiteText) -> Iterator[tuple[SiteText, PreviewServer]]:
    """The preview with its form for new files."""
    server = PreviewServer(
        _preview(desk).output,
        0,
        actions={"/__nieuw": lambda given: serve._make(desk.folder, given)},
    )
    server.start()
    yield desk, server
    server.stop()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *given: object) -> None:
        return None


def _send(server: PreviewServer, origin: str = "", host: str = "", **given: str) -> tuple[int, str]:
    """Send the form; return the status and the address of the redirect."""
    base = f"http://localhost:{server.server_port}"
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.server_port}/__nieuw",
        urllib.parse.urlencode(given).encode(),
        {"Origin": origin or base, "Host": host or base.removeprefix("http://")},
    )
    try:
        with urllib.request.build_opener(_Stay).open(request, timeout=10) as answer:
            return answer.status, answer.headers.get("Location", "")
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Location", "")


def test_the_form_makes_a_file_and_never_writes_over_one(asked):
    desk, server = asked
    assert _send(server, soort="verhaal", naam="Koers: samen verder") == (
        303,
        "/redactie/#concepten",
    )
    made = list((desk.folder / "content" / "verhalen").rglob("koers-samen-verder.md"))
    assert len(made) == 1
    made[0].write_text("van mij", encoding="utf-8")
    assert _send(server, soort="verhaal", naam="Koers: samen verder") == (
        303,
        "/redactie/nieuw/#bestaat-al",
    )
    assert made[0].read_text(encoding="utf-8") == "van mij"
    assert _send(server, soort="verhaal", naam="???") == (303, "/redactie/nieuw/#geen-naam")
    assert _send(server, soort="gegevens indicatoren", naam="stand 2027") == (
        303,
        "/redactie/#meldingen",
    )
    assert (
        (desk.folder / "content/data/stand-2027/cijfers.csv")
        .read_bytes()
        .startswith(b"\xef\xbb\xbfid;naam;periode;waarde;eenheid;noot")
    )
    assert _send(server, soort="../../x", naam="y") == (303, "/redactie/nieuw/")


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        ("https://elders.example", ""),
        ("null", ""),
        ("", "elders.example:80"),
        ("http://elders.example:80", "elders.example:80"),
    ],
)
def test_a_page_of_another_site_can_make_nothing(asked, origin: str, host: str):
    """A page elsewhere can send a form to this machine.

    Its origin or, with a name that resolves to this machine, its host gives it away.
    """
    desk, server = asked
    assert _send(server, origin, host, soort="verhaal", naam="inbraak")[0] == 403
    assert list((desk.folder / "content").rglob("inbraak*")) == []


def test_a_form_that_is_too_long_is_refused(asked):
    assert _send(asked[1], soort="verhaal", naam="a" * 20_000)[0] == 403


def test_a_fault_in_a_text_stands_under_its_paragraph(desk: SiteText):
    """Not above the page alone: the writer sees it where it is, in a list and beside code too."""
    text = (
        "Eerst dit.\n\nEn {cijfer: niets#niets}\nstaat hier.\n\nDan dat.\n\n```\n{cijfer:"
        " niets#code}\n\nblijft code\n```\n\n- een {cijfer: weg#weg}\n- twee\n"
    )
    desk.write_bytes("content/verhalen/2026/dood.md", story("Fouten", text=text))
    page = pages(_preview(desk).output)["/verhalen/dood/"]
    panels = page.xpath(
        "//main//p[text()='Eerst dit.']/following-sibling::*//self::div[@class='problem-box']"
    )
    assert [panel.getprevious().tag for panel in panels] == ["p", "ul"]
    assert ["niets" in panel.text_content() for panel in panels] == [True, False]
    assert panels[0].getnext().text_content() == "Dan dat."
    assert "blijft code" in page.xpath("//pre")[0].text_content()
