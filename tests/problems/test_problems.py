"""Every message a writer can get, word for word.

Each code has a tiny broken site and its exact report.

A case is a text file named after its code (`<code>.txt`, `<code>+<variant>.txt`) with the files of
the site, and

    -- instellingen --      settings of the build, `NAAM=waarde` (optional)
    -- verwacht --          the report, in the form `regels`
    -- herstel --           what a writer does on the message's advice, `file: old => new`, or
    `file: (weg)` to remove it,
                            `opdracht: /old/ /new/` for the command `adres` (optional)

What text cannot hold (bytes, links, a failing plugin) is made in `made_cases.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.core.problem_codes import CODES
from tests.helpers.site_text import SiteText, parse_sections
from tests.problems.made_cases import MADE, loose_plugins

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One broken site."""

    name: str
    files: str
    settings: dict[str, str]
    expected: str
    remedies: tuple[tuple[str, str, str], ...]


def _read(path: Path) -> Case:
    """Read a case."""
    sections = parse_sections(path.read_text(encoding="utf-8"))
    expected = sections.pop("verwacht").strip()
    settings = dict(line.split("=", 1) for line in sections.pop("instellingen", "").split())
    remedies = tuple(
        _remedy(line) for line in sections.pop("herstel", "").strip("\n").split("\n") if line
    )
    return Case(
        path.stem,
        "".join(f"-- {name} --\n{content}" for name, content in sections.items()),
        settings,
        expected,
        remedies,
    )


def _remedy(line: str) -> tuple[str, str, str]:
    """Read one line of a remedy: file, old text, new text; `\\n` means the end of a line."""
    name, _, change = line.partition(": ")
    old, _, new = (change + " ").partition(" => ")
    return name, old.replace("\\n", "\n"), new.removesuffix(" ").replace("\\n", "\n")


CASES = [_read(path) for path in sorted(FOLDER.glob("*.txt"))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken_site_gives_exactly_this_report(case: Case, tmp_path: Path):
    """The report of a broken site is the expected text; only a fault prevents publication."""
    result = SiteText(tmp_path).write(case.files).build(**case.settings)
    assert result.report == case.expected
    assert result.published == (" fout " not in case.expected)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.remedies], ids=lambda case: case.name
)
def test_the_remedy_of_the_message_works(case: Case, tmp_path: Path):
    """Who does what the message says, gets a site without any message."""
    site = SiteText(tmp_path).write(case.files)
    for name, old, new in case.remedies:
        file = tmp_path / name
        if old.strip() == "(weg)":
            file.unlink()
            continue
        if name == "opdracht":
            assert site.move(*old.split()) == 0
            continue
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        assert old in text, "the remedy must change something that is there"
        site.write_bytes(name, text.replace(old, new, 1).encode("utf-8"))
    result = site.build(**case.settings)
    assert result.report == ""
    assert result.published


@pytest.mark.parametrize("name", MADE)
def test_made_site_gives_exactly_this_report(name: str, tmp_path: Path):
    """A broken site that text cannot hold is reported word for word as well.

    Only a fault keeps it from being published.
    """
    site = SiteText(tmp_path)
    with loose_plugins():
        settings, expected = MADE[name](site)
        result = site.build(**settings)
    assert result.report == expected
    assert result.published == (" fout " not in expected)


def test_every_code_has_a_broken_site():
    """A message that no broken site shows is not tested.

    The code is in its report and in the name of its case.
    """
    reports = {case.name.split("+")[0]: case.expected for case in CASES} | {
        name.split("+")[0]: f" {name.split('+')[0]}: " for name in MADE
    }
    shown = {code for code, report in reports.items() if f" {code}: " in report}
    assert shown == set(CODES)
    assert set(reports) - shown == {"alles-tegelijk"}


def test_most_codes_have_a_remedy_that_is_tried():
    """At least two thirds of the codes have a case whose remedy is carried out."""
    tried = {case.name.split("+")[0] for case in CASES if case.remedies}
    assert len(tried & set(CODES)) * 3 >= len(CODES) * 2


def test_twenty_faults_give_twenty_messages_in_one_run():
    """The site that is wrong in every way has one message for each of its twenty faults.

    They are in order of file, line and column.
    """
    case = next(case for case in CASES if case.name == "alles-tegelijk")
    lines = case.expected.split("\n")
    assert len(lines) == 20
    places = [line.split(": ", 1)[0].split(":") for line in lines]
    order = [(path, int(line), int(column)) for path, line, column in places]
    assert order == sorted(order)
    assert len(set(order)) == 20
