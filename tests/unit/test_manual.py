"""The writers' guide names every kind, key, block, column and message there is."""

from __future__ import annotations

import os

import pytest

from plugins.core.csv_table import MAX_BYTES, MAX_CELL, MAX_CELLS, MAX_COLUMNS
from plugins.core.datasets import DATASET_FIELDS, DATASET_KINDS
from plugins.core.kinds import KINDS
from plugins.core.manual import fill
from plugins.core.problems import CODES
from plugins.core.vocabulary import BLOCKS
from tests.helpers.real_site import ROOT

GUIDE = ROOT / "content" / "README.md"


def test_the_made_parts_of_the_guide_are_up_to_date(request: pytest.FixtureRequest):
    """content/README.md holds what the declarations say now; `make golden` writes it."""
    text = GUIDE.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden") and not os.environ.get("CI"):
        GUIDE.write_text(fill(text), encoding="utf-8", newline="\n")
    assert GUIDE.read_text(encoding="utf-8") == fill(text)


def test_the_guide_names_everything_a_writer_can_type_or_read():
    """Each kind, key, block, column and message code stands in the guide."""
    text = GUIDE.read_text(encoding="utf-8")
    names = [kind.name for kind in KINDS] + [f"`{field.name}`" for kind in KINDS for field in kind.fields] + [f"`{field.name}`" for field in DATASET_FIELDS]
    names += [f"::: {name}" for name in BLOCKS] + [f"`{key.name}`" for block in BLOCKS.values() for key in block.keys]
    names += [f"`{column.name}`" for kind in DATASET_KINDS.values() for column in kind.columns] + [f"`{code}`" for code in CODES]
    assert [name for name in names if name not in text] == []


def test_the_guide_states_the_bounds_that_hold():
    """How large a file of figures may be is said in words, and is so."""
    text = " ".join(GUIDE.read_text(encoding="utf-8").split())
    assert (MAX_BYTES, MAX_COLUMNS, MAX_CELLS, MAX_CELL) == (64 * 1024 * 1024, 200, 2_000_000, 10_000)
    for bound in ("hoogstens 64 MB", "hoogstens 200 kolommen en 2.000.000 cellen", "hoogstens 10.000 tekens"):
        assert bound in text
