"""The same content gives the same bytes, however it was saved, wherever it stands and whenever it is built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.helpers.site_text import ROOT, SiteText
from tests.problems.test_nothing_changes import GOOD
from tests.site.test_translations import TEXTS

Make = Callable[..., SiteText]
SCRIPT = """
import sys
from pathlib import Path
from tests.helpers.site_text import SiteText
assert SiteText(Path(sys.argv[1]), base=False).build().published
"""


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def _resaved(folder: Path, change: Callable[[bytes], bytes]) -> None:
    """Save every file of content in another way."""
    for file in sorted((folder / "content").rglob("*")):
        if file.suffix in (".md", ".csv") and file.name != "adressen.csv":
            file.write_bytes(change(file.read_bytes()))


def test_line_ends_and_marks_make_no_difference(site: Make):
    """Saved by a Windows editor, with CRLF and a byte order mark, or with CR alone, content builds to the same bytes."""
    base = site(GOOD + TEXTS)
    expected = base.build().files()
    for change in (lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"), lambda data: data.replace(b"\r\n", b"\r")):
        _resaved(base.folder, change)
        result = base.build()
        assert result.report == ""
        assert result.files() == expected


def test_numbers_saved_by_dutch_excel_make_no_difference(site: Make):
    """Cp1252 and UTF-16, as Excel saves, hold the same figures."""
    base = site(GOOD)
    figures = "content/data/begroting-2026/cijfers.csv"
    text = (base.folder / figures).read_text(encoding="utf-8").replace("Emmen", "Eén €").replace("\n", "\r\n")
    base.write_bytes(figures, text.encode("utf-8-sig"))
    expected = base.build().files()
    for encoding in ("cp1252", "utf-16"):
        base.write_bytes(figures, text.encode(encoding))
        assert base.build().files() == expected


def test_spaces_and_accents_in_the_path_of_the_project_make_no_difference(site: Make, tmp_path: Path):
    """A project under “Mijn documenten” builds to the same bytes."""
    expected = site(GOOD).build().files()
    folder = tmp_path / "Mijn documenten (é) #1 100%"
    folder.mkdir()
    result = SiteText(folder).write(GOOD).build()
    assert result.report == ""
    assert result.files() == expected


def test_two_builds_from_nothing_are_the_same(site: Make, tmp_path: Path):
    """Nothing depends on what was built before."""
    base = site(GOOD + TEXTS)
    assert base.build().files() == base.build(OUTPUT_PATH=str(tmp_path / "tweede")).files()


def test_order_of_hashes_makes_no_difference(site: Make, tmp_path: Path):
    """Processes with other hash seeds, time zones and languages of the system give the same bytes."""
    base = site(GOOD + TEXTS)
    expected = base.build().files()
    for seed, zone in (("1", "Pacific/Auckland"), ("2", "America/Los_Angeles")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", SCRIPT, str(tmp_path)], cwd=ROOT, env=environment, check=True, capture_output=True)
        assert _files(tmp_path / "output") == expected


def test_build_day_changes_nothing_but_its_own_mention(site: Make):
    """Another day with nothing planned changes only the line that names the day."""
    base = site(GOOD)
    first = base.build(BUILD_DAY="2026-11-21").files()
    second = base.build(BUILD_DAY="2026-11-22").files()
    assert {name: content.replace(b"22 november 2026", b"21 november 2026") for name, content in second.items()} == first
