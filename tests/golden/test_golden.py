"""What comes out is what came out before.

Every example of every component, and a small site as a whole.

After a change that was meant, `make golden` writes the new outcome; look at the difference and
commit it by itself.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.assets.components import components, render_example
from plugins.core.dutch import slugify
from plugins.support.templates import Theme
from tests.helpers.browser import build_content
from tests.helpers.golden import compare_tree, may_update, normalised

HERE = Path(__file__).parent
THEME = Path(__file__).resolve().parents[2] / "theme"
COMPONENTS = {component.name: component for component in components(THEME)}
SITE = HERE / "sites" / "small"
DAY = "2026-11-21"


@pytest.mark.parametrize("name", sorted(COMPONENTS))
def test_every_example_of_a_component_comes_out_as_before(name, update):
    theme, component = Theme(THEME), COMPONENTS[name]
    made = {
        f"{slugify(example.name)}.html": (
            render_example(theme, component, example).strip().encode() + b"\n"
        )
        for example in component.examples
    }
    assert len(made) == len(component.examples) > 0, "examples have names of their own"
    assert compare_tree(HERE / "components" / name, made, update=update) == []


def test_no_expected_component_is_left_behind(update):
    """A component that is gone takes its expected files with it."""
    kept = (
        {folder.name for folder in (HERE / "components").iterdir() if folder.is_dir()}
        if (HERE / "components").is_dir()
        else set()
    )
    gone = kept - set(COMPONENTS)
    for name in gone if update else ():
        shutil.rmtree(HERE / "components" / name)
    assert update or gone == set()


def test_a_small_site_comes_out_as_before(tmp_path, update):
    """Built from a copy, so that nothing can be written into the source."""
    shutil.copytree(SITE / "content", tmp_path / "content")
    built = build_content(
        tmp_path / "content",
        tmp_path / "output",
        BUILD_DAY=DAY,
        SITEURL="https://www.voorbeeld.nl/dtz",
    )
    assert compare_tree(SITE / "expected", normalised(built.folder), update=update) == []


def test_a_small_site_comes_out_the_same_from_another_folder_and_over_an_older_one(tmp_path):
    """Nothing of the machine, the folder or an earlier run gets in."""
    trees = []
    for name in ("een", "twee met spatie"):
        shutil.copytree(SITE / "content", tmp_path / name / "content")
        for _ in range(2):
            build_content(
                tmp_path / name / "content",
                tmp_path / name / "output",
                BUILD_DAY=DAY,
                SITEURL="https://www.voorbeeld.nl/dtz",
            )
            trees.append(
                {
                    file.relative_to(tmp_path / name / "output").as_posix(): file.read_bytes()
                    for file in (tmp_path / name / "output").rglob("*")
                    if file.is_file()
                }
            )
    assert all(tree == trees[0] for tree in trees)


def test_the_small_site_has_every_template_and_no_trace_of_a_concept(tmp_path):
    shutil.copytree(SITE / "content", tmp_path / "content")
    built = build_content(tmp_path / "content", tmp_path / "output", BUILD_DAY=DAY)
    templates = {file.name for file in (THEME / "templates").glob("*.html")} - {
        "base.html",
        "styleguide.html",
        "editorial.html",
        "new_file.html",
        "workbooks.html",
        "forms.html",
    }
    assert set(built.pages) == templates
    for file in built.folder.rglob("*"):
        assert "concept" not in file.name
        assert not file.is_file() or not any(
            word in file.read_bytes()
            for word in (b"Nog niet klaar", b"Geheim.", b"Pas in december")
        )


def test_a_mismatch_leaves_the_actual_beside_and_names_the_difference(tmp_path):
    (tmp_path / "blijft.html").write_bytes(b"a\r\nb\r\n")
    (tmp_path / "anders.html").write_bytes(b"a\nb\n")
    (tmp_path / "weg.html").write_bytes(b"a\n")
    made = {"blijft.html": b"a\r\nb\r\n", "anders.html": b"a\nc\n", "nieuw/een.html": b"n\n"}
    faults = compare_tree(tmp_path, made, update=False)
    assert [fault.split("\n")[0] for fault in faults] == [
        "--- anders.html (expected)",
        "--- nieuw/een.html (expected)",
        "weg.html: expected, not made",
    ]
    assert faults[0].splitlines()[-2:] == ["-b", "+c"]
    assert (tmp_path / "anders.html.actual").read_bytes() == b"a\nc\n"
    assert (tmp_path / "anders.html").read_bytes() == b"a\nb\n"
    assert compare_tree(tmp_path, made, update=True) == []
    assert {
        file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()
    } == {"blijft.html", "anders.html", "nieuw/een.html"}
    assert compare_tree(tmp_path, made, update=False) == []


def test_expected_files_are_never_written_on_a_build_server(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    assert may_update(True)
    monkeypatch.setenv("CI", "true")
    assert not may_update(False)
    with pytest.raises(RuntimeError, match="CI is set"):
        may_update(True)
