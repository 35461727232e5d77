"""One declaration gives five products.

The check, the form, the guide, the empty file and the descriptor of open data. Here they are held
against each other.

Each product is read as its user reads it: the check by what it refuses, the form by the
configuration that Decap gets, the guide and the empty file as texts, the descriptor by an
independent library.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from frictionless import Package

from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.figures.dataset_kinds import DATASET_KINDS, DatasetKind
from plugins.core.figures.exports import ALIASES
from plugins.core.texts.header import Field
from plugins.core.texts.header_reading import read_header
from plugins.core.texts.kinds import KINDS
from plugins.core.writing.blank_files import dataset_files, empty_file
from plugins.core.writing.form_backend import backend_of
from plugins.core.writing.form_configuration import form_config
from plugins.support.yaml_reader import read_entries
from tests.helpers.real_site import real_site

GUIDE = (Path(__file__).resolve().parents[2] / "content" / "README.md").read_text(encoding="utf-8")
DAY = datetime.date(2026, 11, 21)
SORTS = [(kind.name, kind.folder, kind.fields) for kind in KINDS] + [
    ("toelichting.md", "data", DATASET_FIELDS)
]
HIDDEN = ("adres", "vertaling-van")
"""Keys of a translation, which the command for translations writes; an empty file of a kind has
none."""


def _section(name: str) -> str:
    """Return the part of the guide about a kind."""
    return re.search(rf"(?ms)^### {re.escape(name)}\n(.*?)(?=^### |^<!-- einde)", GUIDE)[1]


def _rows(name: str) -> dict[str, list[str]]:
    """Return the keys that the guide names, with what it says of them."""
    return {
        row[0].strip("`"): row[1:]
        for line in _section(name).split("\n")
        if line.startswith("| `")
        for row in [[cell.strip() for cell in line.strip("| ").split(" | ")]]
    }


@pytest.mark.parametrize(("name", "folder", "fields"), SORTS, ids=[sort[0] for sort in SORTS])
def test_check_form_guide_and_empty_file_know_the_same_keys(
    name: str, folder: str, fields: tuple[Field, ...]
):
    """The same keys, in each the same ones required, with the same choices."""
    form = {field["name"]: field for field in _form(folder)}
    rows = _rows(name)
    empty = (
        empty_file(KINDS[[kind.name for kind in KINDS].index(name)], "Titel", DAY, {})
        if folder != "data"
        else dataset_files("x-2026", "geld", {}, DAY)["toelichting.md"]
    )
    for field in fields:
        required = _refused_without(fields, field)
        assert (rows[field.name][0] == "ja") == required, "the guide"
        asked = form[field.name]["required"] or bool(field.default)
        assert asked == (required or bool(field.default)), "the form"
        if field.choices:
            assert all(choice in rows[field.name][1] for choice in field.choices)
            assert [option["value"] for option in form[field.name]["options"]] == list(
                field.choices
            )
        if field.name not in HIDDEN:
            active = re.search(rf"(?m)^(# )?{field.name}:", empty)
            assert active, "the empty file"
            assert not (required and active[1]), "what must be filled in stands ready"
    assert set(rows) == {field.name for field in fields}
    assert set(form) - {"body"} == {field.name for field in fields}


def _form(folder: str) -> list[dict]:
    """Return the fields of the form that writes files of a folder."""
    known = {
        name: {"een": "Een"}
        for name in ("bronnen", "themas", "gemeenten", "sectoren", "initiatieven", "datasets")
    }
    made = form_config(
        backend_of({"backend": "proxy", "proxy_url": "http://127.0.0.1:8081/api/v1"}),
        "content/",
        known,
    )["collections"]
    found = next(
        item
        for item in made
        if item.get("folder") == f"content/{folder}" or (folder == "data" and "files" in item)
    )
    return found.get("fields") or found["files"][0]["fields"]


def _refused_without(fields: tuple[Field, ...], field: Field) -> bool:
    """Ask the check whether a key must be there."""
    _, problems = read_header("x.md", read_entries("x.md", "", 2)[0], fields, {}, "een pagina")
    return any(f"“{field.name}” ontbreekt" in item.text for item in problems)


@pytest.mark.parametrize("kind", DATASET_KINDS.values(), ids=lambda kind: kind.name)
def test_check_guide_empty_file_and_descriptor_know_the_same_columns(kind: DatasetKind):
    """A column that writers can fill is explained, prepared when required, and published.

    Its type and choices are in the open data.
    """
    rows = _rows(f"cijfers.csv, soort {kind.name}")
    assert list(rows) == [column.name for column in kind.columns]
    head = dataset_files("x-2026", kind.name, {}, DAY)["cijfers.csv"].strip("\ufeff\r\n").split(";")
    assert (
        head
        == [column.name for column in kind.columns if column.required]
        == [name for name, row in rows.items() if row[0] == "ja"]
    )
    schema = Package(str(real_site() / "data" / "datapackage.json")).resources[0].schema
    for column in kind.columns:
        field = schema.get_field(ALIASES.get(column.name, column.name))
        assert (field.type == "number") == (column.type in ("money", "number")), column.name
        assert list(field.constraints.get("enum", ())) == list(column.choices)
        assert field.description
