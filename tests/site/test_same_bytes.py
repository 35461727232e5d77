"""The same content gives the same bytes: any system, any folder, any number of processes."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from plugins.support import parallel
from tests.helpers.site_text import DAY, ROOT, SiteText
from tests.site.reading import story
from tests.site.test_links_and_languages import EVERYTHING

RUN = """
import sys
from pathlib import Path
from tests.helpers.site_text import SiteText
result = SiteText(Path(sys.argv[1]), base=False).build(OUTPUT_PATH=sys.argv[2], LEDGER_WRITE=False)
sys.exit(0 if result.published else 1)
"""


TEXT = """Een zin met {cijfer: begroting-2026#emmen}.

## Een kop

::: cijfers
toon: begroting-2026#emmen, begroting-2026#hoogeveen
:::

## Nog een kop

::: downloads
toon: begroting-2026
:::"""


def _fill(site: SiteText) -> SiteText:
    """Write a site with something of everything.

    It has figures, notes, pictures, lists, translations and redirects.
    """
    site.write(EVERYTHING)
    for number in range(1, 25):
        site.write_bytes(
            f"content/verhalen/2026/verhaal-{number:02}.md",
            story(
                f"Verhaal {number:02}",
                period=str(2000 + number % 7),
                themes="opleiding, imago",
                places="emmen, hoogeveen",
                more="sectoren: logistiek\ninitiatieven: dryport\n",
                text=TEXT,
            ),
        )
    for name in ("a", "b", "c"):
        note = (
            f"---\ntitel: Noot {name}\nsamenvatting: Nog iets.\nsoort: onduidelijk\nbij:\n  -"
            f" begroting-2026#emmen\nbronnen: plan-2026 (Geld)\n---\nTekst {name}.\n"
        )
        site.write_bytes(f"content/kanttekeningen/noot-{name}.md", note.encode())
    out = io.BytesIO()
    Image.linear_gradient("L").resize((1600, 900)).save(out, "JPEG")
    site.write_bytes(
        "content/verhalen/2026/foto.md",
        story(
            "Foto",
            more=(
                "beeld: foto.jpg\nbeeld-alt: Een verloop van zwart naar wit.\nbeeld-maker: Gemeente"
                " Emmen\n"
            ),
            text=(
                "::: kader\ntitel: Over {cijfer: begroting-2026#emmen}\n\nTekst met {cijfer:"
                " begroting-2026#emmen}.\n:::"
            ),
        ),
    )
    return site.write_bytes("content/verhalen/2026/foto/foto.jpg", out.getvalue())


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _differences(left: dict[str, bytes], right: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*left, *right} if left.get(name) != right.get(name))


def test_two_builds_give_the_same_bytes(site):
    """The tree is the same in an empty folder, over the last one, and without cached pictures."""
    made = _fill(site())
    first = made.build().files()
    assert len(first) > 60
    assert _differences(first, made.build().files()) == []
    shutil.rmtree(made.folder / ".cache")
    assert _differences(first, made.build(OUTPUT_PATH=str(made.folder / "elders")).files()) == []


def test_hash_seed_and_time_zone_of_the_machine_do_not_matter(site):
    """Processes with another order of sets and another local time write the same tree."""
    made = _fill(site())
    trees, running = [], []
    for number, (seed, zone, language) in enumerate(
        [("1", "Asia/Tokyo", "C.UTF-8"), ("2", "America/Los_Angeles", "nl_NL.UTF-8")]
    ):
        output = made.folder / f"uit-{number}" / "output"
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LANG": language,
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        running.append(
            (
                output,
                subprocess.Popen(
                    [sys.executable, "-c", RUN, str(made.folder), str(output)],
                    cwd=ROOT,
                    env=environment,
                ),
            )
        )
    for output, process in running:
        assert process.wait() == 0
        trees.append(_tree(output))
    assert len(trees[0]) > 60
    assert _differences(*trees) == []


def test_forked_and_serial_builds_give_the_same_bytes(site, monkeypatch: pytest.MonkeyPatch):
    """Several processes, one, or no fork at all (Windows): the same tree and the same report."""
    made = _fill(site()).write_bytes(
        "content/verhalen/2026/gepland.md", story("Gepland", day="2026-12-01")
    )
    serial = made.build()
    started: list[int] = []
    start = parallel._start

    def counted(function, part):
        started.append(len(part))
        return start(function, part)

    monkeypatch.setattr(parallel, "_start", counted)
    monkeypatch.setattr(parallel, "WORTHWHILE", 1)
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 4)
    before = serial.files()
    forked = made.build()
    assert len(started) == 6, "three children for the texts, three for the pages"
    assert _differences(before, forked.files()) == []
    assert forked.report == serial.report
    monkeypatch.delattr(parallel.os, "fork")
    started.clear()
    without = made.build()
    assert started == []
    assert _differences(before, without.files()) == []
    assert without.report == serial.report


def test_faults_are_the_same_whether_forked_or_not(site, monkeypatch: pytest.MonkeyPatch):
    """What is wrong in a text is reported in the same words when another process found it."""
    made = _fill(site())
    for number in range(1, 25, 5):
        made.write_bytes(
            f"content/verhalen/2026/verhaal-{number:02}.md",
            story("Fout", text="::: kadar\n:::\n\n[dood](/nergens/)\n\n{cijfer: niets#x}"),
        )
    serial = made.build()
    monkeypatch.setattr(parallel, "WORTHWHILE", 1)
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 4)
    forked = made.build()
    assert len(serial.problems) == 15
    assert forked.report == serial.report


def test_a_child_that_dies_leaves_its_part_to_the_parent(monkeypatch: pytest.MonkeyPatch):
    """When a second process is killed the work is done all the same."""
    monkeypatch.setattr(parallel, "WORTHWHILE", 1)
    monkeypatch.setattr(parallel.os, "cpu_count", lambda: 3)
    parent = os.getpid()

    def function(item: int) -> int:
        if os.getpid() != parent and item == 5:
            os.kill(os.getpid(), 9)
        return item * item

    assert parallel.map_forked(function, list(range(9))) == [0, 1, 4, 9, 16, 25, 36, 49, 64]


@pytest.mark.parametrize("form", ["CRLF", "CR", "BOM", "BOM and CRLF"])
def test_line_ends_and_byte_order_marks_do_not_change_the_site(site, form: str):
    """Texts and figures saved by Windows give the same site as those saved by Linux.

    The sites are the same byte for byte.
    """
    made = _fill(site())
    expected = made.build().files()
    changed = 0
    for file in (made.folder / "content").rglob("*"):
        if file.suffix in (".md", ".csv"):
            data = file.read_bytes()
            assert b"\r" not in data
            data = (
                data.replace(b"\n", b"\r\n")
                if "CRLF" in form
                else data.replace(b"\n", b"\r")
                if form == "CR"
                else data
            )
            file.write_bytes(b"\xef\xbb\xbf" + data if "BOM" in form else data)
            changed += 1
    result = made.build()
    assert changed > 40
    assert result.report == ""
    assert _differences(expected, result.files()) == []


@pytest.mark.parametrize(
    "name", ["map met spaties", "Überzicht – café", "a'b\"c&d <e>", "100% #1 (kopie) {x}"]
)
def test_the_project_may_stand_in_any_folder(tmp_path: Path, name: str):
    """Spaces, accents and other characters in the path change nothing in site, report or ledger."""
    plain, odd = tmp_path / "gewoon", tmp_path / name
    plain.mkdir()
    odd.mkdir()
    expected = _fill(SiteText(plain)).build()
    result = _fill(SiteText(odd)).build()
    assert result.report == ""
    assert _differences(expected.files(), result.files()) == []
    assert (odd / "content/adressen.csv").read_bytes() == (
        plain / "content/adressen.csv"
    ).read_bytes()
    (odd / "content/paginas/fout.md").write_text("Geen kop.\n", encoding="utf-8")
    assert [item.place.path for item in SiteText(odd, base=False).build().problems] == [
        "content/paginas/fout.md"
    ]


def test_the_order_and_age_of_files_do_not_matter(site, monkeypatch: pytest.MonkeyPatch):
    """The order in which a folder gives its files does not matter, nor when they were written."""
    made = _fill(site())
    expected = made.build().files()
    copy = made.folder / "kopie"
    copy.mkdir()
    for file in sorted((made.folder / "content").rglob("*"), reverse=True):
        if file.is_file():
            target = copy / file.relative_to(made.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
            os.utime(target, (1, 1))
    iterdir = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: iter(sorted(iterdir(self), reverse=True)))
    result = SiteText(copy, base=False).build()
    assert result.report == ""
    assert _differences(expected, result.files()) == []
    assert DAY not in result.file("index.html"), "the build day is not written into pages"


def test_a_site_written_by_more_processes_is_the_same(site, monkeypatch: pytest.MonkeyPatch):
    """That holds as well where one page names what another shows.

    The page of a dataset names the overview that shows its figures.
    """
    small = Path(__file__).resolve().parents[1] / "golden" / "sites" / "small" / "content"
    made = site()
    shutil.rmtree(made.folder / "content")
    shutil.copytree(small, made.folder / "content")
    alone = made.build(LEDGER_WRITE=False).files()
    monkeypatch.setattr("plugins.support.parallel.WORTHWHILE", 4)
    shutil.rmtree(made.folder / "output")
    together = made.build(LEDGER_WRITE=False).files()
    assert [name for name in alone if alone[name] != together.get(name)] == []
    assert b"../../cijfers/" in together["data/stand/index.html"]
