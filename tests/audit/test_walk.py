"""The walk of a newcomer, on a copy of the project.

It makes the pictures of `docs/beginnen.md` and `docs/rondgang.md` again; those that no page shows
are left with the other pictures of an audit.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from plugins.core.writing.blank_files import PLACE, SUMMARY, TEXT
from tests.helpers.forms import two_free_ports
from tests.helpers.screens import SCREENS, picture_of_terminal, small_picture

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SIZE: ViewportSize = {"width": 1000, "height": 640}
KEPT = 720
MAX_ALL = 800_000
"""Bytes of all pictures of the two pages together."""
PATIENCE = 120
"""Seconds within which the preview must answer."""
TITLE, STORY = "Techniekdag in Coevorden", "techniekdag-in-coevorden"


@dataclass(frozen=True)
class Walk:
    """A copy of the project with its desk open."""

    folder: Path
    base: str
    log: Path

    def told(self, *command: str) -> str:
        """Return what a command says, both streams, in the order in which they came."""
        made = subprocess.run(
            [sys.executable, "-m", "plugins", *command],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        return made.stdout

    def started(self) -> str:
        """Return the last words of the desk as a newcomer reads them: at the usual port."""
        words = self.log.read_text(encoding="utf-8").replace(self.base, "http://localhost:8000")
        return words[words.index("Geen fouten") :].strip()

    @property
    def story(self) -> Path:
        """The text that the newcomer makes."""
        return next((self.folder / "content" / "verhalen").glob(f"*/{STORY}.md"))


@pytest.fixture(name="walk", scope="module")
def _walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    folder = tmp_path_factory.mktemp("walk") / "site"
    shutil.copytree(
        ROOT, folder, ignore=shutil.ignore_patterns(".*", "output", "node_modules", "__pycache__")
    )
    (folder / ".venv").symlink_to(ROOT / ".venv")
    port = two_free_ports()
    log = folder.parent / "log.txt"
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    with log.open("wb") as words:
        desk = subprocess.Popen(
            [sys.executable, "-m", "plugins", "desk", "--poort", str(port)],
            cwd=folder,
            stdout=words,
            stderr=words,
            env=environment,
        )
    try:
        _wait(lambda: "Schrijven in de browser" in log.read_text(encoding="utf-8"))
        yield Walk(folder, f"http://localhost:{port}", log)
    finally:
        desk.terminate()
        desk.wait(timeout=PATIENCE)


@pytest.fixture(name="patience")
def _patience() -> float:
    """Longer than in other tests: between two pages the site is built and checked."""
    return 5 * PATIENCE


def _new_page(chromium: Browser) -> Page:
    return chromium.new_context(viewport=SIZE, locale="nl-NL", reduced_motion="reduce").new_page()


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not until():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.2)


def _keep(name: str, picture: bytes) -> None:
    page = DOCS / f"{name.partition('/')[0]}.md"
    shown = f"]({name}.webp)" in page.read_text(encoding="utf-8")
    file = (DOCS if shown else SCREENS) / f"{name}.webp"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(small_picture(picture, KEPT))


def _served(walk: Walk, address: str, word: str) -> bool:
    with urllib.request.urlopen(walk.base + address, timeout=PATIENCE) as answer:
        return word in answer.read().decode("utf-8")


def _show(page: Page, walk: Walk, address: str, name: str) -> None:
    page.goto(walk.base + address)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    _keep(name, page.screenshot())


def test_the_quick_start_is_pictured(walk: Walk, chromium: Browser):
    """Five steps: start, look, make a story, mend a fault, send it in."""
    page = _new_page(chromium)
    _keep("beginnen/1-starten", picture_of_terminal(page, "make desk", walk.started()))
    _show(page, walk, "/", "beginnen/2-voorbeeld")
    page.goto(walk.base + "/redactie/nieuw/")
    page.get_by_label("Hoe heet het?").fill(TITLE)
    _keep("beginnen/3-nieuw", page.screenshot())
    page.get_by_role("button", name="Maken").click()
    page.get_by_role("link", name=TITLE).first.wait_for()
    _form(chromium, walk)
    text = walk.story.read_text(encoding="utf-8")
    walk.story.write_text(
        text.replace("Schrijf hier uw tekst.", "Lees ook over [de regio](/regoi/)."),
        encoding="utf-8",
    )
    _wait(lambda: _served(walk, f"/verhalen/{STORY}/", "/regoi/"))
    page.goto(walk.base + f"/verhalen/{STORY}/")
    page.locator("text=Bedoelde u").first.scroll_into_view_if_needed()
    _keep("beginnen/4-fout", page.screenshot())
    _finish(walk, text)
    _keep(
        "beginnen/5-controle",
        picture_of_terminal(page, "make check", walk.told("check").strip().rpartition("\n\n")[2]),
    )


def _finish(walk: Walk, text: str) -> None:
    """Write what the new file asks for, and let the story go to the site."""
    for old, new in (
        (SUMMARY, "Leerlingen maken kennis met techniek."),
        (PLACE, "Techniekdag"),
        (TEXT, "Leerlingen keken een dag mee."),
        ("status: concept", "status: publiek"),
    ):
        assert old in text
        text = text.replace(old, new)
    walk.story.write_text(text, encoding="utf-8")


def _without_today(told: str) -> str:
    """Return a report without the pages that come and go today, which are others on another day."""
    return "\n\n".join(
        part for part in told.strip().split("\n\n") if not part.startswith("Vandaag")
    )


def _form(chromium: Browser, walk: Walk) -> None:
    page = _new_page(chromium)
    page.goto(walk.base + "/beheer/")
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_text(TITLE).first.click()
    page.locator("[id^=titel-field]").wait_for()
    _keep("beginnen/3-formulier", page.screenshot())


def test_the_walk_is_pictured(walk: Walk, chromium: Browser):
    """A wrong total, a workbook, planned and expired items, a translation and a renamed page."""
    page = _new_page(chromium)
    budget = walk.folder / "content" / "data" / "begroting-2026"
    right = (budget / "cijfers.csv").read_bytes()
    (budget / "cijfers.csv").write_bytes(right.replace(b"109.754", b"109.745"))
    _keep(
        "rondgang/1-totaal",
        picture_of_terminal(page, "make check", _without_today(walk.told("check"))),
    )
    (budget / "cijfers.csv").write_bytes(right)
    _workbook(budget)
    stories = walk.folder / "content" / "verhalen" / "2026"
    stories.joinpath("bidbook.md").rename(stories / "bidboek.md")
    _keep(
        "rondgang/2-adres",
        picture_of_terminal(
            page,
            'make adres ARGS="/verhalen/bidbook/ /verhalen/bidboek/"',
            walk.told("adres", "/verhalen/bidbook/", "/verhalen/bidboek/").strip(),
        ),
    )
    walk.told("new", "vertaling", "paginas/privacy.en")
    walk.story.write_text(
        walk.story.read_text(encoding="utf-8")
        .replace("\ndatum: ", "\ndatum: 2030-01-08 9:30\n# eerst: ")
        .replace("# tot: 2027-06-30", "tot: 2030-06-30"),
        encoding="utf-8",
    )
    _wait(lambda: _served(walk, "/redactie/", "verschijnt om 9.30 uur"))
    _show(page, walk, "/redactie/gegevens/", "rondgang/3-werkmap")
    _show(page, walk, "/redactie/", "rondgang/4-redactie")
    _show(page, walk, f"/verhalen/{STORY}/", "rondgang/5-gepland")
    _show(page, walk, "/en/privacy/", "rondgang/6-vertaling")
    _keep(
        "rondgang/7-samenvatting",
        picture_of_terminal(
            page,
            'make check ARGS="--vorm samenvatting"',
            walk.told("check", "--vorm", "samenvatting").strip()[:900],
        ),
    )


def _workbook(folder: Path) -> None:
    """Lay a workbook beside the figures, with one amount that differs."""
    book = openpyxl.Workbook()
    rows = list(
        csv.reader(
            folder.joinpath("cijfers.csv").read_text(encoding="utf-8-sig").splitlines(),
            delimiter=";",
        )
    )
    sheet = book.active
    sheet.title = "cijfers"
    for row in rows:
        sheet.append(
            [
                int(cell.replace(".", "")) if name == "bedrag" and cell != name else cell
                for name, cell in zip(rows[0], row, strict=True)
            ]
        )
    sheet.cell(row=2, column=rows[0].index("bedrag") + 1, value=110_000)
    book.save(folder / "Begroting 2026.xlsx")
