"""A preview that stays open and one that is made anew are the same, on the real content.

They are compared after every edit, byte for byte.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.run.reuse.memo import Memo
from tests.fuzz.texts import REAL, sample
from tests.helpers.site_text import SiteText
from tests.site.test_memo import SMALL, in_any_order, try_checks, try_previews

SLIPS, EDITS = 40, 60


def _edits(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield edits that are no faults: a file below content/ and its new text.

    They change a word, a title, a summary, a remark beside a figure, a name in a register.
    """
    texts = sorted(
        file for file in REAL.rglob("*.md") if file.name not in ("README.md", "MELDINGEN.md")
    )
    tables = sorted(REAL.glob("data/*/cijfers.csv")) + sorted(REAL.glob("data/registers/*.csv"))
    for _ in range(EDITS):
        file = chance.choice(texts if chance.random() < 0.7 else tables)
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        if file.suffix == ".md":
            key = chance.choice(["titel", "samenvatting", ""])
            new = (
                re.sub(rf"(?m)^({key}: .*\w)", r"\1 proef", text, count=1)
                if key
                else f"{text.rstrip()}\n\nProef.\n"
            )
        else:
            lines = text.rstrip("\n").split("\n")
            names, at = lines[0].split(";"), chance.randrange(1, len(lines))
            cells = lines[at].split(";")
            free = [
                number
                for number, name in enumerate(names)
                if name in ("noot", "kort", "naam", "post", "titel")
            ]
            if len(cells) != len(names) or not free or '"' in lines[at]:
                continue
            cells[chance.choice(free)] += " proef"
            new = "\n".join([*lines[:at], ";".join(cells), *lines[at + 1 :], ""])
        yield file.relative_to(REAL.parent).as_posix(), new


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_preview_that_remembers_is_the_preview_that_does_not(tmp_path: Path):
    """Slips of every kind, and edits as writers make them.

    Each is there for one build and gone in the next.
    """
    site, memo = SiteText(tmp_path, base=False), Memo()
    shutil.copytree(REAL, tmp_path / "content")
    chance = random.Random(1)
    changes = [(item.path, item.text) for item in sample(REAL, 1, SLIPS)] + list(_edits(chance))
    chance.shuffle(changes)
    assert len(changes) > SLIPS + EDITS / 2
    for path, text in changes:
        file = tmp_path / path
        old = file.read_bytes()
        file.write_bytes(text.encode("utf-8"))
        kept = site.build(
            PREVIEW=True, OUTPUT_PATH=str(tmp_path / ".kept"), LEDGER_WRITE=False, MEMO=memo
        )
        fresh = site.build(PREVIEW=True, OUTPUT_PATH=str(tmp_path / ".fresh"), LEDGER_WRITE=False)
        file.write_bytes(old)
        assert kept.report == fresh.report, path
        mine, theirs = _tree(kept.output), _tree(fresh.output)
        assert sorted(mine) == sorted(theirs), path
        assert [name for name in mine if mine[name] != theirs[name]] == [], path


@pytest.mark.parametrize("seed", range(1, 4))
def test_the_same_holds_for_the_small_site_in_any_order_of_edits(tmp_path: Path, seed: int):
    site = SiteText(tmp_path, base=False)
    shutil.copytree(SMALL, tmp_path / "content")
    try_previews(site, in_any_order(seed))


def test_and_for_a_check_of_it(tmp_path: Path):
    site = SiteText(tmp_path, base=False)
    shutil.copytree(SMALL, tmp_path / "content")
    try_checks(site, in_any_order(101))
