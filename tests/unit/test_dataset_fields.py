"""The keys of `toelichting.md`."""

from __future__ import annotations

from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.figures.dataset_kinds import DATASET_KINDS
from plugins.core.vocabulary import STATUSES


def test_every_key_is_declared_once_and_a_choice_has_its_words():
    """The kinds and statuses that a writer can choose are those that there are."""
    fields = {field.name: field for field in DATASET_FIELDS}
    assert len(fields) == len(DATASET_FIELDS)
    assert fields["soort"].choices == tuple(DATASET_KINDS)
    assert fields["status"].choices == STATUSES
    assert all(bool(field.choices) == (field.type == "choice") for field in DATASET_FIELDS)
