"""Every message a writer can get, word for word: each code has a tiny broken site and its exact report."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core.problems import CODES
from tests.helpers.site_text import SiteText, parse_sections

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_broken_site_gives_exactly_this_report(case: Path, tmp_path: Path):
    """The report of a broken site is the expected text, and only a fault keeps the site from being published."""
    text = case.read_text(encoding="utf-8")
    sections = parse_sections(text)
    expected = sections.pop("verwacht").strip()
    settings = dict(line.split("=", 1) for line in sections.pop("instellingen", "").split() if line)
    site = SiteText(tmp_path)
    site.write("".join(f"-- {name} --\n{content}" for name, content in sections.items()))
    result = site.build(**settings)
    assert result.report == expected
    assert result.published == (" fout " not in expected)


def test_every_code_has_a_broken_site():
    """A message that no broken site shows is not tested; its code is in the name of a case."""
    shown = {case.stem.split("+")[0] for case in CASES}
    assert shown == set(CODES)
