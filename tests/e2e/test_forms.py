"""Writing in the browser.

It uses a real form, Decap's own server, and the check that judges what was saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.texts.header_reading import split_header
from plugins.core.texts.kinds import KINDS
from plugins.core.writing.form_configuration import COLLECTION_LABELS, DATASETS
from plugins.support.yaml_reader import read_entries
from tests.helpers.browser import CONTENT, build_content, scrolls_sideways
from tests.helpers.forms import Desk, on_the_desk

pytestmark = pytest.mark.xdist_group("forms")
BLOCK = "::: bedragen begroting-2026\ntoon: inkomsten\n:::"


@pytest.fixture(name="desk", scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    yield from on_the_desk(tmp_path_factory.mktemp("desk"))


def _files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_keeping_a_page_of_any_list_without_a_change_alters_no_byte(desk, open_page):
    """One text of every list is opened and saved.

    Decap saves nothing while nothing differs, so a space without meaning is typed.
    """
    before = _files(desk.content)
    page = open_page(desk.base + "/beheer/", fresh=True)
    desk.log_in(page)
    lists = [
        (
            kind.name,
            COLLECTION_LABELS.get(kind.folder) or kind.folder.capitalize(),
            sorted((CONTENT / kind.folder).rglob("*.md"))[0],
            CONTENT / kind.folder,
        )
        for kind in KINDS
    ]
    for name, label, file, folder in lists:
        desk.show(page, label)
        desk.open_entry(page, name, file.relative_to(folder).with_suffix("").as_posix())
        _space_behind_the_title(page)
        changed = (desk.content / file.relative_to(CONTENT)).stat().st_mtime_ns
        desk.keep(page)
        assert (desk.content / file.relative_to(CONTENT)).stat().st_mtime_ns > changed, (
            f"{file} was not written"
        )
        page.get_by_text("Terug naar").click()
    desk.show(page, "Gegevens")
    desk.open_entry(page, DATASETS, "begroting-2026")
    _space_behind_the_title(page)
    desk.keep(page)
    assert _files(desk.content) == before


def _space_behind_the_title(page) -> None:
    title = page.locator("[id^=titel-field]")
    title.click()
    title.press("End")
    title.press("Space")


def test_forms_fit_a_telephone(desk, open_page):
    """List and form stand within 320 pixels."""
    page = open_page(desk.base + "/beheer/", width=320, height=640, fresh=True)
    desk.log_in(page)
    page.get_by_text("Nieuw: verhaal").wait_for()
    assert scrolls_sideways(page) == 0
    page.get_by_text("Nieuw: verhaal").click()
    page.locator("[id^=titel-field]").wait_for()
    assert scrolls_sideways(page) == 0
    box = page.locator("[id^=body-field]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.get_by_role("button", name="Bewaren").is_visible()


def test_a_changed_title_changes_its_line_alone(desk, open_page):
    """The rest of the file, with its quotes and order, is as it was."""
    file = desk.content / "paginas" / "contact.md"
    before = file.read_text(encoding="utf-8").split("\n")
    page = open_page(desk.base + "/beheer/", fresh=True)
    desk.log_in(page)
    desk.show(page, "Pagina's")
    desk.open_entry(page, "pagina", "contact")
    title = page.locator("[id^=titel-field]")
    title.click()
    title.press("End")
    title.type(" en bezoek")
    desk.keep(page)
    after = file.read_text(encoding="utf-8").split("\n")
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ("titel: Contact", "titel: Contact en bezoek")
    ]
    file.write_bytes((CONTENT / "paginas" / "contact.md").read_bytes())


def test_a_story_with_a_budget_and_a_photograph_passes_the_check(desk, open_page, tmp_path):
    """A dataset is made in the form from the first to the last key.

    The check finds no fault, and the page shows the figures.
    """
    Image.effect_noise((1400, 900), 60).convert("RGB").save(
        tmp_path / "Foto van de dag.JPG", "JPEG"
    )
    page = open_page(desk.base + "/beheer/", fresh=True)
    desk.log_in(page)
    page.get_by_text("Nieuw: verhaal").click()
    page.locator("[id^=titel-field]").fill("Geld voor 2026: waar komt het vandaan?")
    page.locator("[id^=samenvatting-field]").fill("Wie in 2026 meebetaalt.")
    page.locator("[id^=datum-field]").fill("2026-11-21")
    page.locator("[id^=status-field]").fill("publiek")
    page.keyboard.press("Enter")
    page.locator("[id^=periode-field]").fill("2026")
    page.locator("[id^=themas-field]").fill("Investeren in ondernemen")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Voeg bron toe").click()
    page.locator("[id^=document-field]").fill("Jaarplan 2026")
    page.keyboard.press("Enter")
    page.locator("[id^=plaats-field]").fill("Hoe gaan we dit betalen?")
    page.locator("[id^=body-field]").fill(
        f"Dit staat in het jaarplan.\n\n- een punt\n{BLOCK}\n\nEn dit erna."
    )
    page.get_by_role("button", name="Kies een afbeelding").click()
    with page.expect_file_chooser() as chooser:
        page.get_by_text("Nieuwe uploaden").click()
    chooser.value.set_files(tmp_path / "Foto van de dag.JPG")
    page.get_by_role("button", name="Gebruik selectie").click()
    page.locator("[id^=beeld-alt-field]").fill("Grijze vlekken op een proefblad.")
    page.locator("[id^=beeld-maker-field]").fill("Een proef")
    desk.keep(page)

    file = desk.content / "verhalen" / "2026" / "geld-voor-2026-waar-komt-het-vandaan.md"
    text = file.read_text(encoding="utf-8")
    head, body, line, problems = split_header("proef.md", text)
    values = {
        entry.key.text: [value.text for value in entry.values]
        for entry in read_entries("proef.md", head, line)[0]
    }
    assert problems == []
    assert values == {
        "titel": ["Geld voor 2026: waar komt het vandaan?"],
        "samenvatting": ["Wie in 2026 meebetaalt."],
        "datum": ["2026-11-21"],
        "status": ["publiek"],
        "periode": ["2026"],
        "themas": ["ondernemen-met-ambitie"],
        "bronnen": ["jaarplan-2026 (Hoe gaan we dit betalen?)"],
        "beeld": ["foto-van-de-dag.jpg"],
        "beeld-alt": ["Grijze vlekken op een proefblad."],
        "beeld-maker": ["Een proef"],
    }
    assert body == f"\nDit staat in het jaarplan.\n\n- een punt\n{BLOCK}\n\nEn dit erna.\n"
    assert (file.with_suffix("") / "foto-van-de-dag.jpg").read_bytes() == (
        tmp_path / "Foto van de dag.JPG"
    ).read_bytes()
    built = build_content(desk.content, tmp_path / "output", BUILD_DAY="2026-11-21")
    html = (built.folder / "verhalen" / file.stem / "index.html").read_text(encoding="utf-8")
    assert "109.754" in html
    assert "Grijze vlekken op een proefblad." in html
