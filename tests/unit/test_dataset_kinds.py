"""The kinds of dataset: every column is whole and explains itself."""

from __future__ import annotations

import pytest

from plugins.core.figures.dataset_kinds import DATASET_KINDS, DatasetKind


@pytest.mark.parametrize("kind", DATASET_KINDS.values(), ids=list(DATASET_KINDS))
def test_every_column_of_a_kind_is_declared_once_and_explained(kind: DatasetKind):
    """A choice has choices; what must be filled in must be there; the first column is the id."""
    names = [column.name for column in kind.columns]
    assert names[0] == "id"
    assert len(set(names)) == len(names)
    assert all(column.help.endswith(".") for column in kind.columns)
    assert all(bool(column.choices) == (column.type == "choice") for column in kind.columns)
    assert all(column.required for column in kind.columns if column.filled)
