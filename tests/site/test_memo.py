"""What an earlier build made is reused, and the result is the same.

After any edits the tree and the report are those of a build that remembers nothing.
"""

from __future__ import annotations

import io
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from plugins.core.texts.page_texts import PageDraft
from plugins.pages.page_views import PageViews
from plugins.run.reuse.memo import Memo
from plugins.support.templates import Theme
from tests.helpers.site_text import SiteText

SMALL = Path(__file__).resolve().parents[1] / "golden" / "sites" / "small" / "content"
STEPS = 12
DAY = "verhalen/2026/techniekdag/dag.png"


def _swap(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return an edit that changes a text there and back."""

    def edit(content: Path) -> None:
        file = content / name
        text = file.read_text(encoding="utf-8")
        assert old in text or new in text, name
        file.write_text(
            text.replace(old, new) if old in text else text.replace(new, old), encoding="utf-8"
        )

    return edit


def _toggle(name: str, text: str) -> Callable[[Path], None]:
    """Return an edit that makes a file, and takes it away when it is there."""

    def edit(content: Path) -> None:
        file = content / name
        if file.exists():
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    return edit


def _figure(content: Path) -> None:
    """Move money from one line to another and back, so that the totals stay."""
    file = content / "data/begroting-2026/cijfers.csv"
    text = file.read_text(encoding="utf-8")
    moved = text.replace("90.000", "80.000").replace("40.000", "50.000")
    file.write_text(
        moved if moved != text else text.replace("80.000", "90.000").replace("50.000", "40.000"),
        encoding="utf-8",
    )


NEW = (
    "---\ntitel: Nieuw werk\nsamenvatting: Een nieuw verhaal.\ndatum: 2026-11-20\nperiode:"
    " 2019\nthemas: imago\ngemeenten: emmen\nbronnen:\n  - plan-2026 (2019)\n---\n\nZie"
    " [Dryport](/verhalen/dryport/) en {cijfer: begroting-2026#dagen}.\n"
)
# What writers do: words, titles, figures, notes, registers, pages that come and go, faults, files
# with the same name and other content.
EDITS = {
    "a word": _swap("verhalen/2026/dryport.md", "zonder water", "met water"),
    "a title": _swap("verhalen/2026/dryport.md", "titel: Dryport", "titel: De droge haven"),
    "a theme": _swap("verhalen/2026/dryport.md", "themas: imago", "themas: opleiding"),
    "a summary": _swap("paginas/verhalen.md", "samenvatting: ", "samenvatting: Hier staan "),
    "a figure": _figure,
    "a note": _swap("kanttekeningen/uitgaven-lager.md", "titel: ", "titel: Let op, "),
    "a register": _swap("data/registers/themas.csv", "imago & cultuur", "cultuur & imago"),
    "the title of a page that others name": _swap("themas/imago.md", "titel: ", "titel: Ons "),
    "a concept": _swap("verhalen/2026/concept.md", "status: concept", "status: publiek"),
    "a new page": _toggle("verhalen/2026/nieuw.md", NEW),
    "a fault in a text": _swap(
        "verhalen/2026/dryport.md", "Een haven", "{cijfer: niets#niets} haven"
    ),
    "a dead link": _swap(
        "verhalen/2026/techniekdag.md", "(/verhalen/dryport/)", "(/verhalen/drypoort/)"
    ),
    "a menu": _swap("paginas/contact.md", "vindt.\n", "vindt.\nmenu: 7\n"),
    "a picture in a text": _swap(
        "verhalen/2026/techniekdag.md",
        "Veel.",
        "Veel.\n\n::: afbeelding dag.png\nalt: Een vlak.\n:::\n",
    ),
}


def _other_picture(file: Path) -> bytes:
    """Return a picture of the same name with another colour."""
    with Image.open(file) as image:
        colour = image.convert("RGB").getpixel((0, 0))
        out = io.BytesIO()
        Image.new(
            "RGB", image.size, (200, 10, 10) if colour != (200, 10, 10) else (10, 10, 200)
        ).save(out, "PNG")
    return out.getvalue()


EDITS["a file of its own"] = lambda content: (content / DAY).write_bytes(
    _other_picture(content / DAY)
)


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> SiteText:
    site = SiteText(tmp_path, base=False)
    shutil.copytree(SMALL, tmp_path / "content")
    return site


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def in_any_order(seed: int) -> list[str]:
    """Return names of edits as they come, the same for a seed each time."""
    chance = random.Random(seed)
    return [chance.choice(sorted(EDITS)) for _ in range(STEPS)]


def try_previews(project: SiteText, names: list[str]) -> None:
    """Make edits one after another; after each, a preview that remembers is one that does not."""
    memo, folder, done = Memo(), project.folder, []
    for name in names:
        done.append(name)
        EDITS[name](folder / "content")
        kept = project.build(
            PREVIEW=True, OUTPUT_PATH=str(folder / ".kept"), LEDGER_WRITE=False, MEMO=memo
        )
        fresh = project.build(PREVIEW=True, OUTPUT_PATH=str(folder / ".fresh"), LEDGER_WRITE=False)
        assert kept.report == fresh.report, done
        mine, theirs = _tree(kept.output), _tree(fresh.output)
        assert sorted(mine) == sorted(theirs), done
        assert [file for file in mine if mine[file] != theirs[file]] == [], done


def try_checks(project: SiteText, names: list[str]) -> None:
    """The same for a check, with what is remembered read from a file, as in the next process."""
    folder, done = project.folder, []
    for name in names:
        done.append(name)
        EDITS[name](folder / "content")
        kept = project.build(CHECK_ONLY=True, LEDGER_WRITE=False, MEMO=Memo(folder / "memo.json"))
        fresh = project.build(CHECK_ONLY=True, LEDGER_WRITE=False)
        assert kept.report == fresh.report, done
        assert not kept.output.exists()


def test_a_preview_that_remembers_is_the_preview_that_does_not(project: SiteText):
    """After each of all edits, there and back in another order; `audit` tries more orders."""
    try_previews(project, [*EDITS, *sorted(EDITS)])


def test_a_check_that_remembers_says_what_one_says_that_does_not(project: SiteText):
    try_checks(project, in_any_order(100))


def test_what_is_remembered_is_used(project: SiteText, monkeypatch: pytest.MonkeyPatch):
    """Without an edit nothing is converted or rendered; after one, only what shows it.

    The views of a reused page are not made.
    """
    memo, folder = Memo(), project.folder
    settings = {
        "PREVIEW": True,
        "OUTPUT_PATH": str(folder / ".kept"),
        "LEDGER_WRITE": False,
        "MEMO": memo,
    }
    monkeypatch.setattr(
        "plugins.support.parallel.os.cpu_count", lambda: 1
    )  # in one process, where it can be seen
    project.build(**settings)
    rendered: list[str] = []
    render = Theme.render

    def recorded(theme: Theme, template: str, *views: object, **others: object) -> str:
        rendered.append(template)
        return render(theme, template, *views, **others)

    asked: list[str] = []
    of_document = PageViews.of_document

    def asks(views: PageViews, draft: PageDraft) -> dict[str, Any]:
        asked.append(draft.path)
        return of_document(views, draft)

    monkeypatch.setattr(Theme, "render", recorded)
    monkeypatch.setattr(PageViews, "of_document", asks)
    project.build(**settings)
    assert asked == []
    own = rendered.copy()
    assert set(own) <= {"editorial.html", "new_file.html", "workbooks.html", "page.html"}, (
        "the editor's pages, which tell of this build, and no other"
    )
    rendered.clear()
    EDITS["a word"](folder / "content")
    project.build(**settings)
    assert rendered == ["story.html", *own]
    assert asked == ["content/verhalen/2026/dryport.md"]


def test_a_tree_that_another_run_made_is_not_taken_over(project: SiteText):
    """A build in another window puts another tree in place.

    A page of it is never taken for ours.
    """
    memo, folder = Memo(), project.folder
    settings = {"PREVIEW": True, "OUTPUT_PATH": str(folder / ".kept"), "LEDGER_WRITE": False}
    project.build(**settings, MEMO=memo)
    EDITS["a word"](folder / "content")
    project.build(**settings)
    EDITS["a word"](folder / "content")
    again = project.build(**settings, MEMO=memo)
    assert "zonder water" in again.file("verhalen/dryport/index.html")


def test_a_file_that_cannot_be_read_is_as_good_as_none(tmp_path: Path):
    (tmp_path / "memo.json").write_text("{", encoding="utf-8")
    assert Memo(tmp_path / "memo.json").get("x") is None


def test_what_is_no_longer_used_is_forgotten(tmp_path: Path):
    memo = Memo(tmp_path / "memo.json")
    memo.put("a", [1])
    memo.put("b", [2])
    memo.store()
    memo = Memo(tmp_path / "memo.json")
    assert memo.get("a") == [1]
    memo.store()
    assert Memo(tmp_path / "memo.json").get("b") is None
