"""Files that cannot be read, and files that programs leave.

They are reported in words, and gone from the preview when they are gone.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from watchfiles import Change

from plugins.support.files import walk
from plugins.support.watcher import Watcher, _counts
from tests.helpers.site_text import SiteText

Make = Callable[..., SiteText]
PAGE = (
    "-- content/paginas/basis-kopie.md --\n---\ntitel: Een kopie als onderwerp\nsamenvatting: Over"
    " kopiëren.\n---\nTekst.\n"
)
READ = [
    "content/data/registers/sectoren.csv",
    "content/verhalen/2026/basis.md",
    "content/adressen.csv",
]


def _forbid(monkeypatch: pytest.MonkeyPatch, forbidden: Path) -> None:
    """Let the system refuse one file, as it does for one that Excel holds; root may read all."""
    plain = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path == forbidden:
            raise PermissionError(13, "Permission denied", str(path))
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)


@pytest.mark.parametrize("name", READ)
def test_a_file_that_may_not_be_read_is_told(
    site: Make, monkeypatch: pytest.MonkeyPatch, name: str
):
    """Register, story or ledger: one message that names it, and nothing is published."""
    made = site()
    assert made.build().published
    _forbid(monkeypatch, made.folder / name)
    result = made.build()
    assert not result.published
    assert [(item.code, item.place.path) for item in result.problems] == [
        ("bestand-onleesbaar", name)
    ]


def test_a_pipe_is_not_waited_for(site: Make):
    """What is no ordinary file is refused; reading it would never end."""
    made = site()
    os.mkfifo(made.folder / "content/paginas/over.md")
    assert made.build().codes() == ["bestand-onleesbaar"]


def test_a_folder_that_may_not_be_opened_is_told(site: Make, monkeypatch: pytest.MonkeyPatch):
    """The stories in it are not lost in silence."""
    made = site()
    closed, plain = made.folder / "content/verhalen/2026", Path.iterdir

    def iterdir(path: Path):
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return plain(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    result = made.build()
    assert ("bestand-onleesbaar", "content/verhalen/2026") in [
        (item.code, item.place.path) for item in result.problems
    ]
    assert not result.published


FIGURES = """
-- elders/cijfers.csv --
id;kant;groep;post;bedrag;noot
emmen;inkomsten;;Geheim;60;
-- elders/toelichting.md --
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
---
"""


@pytest.mark.parametrize("name", ["begroting-2026", "begroting-2026/cijfers.csv"])
def test_what_stands_elsewhere_is_not_in_the_preview_either(site: Make, name: str):
    """A link to something outside is not followed, also where faults do not stop the build."""
    made = site(FIGURES)
    data, outside = made.folder / "content/data", made.folder / "elders"
    if "/" in name:
        (data / "begroting-2026").mkdir()
        (outside / "toelichting.md").rename(data / "begroting-2026/toelichting.md")
    (data / name).symlink_to(outside / "cijfers.csv" if "/" in name else outside)
    result = made.build(PREVIEW=True)
    assert result.codes() == ["bestand-koppeling"]
    assert not [file for file, content in result.files().items() if b"Geheim" in content]


def test_a_page_about_copying_is_no_copy(site: Make):
    """A tidy name is a copy only beside its original."""
    result = site(PAGE).build()
    assert result.report == ""
    assert "basis-kopie/index.html" in result.files()


def test_the_preview_goes_on_while_excel_is_open(site: Make):
    """With a lock file the preview shows what was saved and says so, until the file is gone."""
    made = site()
    lock = made.folder / "content/data/registers/~$sectoren.csv"
    lock.write_bytes(b"Jan")
    story = made.folder / "content/verhalen/2026/basis.md"
    story.write_text(
        story.read_text(encoding="utf-8").replace("Een gewone alinea.", "Net bewaard."),
        encoding="utf-8",
    )
    open_result = made.build(PREVIEW=True)
    assert open_result.codes() == ["bestand-slot"]
    assert "Net bewaard." in open_result.file("verhalen/basis/index.html")
    lock.unlink()
    assert made.build(PREVIEW=True).report == ""


def test_theme_files_are_walked_without_locks(tmp_path: Path):
    """Only who asks for lock files gets them."""
    (tmp_path / "~$a.csv").write_bytes(b"")
    (tmp_path / "a.csv").write_bytes(b"")
    assert [file.name for file in walk(tmp_path)] == ["a.csv"]
    assert [file.name for file in walk(tmp_path, locks=True)] == ["a.csv", "~$a.csv"]


WATCHED = [
    ("save of a text", Change.modified, "verhaal.md", True),
    ("removal of a text", Change.deleted, "verhaal.md", True),
    ("Excel opens", Change.added, "~$cijfers.xlsx", False),
    ("Excel closes", Change.deleted, "~$cijfers.xlsx", True),
    ("LibreOffice opens", Change.added, ".~lock.cijfers.csv#", False),
    ("LibreOffice closes", Change.deleted, ".~lock.cijfers.csv#", True),
    ("hidden file", Change.deleted, ".verhaal.md.swp", False),
    ("backup of an editor", Change.deleted, "verhaal.md~", False),
]


@pytest.mark.parametrize(
    ("title", "change", "name", "expected"), WATCHED, ids=[case[0] for case in WATCHED]
)
def test_watcher_counts_what_a_person_does(title: str, change: Change, name: str, expected: bool):
    """Opening a spreadsheet is no save; closing it is one, so that its message goes away."""
    assert _counts(change, f"content/data/{name}") is expected


def test_closing_a_spreadsheet_wakes_the_preview(tmp_path: Path):
    """A real watch returns once the lock file is removed."""
    lock = tmp_path / "~$cijfers.csv"
    watcher = Watcher([tmp_path])
    waiting = threading.Thread(target=watcher.wait, daemon=True)
    waiting.start()
    end = time.monotonic() + 30
    while (
        waiting.is_alive() and time.monotonic() < end
    ):  # the watch begins a little after it was asked for
        lock.write_bytes(b"Jan")
        waiting.join(0.5)
        lock.unlink()
        waiting.join(0.5)
    watcher.stop()
    assert not waiting.is_alive()
