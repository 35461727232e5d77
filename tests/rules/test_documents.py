"""The documents of the project.

They have short lines, links that work, few pictures and one version.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from plugins.run.version import generator

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
BUILT = ROOT / "tests" / "golden" / "sites" / "small" / "expected"
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *DOCS.glob("*.md"),
        *(ROOT / name / "README.md" for name in ("content", "content/data", "tests", "theme")),
        ROOT / "plugins" / "README.md",
    ]
)
READMES = [page for page in PAGES if page.name == "README.md"]
GUIDES = [*READMES, ROOT / "content" / "MELDINGEN.md"]
WIDTH, HEIGHT = 110, 110
MAX_PICTURES, MAX_BYTES = 10, 300_000
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"(?ms)^\s*```.*?^\s*```|`[^`\n]*`")
# What may be longer: fenced examples, and the rows of tables that are made of the declarations.
_FENCED = re.compile(r"(?ms)^```.*?^```$")
_MADE = re.compile(r"(?s)<!-- gemaakt: \w+ -->.*?<!-- einde -->")
_ROW = re.compile(r"(?m)^\|.*$")


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def _links(page: Path) -> list[str]:
    """Return the links of a page to files of the project, without those in examples."""
    text = _CODE.sub("", page.read_text(encoding="utf-8"))
    return [link for link in _LINK.findall(text) if not re.match(r"[a-z]+:|#|/", link)]


def _long_lines(text: str) -> list[int]:
    """Return the numbers of lines that are too long."""
    text = _FENCED.sub(lambda part: "\n" * part[0].count("\n"), text)
    text = _MADE.sub(lambda part: _ROW.sub("", part[0]), text)
    return [number for number, line in enumerate(text.splitlines(), 1) if len(line) > WIDTH]


@pytest.mark.parametrize("page", GUIDES, ids=_name)
def test_a_guide_has_short_lines(page: Path):
    assert _long_lines(page.read_text(encoding="utf-8")) == []


def test_the_first_page_is_short_and_has_one_picture():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= HEIGHT
    assert text.count("![") == 1
    assert max(map(len, text.splitlines())) <= WIDTH


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_to_a_file_of_the_project_leads_there(page: Path):
    assert [
        link
        for link in _links(page)
        if not (page.parent / unquote(link.partition("#")[0])).exists()
    ] == []


def test_every_file_that_the_map_of_the_machinery_names_is_there():
    """The table "Where does it go?" leads nobody to a file that moved."""
    text = (ROOT / "plugins" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+/[\w/.-]+?\.(?:py|js|json|ini|csv))(?:: [^`]*)?`", text))
    assert len(named) > 40
    found = {
        name for name in named for above in (ROOT / "plugins", ROOT) if (above / name).exists()
    }
    assert named - found == set()


def test_the_pictures_are_few_small_and_all_shown():
    """The pictures of an audit are not among them: they change too often for the history."""
    shown = {(page.parent / link).resolve() for page in PAGES for link in _links(page)}
    pictures = {
        file
        for file in DOCS.rglob("*")
        if file.suffix in (".png", ".webp", ".jpg", ".avif", ".svg")
    }
    assert 0 < len(pictures) <= MAX_PICTURES
    assert pictures - shown == set()
    assert sum(file.stat().st_size for file in pictures) < MAX_BYTES


def test_the_newest_version_of_the_changelog_is_that_of_the_project():
    """Pages and feeds name that version as well, as the expected ones of the small site show."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    heads = re.findall(
        r"^## (\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\)$",
        (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
        re.M,
    )
    assert heads[0][0] == project["version"]
    line = f"Dutch TechZone {project['version']}"
    assert generator() == line
    page = (BUILT / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<meta name="generator" content="([^"]*)">', page) == [line]
    for name in ("verhalen.atom.xml", "verhalen.rss.xml"):
        feed = (BUILT / "feeds" / name).read_text(encoding="utf-8")
        assert re.findall(r"<generator>([^<]*)</generator>", feed) == [line]
    days = [day for _, day in heads]
    versions = [tuple(map(int, version.split("."))) for version, _ in heads]
    assert days == sorted(days, reverse=True)
    assert versions == sorted(set(versions), reverse=True)


def test_long_lines_are_found_but_not_in_examples_and_made_tables():
    long = "woord " * 30
    made = f"<!-- gemaakt: x -->\n{long}\n| {long} |\n<!-- einde -->"
    text = f"kort\n{long}\n{made}\n| {long} |\n```\n{long}\n```\n{long}\n"
    assert _long_lines(text) == [2, 4, 7, 11]
