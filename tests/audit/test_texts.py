"""The long trial of texts: 2,000 mutants of the small site and 400 of the real content."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.texts import REAL, SMALL, Outcome, Site, sample


@pytest.mark.parametrize(("content", "count"), [(SMALL, 2000), (REAL, 400)], ids=["small", "real"])
def test_every_slip_is_told_where_it_is(content: Path, count: int, tmp_path: Path):
    """No mutant crashes a run or changes another page.

    At least 99 of 100 are reported on the right line and 90 in the right column.
    """
    site, outcome = Site(tmp_path, content), Outcome()
    for item in sample(content, 1, count):
        site.attempt(item, outcome)
    assert outcome.broken == []
    assert outcome.right_line >= 0.99 * outcome.wrong, outcome.misses
    assert outcome.right_column >= 0.90 * outcome.placed, outcome.columns
