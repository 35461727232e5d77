"""A part of the long trial of texts; `make audit` tries 2,000 mutants."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fuzz.texts import HARMLESS, SMALL, Mutant, Outcome, Site, mutants, sample

pytestmark = pytest.mark.xdist_group("texts")


@pytest.fixture(name="small", scope="module")
def _small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small site, read once."""
    return Site(tmp_path_factory.mktemp("small"), SMALL)


def _tried(site: Site, *items: Mutant) -> Outcome:
    outcome = Outcome()
    for item in items:
        site.attempt(item, outcome)
    return outcome


def test_a_slip_is_told_where_it_is(small: Site):
    """One mutant of every third kind is tried.

    Those that are wrong stop, on their line and in their column.
    """
    tried = sample(SMALL, 11, 200)[::3]
    outcome = _tried(small, *[item for item in tried if not item.rule])
    assert (outcome.broken, outcome.misses, outcome.columns) == ([], [], [])
    assert outcome.wrong > 50


def test_what_a_rule_lets_pass_changes_no_page(small: Site):
    """One mutant of every rule is published as if nothing had happened."""
    by_rule = {item.rule: item for item in mutants(SMALL, 5) if item.rule}
    outcome = _tried(small, *by_rule.values())
    assert outcome.broken == []
    assert set(by_rule) == set(HARMLESS)


def test_the_trial_notices_what_it_looks_for(small: Site):
    """A slip let through, one reported elsewhere and a harmless one that harms are all noted."""
    path = "content/verhalen/2026/dryport.md"
    text = (SMALL.parent / path).read_text(encoding="utf-8")
    good = Mutant("nothing", path, text, 3)
    wrong = Mutant("unknown key", path, text.replace("periode:", "kleur: rood\nperiode:"), 6, (1,))
    assert "published" in _tried(small, good).misses[0]
    assert _tried(small, wrong).misses == []
    assert "told as" in _tried(small, replace(wrong, line=3)).misses[0]
    assert "meant (9,)" in _tried(small, replace(wrong, columns=(9,))).columns[0]
    assert "not harmless" in _tried(small, replace(wrong, rule="key")).broken[0]
