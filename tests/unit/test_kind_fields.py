"""The keys of headers: each helps its writer, with an example that passes its own check."""

from __future__ import annotations

import pytest

from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.texts.header import Field
from plugins.core.texts.header_reading import read_header
from plugins.core.texts.kinds import KINDS
from plugins.support.yaml_reader import read_entries

FIELDS = {(kind.name, field.name): field for kind in KINDS for field in kind.fields} | {
    ("gegevens", field.name): field for field in DATASET_FIELDS
}


@pytest.mark.parametrize("field", FIELDS.values(), ids=["-".join(name) for name in FIELDS])
def test_example_of_a_field_is_a_valid_value(field: Field):
    """The example in a message or empty file passes the check of its field, also as a list."""
    known = {
        "bronnen": ["coevorden-2017-2021", "jaarplan-2026"],
        field.register: field.example.split(", "),
    }
    for example in (field.example, field.example.replace("\n  - ", "")):
        entries, unread = read_entries("x.md", f"{field.name}: {example}", 2)
        _, problems = read_header("x.md", entries, [field], known, "een proef")
        assert [*unread, *problems] == []


def test_every_field_helps_its_writer():
    """Its help is a sentence, and it has an example."""
    assert all(field.help.endswith(".") and field.example for field in FIELDS.values())
