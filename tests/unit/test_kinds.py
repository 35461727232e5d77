"""Kinds: a file belongs to the kind of its folder.

Every declaration is whole and its examples are valid.
"""

from __future__ import annotations

import pytest

from plugins.core.figures.dataset_kinds import DATASET_FIELDS
from plugins.core.texts.header import Field, read_header
from plugins.core.texts.kinds import KINDS, kind_of_path
from plugins.support.yaml_reader import read_entries

PATHS = [
    ("verhalen/2026/een.md", "verhaal"),
    ("verhalen/een.md", None),
    ("verhalen/2026/een/twee.md", None),
    ("paginas/over.md", "pagina"),
    ("paginas/x/over.md", None),
    ("jaarplannen/2026.md", "jaarplan"),
    ("jaarverslagen/2021.md", "jaarverslag"),
    ("koers/2026-2029.md", "koers"),
    ("themas/x.md", "thema"),
    ("gemeenten/emmen.md", "gemeente"),
    ("verantwoording/x.md", "verantwoording"),
    ("kanttekeningen/x.md", "kanttekening"),
    ("over.md", None),
    ("zomaar/over.md", None),
]
FIELDS = {(kind.name, field.name): field for kind in KINDS for field in kind.fields} | {
    ("gegevens", field.name): field for field in DATASET_FIELDS
}


@pytest.mark.parametrize(("path", "name"), PATHS)
def test_kind_follows_the_folder(path: str, name: str | None):
    """A file elsewhere, or deeper than its kind stands, has no kind."""
    kind = kind_of_path(tuple(path.split("/")))
    assert (kind.name if kind else None) == name


@pytest.mark.parametrize("field", FIELDS.values(), ids=["-".join(name) for name in FIELDS])
def test_example_of_a_field_is_a_valid_value(field: Field):
    """An example in a message or an empty file passes the check of its field.

    On one line and as a list.
    """
    known = {
        "bronnen": ["coevorden-2017-2021", "jaarplan-2026"],
        field.register: field.example.split(", "),
    }
    for example in (field.example, field.example.replace("\n  - ", "")):
        entries, unread = read_entries("x.md", f"{field.name}: {example}", 2)
        _, problems = read_header("x.md", entries, [field], known, "een proef")
        assert [*unread, *problems] == []


def test_every_kind_is_whole():
    """Names, folders and addresses are each used once; a kind with pages has a template.

    Every field helps its writer.
    """
    for part in ("name", "folder", "label"):
        values = [getattr(kind, part) for kind in KINDS]
        assert len(set(values)) == len(values)
    addresses = [kind.address for kind in KINDS if kind.address]
    assert len(set(addresses)) == len(addresses)
    assert all(bool(kind.address) == bool(kind.template) for kind in KINDS)
    assert all(field.help.endswith(".") and field.example for field in FIELDS.values())
