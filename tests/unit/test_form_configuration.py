"""The configuration of the forms follows from the declarations, for each service its own."""

from __future__ import annotations

import datetime

import pytest

from plugins.core.figures.dataset_fields import DATASET_FIELDS
from plugins.core.texts.header import Field
from plugins.core.texts.kinds import KINDS
from plugins.core.vocabulary import BLOCKS
from plugins.core.writing.form_backend import backend_of
from plugins.core.writing.form_configuration import DATASETS, file_formats, form_config
from plugins.core.writing.form_fields import BODY

KNOWN = {
    "bronnen": {"plan": "Het plan"},
    "themas": {"een": "Thema een"},
    "gemeenten": {"emmen": "Emmen"},
    "sectoren": {"htsm": "HTSM"},
    "initiatieven": {"x": "X"},
    "datasets": {"begroting-2026": "Begroting 2026", "aantallen": "Aantallen"},
}
LOCAL = {"backend": "proxy", "proxy_url": "http://127.0.0.1:8081/api/v1"}
CONFIG = form_config(backend_of(LOCAL), "content/", KNOWN)
COLLECTIONS = {item["name"]: item for item in CONFIG["collections"]}
DAY = datetime.date(2026, 11, 21)


def _fields(name: str) -> dict[str, dict]:
    collection = COLLECTIONS[name]
    return {
        field["name"]: field
        for field in collection.get("fields") or collection["files"][0]["fields"]
    }


@pytest.mark.parametrize(
    ("name", "fields"), [*((kind.name, kind.fields) for kind in KINDS), (DATASETS, DATASET_FIELDS)]
)
def test_every_field_of_every_kind_stands_in_its_form_once(name: str, fields: tuple[Field, ...]):
    """One declaration is one form: each key with its help, required where it is, and the text."""
    form = _fields(name)
    assert sorted(form) == sorted([BODY, *(field.name for field in fields)])
    for field in fields:
        shown = form[field.name]
        assert shown["required"] == (field.required or bool(field.default))
        assert shown["hint"]
        assert shown["label"]
    assert form[BODY]["widget"] == "text"
    assert [field["name"] for field in file_formats(KNOWN, DAY)[name]["fields"]] == [
        field.name for field in fields
    ]


def test_what_must_be_filled_in_comes_first_and_what_few_files_have_comes_last():
    """The order of a form is that of writing."""
    names = list(_fields("verhaal"))
    assert names[:8] == [
        "titel",
        "samenvatting",
        "datum",
        "status",
        "periode",
        "themas",
        "bronnen",
        BODY,
    ]
    assert names[-3:] == ["id", "adres", "vertaling-van"]


def test_choices_registers_and_sources_are_chosen_by_name():
    """A writer sees names; the file gets the ids."""
    form = _fields("verhaal")
    assert form["themas"]["options"] == [{"value": "een", "label": "Thema een"}]
    assert form["themas"]["multiple"] is True
    assert form["status"]["options"] == [
        {"value": "publiek", "label": "publiek"},
        {"value": "concept", "label": "concept"},
    ]
    assert form["status"]["default"] == "concept"
    document, place = form["bronnen"]["fields"]
    assert document["options"] == [{"value": "plan", "label": "Het plan"}]
    assert place["required"] is False
    assert form["bronnen"]["min"] == 1
    assert _fields("jaarplan")["document"]["options"] == document["options"]


def test_a_picture_stands_in_the_folder_of_its_own_text():
    """Pictures are in the folder mijn-verhaal/ beside mijn-verhaal.md; headers hold names alone."""
    story = COLLECTIONS["verhaal"]
    assert (story["media_folder"], story["public_folder"]) == ("{{filename}}", "")
    assert _fields("verhaal")["beeld"]["widget"] == "image"
    assert _fields("jaarplan")["origineel"]["widget"] == "file"


def test_the_text_is_plain_and_explains_every_block():
    """Rich text breaks blocks, so no form has it; the hint names each block."""
    assert "markdown" not in {
        field["widget"] for name in COLLECTIONS for field in _fields(name).values()
    }
    assert all(
        f"**{name}**: {block.help}" in _fields("verhaal")[BODY]["hint"]
        for name, block in BLOCKS.items()
    )


def test_files_are_named_as_their_kind_asks():
    """A plan is named by its year, a course by its period, other pages by their titles.

    Pages of a register are not made here.
    """
    assert (COLLECTIONS["verhaal"]["slug"], COLLECTIONS["verhaal"]["path"]) == (
        "{{fields.titel}}",
        "{{year}}/{{slug}}",
    )
    assert COLLECTIONS["jaarplan"]["slug"] == "{{fields.jaar}}"
    assert COLLECTIONS["koers"]["slug"] == "{{fields.periode}}"
    assert {name for name, item in COLLECTIONS.items() if not item.get("create")} == {
        *(kind.name for kind in KINDS if kind.slug_register),
        DATASETS,
    }
    assert {item["delete"] for item in COLLECTIONS.values()} == {False}


def test_the_explanation_of_each_dataset_is_listed_by_its_title_and_figures_are_not_edited():
    """The list says where the figures are."""
    data = COLLECTIONS[DATASETS]
    assert [(item["label"], item["file"]) for item in data["files"]] == [
        ("Aantallen", "content/data/aantallen/toelichting.md"),
        ("Begroting 2026", "content/data/begroting-2026/toelichting.md"),
    ]
    assert "cijfers.csv" in data["description"]
    assert [
        item["name"] for item in form_config({}, "", {**KNOWN, "datasets": {}})["collections"]
    ] == [kind.name for kind in KINDS]
